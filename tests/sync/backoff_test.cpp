#include "sync/client/backoff.h"

#include <algorithm>

#include "app/base/bytes.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::sync;

TEST_CASE("a wait is never longer than its doubling, nor than five minutes", "[sync]") {
  for (unsigned failures = 1; failures < 200; ++failures) {
    const Milliseconds most =
        std::min(kBackoffCap, Milliseconds{kBackoffBase * (1LL << std::min(failures - 1, 20U))});
    for (int i = 0; i < 50; ++i) {
      const std::uint64_t random = random_u64();
      const Milliseconds wait = backoff_delay(failures, Milliseconds{0}, random);
      CAPTURE(failures, random);
      REQUIRE(wait >= Milliseconds{0});
      REQUIRE(wait <= most);
    }
  }
}

TEST_CASE("terminals that lost central together return apart", "[sync]") {
  int early = 0;
  for (int i = 0; i < 4'000; ++i)
    early += backoff_delay(12, Milliseconds{0}, random_u64()) < kBackoffCap / 2 ? 1 : 0;
  CHECK(early > 1'800);
  CHECK(early < 2'200);
}

TEST_CASE("central's wish to be left alone is honoured, but not for ever", "[sync]") {
  for (int i = 0; i < 200; ++i) {
    const Milliseconds asked = backoff_delay(1, Milliseconds{7'000}, random_u64());
    CHECK(asked >= Milliseconds{7'000});
    CHECK(asked <= Milliseconds{7'000} + kBackoffBase);
    CHECK(backoff_delay(1, Milliseconds{1'000'000'000'000}, random_u64()) <=
          kRetryAfterCap + kBackoffBase);
  }
}
