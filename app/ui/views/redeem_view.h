#pragma once
// Redeem: what the points buy; enough, or how many more. Points that are changed into money are
// chosen to the single point.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/views/notice.h"
#include "app/ui/views/stamp_row.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

struct RewardTile {
  std::string name;
  std::string value;  // ¥5.00 off
  std::string cost;   // 500 points
  std::string words;  // "Enough points" or "20 more points", or why not
  int percent = 0;    // of the way there
  StampRow stamps = {};
  bool can_choose = false;
  bool is_chosen = false;
  bool operator==(const RewardTile&) const = default;
};

// How many points become money: by slider, by one, or typed.
struct PointsChoice {
  std::string points;     // 1,250
  std::string unit;       // points
  std::string value;      // ¥12.50 off
  std::string remaining;  // 11,230 points
  std::string least;      // at the ends of the slider
  std::string most;
  int permille = 0;  // where the thumb stands
  bool can_less = false;
  bool can_more = false;
  bool operator==(const PointsChoice&) const = default;
};

struct RedeemView {
  static constexpr std::size_t kTiles = 6;
  std::string name;
  std::string tier;
  bool is_gold = false;
  TierBadge badge = TierBadge::Member;
  std::string points;
  std::string points_unit;
  std::string purses = {};        // "7 stamps   ¥120.00 loaded", or empty
  std::string why_not;            // one sentence; empty when redeeming is possible
  std::vector<RewardTile> tiles;  // of this page
  bool has_more = false;
  std::optional<PointsChoice> choice = {};  // instead of the tiles
  std::string confirm;                      // the primary button's words
  bool can_confirm = false;
  bool is_redeeming = false;
  Notice notice;
  bool operator==(const RedeemView&) const = default;
};

}  // namespace regulars::ui
