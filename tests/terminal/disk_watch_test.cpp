#include "app/terminal/disk_watch.h"

#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using terminal::DiskWatch;

TEST_CASE("a disk with room is nothing to talk about", "[terminal]") {
  CHECK_FALSE(DiskWatch::fault_of(DiskWatch::kFew));
}

TEST_CASE("a disk that is almost full is told with what is left, and worse at its end",
          "[terminal]") {
  const auto few = DiskWatch::fault_of(300ULL << 20U);
  REQUIRE(few.has_value());
  CHECK(few->severity == ui::Severity::Caution);
  CHECK(few->arguments == std::vector<std::string>{"300"});
  const auto least = DiskWatch::fault_of(DiskWatch::kLeast - 1);
  REQUIRE(least.has_value());
  CHECK(least->severity == ui::Severity::Bad);
}

TEST_CASE("a folder that is not there is not told as a full disk", "[terminal]") {
  tests::ManualClock clock;
  terminal::Arrivals arrivals;
  DiskWatch watch("/there/is/no/such/folder", arrivals, clock);
  watch.look();
  CHECK(arrivals.take().empty());
}
