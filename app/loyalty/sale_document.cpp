#include "app/loyalty/sale_document.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "app/loyalty/birthdays.h"
#include "app/loyalty/conditions.h"
#include "app/loyalty/object_reader.h"

namespace regulars::loyalty {

namespace {

using Key = std::string_view;
using Json = nlohmann::json;

constexpr const char* kKey = "error.invalid";
constexpr std::size_t kMostBytes = 512UL * 1024;
constexpr std::int64_t kMostPoints = 1'000'000'000'000;
constexpr std::size_t kMostEntries = 300;

constexpr std::array<Key, 6> kSale = {"amount", "currency", "at", "lines", "tenders", "codes"};
constexpr std::array<Key, 7> kLine = {
    "sku", "category", "labels", "quantity", "amount", "tax", "discounted"};
constexpr std::array<Key, 2> kTender = {"kind", "amount"};
constexpr std::array<Key, 10> kMember = {"tier",
                                         "visits",
                                         "birthday",
                                         "referred",
                                         "strength",
                                         "points",
                                         "purses",
                                         "coupons",
                                         "uses",
                                         "tier_figure"};
constexpr std::array<Key, 3> kBirthday = {"month", "day", "lunar"};
constexpr std::array<Key, 2> kHeld = {"purse", "points"};
constexpr std::array<Key, 4> kUse = {"rule", "since", "times", "points"};

constexpr std::array kTenderWords = {
    Word<model::TenderKind>{"points", model::TenderKind::Points},
    Word<model::TenderKind>{"gift_card", model::TenderKind::GiftCard},
    Word<model::TenderKind>{"stored_value", model::TenderKind::StoredValue}};
constexpr std::array kStrengthWords = {
    Word<model::Strength>{"number", model::Strength::Number},
    Word<model::Strength>{"card", model::Strength::Card},
    Word<model::Strength>{"rotating_code", model::Strength::RotatingCode},
    Word<model::Strength>{"member_pin", model::Strength::MemberPin},
    Word<model::Strength>{"override", model::Strength::Override}};

// ---- the sale -----------------------------------------------------------------------------------

model::SaleLine line_of(ObjectReader& object, model::Currency currency) {
  object.only(kLine);
  model::SaleLine line;
  line.sku = object.text_or("sku");
  line.category = object.text_or("category");
  line.labels = object.names("labels");
  line.quantity_milli = object.quantity_or("quantity", line.quantity_milli);
  line.amount_minor = object.amount_from_0("amount", currency);
  if (object.has("tax")) line.tax_minor = object.amount_from_0("tax", currency);
  line.is_discounted = object.flag("discounted");
  if (line.tax_minor > line.amount_minor) object.wrong("tax", "is more than the amount");
  return line;
}

model::Currency currency_of(ObjectReader& sale, model::Currency usual) {
  if (!sale.has("currency")) return usual;
  const std::string code = sale.text("currency");
  const auto currency = model::Currency::parse(code);
  if (!currency && !code.empty()) {
    sale.wrong("currency", "wants three capital letters, like \"CNY\"");
  }
  return currency.value_or(usual);
}

SaleFacts sale_of_document(ObjectReader& document, model::Currency usual) {
  document.only(kSale);
  SaleFacts sale;
  const model::Currency currency = currency_of(document, usual);
  if (const auto moment = document.moment("at")) {
    sale.at = moment->at;
    sale.utc_offset = moment->utc_offset;
  }
  std::int64_t sum = 0;
  for (ObjectReader& entry : document.objects("lines", 0, model::kMostLines)) {
    sale.basket.lines.push_back(line_of(entry, currency));
    sum += sale.basket.lines.back().amount_minor;  // 500 of at most 15 digits
  }
  for (ObjectReader& entry : document.objects("tenders", 0, kMostEntries)) {
    entry.only(kTender);
    const auto kind = entry.kind("kind", kTenderWords);
    const std::int64_t amount = entry.amount("amount", currency);
    sale.basket.tenders.push_back({kind.value_or(model::TenderKind::Points), amount});
  }
  sale.basket.codes = document.names("codes");
  const bool has_amount = document.has("amount") || sale.basket.lines.empty();
  sale.amount = {has_amount ? document.amount_from_0("amount", currency) : sum, currency};
  sale.is_anybody = false;
  return sale;
}

// ---- the member ---------------------------------------------------------------------------------

std::uint8_t tier_of(ObjectReader& document, const model::Programme& programme) {
  const std::string id = document.text_or("tier");
  for (std::size_t i = 0; i < programme.tiers.size(); ++i) {
    if (id.empty() || programme.tiers[i].id == id) return static_cast<std::uint8_t>(i);
  }
  document.wrong("tier", "is no tier of the programme: \"" + id.substr(0, 32) + "\"");
  return 0;
}

void read_birthday(ObjectReader& document, std::chrono::sys_days today, model::MemberFacts& facts) {
  auto object = document.object("birthday");
  if (!object) return;
  object->only(kBirthday);
  model::Birthday birthday;
  birthday.month = static_cast<std::uint8_t>(object->integer("month", 1, 12));
  birthday.day = static_cast<std::uint8_t>(object->integer("day", 1, 31));
  birthday.is_lunar = object->flag("lunar");
  if (!is_possible(birthday)) return object->wrong("day", "is no day of that month");
  const BirthdayFacts on = birthday_on(birthday, today);
  facts.is_birthday = on.is_day;
  facts.is_birthday_week = on.is_week;
  facts.is_birthday_month = on.is_month;
}

void read_purses(ObjectReader& document,
                 const model::Programme& programme,
                 RewardQuestion& question) {
  const model::Points points{document.integer_or("points", 0, 0, kMostPoints)};
  question.balance = {points, points};
  for (ObjectReader& entry : document.objects("purses", 0, kMostEntries)) {
    entry.only(kHeld);
    const std::string id = entry.text("purse");
    const auto purse = std::find_if(programme.purses.begin(),
                                    programme.purses.end(),
                                    [&](const model::Purse& one) { return one.id == id; });
    if (purse == programme.purses.end()) {
      entry.wrong("purse", "is no purse of the programme: \"" + id.substr(0, 32) + "\"");
      continue;
    }
    const bool is_money = purse->unit == model::PurseUnit::Money;
    const model::Points held{is_money ? entry.amount_from_0("points", programme.currency)
                                      : entry.integer("points", 0, kMostPoints)};
    question.purses.push_back({purse->number, held, held, {}});
  }
}

std::vector<model::RuleUse> uses_of_document(ObjectReader& document) {
  std::vector<model::RuleUse> uses;
  for (ObjectReader& entry : document.objects("uses", 0, kMostEntries)) {
    entry.only(kUse);
    model::RuleUse use;
    use.rule = entry.text("rule");
    if (!entry.has("since")) entry.wrong("since", "is missing");
    const auto since = entry.time("since").value_or(std::chrono::local_seconds{});
    use.since =
        std::chrono::sys_days{std::chrono::floor<std::chrono::days>(since).time_since_epoch()};
    use.times = entry.integer_or("times", 0, 0, kMostPoints);
    use.points = model::Points{entry.integer_or("points", 0, 0, kMostPoints)};
    uses.push_back(std::move(use));
  }
  return uses;
}

MemberDocument member_of_document(ObjectReader& document,
                                  const model::Programme& programme,
                                  const SaleFacts& sale) {
  document.only(kMember);
  MemberDocument member;
  RewardQuestion& question = member.question;
  question.at = sale.at;
  question.utc_offset = sale.utc_offset;
  question.member.tier = tier_of(document, programme);
  question.member.visits = document.integer_or("visits", 0, 0, kMostPoints);
  question.member.was_referred = document.flag("referred");
  const auto local = store_time(sale.at, sale.utc_offset);
  const std::chrono::sys_days today{
      std::chrono::floor<std::chrono::days>(local).time_since_epoch()};
  read_birthday(document, today, question.member);
  question.member.uses = uses_of_document(document);
  question.strength = document.kind_or("strength", model::Strength::Card, kStrengthWords);
  read_purses(document, programme, question);
  member.coupons = document.names("coupons");
  if (document.has("tier_figure")) {
    member.tier_figure = programme.tier_policy.measure == model::TierMeasure::Spend
                             ? document.amount_from_0("tier_figure", programme.currency)
                             : document.integer("tier_figure", 0, kMostPoints);
  }
  return member;
}

// What `read` makes of the document, or all its mistakes.
template <typename Read>
auto read_strictly(const std::string& what, std::string_view json, Read read)
    -> Result<decltype(read(std::declval<ObjectReader&>()))> {
  using Value = decltype(read(std::declval<ObjectReader&>()));
  if (json.size() > kMostBytes) {
    return fail(ErrorKind::invalid, "the " + what + " has more than 512 KiB", kKey);
  }
  return read_document(what, kKey, json, [&](const Json& parsed) -> Result<Value> {
    DocumentReader reader(what, kKey, UnknownKeys::AreMistakes);
    ObjectReader document(reader, parsed, "");
    Value value = read(document);
    REGULARS_TRY_VOID(reader.verdict());
    return value;
  });
}

}  // namespace

Result<SaleFacts> parse_sale(std::string_view json, const model::Programme& programme) {
  return read_strictly("sale", json, [&](ObjectReader& document) {
    return sale_of_document(document, programme.currency);
  });
}

Result<MemberDocument> parse_member(std::string_view json,
                                    const model::Programme& programme,
                                    const SaleFacts& sale) {
  return read_strictly("member", json, [&](ObjectReader& document) {
    return member_of_document(document, programme, sale);
  });
}

}  // namespace regulars::loyalty
