#include "drivers/scanner/dedupe.h"

#include "tests/support/catch.h"

using namespace regulars;

namespace {
SteadyInstant at(std::int64_t ms) {
  return SteadyInstant{Milliseconds{ms}};
}
}  // namespace

TEST_CASE("the same payload of the same device within 700 ms is one scan", "[drivers]") {
  drivers::Dedupe dedupe;
  CHECK(dedupe.is_new("scanner1", "2012345678903", at(1'000)));
  CHECK_FALSE(dedupe.is_new("scanner1", "2012345678903", at(1'699)));
  CHECK(dedupe.is_new("scanner2", "2012345678903", at(1'699)));
  CHECK(dedupe.dropped() == 1);
  // Held before the window again and again: still one scan, until it has been away.
  CHECK_FALSE(dedupe.is_new("scanner1", "2012345678903", at(2'300)));
  CHECK(dedupe.is_new("scanner1", "2012345678903", at(3'000)));
  CHECK(dedupe.is_new("scanner1", "VIP-00042-7", at(3'001)));
  CHECK(dedupe.dropped() == 2);
}
