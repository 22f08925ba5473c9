// Personal values beside a line, and the digests of them that the line has.

#include <array>

#include "app/base/json_fields.h"
#include "app/base/json_text.h"
#include "app/loyalty/event_codec.h"

namespace regulars::loyalty {

namespace {

using fields::BadField;
constexpr std::size_t kMostIdentifiers = 16;

model::Identifier identifier_of(const JsonValue& value) {
  fields::Row row(value, "ids");
  model::Identifier identifier;
  identifier.kind = static_cast<model::IdentifierKind>(row.number(1, 3));
  identifier.value = row.word(fields::kLongestText);
  if (!row.is_over()) throw BadField{"ids"};
  return identifier;
}

model::Birthday birthday_of(const JsonValue& value) {
  fields::Row row(value, "birthday");
  model::Birthday birthday;
  birthday.month = static_cast<std::uint8_t>(row.number(1, 12));
  birthday.day = static_cast<std::uint8_t>(row.number(1, 31));
  birthday.is_lunar = row.number_or(0, 0, 1) == 1;
  return birthday;
}

Side side_of(const JsonValue& json) {
  Side side;
  side.salt = fields::hex<Salt>(fields::field(json, "salt"), "salt");
  side.name = fields::text_or_none(json, "name");
  side.identifiers =
      fields::list_or_none<model::Identifier>(json, "ids", kMostIdentifiers, identifier_of);
  if (const auto birthday = json.find("birthday")) side.birthday = birthday_of(*birthday);
  side.pin_hash = fields::text_or_none(json, "pin_hash");
  return side;
}

}  // namespace

Salt random_salt() {
  Salt salt{};
  fill_random(salt);
  return salt;
}

Digest digest_of(const Salt& salt, const model::Identifier& identifier) {
  const std::uint8_t kind = static_cast<std::uint8_t>(identifier.kind);
  return sha256({salt, {&kind, 1}, as_bytes(identifier.value)});
}

Digest digest_of_name(const Salt& salt, std::string_view name) {
  if (name.empty()) return {};
  constexpr std::uint8_t kName = 0;
  return sha256({salt, {&kName, 1}, as_bytes(name)});
}

Digest digest_of_birthday(const Salt& salt, const model::Birthday& birthday) {
  constexpr std::uint8_t kBirthday = 128;
  const std::array<std::uint8_t, 4> bytes{
      kBirthday, birthday.month, birthday.day, static_cast<std::uint8_t>(birthday.is_lunar)};
  return sha256({salt, bytes});
}

std::string to_side(const Side& side) {
  std::string json = R"({"salt":")" + to_hex(side.salt) + '"';
  if (!side.name.empty()) {
    json += R"(,"name":)";
    append_json_string(json, side.name);
  }
  json += R"(,"ids":[)";
  for (const auto& identifier : side.identifiers) {
    if (json.back() == ']') json += ',';
    json += '[' + std::to_string(static_cast<int>(identifier.kind)) + ',';
    append_json_string(json, identifier.value);
    json += ']';
  }
  json += ']';
  if (side.birthday) {
    json += R"(,"birthday":[)" + std::to_string(side.birthday->month) + ',' +
            std::to_string(side.birthday->day) + (side.birthday->is_lunar ? ",1]" : "]");
  }
  if (!side.pin_hash.empty()) {
    json += R"(,"pin_hash":)";
    append_json_string(json, side.pin_hash);
  }
  return json += '}';
}

Result<Side> from_side(std::string_view json) {
  return fields::reading("a side", json, side_of);
}

}  // namespace regulars::loyalty
