#include "app/loyalty/sale_document.h"

#include <string>
#include <vector>

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

std::string sale_words(const std::string& json) {
  const auto sale = parse_sale(json, a_programme());
  REQUIRE_FALSE(sale.has_value());
  return sale.error().words;
}

std::string member_words(const std::string& json) {
  const auto member = parse_member(json, a_programme(), SaleFacts{});
  REQUIRE_FALSE(member.has_value());
  return member.error().words;
}

}  // namespace

TEST_CASE("a sale is read with its lines, and its amount is their sum", "[loyalty]") {
  const SaleFacts sale = value_of(parse_sale(R"({"at": "2026-11-22T14:03:05+08:00", "lines": [
      {"sku": "A", "category": "food/tea", "labels": ["x"], "quantity": "1.5", "amount": "12.00",
       "tax": "1.00", "discounted": true}, {"amount": "3.00"}],
      "tenders": [{"kind": "gift_card", "amount": "5.00"}], "codes": ["PROMO10"]})",
                                             a_programme()));
  CHECK(sale.amount == yuan(1'500));
  CHECK(sale.utc_offset == std::chrono::hours{8});
  CHECK(sale.at == Instant{Milliseconds{1'795'327'385'000}});
  REQUIRE(sale.basket.lines.size() == 2);
  CHECK(sale.basket.lines[0] == model::SaleLine{"A", "food/tea", {"x"}, 1'500, 1'200, 100, true});
  CHECK(sale.basket.tenders == std::vector<model::Tender>{{model::TenderKind::GiftCard, 500}});
  CHECK(sale.basket.codes == std::vector<std::string>{"PROMO10"});
  CHECK_FALSE(sale.is_anybody);
}

TEST_CASE("every mistake of a sale is named by its path", "[loyalty]") {
  const std::string words = sale_words(R"({"at": "yesterday", "colour": 1, "lines": [
      {"amount": 12}, {"amount": "1.00", "tax": "2.00", "quantity": 0}],
      "tenders": [{"kind": "cheque", "amount": "1.00"}]})");
  for (const char* mistake : {"the sale has 6 mistakes",
                              "at: wants a time like",
                              "colour: is not known",
                              "lines[0].amount: wants an amount of CNY as a text",
                              "lines[1].tax: is more than the amount",
                              "lines[1].quantity: wants a quantity above 0",
                              "tenders[0].kind: wants \"points\", \"gift_card\""}) {
    INFO(mistake << "\n" << words);
    CHECK(words.find(mistake) != std::string::npos);
  }
  CHECK(sale_words("[]").find("wants an object") != std::string::npos);
  CHECK(sale_words("{").find("is not JSON") != std::string::npos);
  for (const char* at :
       {"2026-11-22T14:03:05", "2026-11-22T14:03:05+15:00", "2026-02-30T00:00Z", ""}) {
    CHECK(sale_words(R"({"amount": "1.00", "at": ")" + std::string(at) + "\"}").find("at: wants") !=
          std::string::npos);
  }
}

TEST_CASE("a member is read with tier, balances and what the day is to her", "[loyalty]") {
  const auto sale = value_of(
      parse_sale(R"({"amount": "1.00", "at": "2026-02-28T23:30:00+08:00"})", a_programme()));
  const MemberDocument member = value_of(parse_member(
      R"({"tier": "gold", "visits": 3, "points": 700, "birthday": {"month": 2, "day": 29},
          "strength": "number", "coupons": ["r500"], "tier_figure": "10.00", "referred": true,
          "uses": [{"rule": "spend", "since": "2026-02-01", "times": 2, "points": 5}]})",
      a_programme(),
      sale));
  CHECK(member.question.member.tier == 2);
  CHECK(member.question.member.is_birthday);  // Feb 29 falls on Feb 28
  CHECK(member.question.balance.points == model::Points{700});
  CHECK(member.question.strength == model::Strength::Number);
  CHECK(member.question.member.was_referred);
  CHECK(member.question.member.uses.at(0).times == 2);
  CHECK(member.tier_figure == 1'000);
}

TEST_CASE("every mistake of a member is named by its path", "[loyalty]") {
  const std::string words = member_words(R"({"tier": "platinum", "point": 7,
      "birthday": {"month": 2, "day": 30}, "purses": [{"purse": "wallet", "points": 1}]})");
  for (const char* mistake : {"the member has 4 mistakes",
                              "tier: is no tier of the programme: \"platinum\"",
                              "point: is not known; did you mean \"points\"?",
                              "birthday.day: is no day of that month",
                              "purses[0].purse: is no purse of the programme"}) {
    INFO(mistake << "\n" << words);
    CHECK(words.find(mistake) != std::string::npos);
  }
}
