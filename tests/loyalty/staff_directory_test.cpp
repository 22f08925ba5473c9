#include "app/loyalty/staff_directory.h"

#include "app/loyalty/pin.h"
#include "app/loyalty/sign_in.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using model::Role;
using model::StaffAction;

namespace {
const model::Staff kLei{
    model::StaffId{*Uuid::parse("0190a1b2c3d47e8f9011121314150002")}, "Lei", Role::Manager};

StaffOrder an_order(TestTerminal& till, StaffAction action, const model::StaffId& who) {
  StaffOrder order;
  order.action = action;
  order.who = who;
  order.by = kLei.id;
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  return order;
}

StaffOrder an_addition(TestTerminal& till, const std::string& name, Role role) {
  StaffOrder order = an_order(till, StaffAction::Add, {});
  order.name = name;
  order.role = role;
  order.pin = "2222";
  return order;
}

bool can_sign_in(TestTerminal& till, const model::StaffId& who, std::string pin) {
  return sign_in(*till, who, pin).has_value();
}

std::string key_of(TestTerminal& till, StaffOrder order) {
  const auto answer = change_staff(*till, order);
  return answer ? "" : answer.error().key;
}
}  // namespace

TEST_CASE("who is added signs in at once, and who leaves no more", "[loyalty][staff]") {
  TestTerminal till;
  till.hold({storage::StaffChange{kLei, value_of(hash_pin("1111")), false}});
  StaffOrder order = an_addition(till, "Mei", Role::Cashier);
  const model::Staff mei = value_of(change_staff(*till, order));
  CHECK(order.pin.empty());
  CHECK(can_sign_in(till, mei.id, "2222"));
  CHECK(value_of(list_staff(*till)).size() == 2);

  order = an_order(till, StaffAction::SetPin, mei.id);
  order.pin = "3333";
  REQUIRE(change_staff(*till, order));
  CHECK_FALSE(can_sign_in(till, mei.id, "2222"));
  CHECK(can_sign_in(till, mei.id, "3333"));

  order = an_order(till, StaffAction::Leave, mei.id);
  REQUIRE(change_staff(*till, order));
  CHECK_FALSE(can_sign_in(till, mei.id, "3333"));
  CHECK(value_of(list_staff(*till)) == std::vector{kLei});
  till.reopen();
  CHECK_FALSE(can_sign_in(till, mei.id, "3333"));
}

TEST_CASE("who left elsewhere cannot sign in after the next contact", "[loyalty][staff]") {
  TestTerminal till;
  till.hold({storage::StaffChange{kLei, value_of(hash_pin("1111")), false}});
  StaffOrder order = an_addition(till, "Mei", Role::Cashier);
  const model::Staff mei = value_of(change_staff(*till, order));
  till.hold({storage::StaffChange{mei, value_of(hash_pin("2222")), true}}, 1);
  CHECK_FALSE(can_sign_in(till, mei.id, "2222"));
}

TEST_CASE("only a manager changes the staff, and the last one stays", "[loyalty][staff]") {
  TestTerminal till;
  till.hold({storage::StaffChange{kLei, value_of(hash_pin("1111")), false}});
  CHECK(key_of(till, an_order(till, StaffAction::Leave, kLei.id)) == "error.staff.last_manager");
  CHECK(key_of(till, an_order(till, StaffAction::SetRole, kLei.id)) == "error.staff.last_manager");
  CHECK(key_of(till, an_addition(till, "Lei", Role::Manager)) == "error.staff.name_taken");
  CHECK(key_of(till, an_addition(till, "", Role::Manager)) == "error.staff.name");
  StaffOrder order = an_addition(till, "Bo", Role::Cashier);
  const model::Staff bo = value_of(change_staff(*till, order));
  order = an_addition(till, "Eve", Role::Manager);
  order.by = bo.id;
  CHECK(key_of(till, order) == "error.counter.needs_manager");
  order = an_order(till, StaffAction::SetRole, bo.id);
  order.role = Role::Manager;
  REQUIRE(change_staff(*till, order));
  CHECK(key_of(till, an_order(till, StaffAction::Leave, kLei.id)).empty());
}
