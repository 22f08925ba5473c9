#pragma once
// Board: "you said, we did", one entry at a time, with one change of 250 ms every so often. It can
// be paused (WCAG 2.2.2) and asks for nothing between two changes. Pure; knows no words.

#include <cstddef>
#include <optional>

#include "app/base/clock.h"

namespace regulars::ui {

class Board {
 public:
  static constexpr Milliseconds kChange{250};

  // Begins anew with the first of `entries`. One entry, or `every` zero, never changes.
  void show(std::size_t entries, Milliseconds every, SteadyInstant now);
  // Nobody could see it for a while: the entry stays, its time begins anew.
  void resume(SteadyInstant now);
  void toggle_pause(SteadyInstant now);
  void tick(SteadyInstant now);

  [[nodiscard]] std::optional<SteadyInstant> deadline(SteadyInstant now) const;
  [[nodiscard]] bool can_pause() const { return entries_ > 1 && every_ > Milliseconds{0}; }
  [[nodiscard]] bool is_paused() const { return is_paused_; }
  [[nodiscard]] std::size_t entries() const { return entries_; }
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] std::size_t previous() const { return (position_ + entries_ - 1) % entries_; }
  // How far the change to position() is; 100: it is over.
  [[nodiscard]] int shown_percent(SteadyInstant now) const;

 private:
  std::size_t entries_ = 0;
  std::size_t position_ = 0;
  Milliseconds every_{};
  SteadyInstant next_{};
  std::optional<SteadyInstant> changed_at_;
  bool is_paused_ = false;
};

}  // namespace regulars::ui
