#pragma once
// Earn: the amount, how many points, and why.

#include <string>
#include <vector>

#include "app/ui/views/notice.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

struct WhyRow {
  std::string words;
  std::string detail;
  std::string points;
  bool operator==(const WhyRow&) const = default;
};

struct EarnView {
  std::string amount;        // ¥286.00
  bool is_empty = true;      // nothing typed: the amount is shown muted
  std::string amount_aside;  // "From the till", or empty
  std::string name;
  std::string tier;
  bool is_gold = false;
  TierBadge badge = TierBadge::Member;
  std::vector<WhyRow> why;
  std::string hint;  // instead of the rows while there is no amount
  std::string points;
  std::string balance_after;
  bool has_minor_digits = true;  // the "00" key
  bool is_saving = false;
  bool can_confirm = true;
  Notice notice;
  bool operator==(const EarnView&) const = default;
};

}  // namespace regulars::ui
