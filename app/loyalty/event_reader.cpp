// Reading: one pass over the line, no tree. A million of them are read when central verifies its
// log or when a programme is tried on the sales of a year.

#include <charconv>

#include "app/base/json_fields.h"
#include "app/loyalty/event_codec.h"

namespace regulars::loyalty {

namespace {

using fields::BadField;
using fields::digest_or_zero;
using fields::field;
using fields::hex;
using fields::id;
using fields::id_of;
using fields::id_or_none;
using fields::integer;
using fields::integer_of;
using fields::integer_or;
using fields::kLatestMs;
using fields::kMost;
using fields::list_or_none;
using fields::reading;
using fields::Row;
using fields::text;
using fields::text_of;
using fields::text_or_none;
using fields::truth_of;

constexpr std::int64_t kNewest = 2;  // version of a sale, enrolment, consent or redemption
constexpr std::size_t kMostGrants = 64;
constexpr std::size_t kMostUses = 64;
constexpr std::size_t kMostRedeems = 64;

model::Money money(const JsonValue& body) {
  const JsonValue code = field(body, "c");
  if (code.kind() != JsonKind::String) throw BadField{"c"};
  const auto currency = model::Currency::parse(code.plain_text().value_or(std::string_view{}));
  if (!currency) throw BadField{"c"};
  return model::Money{integer_of(body, "a", 0), *currency};
}

Instant instant(std::int64_t milliseconds) {
  return Instant{Milliseconds{milliseconds}};
}

model::PurseNumber purse_or(const JsonValue& body, model::PurseNumber absent) {
  return static_cast<model::PurseNumber>(integer_or(body, "pu", absent, 0, 255));
}

model::StaffId staff_or_none(const JsonValue& body, const char* name = "by") {
  return model::StaffId{id_or_none(body, name)};
}

std::uint32_t flags_of(const JsonValue& body) {
  return static_cast<std::uint32_t>(integer_or(body, "fl", 0, 0, 0xFFFF'FFFF));
}

std::uint64_t seq_of(const JsonValue& body, const char* name) {
  return static_cast<std::uint64_t>(integer_of(body, name, 1));
}

// ---- a sale's second version --------------------------------------------------------------------

model::SaleLine line_of(const JsonValue& value) {
  Row row(value, "ln");
  model::SaleLine line;
  line.amount_minor = row.number(0);
  line.quantity_milli = row.number_or(line.quantity_milli, 1);
  if (!row.is_over()) line.sku = row.word(model::kLongestSku);
  if (!row.is_over()) line.category = row.word(model::kLongestCategory);
  if (!row.is_over()) {
    Row labels(row.take(), "ln");
    while (!labels.is_over() && line.labels.size() < model::kMostLabels) {
      line.labels.push_back(labels.word(model::kLongestLabel));
    }
    if (!labels.is_over()) throw BadField{"ln"};
  }
  line.tax_minor = row.number_or(0, 0);
  line.is_discounted = row.number_or(0, 0, 1) == 1;
  return line;
}

model::Tender tender_of(const JsonValue& value) {
  Row row(value, "td");
  model::Tender tender;
  tender.kind = static_cast<model::TenderKind>(row.number(1, 3));
  tender.amount_minor = row.number(0);
  return tender;
}

model::RuleUse use_of(const JsonValue& value) {
  constexpr std::int64_t kLatestDay = 2'932'896;  // year 9999
  constexpr std::size_t kLongestRule = 32;
  Row row(value, "us");
  model::RuleUse use;
  use.rule = row.word(kLongestRule);
  use.since = std::chrono::sys_days{std::chrono::days{row.number(-kLatestDay, kLatestDay)}};
  use.times = row.number(0);
  use.points = model::Points{row.number(0)};
  return use;
}

std::vector<model::Grant> grants_of(const JsonValue& body, const char* name) {
  return list_or_none<model::Grant>(body, name, kMostGrants, [&](const JsonValue& value) {
    Row row(value, name);
    model::Grant grant;
    grant.purse = static_cast<model::PurseNumber>(row.number(0, 255));
    grant.points = model::Points{row.number(0)};
    grant.from = instant(row.number_or(0, -kLatestMs, kLatestMs));
    grant.lapses = instant(row.number_or(0, -kLatestMs, kLatestMs));
    return grant;
  });
}

void read_second_version(const JsonValue& body, model::SaleEvent& sale) {
  sale.basket.lines = list_or_none<model::SaleLine>(body, "ln", model::kMostLines, line_of);
  sale.basket.tenders = list_or_none<model::Tender>(body, "td", model::kMostTenders, tender_of);
  sale.basket.codes =
      list_or_none<std::string>(body, "cd", model::kMostCodes, [](const JsonValue& code) {
        return text(code, "cd", model::kLongestLabel);
      });
  sale.facts.visits = integer_or(body, "vi", 0, 0);
  const std::int64_t bits = integer_or(body, "fa", 0, 0, 15);
  sale.facts.is_birthday = (bits & 1) != 0;
  sale.facts.is_birthday_week = (bits & 2) != 0;
  sale.facts.is_birthday_month = (bits & 4) != 0;
  sale.facts.was_referred = (bits & 8) != 0;
  sale.facts.uses = list_or_none<model::RuleUse>(body, "us", kMostUses, use_of);
  sale.grants = grants_of(body, "gr");
  sale.redeems = list_or_none<std::uint64_t>(body, "rd", kMostRedeems, [](const JsonValue& seq) {
    return static_cast<std::uint64_t>(integer(seq, "rd", 1, kMost));
  });
  sale.coupons = list_or_none<Uuid>(
      body, "cp", kMostRedeems, [](const JsonValue& coupon) { return id(coupon, "cp"); });
  if (const auto sold = body.find("sd")) {
    sale.sold = instant(integer(*sold, "sd", -kLatestMs, kLatestMs));
  }
  sale.flags = flags_of(body);
  sale.allowed_by = staff_or_none(body, "al");
}

// ---- bodies -------------------------------------------------------------------------------------

model::SaleEvent sale_of(const JsonValue& body, std::int64_t version) {
  const bool is_first = version == 1;
  model::SaleEvent sale;
  sale.member = model::MemberId{id_or_none(body, "m")};
  sale.amount = money(body);
  sale.points = model::Points{integer_of(body, "p", 0)};
  sale.programme_version = integer_of(body, "pv", 0);
  sale.tier = static_cast<std::uint8_t>(integer_of(body, "tr", 0, 255));
  sale.strength = static_cast<model::Strength>(integer_of(body, "st", 1, is_first ? 2 : 5));
  sale.staff = staff_or_none(body);
  sale.origin = static_cast<model::Origin>(integer_of(body, "or", 1, is_first ? 4 : 5));
  sale.reference = text_or_none(body, "rf");
  sale.unknown_identifier = digest_or_zero(body, "ui");
  if (!is_first) read_second_version(body, sale);
  return sale;
}

model::EnrolEvent enrol_of(const JsonValue& body, std::int64_t version) {
  constexpr std::size_t kMostIdentifiers = 16;
  model::EnrolEvent enrol;
  enrol.member = model::MemberId{id_of(body, "m")};
  enrol.name = digest_or_zero(body, "n");
  static_cast<void>(field(body, "ids"));
  enrol.identifiers =
      list_or_none<Digest>(body, "ids", kMostIdentifiers, [](const JsonValue& value) {
        return hex<Digest>(value, "ids");
      });
  enrol.staff = staff_or_none(body);
  if (body.find("g")) {
    enrol.greeting =
        truth_of(body, "g") ? model::GreetingConsent::Given : model::GreetingConsent::Withheld;
  }
  if (version == 1) return enrol;
  enrol.referred_by = model::MemberId{id_or_none(body, "rb")};
  enrol.birthday = digest_or_zero(body, "bd");
  return enrol;
}

model::ConsentEvent consent_of(const JsonValue& body, std::int64_t version) {
  model::ConsentEvent consent;
  consent.member = model::MemberId{id_of(body, "m")};
  consent.greeting =
      truth_of(body, "g") ? model::GreetingConsent::Given : model::GreetingConsent::Withheld;
  consent.staff = staff_or_none(body);
  if (version == 1) return consent;
  consent.purpose = static_cast<model::Purpose>(integer_of(body, "pu", 1, 4));
  consent.text_version = integer_of(body, "tv", 0);
  return consent;
}

model::RedeemEvent redeem_of(const JsonValue& body, std::int64_t version) {
  model::RedeemEvent redeem;
  redeem.member = model::MemberId{id_of(body, "m")};
  redeem.reward = text_of(body, "r");
  redeem.points = model::Points{integer_of(body, "p", version == 1 ? 1 : 0)};
  redeem.value = money(body);
  redeem.programme_version = integer_of(body, "pv", 0);
  redeem.lease = id_of(body, "l");
  redeem.staff = staff_or_none(body);
  if (version == 1) return redeem;
  redeem.purse = purse_or(body, model::kPointsPurse);
  redeem.strength = static_cast<model::Strength>(integer_of(body, "st", 1, 5));
  redeem.coupon = digest_or_zero(body, "co");
  redeem.flags = flags_of(body);
  redeem.allowed_by = staff_or_none(body, "al");
  return redeem;
}

model::VoidEvent void_of(const JsonValue& body) {
  model::VoidEvent undone;
  undone.member = model::MemberId{id_of(body, "m")};
  undone.sale_seq = seq_of(body, "rf");
  undone.points = model::Points{integer_of(body, "p", 0)};
  undone.staff = staff_or_none(body);
  undone.allowed_by = staff_or_none(body, "al");
  return undone;
}

model::RatingEvent rating_of(const JsonValue& body) {
  model::RatingEvent rating;
  rating.sale_seq = seq_of(body, "sq");
  rating.outcome = static_cast<model::RatingOutcome>(integer_of(body, "oc", 1, 3));
  const bool answered = rating.outcome == model::RatingOutcome::Answered;
  rating.face =
      static_cast<std::uint8_t>(integer_of(body, "f", answered ? 1 : 0, answered ? 5 : 0));
  return rating;
}

std::uint64_t epoch_of(const JsonValue& body) {
  const std::string digits = text_of(body, "e");
  std::uint64_t epoch = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, epoch, 16);
  if (error != std::errc{} || stopped != end || digits.size() != 16) throw BadField{"e"};
  return epoch;
}

model::RefundEvent refund_of(const JsonValue& body) {
  model::RefundEvent refund;
  refund.member = model::MemberId{id_or_none(body, "m")};
  refund.sale = {model::TerminalId{id_of(body, "t")}, epoch_of(body), seq_of(body, "q")};
  static_cast<void>(field(body, "ln"));
  refund.lines =
      list_or_none<model::RefundLine>(body, "ln", model::kMostLines, [](const JsonValue& value) {
        Row row(value, "ln");
        model::RefundLine line;
        line.line = static_cast<std::uint16_t>(row.number(0, model::kMostLines - 1));
        line.quantity_milli = row.number(0);
        line.amount_minor = row.number(0);
        return line;
      });
  refund.amount = money(body);
  refund.taken = grants_of(body, "tk");
  refund.returned = grants_of(body, "rt");
  refund.programme_version = integer_of(body, "pv", 0);
  refund.reference = text_or_none(body, "rf");
  refund.staff = staff_or_none(body);
  refund.flags = flags_of(body);
  refund.allowed_by = staff_or_none(body, "al");
  return refund;
}

model::TopUpEvent top_up_of(const JsonValue& body) {
  model::TopUpEvent top_up;
  top_up.account = model::MemberId{id_of(body, "m")};
  top_up.purse = static_cast<model::PurseNumber>(integer_of(body, "pu", 0, 255));
  top_up.amount = money(body);
  top_up.bonus = {integer_or(body, "bo", 0, 0), top_up.amount.currency()};
  top_up.lapses = instant(integer_or(body, "la", 0, -kLatestMs, kLatestMs));
  top_up.programme_version = integer_of(body, "pv", 0);
  top_up.reference = text_or_none(body, "rf");
  top_up.staff = staff_or_none(body);
  top_up.flags = flags_of(body);
  top_up.allowed_by = staff_or_none(body, "al");
  return top_up;
}

model::IssueEvent issue_of(const JsonValue& body) {
  model::IssueEvent issue;
  issue.account = model::MemberId{id_of(body, "m")};
  issue.kind = static_cast<model::BearerKind>(integer_of(body, "ki", 1, 2));
  issue.code = digest_or_zero(body, "co");
  issue.reward = text_or_none(body, "r");
  issue.purse = static_cast<model::PurseNumber>(integer_of(body, "pu", 0, 255));
  issue.amount = money(body);
  issue.lapses = instant(integer_or(body, "la", 0, -kLatestMs, kLatestMs));
  issue.member = model::MemberId{id_or_none(body, "to")};
  issue.sale_seq = static_cast<std::uint64_t>(integer_or(body, "sq", 0, 0));
  issue.programme_version = integer_of(body, "pv", 0);
  issue.staff = staff_or_none(body);
  issue.allowed_by = staff_or_none(body, "al");
  return issue;
}

model::AdjustEvent adjust_of(const JsonValue& body) {
  model::AdjustEvent adjust;
  adjust.member = model::MemberId{id_of(body, "m")};
  adjust.purse = purse_or(body, model::kPointsPurse);
  adjust.points = model::Points{integer_of(body, "p", -kMost)};
  adjust.lapses = instant(integer_or(body, "la", 0, -kLatestMs, kLatestMs));
  adjust.reason = text_of(body, "re");
  adjust.staff = staff_or_none(body);
  adjust.flags = flags_of(body);
  adjust.allowed_by = staff_or_none(body, "al");
  return adjust;
}

model::CardEvent card_of(const JsonValue& body) {
  model::CardEvent card;
  card.member = model::MemberId{id_of(body, "m")};
  card.action = static_cast<model::CardAction>(integer_of(body, "ac", 1, 4));
  card.card = digest_or_zero(body, "ca");
  card.old_card = digest_or_zero(body, "oc");
  card.staff = staff_or_none(body);
  card.allowed_by = staff_or_none(body, "al");
  return card;
}

model::MergeEvent merge_of(const JsonValue& body) {
  return {model::MemberId{id_of(body, "m")},
          model::MemberId{id_of(body, "lo")},
          staff_or_none(body),
          staff_or_none(body, "al")};
}

model::HouseholdEvent household_of(const JsonValue& body) {
  return {model::MemberId{id_of(body, "h")},
          model::MemberId{id_of(body, "m")},
          truth_of(body, "j"),
          staff_or_none(body)};
}

model::CorrectEvent correct_of(const JsonValue& body) {
  return {model::MemberId{id_of(body, "m")},
          digest_or_zero(body, "n"),
          digest_or_zero(body, "bd"),
          staff_or_none(body)};
}

model::EraseEvent erase_of(const JsonValue& body) {
  return {model::MemberId{id_of(body, "m")}, staff_or_none(body), staff_or_none(body, "al")};
}

model::StaffEvent staff_of(const JsonValue& body) {
  model::StaffEvent staff;
  staff.who = model::StaffId{id_of(body, "w")};
  staff.action = static_cast<model::StaffAction>(integer_of(body, "ac", 1, 5));
  staff.role = static_cast<model::Role>(integer_of(body, "ro", 1, 3));
  staff.name = digest_or_zero(body, "n");
  staff.by = staff_or_none(body);
  staff.member = model::MemberId{id_or_none(body, "m")};
  return staff;
}

// ---- lines --------------------------------------------------------------------------------------

using Known = std::optional<model::Event>;

// The kinds that have two versions.
Known event_of_two(std::string_view kind, std::int64_t version, const JsonValue& body) {
  if (version > kNewest) return std::nullopt;
  if (kind == "sale") return sale_of(body, version);
  if (kind == "redeem") return redeem_of(body, version);
  if (kind == "enrol") return enrol_of(body, version);
  if (kind == "consent") return consent_of(body, version);
  return std::nullopt;
}

Known event_of_one(std::string_view kind, const JsonValue& body) {
  if (kind == "rating") return rating_of(body);
  if (kind == "void") return void_of(body);
  if (kind == "lease_close") return model::LeaseCloseEvent{id_of(body, "l")};
  if (kind == "refund") return refund_of(body);
  if (kind == "top_up") return top_up_of(body);
  if (kind == "issue") return issue_of(body);
  if (kind == "adjust") return adjust_of(body);
  if (kind == "card") return card_of(body);
  if (kind == "merge") return merge_of(body);
  if (kind == "household") return household_of(body);
  if (kind == "correct") return correct_of(body);
  if (kind == "erase") return erase_of(body);
  if (kind == "staff") return staff_of(body);
  return std::nullopt;
}

std::variant<model::Event, UnknownEvent> event_of(const JsonValue& line) {
  const JsonValue kind = field(line, "k");
  if (kind.kind() != JsonKind::String) throw BadField{"k"};
  const std::string_view name = kind.plain_text().value_or(std::string_view{});
  const std::int64_t version = integer_of(line, "v", 1);
  const JsonValue body = field(line, "b");
  Known known = event_of_two(name, version, body);
  if (!known && version == 1) known = event_of_one(name, body);
  if (!known) return UnknownEvent{kind.text(), version};
  return *std::move(known);
}

DecodedEvent decoded(const JsonValue& line) {
  constexpr std::int64_t kMostOffset = 24 * 60;
  model::EventStamp stamp;
  stamp.seq = seq_of(line, "s");
  stamp.at = instant(integer_of(line, "t", -kLatestMs, kLatestMs));
  stamp.utc_offset = std::chrono::minutes{integer_of(line, "o", -kMostOffset, kMostOffset)};
  return {stamp, event_of(line)};
}

}  // namespace

Result<DecodedEvent> from_line(std::string_view line) {
  return reading("an event", line, decoded);
}

Result<DecodedEvent> from_line(std::string_view line, JsonTape& tape) {
  return reading("an event", line, tape, decoded);
}

}  // namespace regulars::loyalty
