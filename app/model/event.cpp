#include "app/model/event.h"

#include <array>

namespace regulars::model {

namespace {
std::array<std::uint8_t, 8> big_endian(std::uint64_t value) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = bytes.size(); i-- > 0; value >>= 8U) {
    bytes[i] = static_cast<std::uint8_t>(value & 0xFFU);
  }
  return bytes;
}
}  // namespace

SaleId sale_id_of(const EventKey& key) {
  return SaleId{
      Uuid::derived({key.terminal.uuid().bytes(), big_endian(key.epoch), big_endian(key.seq)})};
}

}  // namespace regulars::model
