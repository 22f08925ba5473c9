#pragma once
// The member: read from one metre in one second.

#include <string>
#include <vector>

#include "app/ui/views/notice.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

struct LedgerRow {
  std::string when;
  std::string points;
  bool is_gain = true;
  bool operator==(const LedgerRow&) const = default;
};

struct MemberView {
  std::string tier;
  bool is_gold = false;  // above the first tier
  TierBadge badge_of_tier = TierBadge::Member;
  std::string badge;           // "First visit" or "Visit 49", or empty
  int entrance_percent = 100;  // of the card's way in, when a member opens
  std::string since;
  std::string name;
  std::string identifiers;  // masked
  std::string points;
  std::string points_unit;
  std::string worth;  // ≈ ¥124.80, or empty
  std::string cue;
  std::string visits;
  std::string last_visit;
  std::string redeem_line;   // what can be redeemed, or why not
  std::string redeem_aside;  // muted, on its right
  std::string earn;          // the primary button: "Earn points" or "Earn 286"
  std::string earn_from;     // "¥286.00 from the till", or empty
  bool can_earn = true;
  bool can_redeem = false;
  std::string reward;                  // the next one, or empty
  std::string reward_cost;             // "15,000 points"
  std::string reward_missing;          // "2,520 points to go"
  int reward_percent = 0;              // 0 to 100
  std::string tier_missing = {};       // "¥240.00 to Gold", or empty
  int tier_percent = 0;                // from this tier to the next
  std::vector<Notice> movements = {};  // owed, about to lapse, pending; most pressing first
  std::string purses = {};             // "7 stamps   ¥120.00 loaded", or empty
  std::vector<LedgerRow> recent;
  Notice notice;
  bool operator==(const MemberView&) const = default;
};

}  // namespace regulars::ui
