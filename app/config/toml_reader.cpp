#include "app/config/toml_reader.h"

#include <utility>

namespace regulars::config {
namespace {

std::string_view kind_of(const toml::node& node) {
  if (node.is_string()) return "text";
  if (node.is_integer()) return "a whole number";
  if (node.is_floating_point()) return "a number with a point";
  if (node.is_boolean()) return "true or false";
  if (node.is_table()) return "a table";
  if (node.is_array()) return "a list";
  return "a date or time";
}

std::uint32_t line_of(const toml::node& node) {
  return node.source().begin.line;
}

}  // namespace

TomlTable::TomlTable(const toml::table* table, std::string path, std::vector<Mistake>& mistakes)
    : table_(table), path_(std::move(path)), mistakes_(mistakes) {}

std::optional<std::string> TomlTable::text(std::string_view key) {
  const toml::node* found = take(key);
  if (found == nullptr) return std::nullopt;
  if (auto value = found->value_exact<std::string>()) return value;
  wrong_kind(key, *found, "text");
  return std::nullopt;
}

std::optional<bool> TomlTable::truth(std::string_view key) {
  const toml::node* found = take(key);
  if (found == nullptr) return std::nullopt;
  if (const auto value = found->value_exact<bool>()) return value;
  wrong_kind(key, *found, "true or false");
  return std::nullopt;
}

std::optional<std::int64_t> TomlTable::number(std::string_view key,
                                              std::int64_t least,
                                              std::int64_t most) {
  const toml::node* found = take(key);
  if (found == nullptr) return std::nullopt;
  const auto value = found->value_exact<std::int64_t>();
  if (!value) {
    wrong_kind(key, *found, "a whole number");
    return std::nullopt;
  }
  if (*value < least || *value > most) {
    mistake(key,
            "must be " + std::to_string(least) + " to " + std::to_string(most) + ", is " +
                std::to_string(*value));
    return std::nullopt;
  }
  return value;
}

std::optional<double> TomlTable::decimal(std::string_view key) {
  const toml::node* found = take(key);
  if (found == nullptr) return std::nullopt;
  if (found->is_number()) return found->value<double>();
  wrong_kind(key, *found, "a number");
  return std::nullopt;
}

TomlTable TomlTable::table(std::string_view key) {
  const toml::node* found = take(key);
  const toml::table* inner = found == nullptr ? nullptr : found->as_table();
  if (found != nullptr && inner == nullptr) wrong_kind(key, *found, "a table");
  return {inner, full_name(key), mistakes_};
}

void TomlTable::mistake(std::string_view key, std::string_view words) {
  const toml::node* found = table_ == nullptr ? nullptr : table_->get(key);
  mistakes_.push_back(
      {found == nullptr ? 0 : line_of(*found), full_name(key) + ": " + std::string(words)});
}

void TomlTable::refuse_others() {
  if (table_ == nullptr) return;
  for (const auto& [key, node] : *table_) {
    if (known_.contains(key.str())) continue;
    std::string words = full_name(key.str()) + ": there is no such setting; known here:";
    for (const std::string& known : known_) words += " " + known;
    mistakes_.push_back({key.source().begin.line, std::move(words)});
  }
}

const toml::node* TomlTable::take(std::string_view key) {
  known_.emplace(key);
  return table_ == nullptr ? nullptr : table_->get(key);
}

void TomlTable::wrong_kind(std::string_view key,
                           const toml::node& found,
                           std::string_view expected) {
  mistake(key, "expected " + std::string(expected) + ", found " + std::string(kind_of(found)));
}

std::string TomlTable::full_name(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

}  // namespace regulars::config
