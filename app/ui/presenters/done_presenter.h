#pragma once
// Done, then the customer's question, then thanks: the end of a visit.

#include <optional>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/done_view.h"
#include "app/ui/views/rating_view.h"

namespace regulars::ui {

class DonePresenter : public ScreenPresenter {
 public:
  DonePresenter(Desk& desk, const Outcome& outcome);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  [[nodiscard]] bool is_waiting() const { return undo_.is_open(); }
  [[nodiscard]] DoneView view() const;

 private:
  [[nodiscard]] bool is_asked_about() const { return outcome_.kind == Outcome::Kind::Earned; }
  [[nodiscard]] Step next() const;
  [[nodiscard]] Milliseconds stays() const;
  void undo();

  Desk& desk_;
  Outcome outcome_;
  SteadyInstant began_;
  Question undo_;
  Notice notice_;
};

// The customer's: hardware keys are not heard, nothing of staff is shown. Silence ends it.
class RatingPresenter : public ScreenPresenter {
 public:
  RatingPresenter(Desk& desk, model::Points points);
  Step handle(const Action& action);
  Step handle(const Reply& /*reply*/) { return Stay{}; }
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return ends_; }
  [[nodiscard]] RatingView view() const;

 private:
  Desk& desk_;
  model::Points points_;
  SteadyInstant ends_;
};

class ThanksPresenter : public ScreenPresenter {
 public:
  ThanksPresenter(Desk& desk, model::Points points);
  Step handle(const Action& /*action*/) { return Stay{}; }
  Step handle(const Reply& /*reply*/) { return Stay{}; }
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return ends_; }
  [[nodiscard]] ThanksView view() const;

 private:
  Desk& desk_;
  model::Points points_;
  SteadyInstant ends_;
};

}  // namespace regulars::ui
