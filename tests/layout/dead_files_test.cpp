// Nothing lies about that nobody builds, and every test stands beside what it tests.

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

bool names(const SourceFile& list, std::string_view path) {
  for (const std::string& line : list.lines) {
    std::string words = line.substr(0, line.find('#'));
    for (char& c : words) {
      if (c == '(' || c == ')' || c == '"') c = ' ';
    }
    if ((" " + words + " ").find(" " + std::string(path) + " ") != std::string::npos) return true;
  }
  return false;
}

bool is_named_in_a_list(const SourceFile& file, const std::vector<SourceFile>& lists) {
  for (const SourceFile& list : lists) {
    const std::string folder = folder_of(list.path);
    if (!is_within(file.path, folder)) continue;
    if (names(list, std::string_view(file.path).substr(folder.size() + 1))) return true;
  }
  return false;
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
  const std::vector<SourceFile> lists = files_named("CMakeLists.txt", kAll);
  std::vector<std::string> faults;
  for (const SourceFile& file : sources_under(kAll)) {
    if (is_header(file.path)) continue;
    if (!is_named_in_a_list(file, lists)) faults.push_back(file.path + " is built by nobody");
  }
  expect_none(faults);
}

TEST_CASE("every test has its source", "[layout]") {
  const std::vector<SourceFile> files = sources_under({"app", "drivers", "sync"});
  std::vector<std::string> faults;
  for (const SourceFile& test : sources_under({"tests"})) {
    const std::string stem = stem_of(test.path);
    if (!stem.ends_with("_test") || is_in_free_room(test)) continue;
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
