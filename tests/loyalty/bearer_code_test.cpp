#include "app/loyalty/bearer_code.h"

#include <set>

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using model::BearerKind;

namespace {

const model::StoreId kStore = TestTerminal::identity().store;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

bool is_refused(std::string_view text) {
  const auto read = read_bearer_code(text);
  return !read && read.error().key == "code.mistyped";
}

}  // namespace

TEST_CASE("a code is read as it was printed, however it is typed", "[loyalty]") {
  const std::string code = make_bearer_code(BearerKind::GiftCard, kStore);
  CHECK(code.size() == 20);
  CHECK(value_of(read_bearer_code(code)) == code);
  std::string typed = shown_bearer_code(code);
  CHECK(typed.size() == 23);
  for (char& c : typed) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '0') c = 'o';
    if (c == '1') c = 'l';
    if (c == '-') c = ' ';
  }
  CHECK(value_of(read_bearer_code(typed)) == code);
  CHECK(kind_of_bearer(code) == BearerKind::GiftCard);
  CHECK(kind_of_bearer(make_bearer_code(BearerKind::Coupon, kStore)) == BearerKind::Coupon);
}

TEST_CASE("one wrong character or two swapped ones are found", "[loyalty]") {
  const std::string code = make_bearer_code(BearerKind::Coupon, kStore);
  for (std::size_t i = 2; i < code.size(); ++i) {
    for (const char c : kAlphabet) {
      std::string wrong = code;
      wrong[i] = c;
      CHECK(is_refused(wrong) == (c != code[i]));
    }
    if (i + 1 == code.size() || code[i] == code[i + 1]) continue;
    std::string swapped = code;
    std::swap(swapped[i], swapped[i + 1]);
    CHECK(is_refused(swapped));
  }
}

TEST_CASE("a card number is no code", "[loyalty]") {
  for (const char* card : {"", "2012345678903", "VIP-00042-7", "RC12", "R!2345678901234567890"}) {
    CHECK(value_of(read_bearer_code(card)) == std::nullopt);
  }
}

TEST_CASE("codes do not repeat and are of the store that made them", "[loyalty]") {
  std::set<std::string> codes;
  for (int i = 0; i < 1'000; ++i) codes.insert(make_bearer_code(BearerKind::Coupon, kStore));
  CHECK(codes.size() == 1'000);
  CHECK(unknown_bearer_code(*codes.begin(), kStore).key == "code.unknown");
  const model::StoreId other{*Uuid::parse("0190a1b2c3d47e8f9011121314151699")};
  CHECK(unknown_bearer_code(*codes.begin(), other).key == "code.other_store");
}
