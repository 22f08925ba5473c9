#pragma once
// The manager's day: the score never without its denominator.

#include <array>
#include <string>
#include <vector>

#include "app/ui/views/notice.h"

namespace regulars::ui {

struct HourBar {
  std::string hour;
  std::array<int, 5> faces{};  // how many of face 1 to 5
  bool operator==(const HourBar&) const = default;
};

struct RatingLine {
  std::string time;
  int face = 0;  // 1 to 5; 0 when nobody answered
  std::string words;
  std::string detail;  // Gold, Lin Yue
  bool operator==(const RatingLine&) const = default;
};

struct DayView {
  static constexpr std::size_t kLines = 8;
  std::string date;  // Friday, 20 November
  bool is_loading = false;
  std::string score;     // 4.42, or a dash
  std::string answered;  // 67 answered of 118 asked, 57 %
  std::string not_answered;
  std::string sales;
  std::vector<HourBar> hours;
  std::vector<RatingLine> lines;  // of this page, at most kLines
  std::string page;               // 1 of 9, or empty
  bool has_earlier = false;
  bool has_later = false;
  Notice notice;
  bool operator==(const DayView&) const = default;
};

}  // namespace regulars::ui
