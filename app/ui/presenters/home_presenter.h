#pragma once
// Home: ready for the next card; what has just happened; the day's figures.

#include <optional>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/home_view.h"

namespace regulars::ui {

class HomePresenter : public ScreenPresenter {
 public:
  explicit HomePresenter(Desk& desk);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return notice_end_; }
  [[nodiscard]] HomeView view() const;
  void say(Notice notice);

 private:
  Desk& desk_;
  Question load_;
  Question open_;
  Notice notice_;
  std::optional<SteadyInstant> notice_end_;
};

}  // namespace regulars::ui
