// Words that must not stand where they would do harm.

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "tests/layout/source_tree.h"
#include "tests/support/catch.h"

using namespace regulars::tests;

namespace {

void expect_none(const std::vector<std::string>& faults) {
  INFO(joined(faults));
  CHECK(faults.empty());
}

std::string place(const SourceFile& file, std::size_t line) {
  return file.path + ":" + std::to_string(line + 1) + ": ";
}

// A note for later must say where it is discussed: "TODO(#12)" or "TODO #12".
bool lacks_issue(std::string_view line, std::string_view word) {
  const std::size_t at = line.find(word);
  if (at == std::string_view::npos) return false;
  const std::size_t hash = line.find('#', at);
  return hash == std::string_view::npos || hash + 1 >= line.size() ||
         std::isdigit(static_cast<unsigned char>(line[hash + 1])) == 0;
}

bool is_program(const SourceFile& file) {
  return is_within(file.path, "app/tool") || stem_of(file.path) == "main" ||
         stem_of(file.path).ends_with("_command") || stem_of(file.path).ends_with("commands");
}

// "regulars::model" of app/model/..., "regulars" of app/base/..., "regulars::sync" of sync/wire/...
std::string namespace_of(std::string_view path) {
  if (is_within(path, "app/base")) return "regulars";
  const bool is_app = is_within(path, "app");
  const std::string_view rest = is_app ? path.substr(4) : path;
  return "regulars::" + std::string(rest.substr(0, rest.find('/')));
}

}  // namespace

TEST_CASE("no floating point where money, points and their history are", "[layout]") {
  std::vector<std::string> faults;
  for (const SourceFile& file :
       sources_under({"app/model", "app/loyalty", "app/storage", "sync"})) {
    const std::vector<std::string> code = code_of(file);
    for (std::size_t i = 0; i < code.size(); ++i) {
      for (const char* word : {"double", "float"}) {
        if (has_word(code[i], word)) faults.push_back(place(file, i) + word);
      }
    }
  }
  expect_none(faults);
}

TEST_CASE("a note for later names its issue", "[layout]") {
  std::vector<std::string> faults;
  for (const SourceFile& file : sources_under({"app", "drivers", "sync", "tests"})) {
    if (is_within(file.path, "tests/layout")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const char* word : {"TODO", "FIXME", "XXX "}) {
        if (lacks_issue(file.lines[i], word)) faults.push_back(place(file, i) + word);
      }
    }
  }
  expect_none(faults);
}

TEST_CASE("only programs write to standard output", "[layout]") {
  std::vector<std::string> faults;
  for (const SourceFile& file : sources_under({"app", "drivers", "sync"})) {
    if (is_program(file)) continue;
    const std::vector<std::string> code = code_of(file);
    for (std::size_t i = 0; i < code.size(); ++i) {
      for (const char* word : {"std::cout", "printf", "puts"}) {
        if (has_word(code[i], word)) faults.push_back(place(file, i) + word);
      }
    }
  }
  expect_none(faults);
}

TEST_CASE("the namespace is the folder, and no header opens one for everybody", "[layout]") {
  std::vector<std::string> faults;
  for (const SourceFile& file : sources_under({"app", "drivers", "sync"})) {
    const std::string wanted = "namespace " + namespace_of(file.path);
    bool is_named = stem_of(file.path) == "main";
    const std::vector<std::string> code = code_of(file);
    for (std::size_t i = 0; i < code.size(); ++i) {
      is_named = is_named || code[i].starts_with(wanted);
      if (has_word(code[i], "using namespace")) faults.push_back(place(file, i) + code[i]);
    }
    if (!is_named) faults.push_back(file.path + ": wants " + wanted);
  }
  expect_none(faults);
}

TEST_CASE("words in comments and texts are not code", "[layout]") {
  const SourceFile file{
      "app/model/a.cpp",
      {"int a;  // a double", "f(\"float\");", "/* double", "float */ x", "R\"(float)\""}};
  for (const std::string& line : code_of(file)) {
    CHECK_FALSE(has_word(line, "double"));
    CHECK_FALSE(has_word(line, "float"));
  }
  CHECK(lacks_issue("// TODO later", "TODO"));
  CHECK_FALSE(lacks_issue("// TODO(#12) later", "TODO"));
}
