#pragma once
// The fields of a JSON object, checked one by one, for the codecs' source files: what is missing,
// of another type or beyond its bounds is thrown as BadField, which reading() makes an Error. No
// BadField leaves the file that reads.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/json_tape.h"
#include "app/base/result.h"
#include "app/base/sha256.h"
#include "app/base/uuid.h"

namespace regulars::fields {

struct BadField {
  const char* name;
};

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kLatestMs = 253'402'300'799'999;  // year 9999

inline JsonValue field(const JsonValue& object, const char* name) {
  const auto found = object.find(name);
  if (!found) throw BadField{name};
  return *found;
}

inline std::int64_t integer(const JsonValue& value,
                            const char* name,
                            std::int64_t least,
                            std::int64_t most) {
  if (value.kind() != JsonKind::Integer || value.integer() < least || value.integer() > most) {
    throw BadField{name};
  }
  return value.integer();
}
inline std::int64_t integer_of(const JsonValue& object,
                               const char* name,
                               std::int64_t least,
                               std::int64_t most = kMost) {
  return integer(field(object, name), name, least, most);
}
inline std::int64_t integer_or(const JsonValue& object,
                               const char* name,
                               std::int64_t absent,
                               std::int64_t least,
                               std::int64_t most = kMost) {
  const auto found = object.find(name);
  return found ? integer(*found, name, least, most) : absent;
}

inline std::string text(const JsonValue& value, const char* name, std::size_t longest) {
  if (value.kind() != JsonKind::String) throw BadField{name};
  std::string text = value.text();
  if (text.size() > longest) throw BadField{name};
  return text;
}
constexpr std::size_t kLongestText = 4'096;
inline std::string text_of(const JsonValue& object, const char* name) {
  return text(field(object, name), name, kLongestText);
}
inline std::string text_or_none(const JsonValue& object, const char* name) {
  const auto found = object.find(name);
  return found ? text(*found, name, kLongestText) : std::string{};
}

inline Uuid id(const JsonValue& value, const char* name) {
  if (value.kind() != JsonKind::String) throw BadField{name};
  const auto plain = value.plain_text();
  const auto parsed = Uuid::parse(plain.value_or(std::string_view{}));
  if (!parsed || parsed->is_none()) throw BadField{name};
  return *parsed;
}
inline Uuid id_of(const JsonValue& object, const char* name) {
  return id(field(object, name), name);
}
inline Uuid id_or_none(const JsonValue& object, const char* name) {
  const auto found = object.find(name);
  return found ? id(*found, name) : Uuid{};
}

template <typename Bytes>
Bytes hex(const JsonValue& value, const char* name) {
  Bytes bytes{};
  const auto plain =
      value.kind() == JsonKind::String ? value.plain_text() : std::optional<std::string_view>{};
  if (!plain || !from_hex(*plain, bytes)) throw BadField{name};
  return bytes;
}
inline Digest digest_or_zero(const JsonValue& object, const char* name) {
  const auto found = object.find(name);
  return found ? hex<Digest>(*found, name) : Digest{};
}

inline bool truth_of(const JsonValue& object, const char* name) {
  const JsonValue value = field(object, name);
  if (value.kind() != JsonKind::Boolean) throw BadField{name};
  return value.boolean();
}

// At most `most` values, each read by `read`; none where the field is absent.
template <typename One, typename Read>
std::vector<One> list_or_none(const JsonValue& object,
                              const char* name,
                              std::size_t most,
                              Read read) {
  std::vector<One> list;
  const auto found = object.find(name);
  if (!found) return list;
  if (found->kind() != JsonKind::Array) throw BadField{name};
  list.reserve(std::min(found->elements().size(), most));
  for (const JsonValue& one : found->elements()) {
    if (list.size() == most) throw BadField{name};
    list.push_back(read(one));
  }
  return list;
}

// The values of a short list with a fixed meaning each ("[12,1000,\"tea\"]"), taken front to back.
class Row {
 public:
  Row(const JsonValue& value, const char* name)
      : name_(name),
        elements_(value.elements()),
        next_(elements_.begin()),
        is_list_(value.kind() == JsonKind::Array) {}
  [[nodiscard]] bool is_over() const { return next_ == elements_.end(); }
  JsonValue take() {
    if (!is_list_ || is_over()) throw BadField{name_};
    const JsonValue value = *next_;
    ++next_;
    return value;
  }
  std::int64_t number(std::int64_t least, std::int64_t most = kMost) {
    return integer(take(), name_, least, most);
  }
  std::int64_t number_or(std::int64_t absent, std::int64_t least, std::int64_t most = kMost) {
    return is_over() ? absent : number(least, most);
  }
  std::string word(std::size_t longest) { return text(take(), name_, longest); }

 private:
  const char* name_;
  JsonElements elements_;
  JsonElements::Iterator next_;
  bool is_list_;
};

// Runs `read` on the text's root, by way of the tape; what is wrong with it is named without its
// content.
template <typename Read>
auto reading(const char* what, std::string_view json, JsonTape& tape, Read read)
    -> Result<decltype(read(std::declval<const JsonValue&>()))> {
  if (!tape.read(json)) return fail(ErrorKind::invalid, std::string(what) + " is not JSON");
  try {
    return read(tape.root());
  } catch (const BadField& bad) {
    return fail(ErrorKind::invalid, std::string(what) + " has a wrong field \"" + bad.name + "\"");
  }
}

template <typename Read>
auto reading(const char* what, std::string_view json, Read read) {
  JsonTape tape;
  return reading(what, json, tape, read);
}

}  // namespace regulars::fields
