#include "app/base/json_text.h"

#include <cstddef>
#include <cstdint>

namespace regulars {

namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
}

void append_control(std::string& out, unsigned byte) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u00";
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 0x0FU];
}

}  // namespace

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const unsigned first = byte_at(text, at);
  const auto follows = [&](std::size_t offset, unsigned from = 0x80, unsigned to = 0xBF) {
    const unsigned byte = byte_at(text, at + offset);
    return byte >= from && byte <= to;
  };
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool second = first == 0xE0   ? follows(1, 0xA0)
                        : first == 0xED ? follows(1, 0x80, 0x9F)
                                        : follows(1);
    return second && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool second = first == 0xF0   ? follows(1, 0x90)
                        : first == 0xF4 ? follows(1, 0x80, 0x8F)
                                        : follows(1);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    const unsigned byte = byte_at(text, at);
    if (length == 0) {
      out += "\xEF\xBF\xBD";
    } else if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text[at];
    } else if (byte < 0x20 || byte == 0x7F) {
      append_control(out, byte);
    } else {
      out.append(text, at, length);
    }
    at += length == 0 ? 1 : length;
  }
  out += '"';
}

}  // namespace regulars
