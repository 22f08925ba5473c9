// Every message key that the sources name exists, and every message is named somewhere: a missing
// one would show its key on the screen, an unused one would be translated for nobody.

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "app/i18n/catalogue.h"
#include "tests/support/catch.h"

using namespace regulars;

namespace {

// Keys and touch ids look alike ("home.search"); what is only ever an id is not asked for here.
std::set<std::string> quoted_words() {
  const std::regex quoted{R"("([a-z_]+(\.[a-z_0-9]+)+)\")"};
  std::set<std::string> words;
  for (const char* folder : {"app", "drivers", "sync"}) {
    const std::filesystem::path root = std::filesystem::path{REGULARS_SOURCE_DIR} / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".h") continue;
      std::ostringstream text;
      text << std::ifstream{entry.path()}.rdbuf();
      const std::string source = text.str();
      for (std::sregex_iterator at{source.begin(), source.end(), quoted}, end; at != end; ++at) {
        words.insert((*at)[1].str());
      }
    }
  }
  return words;
}

// What the code looks up as a message: tr("key"), text("key"), plural("key") and key tables.
std::set<std::string> keys_looked_up() {
  const std::regex looked_up{R"((?:tr|text|plural|sentence)\(\s*"([a-z_]+(\.[a-z_0-9]+)+)\")"};
  std::set<std::string> keys;
  const std::filesystem::path root = std::filesystem::path{REGULARS_SOURCE_DIR} / "app" / "ui";
  for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream{entry.path()}.rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator at{source.begin(), source.end(), looked_up}, end; at != end; ++at) {
      keys.insert((*at)[1].str());
    }
  }
  return keys;
}

// Errors of the lower levels carry their sentence as a key.
bool is_sentence_of_an_error(const std::string& word) {
  return word.rfind("error.", 0) == 0 || word.rfind("scan.", 0) == 0;
}

}  // namespace

TEST_CASE("every key the sources use exists in every language", "[i18n]") {
  const auto all = i18n::Catalogues::built_in();
  std::set<std::string> wanted = keys_looked_up();
  CHECK(wanted.size() > 100);
  for (const std::string& word : quoted_words()) {
    if (is_sentence_of_an_error(word)) wanted.insert(word);
  }
  for (const std::string& key : wanted) {
    INFO(key);
    for (const i18n::Language language : i18n::kLanguages) CHECK(all.in(language).has(key));
  }
}

TEST_CASE("no message is without use", "[i18n]") {
  const auto words = quoted_words();
  for (const std::string& key : i18n::Catalogues::built_in().in(i18n::Language::English).keys()) {
    INFO(key);
    CHECK(words.contains(key));
  }
}
