#pragma once
// The customer's question and its end: one question, five faces. No staff data, nothing the cashier
// can answer. Drawn in the customer's window, or on the one screen turned over.

#include <string>

namespace regulars::ui {

struct RatingView {
  std::string thanks;           // Thank you, 张伟
  std::string points;           // +449 points
  std::string time_is_up = {};  // a warning with "More time" beside it, or empty
  bool operator==(const RatingView&) const = default;
};

struct ThanksView {
  std::string points;
  bool operator==(const ThanksView&) const = default;
};

}  // namespace regulars::ui
