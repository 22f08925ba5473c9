#pragma once
// Redeem: what the points buy; enough, or how many more.

#include <string>
#include <vector>

#include "app/ui/views/notice.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

struct RewardTile {
  std::string name;
  std::string value;  // ¥5.00 off
  std::string cost;   // 500 points
  std::string words;  // "Enough points" or "20 more points"
  int percent = 0;    // of the way there
  bool can_choose = false;
  bool is_chosen = false;
  bool operator==(const RewardTile&) const = default;
};

struct RedeemView {
  static constexpr std::size_t kTiles = 6;
  std::string name;
  std::string tier;
  bool is_gold = false;
  TierBadge badge = TierBadge::Member;
  std::string points;
  std::string points_unit;
  std::string why_not;            // one sentence; empty when redeeming is possible
  std::vector<RewardTile> tiles;  // of this page
  bool has_more = false;
  std::string confirm;  // the primary button's words
  bool can_confirm = false;
  bool is_redeeming = false;
  Notice notice;
  bool operator==(const RedeemView&) const = default;
};

}  // namespace regulars::ui
