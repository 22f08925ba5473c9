#include "drivers/scanner/dedupe.h"

#include <array>

#include "app/base/bytes.h"

namespace regulars::drivers {

Dedupe::Dedupe() {
  std::array<std::uint8_t, 16> random{};
  fill_random(random);
  key_ = to_hex(random);
}

bool Dedupe::is_new(const std::string& device, std::string_view payload, SteadyInstant now) {
  const Digest digest = sha256({as_bytes(key_), as_bytes(payload)});
  const auto [entry, is_first] = last_.try_emplace(device);
  const bool is_repeat =
      !is_first && entry->second.digest == digest && now - entry->second.at < kWindow;
  entry->second = {digest, now};
  if (is_repeat) ++dropped_;
  return !is_repeat;
}

}  // namespace regulars::drivers
