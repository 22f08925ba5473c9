#pragma once
// Uuid: 16 bytes. Version 7 (RFC 9562: 48 bits of milliseconds, then random) where an id is made
// on a terminal; version 8 where it is derived from another id, so that it need not be sent.
// StrongId<Tag>: a Uuid that cannot be taken for another kind of id.

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/base/clock.h"

namespace regulars {

class Uuid {
 public:
  using Bytes = std::array<std::uint8_t, 16>;

  constexpr Uuid() = default;  // all zero: "none"
  constexpr explicit Uuid(Bytes bytes) : bytes_(bytes) {}

  [[nodiscard]] static Uuid v7(Instant made_at);
  // The same parts give the same id for ever: SHA-256 of the parts, each preceded by its length.
  [[nodiscard]] static Uuid derived(std::initializer_list<std::span<const std::uint8_t>> parts);
  // Exactly 16 bytes, or none.
  [[nodiscard]] static std::optional<Uuid> from_bytes(std::span<const std::uint8_t> bytes);
  // 8-4-4-4-12 or 32 hexadecimal digits, either case, or none.
  [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);

  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  [[nodiscard]] bool is_none() const { return bytes_ == Bytes{}; }
  [[nodiscard]] std::string text() const;  // 8-4-4-4-12, lower case
  [[nodiscard]] std::string hex() const;   // 32 digits, as on the wire

  auto operator<=>(const Uuid&) const = default;

 private:
  Bytes bytes_{};
};

template <typename Tag>
class StrongId {
 public:
  constexpr StrongId() = default;
  constexpr explicit StrongId(Uuid uuid) : uuid_(uuid) {}
  [[nodiscard]] constexpr const Uuid& uuid() const { return uuid_; }
  [[nodiscard]] bool is_none() const { return uuid_.is_none(); }
  auto operator<=>(const StrongId&) const = default;

 private:
  Uuid uuid_;
};

}  // namespace regulars

template <>
struct std::hash<regulars::Uuid> {
  std::size_t operator()(const regulars::Uuid& uuid) const noexcept {
    std::size_t value = 0;  // the low bytes are random in v7 and in v8
    for (std::size_t i = 8; i < 16; ++i) value = value << 8U | uuid.bytes()[i];
    return value;
  }
};
template <typename Tag>
struct std::hash<regulars::StrongId<Tag>> {
  std::size_t operator()(const regulars::StrongId<Tag>& id) const noexcept {
    return std::hash<regulars::Uuid>{}(id.uuid());
  }
};
