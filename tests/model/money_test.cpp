#include "app/model/money.h"

#include "tests/support/catch.h"

using namespace regulars::model;

namespace {
Currency currency(const char* code) {
  return *Currency::parse(code);
}
}  // namespace

TEST_CASE("an amount is read in the minor units of its currency", "[model]") {
  CHECK(Money::parse("286", currency("CNY"))->minor() == 28600);
  CHECK(Money::parse("286.5", currency("CNY"))->minor() == 28650);
  CHECK(Money::parse("0.01", currency("CNY"))->minor() == 1);
  CHECK(Money::parse("1200", currency("JPY"))->minor() == 1200);
  CHECK(Money::parse("1.234", currency("KWD"))->minor() == 1234);
}

TEST_CASE("what is not an amount is refused with a sentence that names it", "[model]") {
  for (const char* text :
       {"", ".", "1.", ".5", "12a", "-1", "+1", "1,000", "1.234", "1e3", "1234567890123"}) {
    const auto money = Money::parse(text, currency("CNY"));
    REQUIRE_FALSE(money.has_value());
    CHECK(money.error().words.find("286.00") != std::string::npos);
  }
  CHECK_FALSE(Money::parse("1.5", currency("JPY")).has_value());
}

TEST_CASE("an amount is written as it is read", "[model]") {
  for (const char* text : {"0.00", "0.01", "286.00", "999999999999.99"}) {
    CHECK(Money::parse(text, currency("CNY"))->plain() == text);
  }
  CHECK(Money(-150, currency("CNY")).plain() == "-1.50");
  CHECK(Money(7, currency("JPY")).plain() == "7");
}

TEST_CASE("a currency is three capital letters", "[model]") {
  CHECK_FALSE(Currency::parse("cny").has_value());
  CHECK_FALSE(Currency::parse("CN").has_value());
  CHECK_FALSE(Currency::parse("CNYX").has_value());
}
