#include "app/model/region.h"

#include "tests/support/catch.h"

using namespace regulars::model;

namespace {

MobileSoFar typed(const char* region, const char* digits) {
  return mobile_so_far(*region_of(region), digits);
}

}  // namespace

TEST_CASE("a mobile number that is being typed says how many digits are missing", "[model]") {
  CHECK(typed("CN", "").missing == 11);
  CHECK(typed("CN", "").is_possible);
  CHECK(typed("CN", "1390").missing == 7);
  CHECK_FALSE(typed("CN", "1390").is_complete);
  CHECK(typed("CN", "13900139000").is_complete);
  CHECK(typed("CN", "13900139000").missing == 0);
}

TEST_CASE("what no mobile number here begins with, or is longer than any, is told at once",
          "[model]") {
  CHECK_FALSE(typed("CN", "12").is_possible);
  CHECK_FALSE(typed("CN", "2").is_possible);
  CHECK_FALSE(typed("CN", "139001390001").is_possible);
  CHECK_FALSE(typed("CN", "139001390001").is_complete);
  CHECK_FALSE(typed("US", "0").is_possible);
}

TEST_CASE("the trunk may be typed or left out, and lengths may differ", "[model]") {
  CHECK(typed("TW", "0").is_possible);
  CHECK(typed("TW", "0912345678").is_complete);
  CHECK(typed("TW", "912345678").is_complete);
  CHECK_FALSE(typed("TW", "091234567").is_complete);
  CHECK(typed("DE", "01512345678").is_complete);
  CHECK(typed("DE", "015123456789").is_complete);
  CHECK_FALSE(typed("DE", "0151234567890").is_possible);
}

TEST_CASE("a mobile number is written in the groups in which it is read aloud", "[model]") {
  CHECK(typed("CN", "1390").written == "139 0");
  CHECK(typed("CN", "13900139000").written == "139 0013 9000");
  CHECK(typed("TW", "0912345678").written == "0912 345 678");
  CHECK(typed("TW", "912345678").written == "912 345 678");
  CHECK(typed("FR", "0612345678").written == "06 12 34 56 78");
  CHECK(typed("DE", "015123456789").written == "0151 2345 6789");
  CHECK(typed("SG", "81234567").written == "8123 4567");
  CHECK(typed("CN", "2012345675678").written == "2012345675678");  // none: as it is
}
