#pragma once
// Home: ready for the next card without a touch.

#include <string>
#include <vector>

#include "app/ui/views/notice.h"

namespace regulars::ui {

struct RecentRow {
  std::string name;
  std::string detail;  // Gold, 14:29
  std::string points;  // +449
  bool is_gain = true;
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
  Notice notice;             // of the last scan
  std::vector<RecentRow> recent;
  std::vector<Figure> today;
  bool operator==(const HomeView&) const = default;
};

}  // namespace regulars::ui
