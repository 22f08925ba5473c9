#include "app/ui/presenters/member_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "the cue follows what is known of the visits", "[ui]") {
  sign_in();
  MemberCard card = a_member();
  const auto cue_of = [&](const MemberCard& shown) {
    arrive(CodeArrived{"1", ""});
    answer<LookUpCode>(CodeLookedUp{shown});
    return seen<MemberView>().cue;
  };
  CHECK(cue_of(card) == "A regular of 7 years: greet by name");
  card.member.joined = {};
  CHECK(cue_of(card) == "48 visits so far: a friendly word");
  card.member.last_visit = clock.wall() - std::chrono::days{214};
  CHECK(cue_of(card) == "Not seen for 214 days: welcome back");
}

TEST_CASE_METHOD(CounterFixture,
                 "new faces are told from returning ones, offline too",
                 "[ui][A77]") {
  sign_in();
  arrive(ConnectionChanged{false, 3, {}, {}, {}});
  MemberCard card = a_member();
  const auto badge_of = [&](const MemberCard& shown) {
    arrive(CodeArrived{"1", ""});
    answer<LookUpCode>(CodeLookedUp{shown});
    return seen<MemberView>().badge;
  };
  CHECK(badge_of(card) == "Visit 49");
  card.member.last_visit = clock.wall();
  CHECK(badge_of(card) == "Visit 49");
  CHECK(seen<MemberView>().last_visit.find("Last today at ") == 0);
  card.member.visits = 0;
  card.member.last_visit = {};
  card.member.joined = std::chrono::floor<std::chrono::days>(clock.wall());
  CHECK(badge_of(card) == "First visit");
}
