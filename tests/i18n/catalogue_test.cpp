#include "app/i18n/catalogue.h"

#include "app/i18n/built_in_messages.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::i18n;

TEST_CASE("every language has exactly the same messages", "[i18n]") {
  const Catalogues all = Catalogues::built_in();
  CHECK(all.in(Language::English).keys() == all.in(Language::SimplifiedChinese).keys());
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
}

TEST_CASE("a missing message answers its key", "[i18n]") {
  const Catalogues all = Catalogues::built_in();
  CHECK(all.in(Language::English).text("no.such") == "no.such");
  CHECK_FALSE(all.in(Language::English).has("no.such"));
}

TEST_CASE("a .mo that is cut anywhere is refused or still whole, never misread", "[i18n]") {
  const std::string_view whole = kMessages_en;
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    const auto parsed = Catalogue::parse(Language::English, whole.substr(0, size));
    CHECK_FALSE(parsed.has_value());
  }
  CHECK_FALSE(Catalogue::parse(Language::English, "not a catalogue at all").has_value());
}

TEST_CASE("languages are known by their code", "[i18n]") {
  CHECK(language_of("zh_CN") == Language::SimplifiedChinese);
  CHECK_FALSE(language_of("tlh").has_value());
}
