#pragma once
// The text of a magnetic stripe (ISO/IEC 7811, 7813) as readers type it: each track from its
// start sentinel ('%' track 1, ';' track 2 and again track 3, '+' or '_' track 3) to '?'.
// Pure. An LRC character after '?' is ignored.

#include <array>
#include <string_view>

namespace regulars::drivers {

enum class TrackState { Empty, Good, ReadError, CutShort };

struct Track {
  TrackState state = TrackState::Empty;
  std::string_view content;  // between the sentinels; points into the parsed text
};

using Tracks = std::array<Track, 3>;

[[nodiscard]] Tracks parse_tracks(std::string_view text);
// What identifies the card: of track 1 the field after a 'B' format code up to '^', of tracks 2
// and 3 what stands before '='.
[[nodiscard]] std::string_view number_of(const Tracks& tracks, std::size_t index);
// Whether any track, whole or cut short, carries a payment card's number, masked ones included.
[[nodiscard]] bool has_payment_number(const Tracks& tracks);

}  // namespace regulars::drivers
