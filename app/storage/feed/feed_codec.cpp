#include "app/storage/feed/feed_codec.h"

#include <cstdint>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/base/check.h"
#include "app/base/json_text.h"
#include "app/storage/feed/standing_codec.h"

namespace regulars::storage {

namespace {

using Json = nlohmann::json;

struct BadField {
  const char* name;
};

const Json& field(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) throw BadField{name};
  return *found;
}

std::int64_t integer(const Json& object, const char* name) {
  const Json& value = field(object, name);
  if (!value.is_number_integer()) throw BadField{name};
  if (value.is_number_unsigned() &&
      value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()}) {
    throw BadField{name};
  }
  return value.get<std::int64_t>();
}

std::int64_t integer_between(const Json& object,
                             const char* name,
                             std::int64_t least,
                             std::int64_t most) {
  const std::int64_t value = integer(object, name);
  if (value < least || value > most) throw BadField{name};
  return value;
}

std::string text(const Json& object, const char* name) {
  const Json& value = field(object, name);
  if (!value.is_string()) throw BadField{name};
  return value.get<std::string>();
}

Uuid id(const Json& object, const char* name = "id") {
  const auto parsed = Uuid::parse(text(object, name));
  if (!parsed || parsed->is_none()) throw BadField{name};
  return *parsed;
}

// Absent: false.
bool truth(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return false;
  if (!found->is_boolean()) throw BadField{name};
  return found->get<bool>();
}

bool is_gone(const Json& object) {
  return truth(object, "gone");
}

std::vector<model::Identifier> identifiers(const Json& object) {
  std::vector<model::Identifier> all;
  const Json& list = field(object, "ids");
  if (!list.is_array()) throw BadField{"ids"};
  for (const Json& one : list) {
    if (!one.is_array() || one.size() != 2 || !one[0].is_number_integer() || !one[1].is_string()) {
      throw BadField{"ids"};
    }
    const auto kind = one[0].get<std::int64_t>();
    if (kind < 1 || kind > 3) continue;  // a newer central's kind of identifier
    all.push_back({static_cast<model::IdentifierKind>(kind), one[1].get<std::string>()});
  }
  return all;
}

FeedChange gone_of(const Json& object, const model::MemberId& member) {
  MemberGone gone{.id = member, .into = {}, .is_erased = truth(object, "er")};
  if (object.contains("into")) gone.into = model::MemberId{id(object, "into")};
  return gone;
}

FeedChange member_of(const Json& object) {
  const model::MemberId member_id{id(object)};
  if (is_gone(object)) return gone_of(object, member_id);
  constexpr std::int64_t kMostDays = 10'000'000;  // keeps days a duration of milliseconds
  MemberChange change;
  change.member.id = member_id;
  change.member.name = text(object, "n");
  change.member.tier = static_cast<std::uint8_t>(integer_between(object, "tr", 0, 255));
  change.member.joined =
      std::chrono::sys_days{std::chrono::days{integer_between(object, "j", -kMostDays, kMostDays)}};
  change.member.visits = integer(object, "v");
  change.member.last_visit = Instant{Milliseconds{integer(object, "lv")}};
  change.member.identifiers = identifiers(object);
  change.member.agrees_to_greeting = truth(object, "g");
  change.balance = {model::Points{integer(object, "p")}, model::Points{integer(object, "a")}};
  if (const auto standing = object.find("s"); standing != object.end()) {
    auto read = standing_from_json(standing->dump());
    if (!read) throw BadField{"s"};
    change.standing = *std::move(read);
  }
  return change;
}

FeedChange staff_of(const Json& object) {
  StaffChange change;
  change.staff.id = model::StaffId{id(object)};
  change.is_gone = is_gone(object);
  if (change.is_gone && object.find("n") == object.end()) return change;
  change.staff.name = text(object, "n");
  change.staff.role = static_cast<model::Role>(integer_between(object, "r", 1, 3));
  change.pin_hash = text(object, "pin");
  if (object.contains("m")) change.staff.member = model::MemberId{id(object, "m")};
  return change;
}

FeedChange change_of(const Json& object) {
  if (!object.is_object()) throw BadField{"(the line is not an object)"};
  const std::string kind = text(object, "k");
  if (kind == "member") return member_of(object);
  if (kind == "programme") return ProgrammeChange{field(object, "doc").dump()};
  if (kind == "shopfront") return ShopfrontChange{field(object, "doc").dump()};
  if (kind == "staff") return staff_of(object);
  return UnknownChange{kind};
}

struct LineOf {
  std::string operator()(const MemberChange& change) const {
    const model::Member& member = change.member;
    std::string line = fmt::format(R"({{"k":"member","id":"{}","n":)", member.id.uuid().hex());
    append_json_string(line, member.name);
    fmt::format_to(std::back_inserter(line),
                   R"(,"tr":{},"j":{},"v":{},"lv":{},"p":{},"a":{},"ids":[)",
                   member.tier,
                   member.joined.time_since_epoch().count(),
                   member.visits,
                   member.last_visit.time_since_epoch().count(),
                   change.balance.points.value(),
                   change.balance.available_online.value());
    for (const auto& identifier : member.identifiers) {
      if (line.back() == ']') line += ',';
      line += fmt::format("[{},", static_cast<int>(identifier.kind));
      append_json_string(line, identifier.value);
      line += ']';
    }
    line += ']';
    if (member.agrees_to_greeting) line += R"(,"g":true)";
    if (const std::string standing = to_json(change.standing); !standing.empty()) {
      line += R"(,"s":)" + standing;
    }
    return line += '}';
  }
  std::string operator()(const MemberGone& gone) const {
    std::string line = fmt::format(R"({{"k":"member","id":"{}","gone":true)", gone.id.uuid().hex());
    if (!gone.into.is_none()) line += fmt::format(R"(,"into":"{}")", gone.into.uuid().hex());
    if (gone.is_erased) line += R"(,"er":true)";
    return line += '}';
  }
  std::string operator()(const ProgrammeChange& change) const {
    return R"({"k":"programme","doc":)" + change.document + "}";
  }
  std::string operator()(const ShopfrontChange& change) const {
    return R"({"k":"shopfront","doc":)" + change.document + "}";
  }
  std::string operator()(const StaffChange& change) const {
    std::string line = fmt::format(R"({{"k":"staff","id":"{}","n":)", change.staff.id.uuid().hex());
    append_json_string(line, change.staff.name);
    line += fmt::format(R"(,"r":{},"pin":)", static_cast<int>(change.staff.role));
    append_json_string(line, change.pin_hash);
    if (!change.staff.member.is_none()) {
      line += fmt::format(R"(,"m":"{}")", change.staff.member.uuid().hex());
    }
    return line += change.is_gone ? R"(,"gone":true})" : R"(,"gone":false})";
  }
  std::string operator()(const UnknownChange& /*change*/) const {
    REGULARS_CHECK(false);
    return {};
  }
};

}  // namespace

std::string to_feed_line(const FeedChange& change) {
  std::string line = std::visit(LineOf{}, change);
  // A programme's document may have been written over several lines; JSON text has no other ones.
  for (char& character : line) {
    if (character == '\n' || character == '\r') character = ' ';
  }
  return line;
}

Result<FeedChange> from_feed_line(std::string_view line) {
  try {
    return change_of(Json::parse(line));
  } catch (const BadField& bad) {
    return fail(ErrorKind::invalid,
                fmt::format("a line of the feed has a wrong field \"{}\"", bad.name));
  } catch (const Json::exception&) {
    return fail(ErrorKind::invalid, "a line of the feed is not JSON");
  }
}

}  // namespace regulars::storage
