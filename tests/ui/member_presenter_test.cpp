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
