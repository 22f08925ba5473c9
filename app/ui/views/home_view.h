#pragma once
// Home: ready for the next card without a touch.

#include <string>
#include <vector>

#include "app/ui/views/notice.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

struct RecentRow {
  std::string name;
  std::string detail;  // Gold, 14:29
  std::string points;  // +449
  bool is_gain = true;
  TierBadge badge = TierBadge::Member;
  bool can_undo = false;
  bool operator==(const RecentRow&) const = default;
};

struct Figure {
  std::string value;
  std::string words;
  bool operator==(const Figure&) const = default;
};

struct HomeView {
  bool is_looking = false;
  std::string sale_waiting;  // "¥286.00 from the till", or empty
  Notice notice;             // of the last scan, or of what was undone
  UndoOffer undo;            // of the last sale, while there is no notice
  std::vector<RecentRow> recent;
  std::vector<Figure> today;
  bool operator==(const HomeView&) const = default;
};

}  // namespace regulars::ui
