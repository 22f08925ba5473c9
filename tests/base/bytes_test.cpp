#include "app/base/bytes.h"

#include <array>

#include "tests/support/catch.h"

using namespace regulars;

TEST_CASE("bytes become hexadecimal text and come back", "[base]") {
  const std::array<std::uint8_t, 4> bytes{0x00, 0x7F, 0x80, 0xFF};
  CHECK(to_hex(bytes) == "007f80ff");
  std::array<std::uint8_t, 4> back{};
  CHECK(from_hex("007F80ff", back));
  CHECK(back == bytes);
}

TEST_CASE("hexadecimal text of a wrong length or with other letters is refused", "[base]") {
  std::array<std::uint8_t, 2> out{};
  CHECK_FALSE(from_hex("abc", out));
  CHECK_FALSE(from_hex("abcdef", out));
  CHECK_FALSE(from_hex("abcg", out));
}

TEST_CASE("two random numbers differ", "[base]") {
  CHECK(random_u64() != random_u64());
}
