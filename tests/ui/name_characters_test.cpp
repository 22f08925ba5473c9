#include "app/ui/typing/name_characters.h"

#include <set>
#include <string>
#include <utility>

#include "tests/support/catch.h"

using namespace regulars::ui;

namespace {

std::string traditional_of(std::string_view pinyin, std::string_view simplified) {
  std::string found = "none";
  for_each_surname([&](const Surname& each) {
    if (each.pinyin == pinyin && each.simplified == simplified) found = each.traditional;
  });
  return found;
}

}  // namespace

TEST_CASE("the table of surnames is well formed and says nothing twice", "[ui][typing]") {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for_each_surname([&](const Surname& each) {
    INFO(each.pinyin << each.simplified);
    CHECK_FALSE(each.pinyin.empty());
    CHECK(each.pinyin.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos);
    CHECK((each.simplified.size() == 3 || each.simplified.size() == 6));
    CHECK(each.traditional.size() == each.simplified.size());
    CHECK(seen.emplace(each.pinyin, each.simplified).second);
  });
  CHECK(seen.size() >= 400);
}

TEST_CASE("surnames have the reading that they have as surnames", "[ui][typing]") {
  CHECK(traditional_of("shan", "单") == "單");
  CHECK(traditional_of("qiu", "仇") == "仇");
  CHECK(traditional_of("zeng", "曾") == "曾");
  CHECK(traditional_of("xie", "解") == "解");
  CHECK(traditional_of("zha", "查") == "查");
  CHECK(traditional_of("ou", "区") == "區");
  CHECK(traditional_of("piao", "朴") == "朴");
  CHECK(traditional_of("zhai", "翟") == "翟");
  CHECK(traditional_of("yuchi", "尉迟") == "尉遲");
  CHECK(traditional_of("ouyang", "欧阳") == "歐陽");
}

TEST_CASE("a surname keeps its own traditional form", "[ui][typing]") {
  CHECK(traditional_of("fan", "范") == "范");
  CHECK(traditional_of("yue", "岳") == "岳");
  CHECK(traditional_of("yu", "余") == "余");
  CHECK(traditional_of("zhong", "钟") == "鍾");
  CHECK(traditional_of("ye", "叶") == "葉");
}

TEST_CASE("characters of given names are ranked", "[ui][typing]") {
  CHECK(given_name_rank("伟") < given_name_rank("维"));
  CHECK(given_name_rank("为") == kUncommon);
  CHECK(given_name_rank("") == kUncommon);
  CHECK(is_surname("张"));
  CHECK_FALSE(is_surname("为"));
}
