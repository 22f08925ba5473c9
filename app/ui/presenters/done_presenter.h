#pragma once
// Done: the sale or the reward is on the disk. On a screen that is turned over the customer's
// question follows; with a window of the customer's own, the next customer may.

#include <optional>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/done_view.h"

namespace regulars::ui {

class DonePresenter : public ScreenPresenter {
 public:
  // Where the customer is asked about the sale, if they are.
  enum class Asked { Here, Elsewhere };
  DonePresenter(Desk& desk, const Outcome& outcome, Asked asked);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  [[nodiscard]] bool is_waiting() const { return undo_.is_open(); }
  [[nodiscard]] DoneView view() const;

 private:
  [[nodiscard]] bool is_asked_here() const {
    return asked_ == Asked::Here && outcome_.kind == Outcome::Kind::Earned;
  }
  [[nodiscard]] Milliseconds shown_for() const;
  [[nodiscard]] Step next() const;
  void undo();

  Desk& desk_;
  Outcome outcome_;
  Asked asked_;
  SteadyInstant began_;
  Question undo_;
  Notice notice_;
};

}  // namespace regulars::ui
