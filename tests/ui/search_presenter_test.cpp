#include "app/ui/presenters/search_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture,
                 "search asks from three digits on and drops late answers",
                 "[ui]") {
  sign_in();
  act(SearchTapped{});
  type("13");
  CHECK(worker.pending<SearchMembers>() == 0);
  type("80");
  CHECK(worker.pending<SearchMembers>() == 2);
  answer<SearchMembers>(MembersFound{"138", {a_member().member}});  // of the text before
  CHECK(seen<SearchView>().rows.empty());
  MembersFound many{"1380", {}};
  for (int i = 0; i < 20; ++i) many.members.push_back(a_member().member);
  answer<SearchMembers>(many);
  CHECK(seen<SearchView>().rows.size() == SearchView::kRows);
  CHECK(seen<SearchView>().words == "15 more. Type more to shorten the list.");
  act(FoundTapped{0});
  act(FoundTapped{1});
  CHECK(worker.pending<LoadMember>() == 1);
  answer<LoadMember>(a_member());
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(CounterFixture, "a name is typed on a keyboard, from home at once", "[ui]") {
  sign_in();
  act(TextTyped{"张"});
  CHECK(seen<SearchView>().text == "张");
  CHECK(worker.pending<SearchMembers>() == 1);
  act(BackspacePressed{});
  CHECK(seen<SearchView>().text.empty());  // a character, not a byte
}

TEST_CASE_METHOD(CounterFixture, "a number nobody has can be registered in two taps", "[ui]") {
  sign_in();
  act(NewMemberTapped{});
  CHECK(seen<SearchView>().is_for_enrolment);
  type("13900139000");
  act(ConfirmTapped{});
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Phone, "13900139000"}}});
  CHECK(seen<UnknownView>().is_phone);
  CHECK(seen<UnknownView>().identifier == "139 •••• 9000");
  act(TextTyped{"李"});
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<EnrolMember>() == 1);
  const auto failed = refuse<EnrolMember>(disk_full());
  CHECK(failed.name == "李");
  CHECK(seen<UnknownView>().name == "李");  // kept
  CHECK_FALSE(seen<UnknownView>().notice.words.empty());
  act(ConfirmTapped{});
  MemberCard fresh = a_member();
  fresh.member.visits = 0;
  fresh.member.joined = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20};
  answer<EnrolMember>(fresh);
  CHECK(seen<MemberView>().cue == "A new regular: say welcome");
}

TEST_CASE("enrolment names the law of the shop's region and whom a parent decides for",
          "[ui][D30]") {
  ui::CounterSettings settings = CounterFixture::settings();
  settings.region = *model::region_of("DE");
  CounterFixture counter{settings};
  counter.sign_in();
  counter.act(NewMemberTapped{});
  counter.type("015123456789");
  counter.act(ConfirmTapped{});
  counter.answer<LookUpCode>(
      CodeLookedUp{CodeUnknown{{model::IdentifierKind::Phone, "015123456789"}}});
  const std::string words = counter.seen<UnknownView>().privacy;
  CHECK(words.find("GDPR") != std::string::npos);
  CHECK(words.find("Under 16") != std::string::npos);
}
