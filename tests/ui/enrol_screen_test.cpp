// The fifteen seconds: at a relaxed half second a tap, thirteen taps are less than seven.

#include <string_view>

#include "tests/support/tap_driver.h"
#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;

namespace {

constexpr const char* kNumber = "13900139000";

}  // namespace

TEST_CASE_METHOD(CounterFixture, "a new regular takes thirteen taps and two requests", "[ui]") {
  sign_in();
  worker.asked.clear();
  int taps = 0;
  TapDriver finger{[this] { return counter.view(); },
                   [this](const Action& action) { counter.handle(action); }};
  const auto tap = [&](const std::string& id) {
    INFO(id);
    REQUIRE(finger.tap(id));
    ++taps;
  };
  tap("home.new_member");
  for (const char digit : std::string_view{kNumber}) tap(std::string{"enrol.key_"} + digit);
  CHECK(worker.asked.size() == 1);  // nothing is asked before the last digit
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Phone, kNumber}}});
  CHECK(seen<FormView>().number->words == "New here");
  tap("enrol.confirm");
  CHECK(taps == 13);
  CHECK(worker.asked.size() == 1);
  const auto order = answer<EnrolMember>(a_member(model::Strength::Number));
  CHECK(order.identifiers ==
        std::vector<model::Identifier>{{model::IdentifierKind::Phone, kNumber}});
  CHECK(order.staff == cashier.id);
  CHECK(shows<MemberView>());
}
