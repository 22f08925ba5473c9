#include "app/loyalty/gift_card.h"

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

TEST_CASE(
    "a gift card that was sold is found by its code alone, once however often it is asked for",
    "[loyalty]") {
  TestTerminal till;
  auto programme = a_programme();
  programme.purses.push_back({2, "wallet", {{"en", "Wallet"}}, model::PurseUnit::Money, {}, {}});
  GiftCardOrder order;
  order.account = model::MemberId{Uuid::v7(till.clock.wall())};
  order.purse = 2;
  order.amount = yuan(20'000);
  order.staff = model::StaffId{Uuid::v7(till.clock.wall())};
  till.hold({storage::StaffChange{{order.staff, "Lin Yue", model::Role::Supervisor}, "", false}});
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  const GiftCard sold = value_of(issue_gift_card(*till, programme, order));
  for (int again = 0; again < 4; ++again) {
    const GiftCard known = value_of(issue_gift_card(*till, programme, order));
    CHECK(known.existed);
    CHECK(known.code == sold.code);
    CHECK(known.seq == sold.seq);
  }
  const auto found = value_of(look_up(*till, {model::IdentifierKind::Code, sold.code}));
  REQUIRE(found.has_value());
  CHECK(found->strength == model::Strength::Card);
  CHECK(purse_of(*found, 2).points == model::Points{20'000});
  REQUIRE(found->standing.bearer.has_value());
  CHECK(found->standing.bearer->kind == model::BearerKind::GiftCard);
  CHECK(found->balance.points == model::Points{0});
  CHECK(value_of(search(*till, sold.code)).empty());

  const auto batch = value_of(till->outbox().next_batch(10, 100'000));
  REQUIRE(batch.envelopes.size() == 1);
  CHECK(batch.envelopes[0].line.find(sold.code) == std::string::npos);
  const Side side = value_of(from_side(batch.envelopes[0].side));
  const auto decoded = value_of(from_line(batch.envelopes[0].line));
  const auto event = std::get<model::IssueEvent>(std::get<model::Event>(decoded.event));
  CHECK(digest_of(side.salt, {model::IdentifierKind::Code, sold.code}) == event.code);

  order.amount = yuan(30'000);
  CHECK(issue_gift_card(*till, programme, order).error().kind == ErrorKind::conflict);
  order.amount = yuan(0);
  CHECK(issue_gift_card(*till, programme, order).error().key == "error.amount.zero");
}
