#pragma once
// Dedupe: hands that shake and readers that send twice. The same payload from the same device
// within kWindow of the last one is dropped and counted. Keeps a keyed hash, never the payload.
// Owned by one thread.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "app/base/clock.h"
#include "app/base/sha256.h"

namespace regulars::drivers {

class Dedupe {
 public:
  static constexpr Milliseconds kWindow{700};

  Dedupe();
  // False: drop it. The window runs from the last sighting, so a held-up code stays one scan.
  [[nodiscard]] bool is_new(const std::string& device, std::string_view payload, SteadyInstant now);
  [[nodiscard]] std::uint64_t dropped() const { return dropped_; }

 private:
  struct Last {
    Digest digest{};
    SteadyInstant at{};
  };
  std::string key_;                   // random: a digest of a phone number is easily undone
  std::map<std::string, Last> last_;  // by device; there are a handful
  std::uint64_t dropped_ = 0;
};

}  // namespace regulars::drivers
