#include "sync/wire/codec.h"

#include <array>
#include <utility>

#include "app/base/bytes.h"

namespace regulars::sync {

using nlohmann::json;

namespace {

// The small objects of the road are two levels deep at most. The parser does not recurse, but the
// destructor's work grows with depth: refuse what is deeper at once.
constexpr int kMostDepth = 16;

json parsed(std::string_view text) {
  const json::parser_callback_t shallow = [](int depth, json::parse_event_t, json&) {
    return depth <= kMostDepth;
  };
  return json::parse(text, shallow, /*allow_exceptions=*/false);
}

}  // namespace

Fields::Fields(std::string_view text, std::string what)
    : object_(parsed(text)), what_(std::move(what)) {
  if (!object_.is_object()) mistake_ = what_ + " is not a JSON object";
}

const json* Fields::take(const char* name, const char* wanted) {
  if (!mistake_.empty()) return nullptr;
  const auto found = object_.find(name);
  if (found != object_.end()) return &*found;
  wrong(name, wanted);
  return nullptr;
}

void Fields::wrong(const char* name, const char* wanted) {
  if (mistake_.empty()) mistake_ = what_ + ": \"" + name + "\" must be " + wanted;
}

std::string Fields::text(const char* name) {
  const json* value = take(name, "a text");
  if (value == nullptr) return {};
  if (!value->is_string()) return wrong(name, "a text"), std::string{};
  return value->get<std::string>();
}

std::uint64_t Fields::number(const char* name) {
  const json* value = take(name, "a whole number from 0 on");
  if (value == nullptr) return 0;
  if (!value->is_number_unsigned()) return wrong(name, "a whole number from 0 on"), 0;
  return value->get<std::uint64_t>();
}

std::int64_t Fields::time_ms(const char* name) {
  const json* value = take(name, "milliseconds since 1970");
  if (value == nullptr) return 0;
  if (!value->is_number_integer()) return wrong(name, "milliseconds since 1970"), 0;
  return value->get<std::int64_t>();
}

bool Fields::truth(const char* name) {
  const json* value = take(name, "true or false");
  if (value == nullptr) return false;
  if (!value->is_boolean()) return wrong(name, "true or false"), false;
  return value->get<bool>();
}

Digest Fields::digest(const char* name) {
  Digest digest{};
  const std::string digits = text(name);
  if (mistake_.empty() && !from_hex(digits, digest)) wrong(name, "64 hexadecimal digits");
  return digest;
}

std::uint64_t Fields::epoch(const char* name) {
  std::array<std::uint8_t, 8> bytes{};
  const std::string digits = text(name);
  if (mistake_.empty() && !from_hex(digits, bytes)) wrong(name, "16 hexadecimal digits");
  std::uint64_t epoch = 0;
  for (const std::uint8_t byte : bytes) epoch = epoch << 8U | byte;
  return epoch;
}

Uuid Fields::uuid(const char* name) {
  const std::string digits = text(name);
  if (!mistake_.empty()) return {};
  const auto uuid = Uuid::parse(digits);
  if (!uuid) wrong(name, "a UUID");
  return uuid.value_or(Uuid{});
}

std::string Fields::object(const char* name) {
  const json* value = take(name, "an object");
  if (value == nullptr) return "{}";
  if (!value->is_object()) return wrong(name, "an object"), std::string("{}");
  return dumped(*value);
}

bool Fields::has(const char* name) const {
  return object_.is_object() && object_.contains(name);
}

std::string epoch_text(std::uint64_t epoch) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::size_t i = bytes.size(); i-- > 0; epoch >>= 8U)
    bytes[i] = static_cast<std::uint8_t>(epoch & 0xFFU);
  return to_hex(bytes);
}

std::string dumped(const json& value) {
  return value.dump(-1, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace);
}

}  // namespace regulars::sync
