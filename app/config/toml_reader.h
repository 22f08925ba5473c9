#pragma once
// TomlTable: takes known keys out of one table of a TOML document and collects every mistake with
// its line. Internal to app/config: it includes toml++, so only .cpp files here include it.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "app/config/terminal_config.h"

namespace regulars::config {

class TomlTable {
 public:
  // `table` may be null: every key is then absent. Both are borrowed.
  TomlTable(const toml::table* table, std::string path, std::vector<Mistake>& mistakes);

  // None when absent, or when it is of another kind, which is a mistake.
  [[nodiscard]] std::optional<std::string> text(std::string_view key);
  [[nodiscard]] std::optional<bool> truth(std::string_view key);
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view key,
                                                   std::int64_t least,
                                                   std::int64_t most);
  // With or without a point.
  [[nodiscard]] std::optional<double> decimal(std::string_view key);
  [[nodiscard]] TomlTable table(std::string_view key);

  // What a rule of the caller says about the value of `key`: "must be ...".
  void mistake(std::string_view key, std::string_view words);
  // Every key that was not asked for is a mistake.
  void refuse_others();

 private:
  [[nodiscard]] const toml::node* take(std::string_view key);
  void wrong_kind(std::string_view key, const toml::node& found, std::string_view expected);
  [[nodiscard]] std::string full_name(std::string_view key) const;

  const toml::table* table_;
  std::string path_;
  std::vector<Mistake>& mistakes_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace regulars::config
