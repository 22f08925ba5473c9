#include "app/loyalty/enrol.h"

#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

TEST_CASE("a new regular is known at once and earns at once", "[loyalty]") {
  TestTerminal till;
  EnrolOrder order;
  order.identifiers = {card("7"), phone("13800138000")};
  order.name = "王小明";
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  const Enrolled enrolled = value_of(enrol(*till, order));
  value_of(award(*till, a_programme(), till.order(enrolled.member, 1'000)));
  till.reopen();
  const auto found = value_of(look_up(*till, phone("13800138000")));
  REQUIRE(found.has_value());
  CHECK(found->member.id == enrolled.member);
  CHECK(found->member.name == "王小明");
  CHECK(found->balance.points == model::Points{10});
  CHECK(found->member.identifiers == order.identifiers);
}

TEST_CASE("the chained line of an enrolment holds no personal value", "[loyalty]") {
  TestTerminal till;
  value_of(enrol(*till, {.identifiers = {phone("13800138000")}, .name = "Ana Li"}));
  const auto batch = value_of(till->outbox().next_batch(1, 10'000));
  REQUIRE(batch.envelopes.size() == 1);
  const auto& envelope = batch.envelopes[0];
  CHECK(envelope.line.find("13800138000") == std::string::npos);
  CHECK(envelope.line.find("Ana") == std::string::npos);
  const Side side = value_of(from_side(envelope.side));
  CHECK(side.name == "Ana Li");
  const auto event =
      std::get<model::EnrolEvent>(std::get<model::Event>(value_of(from_line(envelope.line)).event));
  CHECK(event.name == digest_of_name(side.salt, "Ana Li"));
  CHECK(event.identifiers == std::vector{digest_of(side.salt, phone("13800138000"))});
}

TEST_CASE("a card that somebody has is a conflict", "[loyalty]") {
  TestTerminal till;
  till.hold({a_member("Ana").with_card("7")});
  const auto taken = enrol(*till, {.identifiers = {card("7")}, .name = "Bob"});
  REQUIRE_FALSE(taken.has_value());
  CHECK(taken.error().kind == ErrorKind::conflict);
  CHECK(taken.error().words.find("7\"") == std::string::npos);
  value_of(enrol(*till, {.identifiers = {card("8")}}));
  CHECK_FALSE(enrol(*till, {.identifiers = {card("8")}}).has_value());
}

TEST_CASE("the same enrolment again adds nothing", "[loyalty]") {
  TestTerminal till;
  EnrolOrder order{.member = model::MemberId{Uuid::v7(till.clock.wall())},
                   .identifiers = {card("7")}};
  const Enrolled first = value_of(enrol(*till, order));
  const Enrolled again = value_of(enrol(*till, order));
  CHECK_FALSE(first.existed);
  CHECK(again.existed);
  CHECK(again.seq == first.seq);
  CHECK(value_of(till->outbox().waiting()) == 1);
}

TEST_CASE("an enrolment needs something to be found by", "[loyalty]") {
  TestTerminal till;
  CHECK_FALSE(enrol(*till, {.name = "Ana"}).has_value());
  CHECK_FALSE(enrol(*till, {.identifiers = {card("")}}).has_value());
  CHECK_FALSE(enrol(*till, {.identifiers = {card("a\nb")}}).has_value());
  CHECK_FALSE(enrol(*till, {.identifiers = {card("7")}, .name = std::string(201, 'x')}));
  CHECK(value_of(till->outbox().waiting()) == 0);
}
