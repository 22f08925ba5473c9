#pragma once
// One JSON string, written by hand where building a document would cost more than the disk.

#include <cstddef>
#include <string>
#include <string_view>

namespace regulars {

// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so that
// what we write can always be read again.
void append_json_string(std::string& out, std::string_view text);

// How many bytes the UTF-8 sequence at `at` has, 0 where there is none (RFC 3629, table 3-7).
[[nodiscard]] std::size_t utf8_length(std::string_view text, std::size_t at);

}  // namespace regulars
