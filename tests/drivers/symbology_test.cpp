#include "drivers/scanner/symbology.h"

#include <string>
#include <vector>

#include "drivers/scanner/check_digits.h"
#include "tests/support/catch.h"

using namespace regulars::drivers;

namespace {

struct Vector {
  std::string raw;
  std::string aim;
  Kind kind;
  std::string value;
  Symbology symbology;
};

void check(const Vector& vector) {
  std::string raw = vector.raw;
  const Identified found = classify(raw, vector.aim);
  INFO("raw " << vector.raw << " aim " << vector.aim << ": " << words_of(found.why));
  CHECK(name_of(found.kind) == name_of(vector.kind));
  CHECK(found.value == vector.value);
  CHECK(name_of(found.symbology) == name_of(vector.symbology));
  CHECK(found.is_valid() == (found.why == Why::Good));
}

Why why(std::string raw, std::string_view aim = {}) {
  return classify(raw, aim).why;
}

}  // namespace

TEST_CASE("barcodes become card numbers once their check digit is right", "[drivers]") {
  check({"2012345678903\r", "", Kind::Card, "2012345678903", Symbology::Ean13});
  check({"]E02012345678903\r\n", "", Kind::Card, "2012345678903", Symbology::Ean13});
  check({"4006381333931", "E0", Kind::Card, "4006381333931", Symbology::Ean13});
  check({"6901234567892", "", Kind::Card, "6901234567892", Symbology::Ean13});
  check({"]E00036000291452", "", Kind::Card, "0036000291452", Symbology::UpcA});
  check({"036000291452", "", Kind::Card, "0036000291452", Symbology::UpcA});
  check({"96385074", "E4", Kind::Card, "96385074", Symbology::Ean8});
  CHECK(why("2012345678904") == Why::CheckDigit);
  CHECK(why("4006381333932", "E0") == Why::CheckDigit);
  CHECK(why("96385075", "E4") == Why::CheckDigit);
  CHECK(why("40063", "E0") == Why::CutShort);
  CHECK(why("4006381A33931", "E0") == Why::Characters);
}

TEST_CASE("card text keeps its marks, loses its spaces and case", "[drivers]") {
  check({"]C0VIP-00042-7\r", "", Kind::Card, "VIP-00042-7", Symbology::Code128});
  check({"VIP-00042-7", "C0", Kind::Card, "VIP-00042-7", Symbology::Code128});
  check({"vip-00042-7", "", Kind::Card, "VIP-00042-7", Symbology::Text});
  check({" vip 00042 7 \t", "", Kind::Card, "VIP000427", Symbology::Text});
  check({"]Q1M.8842.LI", "", Kind::Card, "M.8842.LI", Symbology::Qr});
  check({"00042", "", Kind::Card, "00042", Symbology::Text});
  CHECK(why("") == Why::Empty);
  CHECK(why(" \r\n") == Why::Empty);
  CHECK(why("7") == Why::CutShort);
  CHECK(why("----") == Why::Characters);
  CHECK(why("\xE4\xBC\x9A\xE5\x91\x98") == Why::Characters);
  CHECK(why(std::string(65, 'A')) == Why::TooLong);
  CHECK(why(std::string(100'000, '7')) == Why::TooLong);
}

TEST_CASE("the service number is found in GS1 data and in web addresses", "[drivers]") {
  const std::string gsrn = "123456789012345675";
  for (const std::string raw : {"]C18018123456789012345675\r",
                                "]C18018123456789012345675\x1D"
                                "8019123\r",
                                "]Q38018123456789012345675\r",
                                "]d28018123456789012345675\x1D"
                                "8019123\r",
                                "]C1\x1D"
                                "8018123456789012345675",
                                "]C19912\x1D"
                                "8018123456789012345675",
                                "]C1010401234567890"
                                "68018123456789012345675",
                                "\x1D"
                                "8018123456789012345675",
                                "8018123456789012345675"}) {
    check({raw, "", Kind::Card, gsrn, Symbology::Gs1});
  }
  for (const std::string raw : {"]Q1https://id.gs1.org/8018/123456789012345675\r",
                                "]Q1https://a/8018/123456789012345675/8019/123",
                                "]Q1HTTPS://shop.example/x/8018/12345678901234567%35?a=/8017/1"}) {
    check({raw, "", Kind::Card, gsrn, Symbology::Qr});
  }
  CHECK(why("]C18018123456789012345670") == Why::CheckDigit);
  CHECK(why("]Q1https://a/8018/123456789012345670") == Why::CheckDigit);
  CHECK(why("]C180181234567890") == Why::CutShort);
  CHECK(why("]C18018123456789012345675\x1D"
            "8017123456789012345675") == Why::NoMemberNumber);
  CHECK(why("]C10104012345678906") == Why::NoMemberNumber);
  CHECK(why("https://example.com/menu") == Why::NoMemberNumber);
}

TEST_CASE("a loyalty stripe gives its number, track by track", "[drivers]") {
  const auto stripe = [](const std::string& raw, const std::string& value) {
    check({raw, "", Kind::Card, value, Symbology::Stripe});
  };
  stripe(";1234567890=3012101?", "1234567890");
  stripe(";1234567890=3012101?8", "1234567890");  // with its LRC
  stripe(";123456?", "123456");
  stripe("%VIP 00042?", "VIP00042");
  stripe("%B9000000000000001^LI/NA^3012101?", "9000000000000001");
  stripe("%VIP00042^LI NA?;1234567890=3012101?", "1234567890");
  stripe("%E?;1234567890=3012101?", "1234567890");
  stripe("%VIP00042?;E?", "VIP00042");
  stripe("%VIP00042?;E?+E?", "VIP00042");
  for (const std::string raw : {"%E?", ";E?", "+E?", "%E?;E?", ";?"}) {
    CHECK(why(raw) == Why::ReadError);
  }
  CHECK(why(";12345") == Why::CutShort);
  CHECK(why(";8881234567890123?") == Why::Good);  // Luhn-wrong: a shop's own number
}

TEST_CASE("a bank card is wiped, swiped, typed, masked or cut short", "[drivers]") {
  for (const std::string payment : {"%B4111111111111111^SMITH/JOHN^2512101000000000?",
                                    ";4111111111111111=25121011234500000000?",
                                    "%B4111111111111111^SMITH/JOHN^2512101000000000?"
                                    ";4111111111111111=25121011234500000000?",
                                    "%E?;5555555555554444=2512101?",
                                    "%B4111 1111 1111 1111^SMITH/JOHN^2512101?",
                                    ";4111111111111111=2512",
                                    "%B411111******1111^SMITH/JOHN^2512101?",
                                    ";011234567890=724?+014111111111111111=1?",
                                    "4111111111111111",
                                    "4111 1111 1111 1111\r",
                                    "5555-5555-5555-4444",
                                    "378282246310005",
                                    "4222222222222",
                                    "]C05555555555554444",
                                    "]Q1 6011111111111117"}) {
    std::string raw = payment;
    const Identified found = classify(raw, "");
    INFO(payment);
    CHECK(name_of(found.kind) == "bank_card");
    CHECK(found.value.empty());
    CHECK(raw.empty());
    // What stands in the caller's buffer beyond its new size, too.
    raw.resize(raw.capacity());
    CHECK(raw.find_first_of("0123456789") == std::string::npos);
  }
  check({"9000000000000001", "", Kind::Card, "9000000000000001", Symbology::Text});
  check({"8881234567890123", "", Kind::Card, "8881234567890123", Symbology::Text});
}

TEST_CASE("no in-store barcode is ever taken for a bank card", "[drivers]") {
  int luhn_valid_ones = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string digits = std::to_string(200'000'000'000 + i * 4'999'979LL);
    int sum = 0;
    for (std::size_t at = 0; at < 12; ++at) sum += (digits[at] - '0') * (at % 2 == 0 ? 1 : 3);
    digits.push_back(static_cast<char>('0' + (10 - sum % 10) % 10));
    if (luhn_is_right(digits)) ++luhn_valid_ones;
    std::string raw = digits;
    const Identified found = classify(raw, "");
    REQUIRE(found.kind == Kind::Card);
    REQUIRE(found.value == digits);
  }
  CHECK(luhn_valid_ones > 1'000);
}

TEST_CASE("a payment code shown by mistake is refused and wiped", "[drivers]") {
  for (const std::string code : {"135112298638468293",
                                 "]Q1135112298638468293",
                                 "281234567890123456",
                                 "]C0301234567890123456789012",
                                 "6212345678901234561",
                                 "wxp://f2f0abc",
                                 "https://qr.alipay.com/fkx0abc"}) {
    std::string raw = code;
    const Identified found = classify(raw, "");
    INFO(code);
    CHECK(name_of(found.kind) == "payment_code");
    CHECK(found.value.empty());
    CHECK(raw.empty());
  }
}

TEST_CASE("mobile numbers lose their country and their marks", "[drivers]") {
  for (const std::string raw : {"13800138000",
                                "+8613800138000",
                                "+86 138 0013 8000",
                                "0086-138-0013-8000",
                                "8613800138000",
                                "138-0013-8000",
                                "(+86) 138 0013 8000",
                                "138 0013 8000\r"}) {
    check({raw, "", Kind::Phone, "13800138000", Symbology::Text});
  }
  check({"]Q113800138000", "", Kind::Phone, "13800138000", Symbology::Qr});
  check({"12800138000", "", Kind::Card, "12800138000", Symbology::Text});
}

TEST_CASE("any bytes are answered", "[drivers]") {
  std::uint32_t state = 20'261'122;
  for (int round = 0; round < 20'000; ++round) {
    std::string raw;
    const std::size_t length = state % 40;
    for (std::size_t i = 0; i < length; ++i) {
      state = state * 1'664'525U + 1'013'904'223U;
      constexpr std::string_view kLikely = "]%;?=^+EB80181234567890\x1D/:httpsC1Q\r\t *-";
      const std::size_t at = (state >> 8U) % (kLikely.size() + 8);
      raw.push_back(at < kLikely.size() ? kLikely[at] : static_cast<char>(state >> 16U));
    }
    state = state * 1'664'525U + 1'013'904'223U;
    const Identified found = classify(raw, "");
    REQUIRE(found.value.empty() == !found.is_valid());
    REQUIRE(found.value.size() <= 64);
  }
}

TEST_CASE("mobile numbers are those of the shop's region", "[drivers]") {
  const MobileNumbers taiwan{"886", "0", "9", 9, 9};
  const MobileNumbers hong_kong{"852", "", "4 5 6 7 8 9", 8, 8};
  const MobileNumbers germany{"49", "0", "15 16 17", 10, 11};
  const auto phone = [](std::string raw, const MobileNumbers& mobiles, std::string_view aim = {}) {
    const Identified found = classify(raw, aim, mobiles);
    return found.kind == Kind::Phone ? found.value : std::string();
  };
  CHECK(phone("0912 345 678", taiwan) == "0912345678");
  CHECK(phone("+886 912-345-678", taiwan) == "0912345678");
  CHECK(phone("00886912345678", taiwan) == "0912345678");
  CHECK(phone("0212345678", taiwan).empty());   // a landline
  CHECK(phone("13800138000", taiwan).empty());  // somewhere else's
  CHECK(phone("9123 4567", hong_kong) == "91234567");
  CHECK(phone("+852 91234567", hong_kong) == "91234567");
  CHECK(phone("96385074", hong_kong) == "96385074");  // typed
  CHECK(phone("96385074", hong_kong, "E4").empty());  // a barcode
  CHECK(phone("21234567", hong_kong).empty());        // a landline
  CHECK(phone("0151 23456789", germany) == "015123456789");
  CHECK(phone("+49 (151) 23456789", germany) == "015123456789");
  CHECK(phone("138 0013 8000", MobileNumbers{}) == "13800138000");
  CHECK(phone("+86 138 0013 8000", MobileNumbers{}) == "13800138000");
}
