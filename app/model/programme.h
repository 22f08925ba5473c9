#pragma once
// Programme: the versioned rules by which points are earned and what they buy. Head office
// publishes it as a JSON document (assets/programme), central sends it down, and every event says
// which version it was evaluated under.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "app/model/money.h"
#include "app/model/points.h"
#include "app/model/ratio.h"

namespace regulars::model {

using Texts = std::map<std::string, std::string>;  // language ("en", "zh_CN") -> text; "en" always

// One text in the wanted language, else in another script of it (zh_TW: zh_CN), else in English.
[[nodiscard]] const std::string& text_in(const Texts& texts, const std::string& language);

// points for every whole `per` spent (minor units), rounded once as stated.
struct SpendRule {
  Points points{1};
  std::int64_t per_minor = 100;
  Rounding rounding = Rounding::Down;
  bool operator==(const SpendRule&) const = default;
};

struct Tier {
  std::string id;  // "member", "silver", "gold"
  Texts name;
  Ratio factor;  // of the spend points; the tier's part is rounded down
  bool operator==(const Tier&) const = default;
};

// Points to money: `cost` points take `value` off the bill.
struct Reward {
  std::string id;
  Texts name;
  Points cost;
  std::int64_t value_minor = 0;
  bool operator==(const Reward&) const = default;
};

struct Programme {
  std::int64_t version = 0;
  Currency currency;
  SpendRule spend;
  std::vector<Tier> tiers;      // lowest first, at least one
  std::vector<Reward> rewards;  // cheapest first
  bool operator==(const Programme&) const = default;
};

}  // namespace regulars::model
