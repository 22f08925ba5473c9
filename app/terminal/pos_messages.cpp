#include "app/terminal/pos_messages.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/base/bytes.h"
#include "app/terminal/pos_basket.h"

namespace regulars::terminal {
namespace {

using nlohmann::json;

tl::unexpected<Error> mistake(std::string words) {
  return fail(ErrorKind::invalid, std::move(words), "error.invalid");
}

// The text of a field; the document's own copy is wiped.
Result<std::optional<std::string>> take_text(json& document, const char* name) {
  const auto field = document.find(name);
  if (field == document.end() || field->is_null()) return std::optional<std::string>{};
  if (!field->is_string()) return mistake(std::string(name) + ": expected text in quotes");
  auto& text = field->get_ref<std::string&>();
  std::optional<std::string> taken = text;
  wipe(text);
  return taken;
}

Result<std::string> take_required(json& document, const char* name) {
  REGULARS_TRY(auto text, take_text(document, name));
  if (!text) return mistake(std::string(name) + ": is missing");
  return *std::move(text);
}

Result<model::Money> amount_of(json& document) {
  REGULARS_TRY(const std::string code, take_required(document, "currency"));
  const auto currency = model::Currency::parse(code);
  if (!currency) return mistake("currency: expected three capital letters (ISO 4217)");
  REGULARS_TRY(const std::string amount, take_required(document, "amount"));
  const auto money = model::Money::parse(amount, *currency);
  if (!money) return mistake("amount: expected text such as \"286.00\"");
  if (money->minor() == 0) {
    return fail(ErrorKind::refused, "amount: is zero, which earns nothing", "earn.zero");
  }
  return *money;
}

Result<std::string> receipt_of(json& document, const char* name = "receipt") {
  constexpr std::size_t kLongest = 64;
  REGULARS_TRY(std::string receipt, take_required(document, name));
  const bool is_printable =
      std::all_of(receipt.begin(), receipt.end(), [](char c) { return c > ' ' && c <= '~'; });
  if (receipt.empty() || receipt.size() > kLongest || !is_printable) {
    return mistake(std::string(name) + ": expected 1 to 64 printable characters without spaces");
  }
  return receipt;
}

Result<model::Basket> basket_of(const json& document, const model::Money& amount) {
  json parts = json::object();
  for (const char* name : {"lines", "tenders", "codes"}) {
    if (document.contains(name)) parts[name] = document[name];
  }
  return parse_pos_basket(parts.dump(), amount);
}

// Exactly `digits` digits at the front of `text`, which is then shorter by them.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  int value = 0;
  if (text.size() < digits) return std::nullopt;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + digits, value);
  if (problem != std::errc{} || end != text.data() + digits || text.front() == '-') {
    return std::nullopt;
  }
  text.remove_prefix(digits);
  return value;
}

bool take_mark(std::string_view& text, std::string_view marks) {
  if (text.empty() || marks.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::minutes> take_offset(std::string_view& text) {
  if (take_mark(text, "Zz")) return std::chrono::minutes{0};
  const bool is_west = text.starts_with('-');
  if (!take_mark(text, "+-")) return std::nullopt;
  const auto hours = take_number(text, 2);
  if (!hours || !take_mark(text, ":")) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const std::chrono::minutes offset{*hours * 60 + *minutes};
  return is_west ? -offset : offset;
}

std::optional<std::chrono::year_month_day> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take_mark(text, "-")) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take_mark(text, "-")) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<std::chrono::seconds> take_time_of_day(std::string_view& text) {
  const auto hours = take_number(text, 2);
  if (!hours || !take_mark(text, ":")) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || !take_mark(text, ":")) return std::nullopt;
  const auto seconds = take_number(text, 2);
  if (!seconds || *hours > 23 || *minutes > 59 || *seconds > 60) return std::nullopt;
  return std::chrono::seconds{*hours * 3'600 + *minutes * 60 + *seconds};
}

void skip_fraction(std::string_view& text) {
  if (!take_mark(text, ".")) return;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') text.remove_prefix(1);
}

json to_json(const PosMember& member) {
  return {{"id", member.id},
          {"identifier", member.identifier},
          {"tier", member.tier},
          {"balance", member.balance}};
}

}  // namespace

std::optional<Moment> parse_time(std::string_view text) {
  const auto date = take_date(text);
  if (!date || !take_mark(text, "Tt ")) return std::nullopt;
  const auto time = take_time_of_day(text);
  if (!time) return std::nullopt;
  skip_fraction(text);
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return Moment{std::chrono::sys_days{*date} + *time - *offset, *offset};
}

namespace {

Result<std::optional<Moment>> time_of(json& document) {
  REGULARS_TRY(const auto text, take_text(document, "time"));
  if (!text) return std::optional<Moment>{};
  const auto time = parse_time(*text);
  if (!time) return mistake("time: expected text such as \"2026-11-20T14:32:05+08:00\"");
  return time;
}

}  // namespace

Result<PosSale> parse_pos_sale(std::string& body) {
  json document = json::parse(body, nullptr, /*allow_exceptions=*/false);
  wipe(body);
  if (!document.is_object()) return mistake("the body is not a JSON object");
  PosSale sale;
  // First: a mistake elsewhere must not leave it in the document.
  REGULARS_TRY(sale.identifier, take_text(document, "identifier"));
  REGULARS_TRY(sale.receipt, receipt_of(document));
  REGULARS_TRY(sale.amount, amount_of(document));
  REGULARS_TRY(sale.basket, basket_of(document, sale.amount));
  REGULARS_TRY(sale.time, time_of(document));
  return sale;
}

Result<PosRefund> parse_pos_refund(std::string& body) {
  json document = json::parse(body, nullptr, /*allow_exceptions=*/false);
  wipe(body);
  if (!document.is_object()) return mistake("the body is not a JSON object");
  PosRefund refund;
  REGULARS_TRY(refund.receipt, receipt_of(document));
  REGULARS_TRY(refund.reference, receipt_of(document, "reference"));
  REGULARS_TRY(const std::string code, take_required(document, "currency"));
  const auto currency = model::Currency::parse(code);
  if (!currency) return mistake("currency: expected three capital letters (ISO 4217)");
  REGULARS_TRY(refund.time, time_of(document));
  REGULARS_TRY(refund.lines, parse_pos_refund_lines(document.dump(), *currency));
  return refund;
}

std::string encode(const PosRefunded& refunded) {
  const auto purses = [](const std::vector<model::Grant>& grants) {
    json all = json::array();
    for (const model::Grant& grant : grants) {
      all.push_back({{"purse", grant.purse}, {"points", grant.points.value()}});
    }
    return all;
  };
  json document{{"state", "refunded"},
                {"receipt", refunded.receipt},
                {"reference", refunded.reference},
                {"amount", refunded.amount.plain()},
                {"currency", std::string(refunded.amount.currency().code())},
                {"taken", purses(refunded.taken)},
                {"returned", purses(refunded.returned)},
                {"balance", nullptr},
                {"existed", refunded.existed}};
  if (refunded.balance) document["balance"] = *refunded.balance;
  return document.dump();
}

std::string encode(const PosAward& award) {
  json document{{"state", "awarded"},
                {"receipt", award.receipt},
                {"points", award.points},
                {"balance", nullptr},
                {"explanation", award.explanation},
                {"member", nullptr},
                {"existed", award.existed},
                {"rules", json::array()},
                {"coupons", json::array()},
                {"warnings", json::array()}};
  for (const PosRule& rule : award.rules) {
    document["rules"].push_back({{"rule", rule.rule},
                                 {"purse", rule.purse},
                                 {"points", rule.points},
                                 {"lines", rule.lines}});
  }
  for (const PosCoupon& coupon : award.coupons) {
    document["coupons"].push_back({{"reward", coupon.reward}, {"code", coupon.code}});
  }
  for (const PosWarning& warning : award.warnings) {
    document["warnings"].push_back({{"code", warning.code}, {"words", warning.words}});
  }
  if (award.member) {
    document["balance"] = award.member->balance;
    document["member"] = to_json(*award.member);
  }
  return document.dump();
}

std::string encode(const PosMember& member) {
  return to_json(member).dump();
}

std::string encode(const PosHealth& health) {
  return json{{"ok", true},
              {"online", health.is_online},
              {"waiting", health.waiting},
              {"store", health.store},
              {"terminal", health.terminal}}
      .dump();
}

std::string encode_waiting(const std::string& receipt) {
  return json{{"state", "waiting"}, {"receipt", receipt}}.dump();
}

std::string encode_error(std::string_view code, std::string_view words) {
  return json{{"error", code}, {"words", words}}.dump(
      -1, ' ', false, json::error_handler_t::replace);
}

}  // namespace regulars::terminal
