#pragma once
// Domain events <-> the lines and sides of envelopes; the one place that knows their JSON, for
// terminal and central. A line is written once and stored as it is: whoever needs a field that
// this version does not know finds it there.
//
//   {"s":seq,"t":wall_ms,"o":offset_minutes,"k":"sale","v":1,"b":{...}}
//
// A line's version is the lowest that can say it: a sale, enrolment, consent or redemption that
// uses nothing new is written as version 1, byte for byte as ever; with new fields as version 2,
// which an older central parks instead of misreading it.
//
// Field names and kinds are stored and sent for ever: never rename, never reuse.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/base/result.h"
#include "app/base/sha256.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/standing.h"

namespace regulars {
class JsonTape;
}

namespace regulars::loyalty {

// A kind or version of a newer terminal: central parks it.
struct UnknownEvent {
  std::string kind;
  std::int64_t version = 0;
  bool operator==(const UnknownEvent&) const = default;
};

struct DecodedEvent {
  model::EventStamp stamp;
  std::variant<model::Event, UnknownEvent> event;
};

[[nodiscard]] std::string_view kind_of(const model::Event& event);
[[nodiscard]] std::string to_line(const model::EventStamp& stamp, const model::Event& event);
// A line that is not ours is an error of kind invalid that names the field, never a value.
[[nodiscard]] Result<DecodedEvent> from_line(std::string_view line);
// The same by way of a tape that is kept: for millions of lines, one after the other.
[[nodiscard]] Result<DecodedEvent> from_line(std::string_view line, JsonTape& tape);

// Personal values that a line has digests of only, and the salt of those: what was scanned, names,
// cards, birthdays, the code of a bearer account. Travels beside the line and may be erased.
using Salt = Uuid::Bytes;
struct Side {
  Salt salt{};
  std::string name;  // may be empty; of a member or of staff
  std::vector<model::Identifier> identifiers;
  std::optional<model::Birthday> birthday = {};
  std::string pin_hash = {};  // of staff, as app/loyalty/pin makes it
  bool operator==(const Side&) const = default;
};

[[nodiscard]] Salt random_salt();
// SHA-256(salt || kind byte || value).
[[nodiscard]] Digest digest_of(const Salt& salt, const model::Identifier& identifier);
// The same with kind byte 0; zero where there is no name.
[[nodiscard]] Digest digest_of_name(const Salt& salt, std::string_view name);
// The same with kind byte 128 and month, day and calendar, a byte each.
[[nodiscard]] Digest digest_of_birthday(const Salt& salt, const model::Birthday& birthday);

[[nodiscard]] std::string to_side(const Side& side);
[[nodiscard]] Result<Side> from_side(std::string_view json);

}  // namespace regulars::loyalty
