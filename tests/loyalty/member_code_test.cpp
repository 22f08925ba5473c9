#include "app/loyalty/member_code.h"

#include <algorithm>

#include "app/base/bytes.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::loyalty;

namespace {
Instant at_second(std::int64_t second) {
  return Instant{Milliseconds{second * 1'000}};
}
}  // namespace

TEST_CASE("the digits are those of RFC 6238 with SHA-256", "[loyalty]") {
  CodeSecret secret{};
  const auto text = as_bytes("12345678901234567890123456789012");
  std::copy(text.begin(), text.end(), secret.begin());
  const auto digits = [&](std::int64_t second) {
    return code_digits(secret, code_step(at_second(second)));
  };
  CHECK(digits(59) == "46119246");
  CHECK(digits(1'111'111'109) == "68084774");
  CHECK(digits(1'111'111'111) == "67062674");
  CHECK(digits(1'234'567'890) == "91819424");
  CHECK(digits(2'000'000'000) == "90698825");
  CHECK(digits(20'000'000'000) == "77737706");
  CHECK(are_digits_right(secret, 1, "46119246"));
  CHECK_FALSE(are_digits_right(secret, 1, "46119247"));
  CHECK_FALSE(are_digits_right(secret, 1, "4611924"));
}

TEST_CASE("what the app shows is read again, and nothing else is taken for it", "[loyalty]") {
  const MemberCode code{make_code_card(), 3, 59'838'541, "00119246"};
  CHECK(read_member_code(shown_member_code(code)) == code);
  CHECK(shown_member_code(code).size() <= 64);
  CHECK(is_code_card(code.card));
  CHECK_FALSE(read_member_code(code.card).has_value());
  CHECK_FALSE(read_member_code("VIP-00042-7").has_value());
  CHECK_FALSE(read_member_code("VIP00042-1-2-12345678").has_value());
  auto mistyped = code;
  mistyped.card[5] = mistyped.card[5] == 'A' ? 'B' : 'A';
  CHECK_FALSE(read_member_code(shown_member_code(mistyped)).has_value());
  CHECK_FALSE(read_member_code(code.card + "-3--1-00119246").has_value());
  CHECK_FALSE(read_member_code(code.card + "-3-1-0119246").has_value());
  CHECK(make_code_card() != make_code_card());
}

TEST_CASE("every card has a secret of its own under every key", "[loyalty]") {
  CodeSecret store{};
  store.fill(7);
  const auto secret = code_secret(store, 1, "RMAAAAAAAAAAAAA");
  CHECK(code_secret(store, 1, "RMAAAAAAAAAAAAA") == secret);
  CHECK(code_secret(store, 2, "RMAAAAAAAAAAAAA") != secret);
  CHECK(code_secret(store, 1, "RMAAAAAAAAAAAAB") != secret);
}

TEST_CASE("an authenticator app is told everything that it needs", "[loyalty]") {
  CHECK(base32(as_bytes("foobar")) == "MZXW6YTBOI");  // RFC 4648
  CHECK(base32(as_bytes("f")) == "MY");
  const std::string uri = otpauth_uri(CodeSecret{}, "Tea & Co", "RMAAAAAAAAAAAAA");
  CHECK(uri.starts_with("otpauth://totp/Tea%20%26%20Co:RMAAAAAAAAAAAAA?secret=AAAA"));
  CHECK(uri.ends_with("&issuer=Tea%20%26%20Co&algorithm=SHA256&digits=8&period=30"));
}
