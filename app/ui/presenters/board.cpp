#include "app/ui/presenters/board.h"

#include <algorithm>

namespace regulars::ui {
namespace {

constexpr Milliseconds kStep{40};  // between two frames of a change

}  // namespace

void Board::show(std::size_t entries, Milliseconds every, SteadyInstant now) {
  entries_ = entries;
  every_ = every;
  position_ = 0;
  is_paused_ = false;
  resume(now);
}

void Board::resume(SteadyInstant now) {
  next_ = now + every_;
  changed_at_.reset();
}

void Board::toggle_pause(SteadyInstant now) {
  if (!can_pause()) return;
  is_paused_ = !is_paused_;
  resume(now);
}

void Board::tick(SteadyInstant now) {
  if (changed_at_ && now - *changed_at_ >= kChange) changed_at_.reset();
  if (!can_pause() || is_paused_ || now < next_) return;
  position_ = (position_ + 1) % entries_;
  changed_at_ = now;
  next_ = now + every_;
}

std::optional<SteadyInstant> Board::deadline(SteadyInstant now) const {
  if (changed_at_) return std::min(now + kStep, *changed_at_ + kChange);
  if (!can_pause() || is_paused_) return std::nullopt;
  return next_;
}

int Board::shown_percent(SteadyInstant now) const {
  if (!changed_at_) return 100;
  const Milliseconds since = std::clamp(now - *changed_at_, Milliseconds{0}, kChange);
  return static_cast<int>(since.count() * 100 / kChange.count());
}

}  // namespace regulars::ui
