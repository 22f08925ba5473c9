#include "app/loyalty/top_up.h"

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

model::Programme with_wallet() {
  auto programme = a_programme();
  programme.purses.push_back(
      {2, "wallet", {{"en", "Wallet"}}, model::PurseUnit::Money, {}, {{10'000, 500}}});
  return programme;
}

model::StaffId a_supervisor(TestTerminal& till) {
  const model::StaffId id{Uuid::v7(till.clock.wall())};
  till.hold({storage::StaffChange{{id, "Lin Yue", model::Role::Supervisor}, "", false}});
  return id;
}

TopUpOrder an_order(TestTerminal& till, const model::MemberId& account, std::int64_t minor) {
  TopUpOrder order;
  order.account = account;
  order.purse = 2;
  order.amount = yuan(minor);
  order.reference = "T-1";
  order.staff = a_supervisor(till);
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  return order;
}

}  // namespace

TEST_CASE("money loaded is in its purse with what comes on top, and no point with it",
          "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7").with_points(120);
  till.hold({ana});
  const auto loaded = value_of(top_up(*till, with_wallet(), an_order(till, ana.id(), 10'000)));
  CHECK(loaded.bonus == yuan(500));
  CHECK(loaded.balance_after == model::Points{10'500});
  const auto found = *value_of(find_member(*till, ana.id()));
  CHECK(found.balance.points == model::Points{120});
  CHECK(purse_of(found, 2).points == model::Points{10'500});
  const auto line = value_of(till->outbox().line_of(loaded.seq));
  const auto decoded = value_of(from_line(*line));
  CHECK(std::get<model::TopUpEvent>(std::get<model::Event>(decoded.event)).bonus == yuan(500));
}

TEST_CASE("the same top-up five times is one, and another one under its name is refused",
          "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  const auto order = an_order(till, ana.id(), 5'000);
  const auto first = value_of(top_up(*till, with_wallet(), order));
  for (int again = 0; again < 4; ++again) {
    const auto known = value_of(top_up(*till, with_wallet(), order));
    CHECK(known.existed);
    CHECK(known.seq == first.seq);
    CHECK(known.balance_after == model::Points{5'000});
  }
  auto other = order;
  other.amount = yuan(6'000);
  CHECK(top_up(*till, with_wallet(), other).error().kind == ErrorKind::conflict);
  CHECK(value_of(till->ledger().all_wrong_balances()) == 0);
}

TEST_CASE("a top-up of nothing, of points or for nobody is refused", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  auto order = an_order(till, ana.id(), 0);
  CHECK(top_up(*till, with_wallet(), order).error().key == "error.amount.zero");
  order.amount = yuan(100);
  order.purse = 0;
  CHECK(top_up(*till, with_wallet(), order).error().key == "topup.no_purse");
  order.purse = 2;
  order.account = a_member("Nobody").id();
  CHECK(top_up(*till, with_wallet(), order).error().kind == ErrorKind::not_found);
  CHECK(value_of(till->outbox().waiting()) == 0);
}
