#include "drivers/scanner/stripe.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "app/base/bytes.h"
#include "drivers/scanner/check_digits.h"

namespace regulars::drivers {
namespace {

bool is_start(char c) {
  return c == '%' || c == ';' || c == '+' || c == '_';
}

std::size_t index_of(char start, const Tracks& so_far) {
  if (start == '%') return 0;
  if (start == ';') return so_far[1].state == TrackState::Empty ? 1 : 2;
  return 2;
}

Track track_of(std::string_view content, bool is_ended) {
  if (!is_ended) return {TrackState::CutShort, content};
  if (content == "E") return {TrackState::ReadError, {}};
  return {content.empty() ? TrackState::Empty : TrackState::Good, content};
}

// "411111******1111": what an encrypting head shows of a payment card.
bool is_masked_payment(std::string_view number) {
  const auto stars = static_cast<std::size_t>(std::count(number.begin(), number.end(), '*'));
  return stars >= 4 && number.size() >= 13 && number.size() <= 19 &&
         std::all_of(number.begin(), number.end(), [](char c) {
           return c == '*' || (c >= '0' && c <= '9');
         });
}

// The digits of `content` from `from`, spaces left out, as track 1 of some cards has them.
std::string digits_at(std::string_view content, std::size_t from) {
  std::string digits;
  for (const char c : content.substr(std::min(from, content.size()))) {
    if (c == ' ') continue;
    if (c < '0' || c > '9') break;
    digits.push_back(c);
  }
  return digits;
}

bool starts_with_payment_number(std::string_view content, std::size_t from) {
  std::string digits = digits_at(content, from);
  const bool found = is_payment_number(digits);
  wipe(digits);
  return found;
}

}  // namespace

Tracks parse_tracks(std::string_view text) {
  Tracks tracks;
  std::size_t at = 0;
  while (at < text.size()) {
    if (!is_start(text[at])) {
      ++at;  // an LRC character, or a line end between tracks
      continue;
    }
    const std::size_t end = text.find('?', at);
    const bool is_ended = end != std::string_view::npos;
    const std::string_view content =
        text.substr(at + 1, is_ended ? end - at - 1 : std::string_view::npos);
    tracks[index_of(text[at], tracks)] = track_of(content, is_ended);
    if (!is_ended) break;
    at = end + 1;
    const bool has_lrc = at < text.size() && (at + 1 == text.size() || is_start(text[at + 1]));
    if (has_lrc && !is_start(text[at])) ++at;
  }
  return tracks;
}

std::string_view number_of(const Tracks& tracks, std::size_t index) {
  std::string_view content = tracks[index].content;
  if (index != 0) return content.substr(0, content.find('='));
  const std::size_t caret = content.find('^');
  if (caret != std::string_view::npos && content.starts_with('B')) {
    return content.substr(1, caret - 1);
  }
  return content.substr(0, caret);
}

bool has_payment_number(const Tracks& tracks) {
  for (std::size_t i = 0; i < tracks.size(); ++i) {
    const std::string_view content = tracks[i].content;
    // Track 1 has one format letter before the number, track 3 two format digits.
    for (const std::size_t from : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
      if (from == 2 && i != 2) continue;
      if (from == 1 && i != 0) continue;
      if (starts_with_payment_number(content, from)) return true;
    }
    if (is_masked_payment(number_of(tracks, i))) return true;
  }
  return false;
}

}  // namespace regulars::drivers
