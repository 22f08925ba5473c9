#include "app/central/rights_desk.h"

#include "tests/central/people.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;
using central::CounterClaim;
using loyalty::Act;
using model::Role;

namespace {

// A shop with one of each role, and a member of two numbers.
struct Counter {
  model::StaffId hire(const char* name, Role role) {
    const auto added = shop.books->add_staff(name, role, "$argon2id$x");
    REQUIRE(added);
    return *added;
  }
  std::vector<std::string> notices(const std::string& kind) {
    const auto all = shop.reader->notices(100);
    REQUIRE(all);
    std::vector<std::string> words;
    for (const auto& each : *all) {
      if (each.kind == kind) words.push_back(each.words);
    }
    return words;
  }
  model::AdjustEvent adjustment(model::StaffId by, model::StaffId allowed_by) const {
    model::AdjustEvent event;
    event.member = ana;
    event.points = model::Points{30};
    event.reason = "goodwill";
    event.staff = by;
    event.allowed_by = allowed_by;
    return event;
  }

  Shop shop;
  Till till = shop.enrol("Till");
  model::StaffId cashier = hire("Mei", Role::Cashier);
  model::StaffId supervisor = hire("Lei", Role::Supervisor);
  model::StaffId manager = hire("Wu", Role::Manager);
  model::MemberId ana = enrolled(till, "Ana", {a_card("2012345678903")});
  model::MemberId twin = enrolled(till, "Ana", {a_card("2012345678910")});
};

}  // namespace

TEST_CASE("a merge that nobody might allow has no effect and is told", "[central][staff]") {
  Counter counter;
  counter.till.add(a_sale(counter.twin, 40));
  model::MergeEvent merge{counter.ana, counter.twin, counter.cashier, {}};
  counter.till.add(merge);
  counter.shop.push(counter.till);
  CHECK(counter.shop.balance(counter.ana).points == 0);
  CHECK(counter.shop.totals().rejected == 1);
  REQUIRE(counter.notices("event_rejected").size() == 1);
  CHECK(
      counter.notices("event_rejected").front().find("a merge of two members needs a supervisor") ==
      0);

  SECTION("a cashier's word for a cashier is none") {
    merge.allowed_by = counter.cashier;
    counter.till.add(merge);
    counter.shop.push(counter.till);
    CHECK(counter.shop.totals().rejected == 2);
  }
  SECTION("somebody unknown allows nothing") {
    merge.allowed_by = model::StaffId{Uuid::v7(Instant{Milliseconds{1}})};
    counter.till.add(merge);
    counter.shop.push(counter.till);
    CHECK(counter.shop.totals().rejected == 2);
  }
  SECTION("a supervisor's makes them one") {
    merge.allowed_by = counter.supervisor;
    counter.till.add(merge);
    counter.shop.push(counter.till);
    CHECK(counter.shop.totals().rejected == 1);
    CHECK(counter.shop.balance(counter.ana).points == 40);
  }
  CHECK(counter.shop.mistakes().empty());
}

TEST_CASE("an erasure needs a manager, also one who has left since", "[central][staff]") {
  Counter counter;
  counter.till.add(model::EraseEvent{counter.ana, counter.cashier, counter.supervisor});
  counter.shop.push(counter.till);
  CHECK(counter.shop.totals().rejected == 1);
  REQUIRE(counter.shop.books->add_staff("Second", Role::Manager, "$argon2id$x"));
  REQUIRE(counter.shop.books->change_staff("Wu", model::StaffAction::Leave, Role::Manager, {}));
  counter.till.add(model::EraseEvent{counter.ana, counter.cashier, counter.manager});
  counter.shop.push(counter.till);
  CHECK(counter.shop.totals().rejected == 1);
  CHECK(counter.notices("not_allowed").empty());
}

TEST_CASE("an adjustment that nobody might make is booked, and told to the manager",
          "[central][staff]") {
  Counter counter;
  counter.till.add(counter.adjustment(counter.supervisor, {}));
  counter.till.add(counter.adjustment(counter.cashier, counter.supervisor));
  counter.shop.push(counter.till);
  CHECK(counter.notices("not_allowed").empty());
  counter.till.add(counter.adjustment(counter.cashier, {}));
  counter.shop.push(counter.till);
  CHECK(counter.shop.balance(counter.ana).points == 90);
  REQUIRE(counter.notices("not_allowed").size() == 1);
  const std::string words = counter.notices("not_allowed").front();
  CHECK(words.find("an adjustment needs a supervisor") == 0);
  CHECK(words.find("a cashier, did it; nobody allowed it") != std::string::npos);

  SECTION("beyond the limits it is a manager's") {
    auto beyond = counter.adjustment(counter.supervisor, {});
    beyond.flags = model::kOverLimit;
    counter.till.add(beyond);
    counter.shop.push(counter.till);
    CHECK(counter.notices("not_allowed").size() == 2);
    beyond.allowed_by = counter.manager;
    counter.till.add(beyond);
    counter.shop.push(counter.till);
    CHECK(counter.notices("not_allowed").size() == 2);
  }
}

TEST_CASE("what the POS did beyond a limit is flagged and asks nobody", "[central][staff]") {
  model::SaleEvent sale;
  sale.flags = model::kVelocity;
  CHECK_FALSE(central::claim_of(sale));
  sale.staff = model::StaffId{Uuid::v7(Instant{Milliseconds{1}})};
  REQUIRE(central::claim_of(sale));
  CHECK(central::role_needed(*central::claim_of(sale)) == Role::Supervisor);
  sale.flags = model::kOwnCard;
  CHECK_FALSE(central::claim_of(sale));
}

TEST_CASE("each act that needs somebody above needs the same role at central", "[central][staff]") {
  for (const Act act : {Act::Merge,
                        Act::Erase,
                        Act::ReplaceCard,
                        Act::RestoreCard,
                        Act::Adjust,
                        Act::RedeemUnproved,
                        Act::UndoOther}) {
    CHECK(central::role_needed({act, {}, {}, 0}) == loyalty::least_role(act));
  }
  CHECK(central::role_needed({Act::Redeem, {}, {}, model::kOverLimit}) == Role::Supervisor);
  CHECK(central::role_needed({Act::Adjust, {}, {}, model::kOverLimit}) == Role::Manager);
}
