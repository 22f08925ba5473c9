#pragma once
// The manager's day: every prompt of today, answered or not, and the score with its denominator.

#include <cstddef>
#include <optional>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/day_view.h"

namespace regulars::ui {

class DayPresenter : public ScreenPresenter {
 public:
  // `by`: the manager whose PIN opened it.
  DayPresenter(Desk& desk, model::Staff by);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] DayView view() const;
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  void describe_score(DayView& view) const;
  void describe_hours(DayView& view) const;
  [[nodiscard]] RatingLine line_of(const RatingRow& row) const;

  Desk& desk_;
  model::Staff by_;
  Question load_;
  std::optional<DayLoaded> day_;
  std::size_t first_ = 0;  // of the page
  Notice notice_;
};

}  // namespace regulars::ui
