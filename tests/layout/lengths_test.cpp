// Orders of size that keep a file readable: a function fits a screen or two, a file holds one idea.

#include <string>
#include <vector>

#include "tests/layout/source_tree.h"
#include "tests/support/catch.h"

using namespace regulars::tests;

namespace {

constexpr std::size_t kMostFunctionLines = 100;
constexpr std::size_t kMostFileLines = 700;
constexpr std::size_t kMostTestLines = 900;  // a test reads case by case
constexpr std::size_t kMostColumns = 100;

// Characters, not bytes: continuation bytes of UTF-8 are not counted.
std::size_t columns(const std::string& line) {
  std::size_t count = 0;
  for (const char c : line) count += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0U : 1U;
  return count;
}

bool starts_statement(const std::string& line, std::size_t indent) {
  if (line.size() <= indent || line.find_first_not_of(' ') != indent) return false;
  const char first = line[indent];
  return first != '}' && first != '#' && first != '/' && first != ')';
}

// Our sources are formatted, so a body ends at a lone brace under the statement that opened it.
std::vector<std::string> long_bodies(const SourceFile& file, std::size_t indent) {
  std::vector<std::string> faults;
  const std::string closing = std::string(indent, ' ') + "}";
  std::size_t begin = 0;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const std::string& line = file.lines[i];
    if (starts_statement(line, indent)) begin = i;
    if (line != closing || i - begin + 1 <= kMostFunctionLines) continue;
    faults.push_back(file.path + ":" + std::to_string(begin + 1) + ": a body of " +
                     std::to_string(i - begin + 1) + " lines");
  }
  return faults;
}

std::vector<std::string> faults_of(const SourceFile& file) {
  std::vector<std::string> faults = long_bodies(file, 0);
  for (std::string& fault : long_bodies(file, 2)) faults.push_back(std::move(fault));
  const bool is_test = is_within(file.path, "tests");
  if (file.lines.size() > (is_test ? kMostTestLines : kMostFileLines)) {
    faults.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines");
  }
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    if (columns(file.lines[i]) <= kMostColumns) continue;
    faults.push_back(file.path + ":" + std::to_string(i + 1) + ": " +
                     std::to_string(columns(file.lines[i])) + " columns");
  }
  return faults;
}

}  // namespace

TEST_CASE("functions, files and lines stay short enough to read", "[layout]") {
  std::vector<std::string> faults;
  for (const SourceFile& file : sources_under({"app", "drivers", "sync", "tests"})) {
    for (std::string& fault : faults_of(file)) faults.push_back(std::move(fault));
  }
  INFO(joined(faults));
  CHECK(faults.empty());
}

TEST_CASE("a function of 120 lines and a line of 120 columns are found", "[layout]") {
  SourceFile file{"app/base/a.cpp", {"void long_one() {"}};
  file.lines.insert(file.lines.end(), 120, "  step();");
  file.lines.push_back("}");
  CHECK(faults_of(file).size() == 1);
  file.lines.push_back(std::string(120, 'x'));
  CHECK(faults_of(file).size() == 2);
}
