#pragma once
// SHA-256 (FIPS 180-4, by OpenSSL): the hash of the event chain and of salted personal values.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace regulars {

using Digest = std::array<std::uint8_t, 32>;

// The hash of the parts laid end to end; callers separate parts themselves where that matters.
[[nodiscard]] Digest sha256(std::initializer_list<std::span<const std::uint8_t>> parts);
[[nodiscard]] Digest sha256(std::string_view text);

// The same for what does not fit into memory at once.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::span<const std::uint8_t> part);
  [[nodiscard]] Digest finish();  // the last call

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace regulars
