#include "app/base/uuid.h"

#include <algorithm>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/sha256.h"

namespace regulars {

namespace {
void stamp_version(Uuid::Bytes& bytes, unsigned version) {
  bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | version << 4U);
  bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);  // RFC 9562 variant
}
}  // namespace

Uuid Uuid::v7(Instant made_at) {
  Bytes bytes{};
  fill_random(bytes);
  auto milliseconds = static_cast<std::uint64_t>(made_at.time_since_epoch().count());
  for (std::size_t i = 6; i-- > 0;) {
    bytes[i] = static_cast<std::uint8_t>(milliseconds & 0xFFU);
    milliseconds >>= 8U;
  }
  stamp_version(bytes, 7);
  return Uuid{bytes};
}

Uuid Uuid::derived(std::initializer_list<std::span<const std::uint8_t>> parts) {
  std::vector<std::uint8_t> all;
  for (const auto part : parts) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      all.push_back(static_cast<std::uint8_t>(part.size() >> shift & 0xFFU));
    }
    all.insert(all.end(), part.begin(), part.end());
  }
  const Digest digest = sha256({all});
  Bytes bytes{};
  std::copy_n(digest.begin(), bytes.size(), bytes.begin());
  stamp_version(bytes, 8);
  return Uuid{bytes};
}

std::optional<Uuid> Uuid::from_bytes(std::span<const std::uint8_t> bytes) {
  Bytes own{};
  if (bytes.size() != own.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), own.begin());
  return Uuid{own};
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  std::string digits;
  if (text.size() == 36) {
    for (const std::size_t dash : {8U, 13U, 18U, 23U}) {
      if (text[dash] != '-') return std::nullopt;
    }
    std::copy_if(
        text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != '-'; });
  } else {
    digits = text;
  }
  Bytes bytes{};
  if (!from_hex(digits, bytes)) return std::nullopt;
  return Uuid{bytes};
}

std::string Uuid::hex() const {
  return to_hex(bytes_);
}

std::string Uuid::text() const {
  std::string text = hex();
  for (const std::size_t dash : {8U, 13U, 18U, 23U}) text.insert(dash, 1, '-');
  return text;
}

}  // namespace regulars
