#include "app/ui/typing/accents.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace regulars::ui;

namespace {

bool offers(std::string_view letter, std::string_view wanted) {
  const auto variants = variants_of(letter);
  return std::find(variants.begin(), variants.end(), wanted) != variants.end();
}

}  // namespace

TEST_CASE("a letter offers the accents of Europe and Vietnam in its own case", "[ui][typing]") {
  CHECK(variants_of("e").front() == "é");
  CHECK(variants_of("E").front() == "É");
  CHECK(offers("e", "ë"));
  CHECK(offers("o", "ø"));
  CHECK(offers("s", "ß"));
  CHECK(offers("l", "ł"));
  CHECK(offers("c", "č"));
  CHECK(offers("Z", "Ž"));
  CHECK(offers("u", "ữ"));
  CHECK_FALSE(offers("e", "É"));
}

TEST_CASE("an accented letter leads to its sisters and back", "[ui][typing]") {
  CHECK(offers("é", "e"));
  CHECK(offers("é", "ê"));
  CHECK_FALSE(offers("é", "é"));
}

TEST_CASE("what has no accents offers none", "[ui][typing]") {
  CHECK(variants_of("").empty());
  CHECK(variants_of("q").empty());
  CHECK(variants_of("7").empty());
  CHECK(variants_of("张").empty());
}
