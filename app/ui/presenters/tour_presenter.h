#pragma once
// TourPresenter: the guided tour through a visit, from the scan to the settings: one sentence at a
// time, beside the thing it is about. A step that asks for something ends when it was done,
// whoever did it; the others end with "Next". In the way of nothing: every screen works as always
// meanwhile. Owned by CounterPresenter, which does what a Wish says. Main thread.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "app/ui/presenters/desk.h"
#include "app/ui/views/view.h"

namespace regulars::ui {

class TourPresenter {
 public:
  enum class Wish : std::uint8_t { Nothing, ScanCard, TypeAmount, GoHome };

  explicit TourPresenter(Desk& desk) : desk_(desk) {}

  void begin();
  void end() { is_on_ = false; }
  [[nodiscard]] bool is_on() const { return is_on_; }
  [[nodiscard]] bool was_shown() const { return was_shown_; }
  // None when the action is not the tour's.
  [[nodiscard]] std::optional<Wish> handle(const Action& action);
  // What is on the screen now: a step that waited for it is over.
  void saw(const View& screen);
  // What is laid over that screen.
  [[nodiscard]] std::optional<TourView> view(const View& screen) const;

  struct Step;

 private:
  [[nodiscard]] const Step& step() const;
  void advance();

  Desk& desk_;
  bool is_on_ = false;
  bool was_shown_ = false;
  std::size_t at_ = 0;
  std::string_view screen_;  // last seen
};

}  // namespace regulars::ui
