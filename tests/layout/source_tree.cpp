#include "tests/layout/source_tree.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <functional>

namespace regulars::tests {

namespace {

SourceFile read(const std::filesystem::path& root, const std::filesystem::path& path) {
  SourceFile file{std::filesystem::relative(path, root).generic_string(), {}};
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) file.lines.push_back(std::move(line));
  return file;
}

std::vector<SourceFile> files_where(const std::vector<std::string>& folders,
                                    const std::function<bool(const std::filesystem::path&)>& is) {
  const std::filesystem::path root = REGULARS_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.is_regular_file() && is(entry.path())) files.push_back(read(root, entry.path()));
    }
  }
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) {
    return a.path < b.path;
  });
  return files;
}

bool is_word_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Blanks comments and literals; its state goes from line to line.
class Blanker {
 public:
  std::string blank(const std::string& line) {
    std::string code;
    for (std::size_t i = 0; i < line.size(); i += step_) {
      step_ = 1;
      code += take(line, i);
    }
    if (state_ == State::Text) state_ = State::Code;
    return code;
  }

 private:
  enum class State { Code, Text, RawText, Comment };

  char take(const std::string& line, std::size_t i) {
    switch (state_) {
      case State::Comment:
        if (line.compare(i, 2, "*/") == 0) leave(2);
        return ' ';
      case State::RawText:
        if (line.compare(i, raw_end_.size(), raw_end_) == 0) leave(raw_end_.size());
        return ' ';
      case State::Text:
        if (line[i] == '\\') step_ = 2;
        if (line[i] == '"') leave(1);
        return ' ';
      case State::Code:
        break;
    }
    return take_code(line, i);
  }

  char take_code(const std::string& line, std::size_t i) {
    if (line.compare(i, 2, "//") == 0) {
      step_ = line.size();
      return ' ';
    }
    if (line.compare(i, 2, "/*") == 0) {
      state_ = State::Comment;
      step_ = 2;
      return ' ';
    }
    if (line.compare(i, 3, "'\"'") == 0) {
      step_ = 3;
      return ' ';
    }
    if (line.compare(i, 2, "R\"") == 0) {
      const std::size_t open = line.find('(', i);
      raw_end_ = ")" + line.substr(i + 2, open - i - 2) + "\"";
      state_ = State::RawText;
      step_ = open - i + 1;
      return ' ';
    }
    if (line[i] == '"') state_ = State::Text;
    return line[i] == '"' ? ' ' : line[i];
  }

  void leave(std::size_t length) {
    state_ = State::Code;
    step_ = length;
  }

  State state_ = State::Code;
  std::size_t step_ = 1;
  std::string raw_end_;
};

}  // namespace

std::vector<SourceFile> sources_under(const std::vector<std::string>& folders) {
  return files_where(folders, [](const std::filesystem::path& path) {
    return path.extension() == ".h" || path.extension() == ".cpp";
  });
}

std::vector<SourceFile> files_named(const std::string& name,
                                    const std::vector<std::string>& folders) {
  return files_where(folders,
                     [&](const std::filesystem::path& path) { return path.filename() == name; });
}

bool is_within(std::string_view path, std::string_view folder) {
  return path == folder ||
         (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

bool is_header(std::string_view path) {
  return path.ends_with(".h");
}

std::string stem_of(std::string_view path) {
  return std::filesystem::path(path).stem().string();
}

std::string folder_of(std::string_view path) {
  return std::filesystem::path(path).parent_path().generic_string();
}

std::vector<std::string> code_of(const SourceFile& file) {
  Blanker blanker;
  std::vector<std::string> code;
  for (const std::string& line : file.lines) code.push_back(blanker.blank(line));
  return code;
}

bool has_word(std::string_view line, std::string_view word) {
  for (std::size_t at = line.find(word); at != std::string_view::npos;
       at = line.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word_letter(line[at - 1]);
    const std::size_t end = at + word.size();
    if (begins && (end == line.size() || !is_word_letter(line[end]))) return true;
  }
  return false;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  " + line;
  return text;
}

}  // namespace regulars::tests
