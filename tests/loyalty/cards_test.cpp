#include "app/loyalty/cards.h"

#include "app/loyalty/enrol.h"
#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {
const model::Staff kLei{model::StaffId{*Uuid::parse("0190a1b2c3d47e8f9011121314150002")},
                        "Lei",
                        model::Role::Supervisor};
const model::Staff kMei{
    model::StaffId{*Uuid::parse("0190a1b2c3d47e8f9011121314150003")}, "Mei", model::Role::Cashier};

// Of a supervisor, whom the till knows from here on.
CardOrder an_order(TestTerminal& till,
                   const model::MemberId& member,
                   model::CardAction action,
                   const model::Identifier& card,
                   const model::Identifier& old_card = {}) {
  till.hold({storage::StaffChange{kLei, "", false}, storage::StaffChange{kMei, "", false}});
  CardOrder order;
  order.staff = kLei.id;
  order.member = member;
  order.action = action;
  order.card = card;
  order.old_card = old_card;
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  return order;
}

bool is_found(TestTerminal& till, const model::Identifier& identifier) {
  return value_of(look_up(*till, identifier)).has_value();
}

const model::Identifier kOld = card("2012345678903");
const model::Identifier kNew = card("2012345678910");
}  // namespace

TEST_CASE("a second card is hers at once", "[loyalty][members]") {
  TestTerminal till;
  const auto member = a_member("Li Na").with_card(kOld.value).with_points(120);
  till.hold({member});
  CHECK(value_of(change_card(*till, an_order(till, member.id(), model::CardAction::Add, kNew))));
  const auto found = value_of(look_up(*till, kNew));
  REQUIRE(found);
  CHECK(found->member.id == member.id());
  CHECK(found->balance.points == model::Points{120});
  CHECK(found->member.identifiers == std::vector{kOld, kNew});
  CHECK_FALSE(
      value_of(change_card(*till, an_order(till, member.id(), model::CardAction::Add, kNew))));
}

TEST_CASE("a lost card stops identifying at once, and again after it is restored",
          "[loyalty][members]") {
  TestTerminal till;
  const auto member = a_member("Li Na").with_card(kOld.value);
  till.hold({member});
  CHECK(value_of(change_card(*till, an_order(till, member.id(), model::CardAction::Lose, kOld))));
  CHECK_FALSE(is_found(till, kOld));
  CHECK(value_of(find_member(*till, member.id()))->standing.lost == std::vector{kOld});
  till.reopen();
  CHECK_FALSE(is_found(till, kOld));
  CHECK(
      value_of(change_card(*till, an_order(till, member.id(), model::CardAction::Restore, kOld))));
  CHECK(is_found(till, kOld));
}

TEST_CASE("what central says later is right about a card", "[loyalty][members]") {
  TestTerminal till;
  const auto member = a_member("Li Na").with_card(kOld.value);
  till.hold({member});
  CHECK(value_of(change_card(*till, an_order(till, member.id(), model::CardAction::Lose, kOld))));
  till.hold({member}, 1);  // central knows of the loss, and that it was found elsewhere since
  CHECK(is_found(till, kOld));
}

TEST_CASE("a card is replaced in one step", "[loyalty][members]") {
  TestTerminal till;
  const auto member = a_member("Li Na").with_card(kOld.value);
  till.hold({member});
  CHECK(value_of(
      change_card(*till, an_order(till, member.id(), model::CardAction::Replace, kNew, kOld))));
  CHECK_FALSE(is_found(till, kOld));
  CHECK(value_of(look_up(*till, kNew))->member.id == member.id());
}

TEST_CASE("a card of somebody else is refused in one sentence", "[loyalty][members]") {
  TestTerminal till;
  const auto member = a_member("Li Na").with_card(kOld.value);
  const auto other = a_member("Wang").with_card(kNew.value);
  till.hold({member, other});
  const auto key_of = [&](const CardOrder& order) {
    const auto answer = change_card(*till, order);
    return answer ? std::string{} : answer.error().key;
  };
  CHECK(key_of(an_order(till, member.id(), model::CardAction::Add, kNew)) == "error.card.taken");
  CHECK(key_of(an_order(till, member.id(), model::CardAction::Lose, kNew)) ==
        "error.card.not_hers");
  CHECK(key_of(an_order(till, member.id(), model::CardAction::Replace, kNew, kOld)) ==
        "error.card.taken");
  CHECK(value_of(till->outbox().waiting()) == 0);  // nothing is half done
  CHECK(is_found(till, kOld));
}
