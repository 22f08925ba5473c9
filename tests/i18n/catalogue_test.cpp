#include "app/i18n/catalogue.h"

#include "app/i18n/built_in_messages.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::i18n;

TEST_CASE("every language has exactly the same messages", "[i18n]") {
  const Catalogues all = Catalogues::built_in();
  for (const Language language : kLanguages) {
    INFO(code(language));
    CHECK(all.in(language).keys() == all.in(Language::English).keys());
  }
  CHECK(all.in(Language::English).keys().size() > 100);
}

TEST_CASE("a message takes its arguments, in any order", "[i18n]") {
  const Catalogues all = Catalogues::built_in();
  CHECK(all.in(Language::English).text("home.score", {"67", "118"}) == "from 67 of 118 asked");
  CHECK(with_arguments("{1} of {0}, {2}", {"a", "b"}) == "b of a, {2}");
  CHECK(with_arguments("an open { brace", {"a"}) == "an open { brace");
  CHECK(with_arguments("{x}", {"a"}) == "{x}");
}

TEST_CASE("a count chooses the form of its language", "[i18n]") {
  const Catalogues all = Catalogues::built_in();
  const Catalogue& english = all.in(Language::English);
  CHECK(english.plural("member.visits", 1, {"1"}) == "1 visit");
  CHECK(english.plural("member.visits", 0, {"0"}) == "0 visits");
  CHECK(english.plural("member.visits", 48, {"48"}) == "48 visits");
  CHECK(all.in(Language::SimplifiedChinese).plural("member.visits", 48, {"48"}) == "到店 48 次");
  CHECK(all.in(Language::TraditionalChinese).plural("member.visits", 1, {"1"}) == "來店 1 次");
}

TEST_CASE("a missing message answers its key", "[i18n]") {
  const Catalogues all = Catalogues::built_in();
  CHECK(all.in(Language::English).text("no.such") == "no.such");
  CHECK_FALSE(all.in(Language::English).has("no.such"));
}

TEST_CASE("a .mo that is cut anywhere is refused or still whole, never misread", "[i18n]") {
  const std::string_view whole = kMessages_en;
  for (std::size_t size = 0; size + 1 < whole.size(); size += 97) {
    const auto parsed = Catalogue::parse(Language::English, whole.substr(0, size));
    CHECK_FALSE(parsed.has_value());
  }
  // The last byte is the end mark of the last text, which is whole without it.
  const auto almost = Catalogue::parse(Language::English, whole.substr(0, whole.size() - 1));
  CHECK((!almost || almost->keys() == Catalogues::built_in().in(Language::English).keys()));
  CHECK_FALSE(Catalogue::parse(Language::English, "not a catalogue at all").has_value());
}

TEST_CASE("languages are known by their code", "[i18n]") {
  CHECK(language_of("zh_CN") == Language::SimplifiedChinese);
  CHECK(language_of("zh_TW") == Language::TraditionalChinese);
  CHECK_FALSE(language_of("tlh").has_value());
}

TEST_CASE("a language button goes through all languages and says their own names", "[i18n]") {
  CHECK(next(Language::English) == Language::SimplifiedChinese);
  CHECK(next(Language::SimplifiedChinese) == Language::TraditionalChinese);
  CHECK(next(Language::TraditionalChinese) == Language::English);
  CHECK(own_name(Language::English) == "English");
  CHECK(own_name(Language::SimplifiedChinese) == "简体中文");
  CHECK(own_name(Language::TraditionalChinese) == "繁體中文");
}

// Characters that only Simplified Chinese has: one of them in the Traditional messages is a
// sentence that somebody forgot.
TEST_CASE("the Traditional messages hold no Simplified characters", "[i18n]") {
  const Catalogues all = Catalogues::built_in();
  const Catalogue& traditional = all.in(Language::TraditionalChinese);
  for (const std::string& key : traditional.keys()) {
    const std::string text = traditional.text(key);
    for (const char* simplified :
         {"员", "积", "换", "领", "会", "数", "码", "机", "号", "连", "请", "输",
          "选", "择", "错", "误", "试", "钱", "额", "总", "过", "进", "还", "这",
          "发", "时", "间", "问", "题", "动", "显", "网", "络", "联", "线", "传",
          "资", "统", "设", "备", "实", "样", "继", "续", "让", "顾", "买", "单",
          "张", "应", "对", "开", "关", "电", "脑", "检", "验", "岁", "录", "余"}) {
      INFO(key << ": " << text << " has " << simplified);
      CHECK(text.find(simplified) == std::string::npos);
    }
  }
}
