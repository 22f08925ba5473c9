#include "app/loyalty/adjust.h"

#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

model::StaffId somebody(TestTerminal& till, model::Role role) {
  const model::StaffId id{Uuid::v7(till.clock.wall())};
  till.hold({storage::StaffChange{{id, "Somebody", role}, "", false}});
  return id;
}

AdjustOrder an_order(TestTerminal& till, const model::MemberId& member, std::int64_t points) {
  AdjustOrder order;
  order.member = member;
  order.points = model::Points{points};
  order.reference = "tap-" + std::to_string(points);
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  return order;
}

}  // namespace

TEST_CASE("a supervisor adjusts, a cashier does not alone", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(100);
  till.hold({ana});
  auto order = an_order(till, ana.id(), 30);
  order.staff = somebody(till, model::Role::Cashier);
  CHECK(adjust(*till, a_programme(), order).error().kind == ErrorKind::refused);
  CHECK(value_of(till->outbox().waiting()) == 0);
  order.staff = somebody(till, model::Role::Supervisor);
  const auto adjusted = value_of(adjust(*till, a_programme(), order));
  CHECK(adjusted.balance_after == model::Points{130});
  for (int again = 0; again < 4; ++again) {
    CHECK(value_of(adjust(*till, a_programme(), order)).existed);
  }
  CHECK(value_of(find_member(*till, ana.id()))->balance.points == model::Points{130});
}

TEST_CASE("no more is taken than there is, and never for no reason", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(100);
  till.hold({ana});
  auto order = an_order(till, ana.id(), -101);
  order.staff = somebody(till, model::Role::Manager);
  const auto refused = adjust(*till, a_programme(), order);
  CHECK(refused.error().key == "adjust.too_many");
  CHECK(refused.error().arguments == std::vector<std::string>{"100"});
  order.points = model::Points{-100};
  order.reason = "because";
  CHECK(adjust(*till, a_programme(), order).error().key == "adjust.nothing");
  order.reason = "correction";
  CHECK(value_of(adjust(*till, a_programme(), order)).balance_after == model::Points{0});
  order.points = model::Points{-5};
  CHECK(adjust(*till, a_programme(), order).error().kind == ErrorKind::conflict);
  CHECK(value_of(till->ledger().all_wrong_balances()) == 0);
}
