#include "app/ui/widgets/touch.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

#include <imgui.h>

#include "app/base/check.h"
#include "app/ui/widgets/focus.h"

namespace regulars::ui {
namespace {

// A second tap of an impatient finger lands where the button was; it must not press what has
// come to stand there, however long the screen took to change.
constexpr Milliseconds kImpatience{350};
constexpr float kImpatienceUnits = 48;

bool holds(const Rect& rect, const TouchPoint& point) {
  return point.x >= rect.x && point.x < rect.right() && point.y >= rect.y &&
         point.y < rect.bottom();
}

}  // namespace

Canvas Canvas::in(float window_width, float window_height, TextSize text, float diagonal_inches) {
  constexpr float kWidest = 16.0F / 9.0F;
  Canvas canvas;
  const float longer = std::max({window_width, window_height, 1.0F});
  const float shorter = std::max(std::min(window_width, window_height), 1.0F);
  const float base = std::max(0.1F, std::min(longer / kLong, shorter / kShort));  // at zoom 1
  if (diagonal_inches > 0) {
    constexpr float kTargetInches = 12 / 25.4F;
    const float dots_per_inch = std::hypot(window_width, window_height) / diagonal_inches;
    canvas.zoom = kTargetInches * dots_per_inch / (kLeastUnitsPerTarget * base);
  }
  canvas.zoom = std::clamp(canvas.zoom, 1.0F, kMostZoom);
  if (text == TextSize::Big) {
    canvas.units_per_mm *= canvas.zoom / kMostZoom;
    canvas.zoom = kMostZoom;
  }
  canvas.scale = base * canvas.zoom;
  const float used = std::min(longer, shorter * kWidest);
  const bool is_tall = window_height > window_width;
  canvas.width = (is_tall ? shorter : used) / canvas.scale;
  canvas.height = (is_tall ? used : shorter) / canvas.scale;
  canvas.left = std::floor((window_width - canvas.width * canvas.scale) / 2);
  canvas.top = std::floor((window_height - canvas.height * canvas.scale) / 2);
  return canvas;
}

Touch Touch::deaf(const Canvas& canvas) {
  Touch touch;
  touch.canvas_ = canvas;
  return touch;
}

void Touch::begin_frame(const FrameInput& input, std::string_view screen, const Canvas& canvas) {
  const ImGuiIO& io = ImGui::GetIO();
  input_ = input;
  canvas_ = canvas;
  finger_ = {(io.MousePos.x - canvas_.left) / canvas_.scale,
             (io.MousePos.y - canvas_.top) / canvas_.scale};
  is_down_ = io.MouseDown[0];
  began_ = is_down_ && !was_down_;
  ended_ = !is_down_ && was_down_;
  if (screen != screen_) {
    screen_ = screen;
    pressed_.clear();
    focused_.clear();
    has_screen_changed_ = true;
    changed_at_ = input.now;
  }
  if (began_) {
    focused_.clear();  // a finger takes over from the keyboard
    is_ignored_ = is_impatient();
  }
  activates_ = input.focus == FocusMove::Activate && !focused_.empty();
  if (input.focus == FocusMove::Activate) has_taken_space_ = activates_;
  move_focus(input.focus);
  take_keys();
  ring_.reset();
  targets_.clear();
  marks_.clear();
  order_.clear();
}

// Enter presses what has the focus; whoever types has left it.
void Touch::take_keys() {
  for (const Action& key : input_.keys) {
    const bool is_text = std::holds_alternative<TextTyped>(key);
    const bool is_space = is_text && std::get<TextTyped>(key).text == " ";
    if (is_space && std::exchange(has_taken_space_, false)) continue;
    if (std::holds_alternative<EnterPressed>(key) && !focused_.empty()) {
      activates_ = true;
      continue;
    }
    if (is_text) focused_.clear();
    actions_.push_back(key);
  }
}

void Touch::end_frame() {
  if (!is_down_) pressed_.clear();
  was_down_ = is_down_;
}

Touch::Press Touch::target(std::string_view id, const Rect& rect, bool is_enabled, Action action) {
  const bool is_new = targets_.emplace(std::string{id}, Target{rect, is_enabled}).second;
  REGULARS_CHECK(is_new);  // two things with one id on one screen
  if (!is_enabled) return {};
  order_.emplace_back(id);

  Press press;
  const bool is_inside = holds(rect, finger_);
  if (began_ && is_inside && !is_ignored_) pressed_ = id;
  press.is_pressed = is_down_ && is_inside && pressed_ == id;
  press.is_focused = focused_ == id;
  press.is_tapped = (ended_ && is_inside && pressed_ == id) || (activates_ && press.is_focused);
  if (press.is_tapped) {
    actions_.push_back(std::move(action));
    last_tap_ = id;
    tapped_at_ = input_.now;
    tapped_where_ = finger_;
    has_screen_changed_ = false;
    pressed_.clear();
    activates_ = false;
  }
  return press;
}

Touch::Press Touch::slide(std::string_view id, const Rect& rect, bool is_enabled) {
  constexpr float kWhole = 1000;
  Press press = target(id, rect, is_enabled, SliderMoved{static_cast<int>(kWhole)});
  if (press.is_tapped && ended_) actions_.pop_back();  // heard while the finger was down
  if (!is_down_ || pressed_ != id) {
    if (pressed_.empty()) slid_ = -1;
    return press;
  }
  press.is_pressed = true;  // also when the finger has left it
  const float share = std::clamp((finger_.x - rect.x) / std::max(rect.width, 1.0F), 0.0F, 1.0F);
  const int permille = static_cast<int>(std::lround(share * kWhole));
  if (permille != slid_) actions_.emplace_back(SliderMoved{permille});
  slid_ = permille;
  return press;
}

std::optional<TouchPoint> Touch::middle_of(std::string_view id) const {
  const auto found = targets_.find(id);
  if (found == targets_.end() || !found->second.is_enabled) return std::nullopt;
  const Rect& rect = found->second.rect;
  return TouchPoint{canvas_.left + rect.centre_x() * canvas_.scale,
                    canvas_.top + rect.centre_y() * canvas_.scale};
}

std::optional<Rect> Touch::place_of(std::string_view id) const {
  if (const auto target = targets_.find(id); target != targets_.end()) return target->second.rect;
  if (const auto mark = marks_.find(id); mark != marks_.end()) return mark->second;
  return std::nullopt;
}

// A finger that went down there in this frame pressed what was drawn before; that press is taken
// back, so that what is laid over it can have it.
void Touch::cover(const Rect& rect) {
  const auto is_under = [&](const Rect& other) {
    return other.x < rect.right() && other.right() > rect.x && other.y < rect.bottom() &&
           other.bottom() > rect.y;
  };
  std::erase_if(targets_, [&](const auto& each) { return is_under(each.second.rect); });
  std::erase_if(order_, [&](const std::string& id) { return !targets_.contains(id); });
  if (began_ && !targets_.contains(pressed_)) pressed_.clear();
  if (!focused_.empty() && !targets_.contains(focused_) && !focused_.starts_with("tour.")) {
    focused_.clear();
  }
}

std::vector<Action> Touch::take_actions() {
  return std::exchange(actions_, {});
}

bool Touch::is_impatient() const {
  const bool is_soon = tapped_at_ && (input_.now - *tapped_at_ < kImpatience ||
                                      input_.now - changed_at_ < kImpatience);
  return is_soon && has_screen_changed_ &&
         std::hypot(finger_.x - tapped_where_.x, finger_.y - tapped_where_.y) < kImpatienceUnits;
}

void Touch::step_focus(FocusMove direction) {
  const auto from = targets_.find(focused_);
  if (from == targets_.end()) {
    move_focus(FocusMove::Next);
    return;
  }
  std::vector<Rect> rects;
  rects.reserve(order_.size());
  for (const std::string& id : order_) rects.push_back(targets_.at(id).rect);
  const auto found = nearest(from->second.rect, rects, direction);
  if (found) focused_ = order_.at(*found);
}

void Touch::move_focus(FocusMove move) {
  const bool is_arrow = move == FocusMove::Up || move == FocusMove::Down ||
                        move == FocusMove::Left || move == FocusMove::Right;
  if (is_arrow && !order_.empty()) {
    step_focus(move);
    return;
  }
  if ((move != FocusMove::Next && move != FocusMove::Previous) || order_.empty()) return;
  const auto at = std::find(order_.begin(), order_.end(), focused_);
  const std::size_t count = order_.size();
  std::size_t index = move == FocusMove::Next ? 0 : count - 1;
  if (at != order_.end()) {
    index = static_cast<std::size_t>(at - order_.begin());
    index = (index + (move == FocusMove::Next ? 1 : count - 1)) % count;
  }
  focused_ = order_.at(index);
}

}  // namespace regulars::ui
