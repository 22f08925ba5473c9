#include "app/ui/presenters/points_picker.h"

#include <algorithm>
#include <charconv>

#include "app/model/ratio.h"
#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {
namespace {

constexpr int kWhole = 1'000;

// A slider stops at round figures: at most 200 of them, each 1, 2 or 5 times a power of ten.
std::int64_t step_of(std::int64_t range) {
  constexpr std::int64_t kStops = 200;
  std::int64_t power = 1;
  while (range / power > 10 * kStops) power *= 10;
  for (const std::int64_t factor : {1, 2, 5}) {
    if (range / (factor * power) <= kStops) return factor * power;
  }
  return 10 * power;
}

}  // namespace

PointsPicker::PointsPicker(model::Points least, model::Points most, std::int64_t step)
    : least_(std::max<std::int64_t>(1, least.value())),
      most_(std::max(least_, most.value())),
      points_(most_),
      step_(std::max<std::int64_t>(1, step)) {}

bool PointsPicker::take(const Action& action) {
  if (const auto* const moved = std::get_if<SliderMoved>(&action)) {
    slide(moved->permille);
    return true;
  }
  if (const auto* const stepped = std::get_if<StepTapped>(&action)) {
    points_ = std::clamp(points_ + stepped->by * step_, least_, most_);
    is_typing_ = false;
    return true;
  }
  if (is_backspace(action)) {
    points_ /= 10;
    is_typing_ = true;
    return true;
  }
  const std::string digits = digits_of(action);
  if (digits.empty()) return false;
  type(digits);
  return true;
}

void PointsPicker::slide(int permille) {
  is_typing_ = false;
  const std::int64_t range = most_ - least_;
  if (permille >= kWhole || permille <= 0) {
    points_ = permille <= 0 ? least_ : most_;
    return;
  }
  const auto part = model::multiply_divide(range, permille, kWhole, model::Rounding::HalfUp);
  const std::int64_t step = step_of(range);
  const std::int64_t wanted = least_ + part.value_or(0);
  points_ = std::clamp((wanted + step / 2) / step * step, least_, most_);
}

void PointsPicker::type(const std::string& digits) {
  const std::string text = (is_typing_ && points_ > 0 ? std::to_string(points_) : "") + digits;
  std::int64_t typed = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), typed);
  if (read.ec != std::errc{}) typed = most_;
  points_ = std::min(typed, most_);
  is_typing_ = true;
}

int PointsPicker::permille() const {
  if (most_ == least_) return kWhole;
  const std::int64_t from = std::max<std::int64_t>(0, points_ - least_);
  const auto share = model::multiply_divide(from, kWhole, most_ - least_, model::Rounding::Down);
  return static_cast<int>(share.value_or(0));
}

}  // namespace regulars::ui
