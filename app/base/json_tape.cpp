#include "app/base/json_tape.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/base/check.h"
#include "app/base/json_text.h"

namespace regulars {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Four hexadecimal digits, or none.
std::optional<std::uint32_t> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  const char* end = text.data() + at + 4;
  const auto [stopped, error] = std::from_chars(text.data() + at, end, value, 16);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

bool is_high_half(std::uint32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_half(std::uint32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return add(point);
  if (point < 0x800) {
    add(0xC0U | point >> 6U);
  } else {
    if (point < 0x10000) {
      add(0xE0U | point >> 12U);
    } else {
      add(0xF0U | point >> 18U);
      add(0x80U | (point >> 12U & 0x3FU));
    }
    add(0x80U | (point >> 6U & 0x3FU));
  }
  add(0x80U | (point & 0x3FU));
}

char unescaped(char letter) {
  switch (letter) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return letter;
  }
}

// Of a string that the reader has taken.
std::string without_escapes(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] != '\\') {
      text += raw[at];
      continue;
    }
    ++at;
    if (raw[at] != 'u') {
      text += unescaped(raw[at]);
      continue;
    }
    std::uint32_t point = hex4(raw, at + 1).value_or(0);
    at += 4;
    if (is_high_half(point)) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (hex4(raw, at + 3).value_or(0) - 0xDC00);
      at += 6;
    }
    append_utf8(text, point);
  }
  return text;
}

// Names are short, and most differ in length or in the first letter already.
bool is_spelled(std::string_view raw, std::string_view name) {
  if (raw.size() != name.size()) return false;
  return raw.empty() || (raw.front() == name.front() && raw == name);
}

}  // namespace

// ---- reading: front to back, what is open on a stack of its own ---------------------------------

class JsonTapeReader {
 public:
  explicit JsonTapeReader(JsonTape& tape) : text_(tape.text_), tokens_(tape.tokens_) {}

  bool read() {
    while (true) {
      const Step begun = begin_value();
      if (begun == Step::Wrong) return false;
      if (begun == Step::Opened) continue;
      const Step ended = end_values();
      if (ended == Step::Wrong) return false;
      if (ended == Step::Done) break;
    }
    skip_space();
    return at_ == text_.size();
  }

 private:
  using Token = JsonTape::Token;
  enum class Step : std::uint8_t { Wrong, Opened, Taken, Next, Done };

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r') ++at_;
  }

  bool take(char wanted) {
    skip_space();
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }

  Token& add(JsonKind kind) {
    tokens_.push_back({.kind = kind});
    tokens_.back().next = static_cast<std::uint32_t>(tokens_.size());
    return tokens_.back();
  }

  // A whole simple value, or an opening bracket and, of an object, the first name.
  Step begin_value() {
    skip_space();
    switch (peek()) {
      case '{':
        return open(JsonKind::Object, '}');
      case '[':
        return open(JsonKind::Array, ']');
      case '"':
        return read_string() ? Step::Taken : Step::Wrong;
      case 't':
        return read_word("true", JsonKind::Boolean, 1);
      case 'f':
        return read_word("false", JsonKind::Boolean, 0);
      case 'n':
        return read_word("null", JsonKind::Null, 0);
      default:
        return read_number() ? Step::Taken : Step::Wrong;
    }
  }

  Step open(JsonKind kind, char closer) {
    if (depth_ == open_.size()) return Step::Wrong;
    ++at_;
    const auto index = static_cast<std::uint32_t>(tokens_.size());
    add(kind);
    if (take(closer)) return Step::Taken;
    open_[depth_++] = index;
    return kind == JsonKind::Array || read_name() ? Step::Opened : Step::Wrong;
  }

  // After a value: closes what ends with it, and stands before the next one.
  Step end_values() {
    while (depth_ > 0) {
      Token& container = tokens_[open_[depth_ - 1]];
      const bool is_object = container.kind == JsonKind::Object;
      if (take(',')) return !is_object || read_name() ? Step::Next : Step::Wrong;
      if (!take(is_object ? '}' : ']')) return Step::Wrong;
      container.next = static_cast<std::uint32_t>(tokens_.size());
      --depth_;
    }
    return Step::Done;
  }

  bool read_name() {
    skip_space();
    return peek() == '"' && read_string() && take(':');
  }

  Step read_word(std::string_view word, JsonKind kind, std::int64_t integer) {
    if (text_.substr(at_, word.size()) != word) return Step::Wrong;
    at_ += word.size();
    add(kind).integer = integer;
    return Step::Taken;
  }

  bool read_string() {
    const std::size_t begin = ++at_;
    bool is_escaped = false;
    while (peek() != '"') {
      const auto byte = static_cast<unsigned char>(peek());
      if (byte < 0x20) return false;  // the text's end too
      if (byte == '\\') {
        is_escaped = true;
        if (!skip_escape()) return false;
      } else {
        const std::size_t length = byte < 0x80 ? 1 : utf8_length(text_, at_);
        if (length == 0) return false;
        at_ += length;
      }
    }
    Token& token = add(JsonKind::String);
    token.begin = static_cast<std::uint32_t>(begin);
    token.end = static_cast<std::uint32_t>(at_);
    token.is_escaped = is_escaped;
    ++at_;
    return true;
  }

  bool skip_escape() {
    ++at_;
    const char letter = peek();
    ++at_;
    if (letter != 'u')
      return letter != '\0' &&
             std::string_view("\"\\/bfnrt").find(letter) != std::string_view::npos;
    const auto unit = hex4(text_, at_);
    if (!unit || is_low_half(*unit)) return false;
    at_ += 4;
    if (!is_high_half(*unit)) return true;
    if (text_.substr(at_, 2) != "\\u") return false;
    const auto low = hex4(text_, at_ + 2);
    at_ += 6;
    return low && is_low_half(*low);
  }

  bool skip_digits() {
    if (!is_digit(peek())) return false;
    while (is_digit(peek())) ++at_;
    return true;
  }

  bool read_number() {
    const std::size_t begin = at_;
    if (peek() == '-') ++at_;
    if (peek() == '0') {
      ++at_;
    } else if (!skip_digits()) {
      return false;
    }
    const std::size_t whole_end = at_;
    if (peek() == '.' && (++at_, !skip_digits())) return false;
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!skip_digits()) return false;
    }
    std::int64_t value = 0;
    const auto parsed = std::from_chars(text_.data() + begin, text_.data() + at_, value);
    const bool is_integer = whole_end == at_ && parsed.ec == std::errc{};
    add(is_integer ? JsonKind::Integer : JsonKind::OtherNumber).integer = is_integer ? value : 0;
    return true;
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::array<std::uint32_t, JsonTape::kMostDepth> open_{};  // indices of what is open
  std::size_t depth_ = 0;
  std::size_t at_ = 0;
};

bool JsonTape::read(std::string_view text) {
  text_ = text;
  tokens_.clear();
  // A value of an event takes four bytes or more with its comma; long texts grow by themselves.
  constexpr std::size_t kMostReserved = 1'024;
  tokens_.reserve(std::min(text.size() / 4 + 1, kMostReserved));
  return text.size() <= kMostBytes && JsonTapeReader{*this}.read();
}

// ---- values -------------------------------------------------------------------------------------

std::optional<JsonValue> JsonValue::find(std::string_view name) const {
  if (kind() != JsonKind::Object) return std::nullopt;
  const auto& tokens = tape_->tokens_;
  std::uint32_t found = 0;
  const std::uint32_t end = tokens[index_].next;
  for (std::uint32_t at = index_ + 1; at < end; at = tokens[at + 1].next) {
    const auto& key = tokens[at];
    if (key.is_escaped) {
      if (JsonValue{*tape_, at}.text() == name) found = at;
    } else if (is_spelled(tape_->text_.substr(key.begin, key.end - key.begin), name)) {
      found = at;
    }
  }
  if (found == 0) return std::nullopt;
  return JsonValue{*tape_, found + 1};
}

bool JsonValue::boolean() const {
  REGULARS_CHECK(kind() == JsonKind::Boolean);
  return tape_->tokens_[index_].integer != 0;
}

std::string JsonValue::text() const {
  REGULARS_CHECK(kind() == JsonKind::String);
  const auto& token = tape_->tokens_[index_];
  const std::string_view raw = tape_->text_.substr(token.begin, token.end - token.begin);
  return token.is_escaped ? without_escapes(raw) : std::string(raw);
}

std::size_t JsonElements::size() const {
  std::size_t count = 0;
  for (auto one = begin(); !(one == end()); ++one) ++count;
  return count;
}

}  // namespace regulars
