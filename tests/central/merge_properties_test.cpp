// Whatever two tills send in whatever order, and whenever two members turn out to be one: all of it
// ends with the one who lives, and every sum holds.

#include <cstdint>
#include <vector>

#include <rapidcheck.h>

#include "tests/central/people.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
struct Town {
  Shop shop;
  Till one = shop.enrol("One");
  Till two = shop.enrol("Two");
  model::MemberId winner;
  model::MemberId loser;
  std::int64_t points = 0;
  std::int64_t visits = 0;
  std::size_t numbers = 2;

  Town() {
    winner = enrolled(one, "Li Na", {a_card("2012345678903")});
    loser = enrolled(two, "Li Na", {a_phone("13800138000")});
    shop.push(one);
    shop.push(two);
  }

  void sell(Till& till, const model::MemberId& member, std::int64_t yuan) {
    till.add(a_sale(member, yuan));
    points += yuan;
    visits += 1;
  }

  void sell_and_undo(Till& till, const model::MemberId& member, std::int64_t yuan) {
    const auto seq = till.add(a_sale(member, yuan));
    till.add(a_void(member, seq, yuan));
  }

  void add_card(Till& till, const model::MemberId& member) {
    say(till, a_card_event(member, model::CardAction::Add, a_card("99" + std::to_string(numbers))));
    ++numbers;
  }

  void step(std::uint8_t what) {
    Till& till = (what & 1U) == 0 ? one : two;
    const model::MemberId& member = (what & 2U) == 0 ? winner : loser;
    switch (what / 4 % 5) {
      case 0:
        return sell(till, member, 1 + what);
      case 1:
        return sell_and_undo(till, member, 1 + what);
      case 2:
        return add_card(till, member);
      case 3:
        till.add(a_merge(winner, loser));
        return;
      default:
        shop.push(till);
    }
  }
};
}  // namespace

TEST_CASE("any order of two tills' events and a merge at any point end in the same sums",
          "[central][members]") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& steps) {
    Town town;
    for (const std::uint8_t what : steps) town.step(what);
    town.one.add(a_merge(town.winner, town.loser));
    town.shop.push(town.one);
    town.shop.push(town.two);
    RC_ASSERT(town.shop.balance(town.winner).points == town.points);
    RC_ASSERT(town.shop.balance(town.winner).visits == town.visits);
    RC_ASSERT(member_of(town.shop, town.winner).identifiers.size() == town.numbers);
    RC_ASSERT(town.shop.totals().members == 1);
    RC_ASSERT(town.shop.totals().rejected == 0);
    RC_ASSERT(town.shop.mistakes().empty());
    town.one.add(
        model::EraseEvent{.member = town.loser, .staff = {}, .allowed_by = kSomebodyAbove});
    town.shop.push(town.one);
    RC_ASSERT(town.shop.mistakes().empty());
    RC_ASSERT(town.shop.totals().points_held == town.points);
  }));
}
