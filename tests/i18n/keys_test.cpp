// Every message key that the sources name exists, and every message is named somewhere: a missing
// one would show its key on the screen, an unused one would be translated for nobody.

#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "app/i18n/catalogue.h"
#include "tests/support/catch.h"

using namespace regulars;

namespace {

// "area.name": what a key looks like. Touch ids look the same ("home.search").
bool is_like_a_key(std::string_view text) {
  constexpr std::string_view kAllowed{"abcdefghijklmnopqrstuvwxyz0123456789_."};
  const std::size_t dot = text.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < text.size() &&
         text.find_first_not_of(kAllowed) == std::string_view::npos;
}

// Asked for as a message: tr("..."), text("..."), plural("...") or sentence("...").
bool is_looked_up(std::string_view before) {
  while (!before.empty() && (before.back() == ' ' || before.back() == '\n'))
    before.remove_suffix(1);
  constexpr std::array<std::string_view, 4> kCalls{"tr(", "text(", "plural(", "sentence("};
  for (const std::string_view call : kCalls) {
    if (before.ends_with(call)) return true;
  }
  return false;
}

struct Words {
  std::set<std::string> quoted;     // everything like a key
  std::set<std::string> looked_up;  // what is surely one
};

void read_words(const std::string& source, Words& words) {
  for (std::size_t open = source.find('"'); open != std::string::npos;) {
    const std::size_t close = source.find('"', open + 1);
    if (close == std::string::npos) return;
    const std::string text = source.substr(open + 1, close - open - 1);
    if (is_like_a_key(text)) {
      words.quoted.insert(text);
      if (is_looked_up(std::string_view{source}.substr(0, open))) words.looked_up.insert(text);
      open = source.find('"', close + 1);
    } else {
      open = close;  // the end of one text may be the begin of another
    }
  }
}

Words words_in(const std::string& folder) {
  Words words;
  const std::filesystem::path root = std::filesystem::path{REGULARS_SOURCE_DIR} / folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".h") continue;
    std::ostringstream text;
    text << std::ifstream{entry.path()}.rdbuf();
    read_words(text.str(), words);
  }
  return words;
}

// Errors of the lower levels carry their sentence as a key.
bool is_sentence_of_an_error(const std::string& word) {
  return word.rfind("error.", 0) == 0 || word.rfind("scan.", 0) == 0;
}

}  // namespace

TEST_CASE("every key the sources use exists in every language", "[i18n]") {
  const auto all = i18n::Catalogues::built_in();
  std::set<std::string> wanted = words_in("app/ui").looked_up;
  CHECK(wanted.size() > 100);
  for (const char* folder : {"app", "drivers", "sync"}) {
    for (const std::string& word : words_in(folder).quoted) {
      if (is_sentence_of_an_error(word)) wanted.insert(word);
    }
  }
  for (const std::string& key : wanted) {
    INFO(key);
    for (const i18n::Language language : i18n::kLanguages) CHECK(all.in(language).has(key));
  }
}

TEST_CASE("no message is without use", "[i18n]") {
  std::set<std::string> named;
  for (const char* folder : {"app", "drivers", "sync"}) named.merge(words_in(folder).quoted);
  for (const std::string& key : i18n::Catalogues::built_in().in(i18n::Language::English).keys()) {
    INFO(key);
    CHECK(named.contains(key));
  }
}
