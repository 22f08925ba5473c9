#include "app/loyalty/event_codec.h"

#include <iterator>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/base/json_text.h"

namespace regulars::loyalty {

namespace {

using Json = nlohmann::json;
constexpr int kVersion = 1;

// ---- writing: directly, because a sale is written while a customer waits ------------------------

template <typename... Arguments>
void append(std::string& out, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Arguments>(arguments)...);
}

void append_staff(std::string& out, const model::StaffId& staff) {
  if (!staff.is_none()) append(out, R"(,"by":"{}")", staff.uuid().hex());
}

struct BodyOf {
  std::string& out;

  void operator()(const model::SaleEvent& sale) const {
    out += '{';
    if (!sale.member.is_none()) append(out, R"("m":"{}",)", sale.member.uuid().hex());
    append(out,
           R"("a":{},"c":"{}","p":{},"pv":{},"tr":{},"st":{})",
           sale.amount.minor(),
           sale.amount.currency().code(),
           sale.points.value(),
           sale.programme_version,
           sale.tier,
           static_cast<int>(sale.strength));
    append_staff(out, sale.staff);
    append(out, R"(,"or":{})", static_cast<int>(sale.origin));
    if (sale.origin != model::Origin::Keypad && !sale.reference.empty()) {
      out += R"(,"rf":)";
      append_json_string(out, sale.reference);
    }
    if (sale.unknown_identifier != Digest{}) {
      append(out, R"(,"ui":"{}")", to_hex(sale.unknown_identifier));
    }
    out += '}';
  }

  void operator()(const model::EnrolEvent& enrol) const {
    append(out, R"({{"m":"{}")", enrol.member.uuid().hex());
    if (enrol.name != Digest{}) append(out, R"(,"n":"{}")", to_hex(enrol.name));
    out += R"(,"ids":[)";
    for (const Digest& digest : enrol.identifiers) {
      if (out.back() == '"') out += ',';
      append(out, R"("{}")", to_hex(digest));
    }
    out += ']';
    if (enrol.greeting == model::GreetingConsent::Given) out += R"(,"g":true)";
    append_staff(out, enrol.staff);
    out += '}';
  }

  void operator()(const model::ConsentEvent& consent) const {
    const bool agrees = consent.greeting == model::GreetingConsent::Given;
    append(out, R"({{"m":"{}","g":{})", consent.member.uuid().hex(), agrees);
    append_staff(out, consent.staff);
    out += '}';
  }

  void operator()(const model::RedeemEvent& redeem) const {
    append(out, R"({{"m":"{}","r":)", redeem.member.uuid().hex());
    append_json_string(out, redeem.reward);
    append(out,
           R"(,"p":{},"a":{},"c":"{}","pv":{},"l":"{}")",
           redeem.points.value(),
           redeem.value.minor(),
           redeem.value.currency().code(),
           redeem.programme_version,
           redeem.lease.hex());
    append_staff(out, redeem.staff);
    out += '}';
  }

  void operator()(const model::VoidEvent& undone) const {
    append(out,
           R"({{"m":"{}","rf":{},"p":{})",
           undone.member.uuid().hex(),
           undone.sale_seq,
           undone.points.value());
    append_staff(out, undone.staff);
    out += '}';
  }

  void operator()(const model::LeaseCloseEvent& close) const {
    append(out, R"({{"l":"{}"}})", close.lease.hex());
  }

  void operator()(const model::RatingEvent& rating) const {
    append(out,
           R"({{"sq":{},"oc":{},"f":{}}})",
           rating.sale_seq,
           static_cast<int>(rating.outcome),
           rating.face);
  }
};

// ---- reading ------------------------------------------------------------------------------------

struct BadField {
  const char* name;
};

const Json* optional_field(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

const Json& field(const Json& object, const char* name) {
  const Json* found = object.is_object() ? optional_field(object, name) : nullptr;
  if (found == nullptr) throw BadField{name};
  return *found;
}

std::int64_t integer(const Json& object,
                     const char* name,
                     std::int64_t least,
                     std::int64_t most = std::numeric_limits<std::int64_t>::max()) {
  const Json& value = field(object, name);
  if (!value.is_number_integer() || value < least || value > most) throw BadField{name};
  return value.get<std::int64_t>();
}

std::string text(const Json& object, const char* name) {
  const Json& value = field(object, name);
  if (!value.is_string()) throw BadField{name};
  return value.get<std::string>();
}

Uuid id(const Json& object, const char* name) {
  const auto parsed = Uuid::parse(text(object, name));
  if (!parsed || parsed->is_none()) throw BadField{name};
  return *parsed;
}

Uuid id_or_none(const Json& object, const char* name) {
  return optional_field(object, name) == nullptr ? Uuid{} : id(object, name);
}

Digest digest(const Json& value, const char* name) {
  Digest parsed{};
  if (!value.is_string() || !from_hex(value.get_ref<const std::string&>(), parsed)) {
    throw BadField{name};
  }
  return parsed;
}

Digest digest_or_zero(const Json& object, const char* name) {
  const Json* value = optional_field(object, name);
  return value == nullptr ? Digest{} : digest(*value, name);
}

model::Money money(const Json& object) {
  const auto currency = model::Currency::parse(text(object, "c"));
  if (!currency) throw BadField{"c"};
  return model::Money{integer(object, "a", 0), *currency};
}

model::GreetingConsent greeting(const Json& object) {
  const Json& value = field(object, "g");
  if (!value.is_boolean()) throw BadField{"g"};
  return value.get<bool>() ? model::GreetingConsent::Given : model::GreetingConsent::Withheld;
}

model::SaleEvent sale_of(const Json& body) {
  model::SaleEvent sale;
  sale.member = model::MemberId{id_or_none(body, "m")};
  sale.amount = money(body);
  sale.points = model::Points{integer(body, "p", 0)};
  sale.programme_version = integer(body, "pv", 0);
  sale.tier = static_cast<std::uint8_t>(integer(body, "tr", 0, 255));
  sale.strength = static_cast<model::Strength>(integer(body, "st", 1, 2));
  sale.staff = model::StaffId{id_or_none(body, "by")};
  sale.origin = static_cast<model::Origin>(integer(body, "or", 1, 4));
  if (optional_field(body, "rf") != nullptr) sale.reference = text(body, "rf");
  sale.unknown_identifier = digest_or_zero(body, "ui");
  return sale;
}

model::EnrolEvent enrol_of(const Json& body) {
  constexpr std::size_t kMostIdentifiers = 16;
  model::EnrolEvent enrol;
  enrol.member = model::MemberId{id(body, "m")};
  enrol.name = digest_or_zero(body, "n");
  const Json& ids = field(body, "ids");
  if (!ids.is_array() || ids.size() > kMostIdentifiers) throw BadField{"ids"};
  for (const Json& one : ids) enrol.identifiers.push_back(digest(one, "ids"));
  enrol.staff = model::StaffId{id_or_none(body, "by")};
  if (optional_field(body, "g") != nullptr) enrol.greeting = greeting(body);
  return enrol;
}

model::ConsentEvent consent_of(const Json& body) {
  model::ConsentEvent consent;
  consent.member = model::MemberId{id(body, "m")};
  consent.greeting = greeting(body);
  consent.staff = model::StaffId{id_or_none(body, "by")};
  return consent;
}

model::RedeemEvent redeem_of(const Json& body) {
  model::RedeemEvent redeem;
  redeem.member = model::MemberId{id(body, "m")};
  redeem.reward = text(body, "r");
  redeem.points = model::Points{integer(body, "p", 1)};
  redeem.value = money(body);
  redeem.programme_version = integer(body, "pv", 0);
  redeem.lease = id(body, "l");
  redeem.staff = model::StaffId{id_or_none(body, "by")};
  return redeem;
}

model::VoidEvent void_of(const Json& body) {
  model::VoidEvent undone;
  undone.member = model::MemberId{id(body, "m")};
  undone.sale_seq = static_cast<std::uint64_t>(integer(body, "rf", 1));
  undone.points = model::Points{integer(body, "p", 0)};
  undone.staff = model::StaffId{id_or_none(body, "by")};
  return undone;
}

model::RatingEvent rating_of(const Json& body) {
  model::RatingEvent rating;
  rating.sale_seq = static_cast<std::uint64_t>(integer(body, "sq", 1));
  rating.outcome = static_cast<model::RatingOutcome>(integer(body, "oc", 1, 3));
  const bool answered = rating.outcome == model::RatingOutcome::Answered;
  rating.face = static_cast<std::uint8_t>(integer(body, "f", answered ? 1 : 0, answered ? 5 : 0));
  return rating;
}

std::variant<model::Event, UnknownEvent> event_of(const Json& line) {
  const std::string kind = text(line, "k");
  const std::int64_t version = integer(line, "v", 1);
  const Json& body = field(line, "b");
  if (version != kVersion) return UnknownEvent{kind, version};
  if (kind == "sale") return model::Event{sale_of(body)};
  if (kind == "enrol") return model::Event{enrol_of(body)};
  if (kind == "consent") return model::Event{consent_of(body)};
  if (kind == "redeem") return model::Event{redeem_of(body)};
  if (kind == "void") return model::Event{void_of(body)};
  if (kind == "lease_close") return model::Event{model::LeaseCloseEvent{id(body, "l")}};
  if (kind == "rating") return model::Event{rating_of(body)};
  return UnknownEvent{kind, version};
}

DecodedEvent decoded(const Json& line) {
  constexpr std::int64_t kLatestMs = 253'402'300'799'999;  // year 9999
  constexpr std::int64_t kMostOffset = 24 * 60;
  DecodedEvent decoded;
  decoded.stamp.seq = static_cast<std::uint64_t>(integer(line, "s", 1));
  decoded.stamp.at = Instant{Milliseconds{integer(line, "t", -kLatestMs, kLatestMs)}};
  decoded.stamp.utc_offset = std::chrono::minutes{integer(line, "o", -kMostOffset, kMostOffset)};
  decoded.event = event_of(line);
  return decoded;
}

Side side_of(const Json& json) {
  Side side;
  if (!from_hex(text(json, "salt"), side.salt)) throw BadField{"salt"};
  if (optional_field(json, "name") != nullptr) side.name = text(json, "name");
  if (optional_field(json, "ids") == nullptr) return side;
  for (const Json& one : field(json, "ids")) {
    if (!one.is_array() || one.size() != 2 || !one[0].is_number_integer() || !one[1].is_string()) {
      throw BadField{"ids"};
    }
    if (one[0] < 1 || one[0] > 2) throw BadField{"ids"};
    side.identifiers.push_back(
        {static_cast<model::IdentifierKind>(one[0].get<int>()), one[1].get<std::string>()});
  }
  return side;
}

// Runs `read` on the parsed text; what is wrong with it is named without its content.
template <typename Read>
auto reading(const char* what, std::string_view json, Read read)
    -> Result<decltype(read(std::declval<const Json&>()))> {
  try {
    return read(Json::parse(json));
  } catch (const BadField& bad) {
    return fail(ErrorKind::invalid, fmt::format("{} has a wrong field \"{}\"", what, bad.name));
  } catch (const Json::exception&) {
    return fail(ErrorKind::invalid, fmt::format("{} is not JSON", what));
  }
}

}  // namespace

std::string_view kind_of(const model::Event& event) {
  struct KindOf {
    std::string_view operator()(const model::SaleEvent& /*event*/) const { return "sale"; }
    std::string_view operator()(const model::EnrolEvent& /*event*/) const { return "enrol"; }
    std::string_view operator()(const model::ConsentEvent& /*event*/) const { return "consent"; }
    std::string_view operator()(const model::RedeemEvent& /*event*/) const { return "redeem"; }
    std::string_view operator()(const model::VoidEvent& /*event*/) const { return "void"; }
    std::string_view operator()(const model::LeaseCloseEvent& /*event*/) const {
      return "lease_close";
    }
    std::string_view operator()(const model::RatingEvent& /*event*/) const { return "rating"; }
  };
  return std::visit(KindOf{}, event);
}

std::string to_line(const model::EventStamp& stamp, const model::Event& event) {
  std::string line;
  line.reserve(256);
  append(line,
         R"({{"s":{},"t":{},"o":{},"k":"{}","v":{},"b":)",
         stamp.seq,
         stamp.at.time_since_epoch().count(),
         stamp.utc_offset.count(),
         kind_of(event),
         kVersion);
  std::visit(BodyOf{line}, event);
  return line += '}';
}

Result<DecodedEvent> from_line(std::string_view line) {
  return reading("an event", line, decoded);
}

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

std::string to_side(const Side& side) {
  std::string json = fmt::format(R"({{"salt":"{}")", to_hex(side.salt));
  if (!side.name.empty()) {
    json += R"(,"name":)";
    append_json_string(json, side.name);
  }
  json += R"(,"ids":[)";
  for (const auto& identifier : side.identifiers) {
    if (json.back() == ']') json += ',';
    append(json, "[{},", static_cast<int>(identifier.kind));
    append_json_string(json, identifier.value);
    json += ']';
  }
  return json += "]}";
}

Result<Side> from_side(std::string_view json) {
  return reading("a side", json, side_of);
}

}  // namespace regulars::loyalty
