#include "app/terminal/pos_messages.h"

#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::terminal;

TEST_CASE("a time carries its offset", "[terminal]") {
  const auto shanghai = parse_time("2026-11-20T14:32:05+08:00");
  REQUIRE(shanghai);
  CHECK(shanghai->at.time_since_epoch().count() == 1'795'156'325'000);
  CHECK(shanghai->utc_offset == std::chrono::minutes{480});
  const auto utc = parse_time("2026-11-20T06:32:05.250Z");
  REQUIRE(utc);
  CHECK(utc->at == shanghai->at);
  CHECK(parse_time("2026-11-20 01:02:05-05:30")->at == shanghai->at);
  for (const auto* wrong : {"",
                            "2026-11-20",
                            "2026-11-20T14:32:05",
                            "2026-02-30T14:32:05Z",
                            "2026-11-20T24:00:00Z",
                            "2026-11-20T14:32:05+8:00",
                            "2026-11-20T14:32:05Z ",
                            "2026-11-2\0T14:32:05Z",
                            "-026-11-20T14:32:05Z"}) {
    CHECK_FALSE(parse_time(wrong));
  }
}

TEST_CASE("a sale's body is wiped once it is read", "[terminal]") {
  std::string body =
      R"({"receipt":"R-1","amount":"5.00","currency":"CNY","identifier":"4111111111111111"})";
  const auto sale = parse_pos_sale(body);
  REQUIRE(sale);
  CHECK(sale->identifier == "4111111111111111");
  body.resize(body.capacity());
  CHECK(body.find("4111") == std::string::npos);
}

namespace {

Result<PosSale> sale_with(const std::string& fields) {
  std::string body = R"({"receipt":"R-1","amount":"50.00","currency":"CNY",)" + fields + "}";
  return parse_pos_sale(body);
}

}  // namespace

TEST_CASE("a sale says its lines, tenders and codes", "[terminal]") {
  const auto sale = sale_with(
      R"("lines":[{"sku":"471001","category":"food/tea","labels":["new"],"quantity":"1.5",)"
      R"("amount":"30.00","tax":"3.50","discounted":true},{"amount":"20.00"}],)"
      R"("tenders":[{"kind":"gift_card","amount":"10.00"}],"codes":["PROMO10"])");
  REQUIRE(sale.has_value());
  const model::Basket& basket = sale->basket;
  REQUIRE(basket.lines.size() == 2);
  CHECK(basket.lines[0] == model::SaleLine{"471001", "food/tea", {"new"}, 1'500, 3'000, 350, true});
  CHECK(basket.lines[1].quantity_milli == 1'000);
  CHECK(basket.tenders == std::vector<model::Tender>{{model::TenderKind::GiftCard, 1'000}});
  CHECK(basket.codes == std::vector<std::string>{"PROMO10"});
}

TEST_CASE("a mistake in a basket is named by its place", "[terminal]") {
  std::string many = R"("lines":[)";
  for (int line = 0; line < 501; ++line) many += line == 0 ? "{}" : ",{}";
  using Case = std::pair<std::string, std::string>;
  for (const auto& [fields, place] : std::vector<Case>{
           {R"("lines":7)", "lines:"},
           {many + "]", "lines:"},
           {R"("lines":[7])", "lines[0]:"},
           {R"("lines":[{"amount":"50.00","colour":"red"}])", "lines[0]:"},
           {R"("lines":[{"amount":50}])", "lines[0].amount:"},
           {R"("lines":[{"amount":"-50.00"}])", "lines[0].amount:"},
           {R"("lines":[{"amount":"49.00"}])", "lines:"},
           {R"("lines":[{"amount":"50.00","quantity":"0"}])", "lines[0].quantity:"},
           {R"("lines":[{"amount":"50.00","quantity":1}])", "lines[0].quantity:"},
           {R"("lines":[{"amount":"50.00","tax":"51.00"}])", "lines[0].tax:"},
           {R"("lines":[{"amount":"50.00","discounted":1}])", "lines[0].discounted:"},
           {R"("lines":[{"amount":"50.00","sku":")" + std::string(65, 'x') + "\"}]",
            "lines[0].sku:"},
           {R"("tenders":[{"kind":"cash","amount":"1.00"}])", "tenders[0].kind:"},
           {R"("tenders":[{"kind":"points","amount":"50.01"}])", "tenders:"},
           {R"("codes":[1])", "codes:"},
       }) {
    INFO(fields.substr(0, 80));
    const auto sale = sale_with(fields);
    REQUIRE_FALSE(sale.has_value());
    CHECK(sale.error().kind == ErrorKind::invalid);
    CHECK(sale.error().words.find(place) == 0);
  }
}

TEST_CASE("a refund says when it came back, or is of now", "[terminal]") {
  std::string body = R"({"receipt":"R-1","reference":"B-1","currency":"CNY",)"
                     R"("time":"2026-11-20T14:32:05+08:00"})";
  const auto refund = parse_pos_refund(body);
  REQUIRE(refund.has_value());
  REQUIRE(refund->time.has_value());
  CHECK(refund->time->at == parse_time("2026-11-20T06:32:05Z")->at);
  CHECK(refund->time->utc_offset == std::chrono::hours{8});
  body = R"({"receipt":"R-1","reference":"B-1","currency":"CNY"})";
  CHECK_FALSE(parse_pos_refund(body)->time.has_value());
  body = R"({"receipt":"R-1","reference":"B-1","currency":"CNY","time":"yesterday"})";
  CHECK(parse_pos_refund(body).error().words.find("time: expected") != std::string::npos);
}
