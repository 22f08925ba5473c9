#pragma once
// JsonTape: a JSON text (RFC 8259) read once, front to back, into a flat row of values that point
// into it. For lines that are read a million times: no tree, no copy, one allocation that is kept.
// What it takes, nlohmann::json takes too; deeper than kMostDepth it takes nothing.
//
//   JsonTape tape;
//   if (!tape.read(line)) return ...;                       // `line` must outlive the values
//   if (const auto points = tape.root().find("p")) points->integer();
//   for (const JsonValue& one : tape.root().find("ids")->elements()) one.text();

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/check.h"

namespace regulars {

enum class JsonKind : std::uint8_t { Null, Boolean, Integer, OtherNumber, String, Array, Object };

class JsonElements;
class JsonTape;

// One value of a tape; copied freely, good as long as the tape and its text are.
class JsonValue {
 public:
  [[nodiscard]] JsonKind kind() const;
  // Of an object: the last value under that name; none where it has none or is no object.
  [[nodiscard]] std::optional<JsonValue> find(std::string_view name) const;
  // Each only of its own kind; Integer is what 63 bits and a sign hold.
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::string text() const;
  // The text where it is written without a backslash, which costs no copy; else none.
  [[nodiscard]] std::optional<std::string_view> plain_text() const;
  [[nodiscard]] JsonElements elements() const;  // of an array; else nothing

 private:
  friend class JsonElements;
  friend class JsonTape;
  JsonValue(const JsonTape& tape, std::uint32_t index) : tape_(&tape), index_(index) {}
  const JsonTape* tape_;
  std::uint32_t index_;
};

// The values of an array, in order.
class JsonElements {
 public:
  class Iterator {
   public:
    explicit Iterator(JsonValue value) : value_(value) {}
    JsonValue operator*() const { return value_; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const { return value_.index_ == other.value_.index_; }

   private:
    JsonValue value_;
  };
  JsonElements(JsonValue begin, JsonValue end) : begin_(begin), end_(end) {}
  [[nodiscard]] Iterator begin() const { return Iterator{begin_}; }
  [[nodiscard]] Iterator end() const { return Iterator{end_}; }
  [[nodiscard]] std::size_t size() const;

 private:
  JsonValue begin_;
  JsonValue end_;
};

class JsonTape {
 public:
  static constexpr std::size_t kMostDepth = 32;
  static constexpr std::size_t kMostBytes = 64U * 1024U * 1024U;

  // False: not one JSON value, not UTF-8, too deep or too long. May be called again and again.
  [[nodiscard]] bool read(std::string_view text);
  [[nodiscard]] JsonValue root() const { return {*this, 0}; }

 private:
  friend class JsonElements;
  friend class JsonValue;
  friend class JsonTapeReader;

  struct Token {
    std::int64_t integer = 0;  // Integer, Boolean
    std::uint32_t begin = 0;   // String: its text between the quotes
    std::uint32_t end = 0;
    std::uint32_t next = 0;  // the token after this value and all within
    JsonKind kind = JsonKind::Null;
    bool is_escaped = false;
  };

  std::string_view text_;
  std::vector<Token> tokens_;  // an object's names and values take turns
};

// ---- looking at values: called tens of times a line ---------------------------------------------

inline JsonKind JsonValue::kind() const {
  return tape_->tokens_[index_].kind;
}

inline std::int64_t JsonValue::integer() const {
  REGULARS_CHECK(kind() == JsonKind::Integer);
  return tape_->tokens_[index_].integer;
}

inline std::optional<std::string_view> JsonValue::plain_text() const {
  REGULARS_CHECK(kind() == JsonKind::String);
  const auto& token = tape_->tokens_[index_];
  if (token.is_escaped) return std::nullopt;
  return tape_->text_.substr(token.begin, token.end - token.begin);
}

inline JsonElements JsonValue::elements() const {
  const std::uint32_t end = tape_->tokens_[index_].next;
  const bool is_array = kind() == JsonKind::Array;
  return {JsonValue{*tape_, is_array ? index_ + 1 : end}, JsonValue{*tape_, end}};
}

inline JsonElements::Iterator& JsonElements::Iterator::operator++() {
  value_ = JsonValue{*value_.tape_, value_.tape_->tokens_[value_.index_].next};
  return *this;
}

}  // namespace regulars
