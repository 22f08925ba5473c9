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
