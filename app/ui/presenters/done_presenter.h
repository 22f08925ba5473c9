#pragma once
// Done: what was asked for is on the disk, and what came of it. On a screen that is turned over the
// customer's question follows; with a window of the customer's own, the next customer may.

#include <optional>
#include <string>
#include <vector>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/presenters/undo.h"
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
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] std::vector<OutcomeFact> facts() const;
  [[nodiscard]] std::string value() const;
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
