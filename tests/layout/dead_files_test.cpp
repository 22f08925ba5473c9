// Nothing lies about that nobody builds, and every test stands beside what it tests.

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/layout/source_tree.h"
#include "tests/support/catch.h"

using namespace regulars::tests;

namespace {

const std::vector<std::string> kAll = {"app", "drivers", "sync", "tests", "packaging", "assets"};

// Rooms of tests that are about several folders, or about none.
const std::vector<std::string> kFreeRooms = {
    "tests/journeys", "tests/layout", "tests/bench", "tests/support", "tests/regressions"};

void expect_none(const std::vector<std::string>& faults) {
  INFO(joined(faults));
  CHECK(faults.empty());
}

// Every .cpp that the lists name, as paths from the root.
std::set<std::string> built_sources() {
  std::set<std::string> built;
  for (const SourceFile& list : files_named("CMakeLists.txt", kAll)) {
    const std::filesystem::path folder = folder_of(list.path);
    for (const std::string& line : list.lines) {
      std::string words = line.substr(0, line.find('#'));
      std::replace_if(
          words.begin(), words.end(), [](char c) { return c == '(' || c == ')' || c == '"'; }, ' ');
      std::istringstream in(words);
      for (std::string word; in >> word;) {
        built.insert((folder / word).lexically_normal().generic_string());
      }
    }
  }
  return built;
}

bool is_in_free_room(const SourceFile& file) {
  for (const std::string& room : kFreeRooms) {
    if (is_within(file.path, room)) return true;
  }
  return false;
}

// tests/base/bytes_test.cpp is about bytes.h or bytes.cpp of app/base (or of drivers, sync).
std::string tested_folder(const SourceFile& test) {
  const std::string_view rest = std::string_view(test.path).substr(6);
  const std::string top(rest.substr(0, rest.find('/')));
  return top == "drivers" || top == "sync" ? top : "app/" + top;
}

}  // namespace

TEST_CASE("every source is named in a CMakeLists", "[layout]") {
  const std::set<std::string> built = built_sources();
  std::vector<std::string> faults;
  for (const SourceFile& file : sources_under(kAll)) {
    if (is_header(file.path) || built.contains(file.path)) continue;
    faults.push_back(file.path + " is built by nobody");
  }
  expect_none(faults);
}

TEST_CASE("every test has its source, or says in its first line what it is about", "[layout]") {
  const std::vector<SourceFile> files = sources_under({"app", "drivers", "sync"});
  std::vector<std::string> faults;
  for (const SourceFile& test : sources_under({"tests"})) {
    const std::string stem = stem_of(test.path);
    if (!stem.ends_with("_test") || is_in_free_room(test)) continue;
    if (!test.lines.empty() && test.lines.front().starts_with("// ")) continue;
    const std::string about = stem.substr(0, stem.size() - 5);
    bool is_found = false;
    for (const SourceFile& file : files) {
      is_found =
          is_found || (stem_of(file.path) == about && is_within(file.path, tested_folder(test)));
    }
    if (!is_found) {
      faults.push_back(test.path + ": no " + about + " in " + tested_folder(test));
    }
  }
  expect_none(faults);
}
