#include "app/terminal/pos_basket.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace regulars::terminal {

namespace {

using nlohmann::json;

tl::unexpected<Error> mistake(std::string words) {
  return fail(ErrorKind::invalid, std::move(words), "error.invalid");
}

// Named like "lines[3].amount".
struct Place {
  std::string name;
  [[nodiscard]] std::string of(const char* field) const { return name + "." + field; }
};

Status check_fields(const json& object,
                    const Place& place,
                    std::initializer_list<std::string_view> known) {
  if (!object.is_object()) return mistake(place.name + ": expected an object");
  for (const auto& item : object.items()) {
    if (std::find(known.begin(), known.end(), item.key()) == known.end()) {
      return mistake(place.name + ": has a field that is not known here");
    }
  }
  return {};
}

Result<std::string> text(const json& value, const std::string& name, std::size_t longest) {
  if (!value.is_string()) return mistake(name + ": expected text in quotes");
  std::string text = value.get<std::string>();
  if (text.size() <= longest) return text;
  return mistake(name + ": is longer than " + std::to_string(longest) + " bytes");
}

Result<std::string> text_or_none(const json& object,
                                 const Place& place,
                                 const char* field,
                                 std::size_t longest) {
  const auto found = object.find(field);
  if (found == object.end()) return std::string{};
  return text(*found, place.of(field), longest);
}

Result<std::vector<std::string>> texts(const json& object,
                                       const char* field,
                                       const std::string& name,
                                       std::size_t most) {
  std::vector<std::string> all;
  const auto found = object.find(field);
  if (found == object.end()) return all;
  if (!found->is_array() || found->size() > most) {
    return mistake(name + ": expected a list of at most " + std::to_string(most));
  }
  for (const json& one : *found) {
    REGULARS_TRY(std::string value, text(one, name, model::kLongestLabel));
    all.push_back(std::move(value));
  }
  return all;
}

Result<std::int64_t> minor(const json& object,
                           const Place& place,
                           const char* field,
                           model::Currency currency) {
  const auto found = object.find(field);
  const auto money = found != object.end() && found->is_string()
                         ? model::Money::parse(found->get<std::string>(), currency)
                         : Result<model::Money>(mistake("missing"));
  if (!money) return mistake(place.of(field) + ": expected text such as \"12.00\"");
  return money->minor();
}

// "1.5" as 1,500 thousandths; more than nothing, at most three digits after the point.
Result<std::int64_t> quantity_of(const json& object, const char* name) {
  // Thousandths are read like the one sort of money that has them.
  const auto thousandths = model::Currency::parse("KWD");
  const auto found = object.find(name);
  if (thousandths && found != object.end() && found->is_string()) {
    const auto quantity = model::Money::parse(found->get<std::string>(), *thousandths);
    if (quantity && quantity->minor() > 0) return quantity->minor();
  }
  return mistake(std::string(name) + ": expected text such as \"1\" or \"0.250\"");
}

Result<model::SaleLine> line_of(const json& object, const Place& place, model::Currency currency) {
  REGULARS_TRY_VOID(check_fields(
      object, place, {"sku", "category", "labels", "quantity", "amount", "tax", "discounted"}));
  model::SaleLine line;
  REGULARS_TRY(line.sku, text_or_none(object, place, "sku", model::kLongestSku));
  REGULARS_TRY(line.category, text_or_none(object, place, "category", model::kLongestCategory));
  REGULARS_TRY(line.labels, texts(object, "labels", place.of("labels"), model::kMostLabels));
  REGULARS_TRY(line.amount_minor, minor(object, place, "amount", currency));
  if (object.contains("quantity")) {
    auto quantity = quantity_of(object, "quantity");
    if (!quantity) return mistake(place.name + "." + quantity.error().words);
    line.quantity_milli = *quantity;
  }
  if (object.contains("tax")) {
    REGULARS_TRY(line.tax_minor, minor(object, place, "tax", currency));
    if (line.tax_minor > line.amount_minor)
      return mistake(place.of("tax") + ": exceeds the amount");
  }
  const auto discounted = object.find("discounted");
  if (discounted == object.end()) return line;
  if (!discounted->is_boolean())
    return mistake(place.of("discounted") + ": expected true or false");
  line.is_discounted = discounted->get<bool>();
  return line;
}

Result<model::Tender> tender_of(const json& object, const Place& place, model::Currency currency) {
  using Kind = std::pair<std::string_view, model::TenderKind>;
  constexpr std::array<Kind, 3> kKinds{Kind{"points", model::TenderKind::Points},
                                       Kind{"gift_card", model::TenderKind::GiftCard},
                                       Kind{"stored_value", model::TenderKind::StoredValue}};
  REGULARS_TRY_VOID(check_fields(object, place, {"kind", "amount"}));
  REGULARS_TRY(const std::string name, text_or_none(object, place, "kind", 16));
  const auto kind = std::find_if(
      kKinds.begin(), kKinds.end(), [&](const Kind& one) { return one.first == name; });
  if (kind == kKinds.end()) {
    return mistake(place.of("kind") + ": expected points, gift_card or stored_value");
  }
  model::Tender tender;
  tender.kind = kind->second;
  REGULARS_TRY(tender.amount_minor, minor(object, place, "amount", currency));
  return tender;
}

Result<model::RefundLine> refund_line_of(const json& object,
                                         const Place& place,
                                         model::Currency currency) {
  REGULARS_TRY_VOID(check_fields(object, place, {"line", "quantity", "amount"}));
  const auto number = object.find("line");
  const bool is_place = number != object.end() && number->is_number_unsigned() &&
                        number->get<std::uint64_t>() < model::kMostLines;
  if (!is_place) return mistake(place.of("line") + ": expected its place in the sale, from 0");
  model::RefundLine line;
  line.line = number->get<std::uint16_t>();
  auto quantity = quantity_of(object, "quantity");
  if (!quantity) return mistake(place.name + "." + quantity.error().words);
  line.quantity_milli = *quantity;
  REGULARS_TRY(line.amount_minor, minor(object, place, "amount", currency));
  return line;
}

template <typename One, typename Read>
Result<std::vector<One>> list_of(const json& document,
                                 const char* field,
                                 std::size_t most,
                                 model::Currency currency,
                                 Read read) {
  std::vector<One> all;
  const auto found = document.find(field);
  if (found == document.end()) return all;
  if (!found->is_array() || found->size() > most) {
    return mistake(std::string(field) + ": expected a list of at most " + std::to_string(most));
  }
  for (const json& one : *found) {
    const Place place{std::string(field) + "[" + std::to_string(all.size()) + "]"};
    REGULARS_TRY(One value, read(one, place, currency));
    all.push_back(std::move(value));
  }
  return all;
}

template <typename One>
std::int64_t sum_of(const std::vector<One>& all) {
  std::int64_t sum = 0;  // at most 500 times 15 digits
  for (const One& one : all) sum += one.amount_minor;
  return sum;
}

}  // namespace

Result<model::Basket> parse_pos_basket(std::string_view text, const model::Money& amount) {
  const json document = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object()) return mistake("the basket is not a JSON object");
  model::Basket basket;
  REGULARS_TRY(
      basket.lines,
      list_of<model::SaleLine>(document, "lines", model::kMostLines, amount.currency(), line_of));
  REGULARS_TRY(basket.tenders,
               list_of<model::Tender>(
                   document, "tenders", model::kMostTenders, amount.currency(), tender_of));
  REGULARS_TRY(basket.codes, texts(document, "codes", "codes", model::kMostCodes));
  if (!basket.lines.empty() && sum_of(basket.lines) != amount.minor()) {
    return mistake("lines: their amounts do not add up to the sale's amount");
  }
  if (sum_of(basket.tenders) > amount.minor()) return mistake("tenders: exceed the sale's amount");
  return basket;
}

Result<std::vector<model::RefundLine>> parse_pos_refund_lines(std::string_view text,
                                                              model::Currency currency) {
  const json document = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object()) return mistake("the refund is not a JSON object");
  if (!document.contains("amount")) {
    return list_of<model::RefundLine>(
        document, "lines", model::kMostLines, currency, refund_line_of);
  }
  if (document.contains("lines")) return mistake("lines: say the lines or the amount, not both");
  const auto& amount = document["amount"];
  const auto money = amount.is_string() ? model::Money::parse(amount.get<std::string>(), currency)
                                        : Result<model::Money>(mistake("no text"));
  if (!money) return mistake("amount: expected text such as \"12.00\"");
  return std::vector<model::RefundLine>{{0, 0, money->minor()}};
}

}  // namespace regulars::terminal
