#include "app/central/staff_desk.h"

#include "tests/central/people.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;
using model::Role;
using model::StaffAction;

namespace {
model::StaffId new_staff_id() {
  return model::StaffId{Uuid::v7(Instant{Milliseconds{ManualClock::kFriday}})};
}

WithSide an_addition(model::StaffId who, const std::string& name, Role role, model::StaffId by) {
  loyalty::Side side{loyalty::random_salt(), name, {}};
  side.pin_hash = "$argon2id$" + name;
  model::StaffEvent event;
  event.who = who;
  event.role = role;
  event.name = loyalty::digest_of_name(side.salt, name);
  event.by = by;
  return {event, loyalty::to_side(side)};
}

model::StaffEvent an_act(model::StaffId who, StaffAction action, model::StaffId by) {
  model::StaffEvent event;
  event.who = who;
  event.action = action;
  event.by = by;
  return event;
}

storage::StaffRecord record_of(Shop& shop, model::StaffId who) {
  const auto all = shop.reader->staff();
  REQUIRE(all);
  for (const auto& one : *all) {
    if (one.staff.id == who) return one;
  }
  FAIL("nobody of that id");
  return {};
}
}  // namespace

TEST_CASE("a manager adds, changes and lets go at a terminal", "[central][staff]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto ana = shop.books->add_staff("Ana", Role::Manager, "$argon2id$ana");
  REQUIRE(ana);
  const auto mei = new_staff_id();
  say(till, an_addition(mei, "Mei", Role::Cashier, *ana));
  shop.push(till);
  CHECK(record_of(shop, mei).staff.name == "Mei");
  CHECK(record_of(shop, mei).pin_hash == "$argon2id$Mei");

  auto promotion = an_act(mei, StaffAction::SetRole, *ana);
  promotion.role = Role::Supervisor;
  till.add(promotion);
  loyalty::Side side;
  side.pin_hash = "$argon2id$new";
  till.add(an_act(mei, StaffAction::SetPin, *ana), loyalty::to_side(side));
  auto herself = an_act(mei, StaffAction::SetMember, *ana);
  herself.member = new_member_id();
  till.add(herself);
  shop.push(till);
  CHECK(record_of(shop, mei).staff.role == Role::Supervisor);
  CHECK(record_of(shop, mei).staff.member == herself.member);
  CHECK(record_of(shop, mei).pin_hash == "$argon2id$new");
  CHECK(feed_of(shop, till).find(herself.member.uuid().hex()) != std::string::npos);

  till.add(an_act(mei, StaffAction::Leave, *ana));
  shop.push(till);
  CHECK(record_of(shop, mei).gone);
  CHECK(shop.totals().rejected == 0);
}

TEST_CASE("nobody but a manager who works here changes the directory", "[central][staff]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto mei = shop.books->add_staff("Mei", Role::Supervisor, "$argon2id$mei");
  REQUIRE(mei);
  say(till, an_addition(new_staff_id(), "Eve", Role::Manager, *mei));
  say(till, an_addition(new_staff_id(), "Eve", Role::Manager, new_staff_id()));
  shop.push(till);
  CHECK(shop.totals().rejected == 2);
  CHECK(shop.reader->staff()->size() == 2);  // Mei, and who was there before
}

TEST_CASE("the last manager neither leaves nor becomes anything else", "[central][staff]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto ana = shop.books->add_staff("Ana", Role::Manager, "$argon2id$ana");
  REQUIRE(ana);
  till.add(an_act(*ana, StaffAction::Leave, *ana));
  auto demotion = an_act(*ana, StaffAction::SetRole, *ana);
  demotion.role = Role::Cashier;
  till.add(demotion);
  shop.push(till);
  CHECK(shop.totals().rejected == 2);
  CHECK_FALSE(record_of(shop, *ana).gone);
  REQUIRE(shop.books->add_staff("Bo", Role::Manager, "$argon2id$bo"));
  till.add(an_act(*ana, StaffAction::Leave, *ana));
  shop.push(till);
  CHECK(record_of(shop, *ana).gone);
}
