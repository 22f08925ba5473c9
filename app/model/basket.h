#pragma once
// Basket: what a sale consists of, as the POS says it. An amount from the keypad is a basket
// without lines; rules then see one line of the whole amount.

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/model/programme.h"

namespace regulars::model {

struct SaleLine {
  std::string sku;       // at most 64 bytes; may be empty
  std::string category;  // "food/tea": a path
  std::vector<std::string> labels;
  std::int64_t quantity_milli = 1'000;  // thousandths: 1.5 kg is 1,500; positive
  std::int64_t amount_minor = 0;        // what is paid for it, tax included, discounts taken off
  std::int64_t tax_minor = 0;           // contained in the amount
  bool is_discounted = false;           // sold below its full price
  bool operator==(const SaleLine&) const = default;
};

// How a part of the bill was paid, where it was not money: it earns all the same, unless a rule
// says that payments reduce.
enum class TenderKind : std::uint8_t {
  Points = 1,
  GiftCard = 2,
  StoredValue = 3
};  // never renumber

struct Tender {
  TenderKind kind = TenderKind::Points;
  std::int64_t amount_minor = 0;
  bool operator==(const Tender&) const = default;
};

inline constexpr std::size_t kMostLines = 500;
inline constexpr std::size_t kMostTenders = 16;
inline constexpr std::size_t kMostCodes = 16;
inline constexpr std::size_t kMostLabels = 16;  // of one line
inline constexpr std::size_t kLongestSku = 64;  // bytes
inline constexpr std::size_t kLongestCategory = 128;
inline constexpr std::size_t kLongestLabel = 32;  // and of a code

struct Basket {
  std::vector<SaleLine> lines;     // their amounts add up to the sale's amount, or there are none
  std::vector<Tender> tenders;     // together at most the sale's amount
  std::vector<std::string> codes;  // that the customer named ("PROMO10")
  bool operator==(const Basket&) const = default;
};

// Points of one purse that a sale gives: what becomes a lot.
struct Grant {
  PurseNumber purse = kPointsPurse;
  Points points;
  Instant from{};    // available from; the epoch: at once
  Instant lapses{};  // the epoch: never
  bool operator==(const Grant&) const = default;
};

}  // namespace regulars::model
