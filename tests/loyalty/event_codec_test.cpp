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

namespace {

model::SaleEvent a_sale_with_everything() {
  model::SaleEvent sale = a_sale();
  sale.basket.lines = {{"471001", "food/tea", {"new", "red \"x\""}, 1'500, 20'000, 1'200, true},
                       {"", "", {}, 1'000, 5'000, 0, false},
                       {"471002", "", {}, 2'000, 3'000, 0, false},
                       {"", "", {}, 1'000, 600, 30, false}};
  sale.basket.tenders = {{model::TenderKind::GiftCard, 5'000}};
  sale.basket.codes = {"PROMO10"};
  sale.facts.visits = 11;
  sale.facts.is_birthday_week = true;
  sale.facts.was_referred = true;
  sale.facts.uses = {
      {"double", std::chrono::sys_days{std::chrono::days{20'000}}, 2, model::Points{40}}};
  sale.grants = {{0, model::Points{400}, {}, kStamp.at},
                 {0, model::Points{29}, kStamp.at, {}},
                 {3, model::Points{1}, {}, {}}};
  sale.redeems = {4, 6};
  sale.coupons = {kLease};
  sale.sold = kStamp.at;
  sale.flags = model::kOwnCard | model::kVelocity;
  sale.allowed_by = kLei;
  return sale;
}

model::RefundEvent a_refund() {
  model::RefundEvent refund;
  refund.member = kAna;
  refund.sale = {model::TerminalId{kLease}, 0xF000'0000'0000'00A1, 41};
  refund.lines = {{0, 1'000, 10'000}, {3, 0, 600}};
  refund.amount = yuan(10'600);
  refund.taken = {{0, model::Points{106}, {}, {}}, {2, model::Points{1}, {}, {}}};
  refund.returned = {{0, model::Points{50}, {}, {}}};
  refund.programme_version = 3;
  refund.reference = "R-2";
  refund.staff = kLei;
  refund.flags = model::kOverLimit;
  refund.allowed_by = kLei;
  return refund;
}

int version_of(const model::Event& event) {
  const std::string line = to_line(kStamp, event);
  return line[line.find("\"v\":") + 4] - '0';
}

}  // namespace

TEST_CASE("a sale's line says its lines, facts and grants in few bytes", "[loyalty]") {
  CHECK(
      to_line(kStamp, a_sale_with_everything())
          .find(R"("ln":[[20000,1500,"471001","food/tea",["new","red \"x\""],1200,1],[5000],)"
                R"([3000,2000,"471002"],[600,1000,"","",[],30]],"td":[[2,5000]],"cd":["PROMO10"],)"
                R"("vi":11,"fa":10,"us":[["double",20000,2,40]],)"
                R"("gr":[[0,400,0,1795156320000],[0,29,1795156320000],[3,1]],"rd":[4,6],)") !=
      std::string::npos);
  check_round_trip(a_sale_with_everything());
}

TEST_CASE("an event is of the first version unless it says something new", "[loyalty]") {
  CHECK(version_of(a_sale()) == 1);
  CHECK(version_of(a_sale_with_everything()) == 2);
  model::SaleEvent visited = a_sale();
  visited.facts.visits = 1;
  CHECK(version_of(visited) == 2);
  model::SaleEvent claim = a_sale();
  claim.origin = model::Origin::Claim;
  CHECK(version_of(claim) == 2);
  model::RedeemEvent redeem{kAna, "r500", model::Points{500}, yuan(500), 3, kLease, kLei};
  CHECK(version_of(redeem) == 1);
  redeem.strength = model::Strength::MemberPin;
  CHECK(version_of(redeem) == 2);
  check_round_trip(redeem);
  model::ConsentEvent consent{kAna, model::GreetingConsent::Given, kLei};
  CHECK(version_of(consent) == 1);
  consent.purpose = model::Purpose::Marketing;
  consent.text_version = 4;
  CHECK(version_of(consent) == 2);
  check_round_trip(consent);
  model::EnrolEvent enrol{kAna, {}, {sha256("1")}, kLei};
  enrol.referred_by = kAna;
  enrol.birthday = sha256("b");
  CHECK(version_of(enrol) == 2);
  check_round_trip(enrol);
}

TEST_CASE("returns, money loaded, cards issued and corrections are read back", "[loyalty]") {
  check_round_trip(a_refund());
  model::RefundEvent nobodys = a_refund();
  nobodys.member = {};
  check_round_trip(nobodys);
  model::TopUpEvent top_up{kAna, 2, yuan(10'000), yuan(500), kStamp.at, 3, "T-1", kLei, 0, {}};
  check_round_trip(top_up);
  model::IssueEvent gift;
  gift.account = kAna;
  gift.kind = model::BearerKind::GiftCard;
  gift.code = sha256("c");
  gift.purse = 2;
  gift.amount = yuan(5'000);
  check_round_trip(gift);
  model::IssueEvent coupon;
  coupon.account = kAna;
  coupon.code = sha256("c");
  coupon.reward = "tea";
  coupon.lapses = kStamp.at;
  coupon.member = kAna;
  coupon.sale_seq = 41;
  check_round_trip(coupon);
  check_round_trip(
      model::AdjustEvent{kAna, 0, model::Points{-30}, {}, "correction", kLei, 4, kLei});
  check_round_trip(
      model::CardEvent{kAna, model::CardAction::Replace, sha256("new"), sha256("old"), kLei});
  check_round_trip(model::MergeEvent{kAna, model::MemberId{kLease}, kLei, kLei});
  check_round_trip(model::HouseholdEvent{kAna, model::MemberId{kLease}, false, kLei});
  check_round_trip(model::CorrectEvent{kAna, sha256("n"), {}, kLei});
  check_round_trip(model::EraseEvent{kAna, kLei, kLei});
  check_round_trip(model::StaffEvent{
      kLei, model::StaffAction::SetRole, model::Role::Supervisor, sha256("n"), kLei, kAna});
}

TEST_CASE("a sale of too many lines or labels is refused", "[loyalty]") {
  model::SaleEvent sale = a_sale();
  sale.basket.lines.assign(model::kMostLines, {});
  CHECK(from_line(to_line(kStamp, sale)).has_value());
  sale.basket.lines.push_back({});
  CHECK_FALSE(from_line(to_line(kStamp, sale)).has_value());
  sale.basket.lines.resize(1);
  sale.basket.lines[0].labels.assign(model::kMostLabels + 1, "x");
  CHECK_FALSE(from_line(to_line(kStamp, sale)).has_value());
}

TEST_CASE("kinds and versions of a newer terminal are parked, not refused", "[loyalty]") {
  const auto kind = value_of(from_line(R"({"s":1,"t":2,"o":0,"k":"barter","v":1,"b":{"x":1}})"));
  CHECK(std::get<UnknownEvent>(kind.event) == UnknownEvent{"barter", 1});
  const auto version = value_of(from_line(R"({"s":1,"t":2,"o":0,"k":"sale","v":3,"b":{}})"));
  CHECK(std::get<UnknownEvent>(version.event) == UnknownEvent{"sale", 3});
  const auto refund = value_of(from_line(R"({"s":1,"t":2,"o":0,"k":"refund","v":2,"b":{}})"));
  CHECK(std::get<UnknownEvent>(refund.event) == UnknownEvent{"refund", 2});
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
  Side more = side;
  more.identifiers.push_back({model::IdentifierKind::Code, "K7QX-2PLM"});
  more.birthday = model::Birthday{8, 15, true};
  more.pin_hash = "$argon2id$v=19$x";
  CHECK(value_of(from_side(to_side(more))) == more);
  CHECK(digest_of_birthday(side.salt, {8, 15, true}) !=
        digest_of_birthday(side.salt, {8, 15, false}));
  CHECK(digest_of(side.salt, card("7")) != digest_of(side.salt, phone("7")));
  CHECK(digest_of(side.salt, card("7")) != digest_of(random_salt(), card("7")));
  CHECK(digest_of_name(side.salt, "") == Digest{});
  const std::string value = "\x01" + std::string("7");
  std::string salted(side.salt.begin(), side.salt.end());
  CHECK(digest_of(side.salt, card("7")) == sha256(salted + value));
  CHECK_FALSE(from_side(R"({"salt":"00"})").has_value());
  CHECK_FALSE(from_side("{").has_value());
}
