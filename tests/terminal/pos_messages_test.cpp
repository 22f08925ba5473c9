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
