#pragma once
// The customer's side: one question, five faces. No staff data, nothing the cashier can answer.

#include <string>

namespace regulars::ui {

struct RatingView {
  std::string thanks;  // Thank you, 张伟
  std::string points;  // +449 points
  bool operator==(const RatingView&) const = default;
};

struct ThanksView {
  std::string points;
  bool operator==(const ThanksView&) const = default;
};

}  // namespace regulars::ui
