#include "app/tool/names.h"

#include <set>
#include <string>

#include "tests/support/catch.h"

using namespace regulars::tool;

TEST_CASE("Chinese names have two to four characters, and Wang is the most common", "[tool]") {
  Dice dice{3};
  const Names names;
  int wang = 0;
  for (int i = 0; i < 2'000; ++i) {
    const std::string name = names.chinese(dice);
    CHECK(name.size() >= 6);
    CHECK(name.size() <= 12);
    wang += name.starts_with("王") ? 1 : 0;
  }
  CHECK(wang > 120);
  CHECK(wang < 260);
}

TEST_CASE("mobile numbers have eleven digits under existing prefixes", "[tool]") {
  Dice dice{3};
  std::set<std::string> seen;
  for (int i = 0; i < 500; ++i) {
    const std::string number = mobile_number(dice);
    CHECK(number.size() == 11);
    CHECK(number[0] == '1');
    CHECK(number[1] >= '3');
    seen.insert(number);
  }
  CHECK(seen.size() > 495);
}
