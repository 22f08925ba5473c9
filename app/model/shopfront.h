#pragma once
// Shopfront: what customers see of a store on their side of the counter while nothing else is
// shown. Head office sets it as a JSON document (assets/shopfront), central sends it down.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/model/programme.h"

namespace regulars::model {

// "You said: the queue is long. We did: a second till at noon."
struct BoardEntry {
  Texts said;
  Texts did;
  bool operator==(const BoardEntry&) const = default;
};

struct Shopfront {
  static constexpr std::size_t kMostLogoBytes = std::size_t{64} * 1024;
  static constexpr std::uint32_t kMostLogoPixels = 512;  // wide and high
  static constexpr std::size_t kMostBoardEntries = 12;

  std::optional<std::uint32_t> accent;  // 0xRRGGBB; none: the programme's own colour
  std::string logo;                     // the bytes of a PNG; may be empty
  std::vector<BoardEntry> board;        // in the order of showing
  bool operator==(const Shopfront&) const = default;
};

}  // namespace regulars::model
