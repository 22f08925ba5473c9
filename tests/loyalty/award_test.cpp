#include "app/loyalty/award.h"

#include <limits>

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

std::vector<sync::Envelope> envelopes(TestTerminal& till) {
  return value_of(till->outbox().next_batch(100'000, 100'000'000)).envelopes;
}

model::SaleEvent sale_in(const sync::Envelope& envelope) {
  const DecodedEvent decoded = value_of(from_line(envelope.line));
  return std::get<model::SaleEvent>(std::get<model::Event>(decoded.event));
}

}  // namespace

TEST_CASE("a sale is entry, balance and envelope at once", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").gold().with_card("7").with_points(120);
  till.hold({ana});
  const AwardOrder order = till.order(ana.id(), 28'600);
  const Awarded awarded = value_of(award(*till, a_programme(), order));
  CHECK(awarded.sale_seq == 1);
  CHECK(awarded.points == model::Points{429});
  CHECK(awarded.balance_after == model::Points{549});
  CHECK_FALSE(awarded.existed);
  const auto sent = envelopes(till);
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].side.empty());
  const model::SaleEvent sale = sale_in(sent[0]);
  CHECK(sale.member == ana.id());
  CHECK(sale.points == model::Points{429});
  CHECK(sale.tier == 2);
  CHECK(sale.reference.empty());  // an id of the keypad stays at home
  CHECK(value_of(from_line(sent[0].line)).stamp.at == order.at);
  till.reopen();
  CHECK(value_of(look_up(*till, card("7")))->balance.points == model::Points{549});
}

TEST_CASE("the same sale again adds nothing and answers the same", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  AwardOrder order = till.order(ana.id(), 1'000);
  order.origin = model::Origin::Pos;
  order.reference = "R-1";
  const Awarded first = value_of(award(*till, a_programme(), order));
  for (int i = 0; i < 5; ++i) {
    const Awarded again = value_of(award(*till, a_programme(), order));
    CHECK(again.existed);
    CHECK(again.sale_seq == first.sale_seq);
    CHECK(again.balance_after == model::Points{10});
    till.reopen();
  }
  CHECK(envelopes(till).size() == 1);
  order.origin = model::Origin::Replay;  // another source has numbers of its own
  CHECK_FALSE(value_of(award(*till, a_programme(), order)).existed);
  order.amount = yuan(2'000);
  const auto other = award(*till, a_programme(), order);
  REQUIRE_FALSE(other.has_value());
  CHECK(other.error().kind == ErrorKind::conflict);
  CHECK(envelopes(till).size() == 2);
}

TEST_CASE("zero is for replays only, less than zero for nobody", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  AwardOrder order = till.order(ana.id(), 0);
  for (const auto origin : {model::Origin::Keypad, model::Origin::Pos}) {
    order.origin = origin;
    const auto refused = award(*till, a_programme(), order);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().key == "error.amount.zero");
  }
  order.origin = model::Origin::Replay;
  CHECK(value_of(award(*till, a_programme(), order)).points == model::Points{});
  order.amount = yuan(-1);
  order.reference = "other";
  CHECK_FALSE(award(*till, a_programme(), order).has_value());
  CHECK(envelopes(till).size() == 1);
}

TEST_CASE("a sale in another currency or without its reference is refused", "[loyalty]") {
  TestTerminal till;
  AwardOrder order = till.order(a_member("Ana").id(), 100);
  order.amount = {100, *model::Currency::parse("USD")};
  CHECK(award(*till, a_programme(), order).error().key == "error.amount.currency");
  order.amount = yuan(100);
  order.origin = model::Origin::Pos;
  order.reference = "";
  CHECK(award(*till, a_programme(), order).error().key == "error.sale.reference");
  order.reference = std::string(129, 'x');
  CHECK(award(*till, a_programme(), order).error().key == "error.sale.reference");
  CHECK(envelopes(till).empty());
}

TEST_CASE("points are earned on a card that nobody here knows", "[loyalty]") {
  TestTerminal till;
  AwardOrder order = till.order({}, 1'000);
  order.unknown = card("2012345678903");
  const Awarded awarded = value_of(award(*till, a_programme(), order));
  CHECK(awarded.points == model::Points{10});
  const auto sent = envelopes(till);
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].line.find("2012345678903") == std::string::npos);
  const Side side = value_of(from_side(sent[0].side));
  REQUIRE(side.identifiers.size() == 1);
  CHECK(side.identifiers[0] == *order.unknown);
  CHECK(sale_in(sent[0]).unknown_identifier == digest_of(side.salt, *order.unknown));
}

TEST_CASE("a sale of nobody is counted and earns nothing", "[loyalty]") {
  TestTerminal till;
  const Awarded awarded = value_of(award(*till, a_programme(), till.order({}, 1'000)));
  CHECK(awarded.points == model::Points{});
  CHECK(sale_in(envelopes(till)[0]).unknown_identifier == Digest{});
}

TEST_CASE("points that would not fit are refused and leave nothing", "[loyalty]") {
  TestTerminal till;
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  const auto ana = a_member("Ana").with_card("7").with_points(kMost - 5);
  till.hold({ana});
  const auto refused = award(*till, a_programme(), till.order(ana.id(), 1'000));
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().key == "error.points.overflow");
  CHECK(envelopes(till).empty());
  CHECK(value_of(award(*till, a_programme(), till.order(ana.id(), 500))).balance_after ==
        model::Points{kMost});
}

TEST_CASE("many sales in one transaction are all there or none", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  const auto programme = a_programme();
  {
    storage::Transaction transaction = value_of(till->begin());
    for (int i = 0; i < 10; ++i) {
      value_of(award(*till, transaction, programme, till.order(ana.id(), 100)));
    }
  }
  CHECK(envelopes(till).empty());
  storage::Transaction transaction = value_of(till->begin());
  for (int i = 0; i < 10; ++i) {
    value_of(award(*till, transaction, programme, till.order(ana.id(), 100)));
  }
  require_ok(transaction.commit());
  CHECK(envelopes(till).size() == 10);
  require_ok(till->outbox().verify_all());
}
