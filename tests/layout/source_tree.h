#pragma once
// The project's own sources as text, for the tests that read them. Paths are relative to the root
// and use '/'. Nothing here changes a file.

#include <string>
#include <string_view>
#include <vector>

namespace regulars::tests {

struct SourceFile {
  std::string path;                // "app/base/bytes.h"
  std::vector<std::string> lines;  // without line ends
};

// Every .h and .cpp under the given top-level folders, sorted by path.
[[nodiscard]] std::vector<SourceFile> sources_under(const std::vector<std::string>& folders);
// Every file named `name` under the folders, for example CMakeLists.txt.
[[nodiscard]] std::vector<SourceFile> files_named(const std::string& name,
                                                  const std::vector<std::string>& folders);

[[nodiscard]] bool is_within(std::string_view path, std::string_view folder);
[[nodiscard]] bool is_header(std::string_view path);
// "bytes" of "app/base/bytes.cpp", "app/base" of the same.
[[nodiscard]] std::string stem_of(std::string_view path);
[[nodiscard]] std::string folder_of(std::string_view path);

// The file's code with comments and the contents of string literals blanked, line by line.
[[nodiscard]] std::vector<std::string> code_of(const SourceFile& file);
// Whether `word` stands in `line` as a whole word.
[[nodiscard]] bool has_word(std::string_view line, std::string_view word);

// "path:line: what", one a line, for a test's message.
[[nodiscard]] std::string joined(const std::vector<std::string>& lines);

}  // namespace regulars::tests
