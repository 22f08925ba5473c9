#include "app/storage/feed/standing_codec.h"

#include <iterator>

#include <fmt/format.h>

#include "app/base/json_fields.h"
#include "app/base/json_text.h"

namespace regulars::storage {

namespace {

using fields::BadField;
using fields::Row;

constexpr std::size_t kMostPurses = 256;
constexpr std::size_t kMostDates = 64;
constexpr std::size_t kMostUses = 256;
constexpr std::size_t kMostConsents = 16;
constexpr std::size_t kMostPeople = 64;
constexpr std::size_t kMostLost = 64;
constexpr std::size_t kLongestIdentifier = 128;
constexpr std::size_t kLongestRule = 32;
constexpr std::int64_t kLatestDay = 2'932'896;  // year 9999

template <typename... Arguments>
void append(std::string& out, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Arguments>(arguments)...);
}

std::string& key(std::string& json, std::string_view name) {
  append(json, R"({}"{}":)", json.back() == '{' ? "" : ",", name);
  return json;
}

template <typename List, typename Write>
void list(std::string& json, std::string_view name, const List& all, Write write) {
  if (all.empty()) return;
  key(json, name);
  char before = '[';
  for (const auto& one : all) {
    json += before;
    write(one);
    before = ',';
  }
  json += ']';
}

std::int64_t days(std::chrono::sys_days day) {
  return day.time_since_epoch().count();
}

model::PurseNumber purse_of(Row& row) {
  return static_cast<model::PurseNumber>(row.number(0, 255));
}
model::Points points_of(Row& row) {
  return model::Points{row.number(0)};
}
std::chrono::sys_days day_of(std::int64_t days) {
  return std::chrono::sys_days{std::chrono::days{days}};
}

model::PurseBalance balance_of(const JsonValue& value) {
  Row row(value, "pu");
  model::PurseBalance balance;
  balance.purse = purse_of(row);
  balance.points = points_of(row);
  balance.available = points_of(row);
  balance.owed = points_of(row);
  return balance;
}

model::Dated dated_of(const JsonValue& value) {
  Row row(value, "la");
  model::Dated dated;
  dated.purse = purse_of(row);
  dated.at = Instant{Milliseconds{row.number(-fields::kLatestMs, fields::kLatestMs)}};
  dated.points = points_of(row);
  return dated;
}

model::RuleUse use_of(const JsonValue& value) {
  Row row(value, "us");
  model::RuleUse use;
  use.rule = row.word(kLongestRule);
  use.since = day_of(row.number(-kLatestDay, kLatestDay));
  use.times = row.number(0);
  use.points = points_of(row);
  return use;
}

model::Birthday birthday_of(const JsonValue& value) {
  Row row(value, "bd");
  model::Birthday birthday;
  birthday.month = static_cast<std::uint8_t>(row.number(1, 12));
  birthday.day = static_cast<std::uint8_t>(row.number(1, 31));
  birthday.is_lunar = row.number_or(0, 0, 1) == 1;
  return birthday;
}

model::Bearer bearer_of(const JsonValue& value) {
  Row row(value, "be");
  model::Bearer bearer;
  bearer.kind = static_cast<model::BearerKind>(row.number(1, 2));
  bearer.reward = row.word(kLongestRule);
  bearer.lapses = Instant{Milliseconds{row.number(-fields::kLatestMs, fields::kLatestMs)}};
  return bearer;
}

model::Consent consent_of(const JsonValue& value) {
  Row row(value, "co");
  model::Consent consent;
  consent.purpose = static_cast<model::Purpose>(row.number(1, 255));
  consent.is_given = row.number(0, 1) == 1;
  consent.text_version = row.number(0);
  consent.said = Instant{Milliseconds{row.number(-fields::kLatestMs, fields::kLatestMs)}};
  return consent;
}

model::MemberId member_of(const JsonValue& value) {
  return model::MemberId{fields::id(value, "hm")};
}

model::Identifier identifier_of(const JsonValue& value) {
  Row row(value, "lo");
  model::Identifier identifier;
  identifier.kind = static_cast<model::IdentifierKind>(row.number(1, 255));
  identifier.value = row.word(kLongestIdentifier);
  return identifier;
}

// A newer central's kinds of number are not shown here.
std::vector<model::Identifier> lost_of(const JsonValue& json) {
  auto lost = fields::list_or_none<model::Identifier>(json, "lo", kMostLost, identifier_of);
  std::erase_if(lost, [](const model::Identifier& one) {
    return static_cast<int>(one.kind) > static_cast<int>(model::IdentifierKind::Code);
  });
  return lost;
}

model::Standing standing_of(const JsonValue& json) {
  if (json.kind() != JsonKind::Object) throw BadField{"s"};
  model::Standing standing;
  standing.purses = fields::list_or_none<model::PurseBalance>(json, "pu", kMostPurses, balance_of);
  standing.lapsing = fields::list_or_none<model::Dated>(json, "la", kMostDates, dated_of);
  standing.pending = fields::list_or_none<model::Dated>(json, "pe", kMostDates, dated_of);
  standing.tier_figure = fields::integer_or(json, "tf", 0, -fields::kMost);
  if (const auto until = json.find("tu")) {
    standing.tier_until = day_of(fields::integer(*until, "tu", -kLatestDay, kLatestDay));
  }
  standing.tier_floor = static_cast<std::uint8_t>(fields::integer_or(json, "fl", 0, 0, 255));
  standing.uses = fields::list_or_none<model::RuleUse>(json, "us", kMostUses, use_of);
  if (const auto birthday = json.find("bd")) standing.birthday = birthday_of(*birthday);
  if (json.find("rf")) standing.was_referred = fields::truth_of(json, "rf");
  standing.household = model::MemberId{fields::id_or_none(json, "ho")};
  if (const auto bearer = json.find("be")) standing.bearer = bearer_of(*bearer);
  standing.consents = fields::list_or_none<model::Consent>(json, "co", kMostConsents, consent_of);
  std::erase_if(standing.consents, [](const model::Consent& one) {
    return one.purpose > model::Purpose::Birthday;  // of a newer central
  });
  standing.family = fields::list_or_none<model::MemberId>(json, "hm", kMostPeople, member_of);
  standing.lost = lost_of(json);
  return standing;
}

}  // namespace

std::string to_json(const model::Standing& standing) {
  if (standing == model::Standing{}) return {};
  std::string json = "{";
  list(json, "pu", standing.purses, [&](const model::PurseBalance& one) {
    append(json,
           "[{},{},{},{}]",
           one.purse,
           one.points.value(),
           one.available.value(),
           one.owed.value());
  });
  const auto write_dated = [&](const model::Dated& one) {
    append(json, "[{},{},{}]", one.purse, one.at.time_since_epoch().count(), one.points.value());
  };
  list(json, "la", standing.lapsing, write_dated);
  list(json, "pe", standing.pending, write_dated);
  if (standing.tier_figure != 0) append(key(json, "tf"), "{}", standing.tier_figure);
  if (standing.tier_until) append(key(json, "tu"), "{}", days(*standing.tier_until));
  if (standing.tier_floor != 0) append(key(json, "fl"), "{}", standing.tier_floor);
  list(json, "us", standing.uses, [&](const model::RuleUse& one) {
    json += '[';
    append_json_string(json, one.rule);
    append(json, ",{},{},{}]", days(one.since), one.times, one.points.value());
  });
  if (const auto& birthday = standing.birthday) {
    key(json, "bd");
    append(json, "[{},{}{}]", birthday->month, birthday->day, birthday->is_lunar ? ",1" : "");
  }
  if (standing.was_referred) append(key(json, "rf"), "true");
  if (!standing.household.is_none()) {
    append(key(json, "ho"), R"("{}")", standing.household.uuid().hex());
  }
  if (const auto& bearer = standing.bearer) {
    append(key(json, "be"), "[{},", static_cast<int>(bearer->kind));
    append_json_string(json, bearer->reward);
    append(json, ",{}]", bearer->lapses.time_since_epoch().count());
  }
  list(json, "co", standing.consents, [&](const model::Consent& one) {
    append(json,
           "[{},{},{},{}]",
           static_cast<int>(one.purpose),
           one.is_given ? 1 : 0,
           one.text_version,
           one.said.time_since_epoch().count());
  });
  list(json, "hm", standing.family, [&](const model::MemberId& one) {
    append(json, R"("{}")", one.uuid().hex());
  });
  list(json, "lo", standing.lost, [&](const model::Identifier& one) {
    append(json, "[{},", static_cast<int>(one.kind));
    append_json_string(json, one.value);
    json += ']';
  });
  return json += '}';
}

Result<model::Standing> standing_from_json(std::string_view json) {
  if (json.empty()) return model::Standing{};
  return fields::reading("a standing", json, standing_of);
}

}  // namespace regulars::storage
