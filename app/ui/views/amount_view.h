#pragma once
// An amount by keypad, what it brings, and why: of a sale, a top-up, a gift card, an adjustment.
// One arrangement for all of them.

#include <cstdint>
#include <string>
#include <vector>

#include "app/ui/views/notice.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

enum class AmountKind : std::uint8_t { Earn, TopUp, GiftCard, Pay, Adjust };

struct WhyRow {
  std::string words;
  std::string detail;
  std::string points;
  bool operator==(const WhyRow&) const = default;
};

// One tap instead of digits, or what the amount is for.
struct AmountChoice {
  std::string words;
  std::string detail = {};
  bool is_chosen = false;
  bool operator==(const AmountChoice&) const = default;
};

struct AmountView {
  static constexpr std::size_t kChoices = 4;
  AmountKind kind = AmountKind::Earn;
  std::string amount;        // ¥286.00
  std::string amount_words;  // "Amount", "From the till"
  bool is_empty = true;      // nothing typed: the amount is shown muted
  bool has_sign = false;     // a key turns it round
  bool has_double_zero = true;
  std::vector<AmountChoice> choices = {};  // at most kChoices
  std::vector<AmountChoice> purses = {};   // of which the amount is, where there are several
  std::string name;
  std::string tier;
  bool is_gold = false;
  TierBadge badge = TierBadge::Member;
  std::vector<WhyRow> why;
  std::string hint;  // instead of the rows while there is no amount
  std::string total_words;
  std::string total;  // +449 points, +¥3,200.00
  std::string after_words;
  std::string after;    // what there is then; empty: nothing to say
  std::string confirm;  // the primary button's words
  bool is_saving = false;
  bool can_confirm = true;
  Notice notice;
  bool operator==(const AmountView&) const = default;
};

// "earn", "top_up"...: the first half of its touch ids.
[[nodiscard]] const char* amount_name(AmountKind kind);

}  // namespace regulars::ui
