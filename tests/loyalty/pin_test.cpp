#include "app/loyalty/pin.h"

#include "app/base/bytes.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

TEST_CASE("a PIN is kept as Argon2id with 19 MiB and verified", "[loyalty]") {
  const std::string hash = value_of(hash_pin("4711"));
  CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(verify_pin(hash, "4711"));
  CHECK_FALSE(verify_pin(hash, "4712"));
  CHECK_FALSE(verify_pin(hash, ""));
  CHECK_FALSE(verify_pin("nonsense", "4711"));
  CHECK(value_of(hash_pin("4711")) != hash);
}

TEST_CASE("a PIN is 4 to 12 digits", "[loyalty]") {
  for (const char* pin : {"", "123", "1234567890123", "12a4", "１２３４"}) {
    CHECK_FALSE(hash_pin(pin).has_value());
  }
}
