#include "app/loyalty/event_codec.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

const model::MemberId kAna{*Uuid::parse("0190a1b2c3d47e8f9011121314150001")};
const model::StaffId kLei{*Uuid::parse("0190a1b2c3d47e8f9011121314150002")};
const Uuid kLease = *Uuid::parse("0190a1b2c3d47e8f9011121314150003");
const model::EventStamp kStamp{7, Instant{Milliseconds{1'795'156'320'000}}, kShanghai};

model::SaleEvent a_sale() {
  model::SaleEvent sale;
  sale.member = kAna;
  sale.amount = yuan(28'600);
  sale.points = model::Points{429};
  sale.programme_version = 3;
  sale.tier = 2;
  sale.strength = model::Strength::Card;
  sale.staff = kLei;
  sale.origin = model::Origin::Pos;
  sale.reference = "R-1 \"x\"";
  return sale;
}

void check_round_trip(const model::Event& event) {
  const std::string line = to_line(kStamp, event);
  INFO(line);
  CHECK(line.find('\n') == std::string::npos);
  const DecodedEvent decoded = value_of(from_line(line));
  CHECK(decoded.stamp == kStamp);
  REQUIRE(std::holds_alternative<model::Event>(decoded.event));
  CHECK(std::get<model::Event>(decoded.event) == event);
}

}  // namespace

TEST_CASE("a sale's line is as both houses agreed", "[loyalty]") {
  model::SaleEvent sale = a_sale();
  CHECK(to_line(kStamp, sale) ==
        R"({"s":7,"t":1795156320000,"o":480,"k":"sale","v":1,"b":{)"
        R"("m":"0190a1b2c3d47e8f9011121314150001","a":28600,"c":"CNY","p":429,"pv":3,"tr":2,)"
        R"("st":2,"by":"0190a1b2c3d47e8f9011121314150002","or":2,"rf":"R-1 \"x\""}})");
  sale.origin = model::Origin::Keypad;
  CHECK(to_line(kStamp, sale).find("rf") == std::string::npos);
}

TEST_CASE("every event is read back as it was written", "[loyalty]") {
  check_round_trip(a_sale());
  model::SaleEvent unknown = a_sale();
  unknown.member = {};
  unknown.staff = {};
  unknown.unknown_identifier = sha256("x");
  check_round_trip(unknown);
  check_round_trip(model::EnrolEvent{kAna, sha256("n"), {sha256("1"), sha256("2")}, kLei});
  check_round_trip(model::EnrolEvent{kAna, {}, {sha256("1")}, {}});
  check_round_trip(
      model::RedeemEvent{kAna, "r500", model::Points{500}, yuan(500), 3, kLease, kLei});
  check_round_trip(model::LeaseCloseEvent{kLease});
  check_round_trip(model::RatingEvent{7, model::RatingOutcome::Answered, 5});
  check_round_trip(model::RatingEvent{7, model::RatingOutcome::TimedOut, 0});
}

TEST_CASE("kinds and versions of a newer terminal are parked, not refused", "[loyalty]") {
  const auto kind = value_of(from_line(R"({"s":1,"t":2,"o":0,"k":"refund","v":1,"b":{"x":1}})"));
  CHECK(std::get<UnknownEvent>(kind.event) == UnknownEvent{"refund", 1});
  const auto version = value_of(from_line(R"({"s":1,"t":2,"o":0,"k":"sale","v":2,"b":{}})"));
  CHECK(std::get<UnknownEvent>(version.event) == UnknownEvent{"sale", 2});
  const auto field =
      value_of(from_line(R"({"s":1,"t":2,"o":0,"k":"lease_close","v":1,"z":[],"b":{"y":1,"l":")" +
                         kLease.hex() + "\"}}"));
  CHECK(std::holds_alternative<model::Event>(field.event));
}

TEST_CASE("a line that is not ours is refused by the field's name", "[loyalty]") {
  using Case = std::pair<std::string, std::string>;
  const std::string begin = R"({"s":1,"t":2,"o":0,"k":"sale","v":1,"b":)";
  for (const auto& [line, field] : std::vector<Case>{
           {"nonsense", "JSON"},
           {"[]", "\"s\""},
           {R"({"s":0})", "\"s\""},
           {R"({"s":1,"t":1e300})", "\"t\""},
           {R"({"s":1,"t":2,"o":9999})", "\"o\""},
           {begin + "{}}", "\"c\""},
           {begin + "7}", "\"c\""},
           {begin + R"({"m":"xyz"}})", "\"m\""},
           {begin + R"({"a":-1,"c":"CNY"}})", "\"a\""},
           {begin + R"({"a":18446744073709551615,"c":"CNY"}})", "\"a\""},
           {begin + R"({"a":1,"c":"yuan"}})", "\"c\""},
           {begin + R"({"a":1,"c":"CNY","p":-1}})", "\"p\""},
           {R"({"s":1,"t":2,"o":0,"k":"rating","v":1,"b":{"sq":1,"oc":1,"f":6}})", "\"f\""},
           {R"({"s":1,"t":2,"o":0,"k":"rating","v":1,"b":{"sq":1,"oc":2,"f":3}})", "\"f\""},
       }) {
    INFO(line);
    const auto decoded = from_line(line);
    REQUIRE_FALSE(decoded.has_value());
    CHECK(decoded.error().words.find(field) != std::string::npos);
  }
}

TEST_CASE("personal values travel in the side alone, and prove the digests", "[loyalty]") {
  const Side side{random_salt(), "Zoë \"Z\"", {card("7"), phone("13800138000")}};
  CHECK(value_of(from_side(to_side(side))) == side);
  CHECK(digest_of(side.salt, card("7")) != digest_of(side.salt, phone("7")));
  CHECK(digest_of(side.salt, card("7")) != digest_of(random_salt(), card("7")));
  CHECK(digest_of_name(side.salt, "") == Digest{});
  const std::string value = "\x01" + std::string("7");
  std::string salted(side.salt.begin(), side.salt.end());
  CHECK(digest_of(side.salt, card("7")) == sha256(salted + value));
  CHECK_FALSE(from_side(R"({"salt":"00"})").has_value());
  CHECK_FALSE(from_side("{").has_value());
}
