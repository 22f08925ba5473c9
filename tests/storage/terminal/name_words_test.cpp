#include "app/storage/terminal/name_words.h"

#include "tests/support/catch.h"

using namespace regulars::storage;
using Words = std::vector<std::string>;

TEST_CASE("a name is found by its words and by any part of a Chinese run", "[storage]") {
  CHECK(name_words("Anna-Maria  LI") == Words{"anna", "li", "maria"});
  CHECK(name_words("王小明") == Words{"小明", "明", "王小明"});
  CHECK(name_words("Li王") == Words{"li", "王"});
  CHECK(name_words("ÉMILE Жуков ΑΒ") == Words{"émile", "αβ", "жуков"});
  CHECK(name_words("  . ").empty());
}

TEST_CASE("what is typed stays whole, the longest word first", "[storage]") {
  CHECK(typed_words("al 王小") == Words{"王小", "al"});
  CHECK(typed_words("").empty());
}

TEST_CASE("bytes that are no text separate words and do no harm", "[storage]") {
  CHECK(name_words("ab\xFF\x80zz\xE7") == Words{"ab", "zz"});
  std::string long_name;
  for (int i = 0; i < 1'000; ++i) long_name += "w" + std::to_string(i) + " ";
  CHECK(name_words(long_name).size() == 16);
}

TEST_CASE("the end of a prefix sorts behind all that begin with it", "[storage]") {
  CHECK(end_of_prefix("王") > std::string("王\u9FFF\u9FFF"));
  CHECK(end_of_prefix("a") < std::string("b"));
}
