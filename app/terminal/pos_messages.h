#pragma once
// The JSON of the POS interface (assets/openapi/pos.yaml) and back. Pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/basket.h"
#include "app/model/event.h"
#include "app/model/money.h"
#include "app/terminal/answers.h"

namespace regulars::terminal {

struct PosSale {
  std::string receipt;  // 1 to 64 printable characters: the POS's own number for the sale
  model::Money amount;  // more than zero
  std::optional<std::string> identifier;  // as scanned; wiped by identify() when it must be
  std::optional<Moment> time;             // none: now
  model::Basket basket;                   // what it consisted of, where the POS says it
};

// Wipes `body`, whatever it holds. Every mistake names its field, none its content.
[[nodiscard]] Result<PosSale> parse_pos_sale(std::string& body);

// "2026-11-20T14:32:05+08:00", with or without fractions of a second; Z for UTC.
[[nodiscard]] std::optional<Moment> parse_time(std::string_view rfc3339);

struct PosRefund {
  std::string receipt;                   // of the sale
  std::string reference;                 // the POS's own number for the refund
  std::vector<model::RefundLine> lines;  // empty: all that remains
  std::optional<Moment> time;            // none: now
};

[[nodiscard]] Result<PosRefund> parse_pos_refund(std::string& body);

struct PosMember {
  std::string id;          // hexadecimal
  std::string identifier;  // masked
  std::string tier;
  std::int64_t balance = 0;
};

// What one rule gave, for programs; `explanation` says the same to people.
struct PosRule {
  std::string rule;  // its id in the programme
  std::int64_t purse = 0;
  std::int64_t points = 0;
  std::vector<std::uint16_t> lines;  // from 0; empty: the sale as a whole
};

struct PosCoupon {
  std::string reward;
  std::string code;  // in groups, as it is printed
};

// That the counter's limits were passed, for the person at the POS; the sale is booked.
struct PosWarning {
  std::string code;   // "card_sales" or "sale_limit"
  std::string words;  // one sentence
};

struct PosAward {
  std::string receipt;
  std::int64_t points = 0;
  std::vector<std::string> explanation;
  std::optional<PosMember> member;  // none: earned on a number that nobody here has yet
  bool existed = false;             // the receipt was known: nothing was added
  std::vector<PosRule> rules = {};
  std::vector<PosCoupon> coupons = {};
  std::vector<PosWarning> warnings = {};
};

struct PosRefunded {
  std::string receipt;
  std::string reference;
  model::Money amount;
  std::vector<model::Grant> taken;      // by purse, positive
  std::vector<model::Grant> returned;   // by purse, positive
  std::optional<std::int64_t> balance;  // none: nobody's sale
  bool existed = false;
};

struct PosHealth {
  bool is_online = false;
  std::int64_t waiting = 0;
  std::string store;  // empty while not enrolled
  std::string terminal;
};

[[nodiscard]] std::string encode(const PosAward& award);
[[nodiscard]] std::string encode(const PosRefunded& refunded);
[[nodiscard]] std::string encode(const PosMember& member);
[[nodiscard]] std::string encode(const PosHealth& health);
[[nodiscard]] std::string encode_waiting(const std::string& receipt);
[[nodiscard]] std::string encode_error(std::string_view code, std::string_view words);

}  // namespace regulars::terminal
