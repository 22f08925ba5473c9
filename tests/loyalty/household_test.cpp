#include "app/loyalty/household.h"

#include "app/loyalty/member_acts.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {
std::vector<std::string> names_of(TestTerminal& till, const model::MemberId& member) {
  std::vector<std::string> names;
  const auto found = value_of(find_member(*till, member));
  REQUIRE(found.has_value());
  for (const auto& one : value_of(household_of(*till, *found))) names.push_back(one.name);
  return names;
}

const model::StaffId kCashier{*Uuid::parse("0190a1b2c3d47e8f9011121314151619")};

storage::StaffChange a_cashier() {
  storage::StaffChange change;
  change.staff = {kCashier, "Lin", model::Role::Cashier};
  change.pin_hash = "$argon2id$";
  return change;
}

ActStamp now(TestTerminal& till) {
  return {kCashier, {}, till.clock.wall(), kShanghai};
}

using Names = std::vector<std::string>;
}  // namespace

TEST_CASE("a household is who joined here, before central has said so", "[loyalty][members]") {
  TestTerminal till;
  const auto holder = a_member("Li Na").with_card("2012345678903");
  const auto child = a_member("Li Wei").with_card("2012345678910");
  till.hold({holder, child, a_cashier()});
  CHECK(names_of(till, holder.id()).empty());
  CHECK(value_of(join_household(*till, child.id(), holder.id(), now(till))));
  CHECK(names_of(till, holder.id()) == Names{"Li Na", "Li Wei"});
  CHECK(names_of(till, child.id()) == Names{"Li Na", "Li Wei"});
  CHECK(value_of(leave_household(*till, child.id(), holder.id(), now(till))));
  CHECK(names_of(till, holder.id()).empty());
  CHECK(names_of(till, child.id()).empty());
}

TEST_CASE("a household is who central names, without those who left here", "[loyalty][members]") {
  TestTerminal till;
  const auto holder = a_member("Li Na").with_card("2012345678903");
  const auto child = a_member("Li Wei").with_card("2012345678910");
  const auto away = a_member("Li Mei");  // not held here
  storage::MemberChange first = holder.change();
  first.standing.family = {child.id(), away.id()};
  storage::MemberChange second = child.change();
  second.standing.household = holder.id();
  second.standing.family = {holder.id(), away.id()};
  till.hold({first, second, a_cashier()});
  CHECK(names_of(till, holder.id()) == Names{"Li Na", "Li Wei"});
  CHECK(names_of(till, child.id()) == Names{"Li Na", "Li Wei"});
  CHECK(value_of(leave_household(*till, child.id(), holder.id(), now(till))));
  CHECK(names_of(till, holder.id()).empty());
}

TEST_CASE("who holds a household joins no other", "[loyalty][members]") {
  TestTerminal till;
  const auto holder = a_member("Li Na").with_card("2012345678903");
  const auto child = a_member("Li Wei").with_card("2012345678910");
  const auto other = a_member("Wang").with_card("2012345678927");
  till.hold({holder, child, other, a_cashier()});
  CHECK(value_of(join_household(*till, child.id(), holder.id(), now(till))));
  CHECK(join_household(*till, holder.id(), other.id(), now(till)).error().key == "error.household");
  CHECK(names_of(till, holder.id()) == Names{"Li Na", "Li Wei"});
}
