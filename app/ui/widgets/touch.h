#pragma once
// Touch: the one place that reads ImGui's input, and the registry of everything that can be
// touched. Buttons have ids "screen.what" that are independent of language; an id drawn twice in
// a frame is a REGULARS_CHECK. Taps are collected as Actions and handled after the frame.
// Coordinates are units of the Canvas. Main thread; lives as long as the window.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/actions.h"
#include "app/ui/appearance.h"
#include "app/ui/widgets/frame_input.h"

namespace regulars::ui {

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  [[nodiscard]] float right() const { return x + width; }
  [[nodiscard]] float bottom() const { return y + height; }
  [[nodiscard]] float centre_x() const { return x + width / 2; }
  [[nodiscard]] float centre_y() const { return y + height / 2; }
  [[nodiscard]] Rect inset(float by) const {
    return {x + by, y + by, width - 2 * by, height - 2 * by};
  }
};

// The units a window is divided into. A unit is at least a sixth of a millimetre, so that 72 of
// them are a target for a finger (12 mm) and 18 a gap (3 mm), whatever the glass.
//
// A landscape window has at least 1280x800 units, a portrait one 800x1280; what a window is wider
// or taller than that is more units, up to 16:9, and bars beyond. Big text, and glass so small that
// 72 units would be less than 12 mm, zoom: there are fewer units then, down to 853x533 or 533x853,
// and screens leave out what is of second rank.
struct Canvas {
  static constexpr float kLong = 1280;
  static constexpr float kShort = 800;
  static constexpr float kMostZoom = 1.5F;
  static constexpr float kLeastUnitsPerTarget = 72;  // 12 mm

  float width = kLong;  // units
  float height = kShort;
  float scale = 1;          // pixels a unit
  float left = 0, top = 0;  // pixels
  float zoom = 1;           // 1 to kMostZoom
  float units_per_mm = 6;   // at most: fewer where big text makes everything larger than it must be

  // `diagonal_inches` of the window's glass; 0: large enough for zoom 1.
  [[nodiscard]] static Canvas in(float window_width,
                                 float window_height,
                                 TextSize text = TextSize::Regular,
                                 float diagonal_inches = 0);
  // Units that are at least this long on the glass.
  [[nodiscard]] float mm(float millimetres) const { return millimetres * units_per_mm; }
  [[nodiscard]] bool is_tall() const { return height > width; }
  [[nodiscard]] bool is_compact() const { return zoom > 1.1F; }
  [[nodiscard]] Rect rect() const { return {0, 0, width, height}; }
};

class Touch {
 public:
  struct Target {
    Rect rect;
    bool is_enabled = true;
  };
  struct Press {
    bool is_pressed = false;  // a finger is on it now
    bool is_focused = false;  // by keyboard
    bool is_tapped = false;
  };

  // One that hears nothing and taps nothing, to draw a picture of a screen.
  [[nodiscard]] static Touch deaf(const Canvas& canvas);

  // Called by ScreenPainter::draw with what feed() gave ImGui.
  void begin_frame(const FrameInput& input, std::string_view screen, const Canvas& canvas);
  void end_frame();

  // Registers a target and answers what happens to it. An enabled one that is tapped emits
  // `action` once, when the finger is lifted on it.
  Press target(std::string_view id, const Rect& rect, bool is_enabled, Action action);

  // A target that follows the finger from where it goes down until it is lifted: emits
  // SliderMoved with where on `rect` it stands, once per change. By keyboard: to its end.
  Press slide(std::string_view id, const Rect& rect, bool is_enabled);

  // Names a place that is not touched: a card, a sentence. For what points at it.
  void mark(std::string_view id, const Rect& rect) {
    marks_.insert_or_assign(std::string{id}, rect);
  }
  // Of a target or a mark of this frame.
  [[nodiscard]] std::optional<Rect> place_of(std::string_view id) const;
  // Something is laid over `rect`: what was drawn there before cannot be touched any more.
  void cover(const Rect& rect);

  // What was asked for during the frame, in order; hardware keys included.
  [[nodiscard]] std::vector<Action> take_actions();

  // For tests, demonstrations and the crash log.
  [[nodiscard]] const std::map<std::string, Target, std::less<>>& targets() const {
    return targets_;
  }
  // Where a finger hits an enabled target, in pixels of the window; none where it is not drawn.
  [[nodiscard]] std::optional<TouchPoint> middle_of(std::string_view id) const;
  // Where the keyboard stands, in the frame just drawn; none while a finger is in charge.
  struct Ring {
    Rect rect;
    float radius = 0;
  };
  [[nodiscard]] const std::optional<Ring>& ring() const { return ring_; }
  [[nodiscard]] const std::string& focused() const { return focused_; }
  void mark(const Ring& ring) { ring_ = ring; }
  [[nodiscard]] const std::string& last_tap() const { return last_tap_; }
  [[nodiscard]] const Canvas& canvas() const { return canvas_; }
  // A press or a focus ring is on the screen: the frame differs from an idle one.
  [[nodiscard]] bool is_busy() const { return !pressed_.empty(); }

 private:
  [[nodiscard]] bool is_impatient() const;
  void take_keys();
  void move_focus(FocusMove move);
  void step_focus(FocusMove direction);

  FrameInput input_;
  Canvas canvas_;
  std::string screen_;
  std::map<std::string, Target, std::less<>> targets_;
  std::map<std::string, Rect, std::less<>> marks_;
  std::vector<std::string> order_;  // ids as drawn: the order of the focus
  std::vector<Action> actions_;
  std::string pressed_;  // where the finger went down
  int slid_ = -1;        // where on a slider the finger stood last
  std::string focused_;
  std::optional<Ring> ring_;
  bool has_taken_space_ = false;  // its letter, which comes later, is not meant as text
  std::string last_tap_;
  TouchPoint finger_;  // units of the canvas
  bool is_down_ = false;
  bool was_down_ = false;
  bool is_ignored_ = false;  // this press is an impatient second tap
  bool began_ = false;       // the finger went down in this frame
  bool ended_ = false;       // and was lifted in this one
  bool activates_ = false;
  std::optional<SteadyInstant> tapped_at_;
  TouchPoint tapped_where_;
  SteadyInstant changed_at_{};
  bool has_screen_changed_ = false;
};

}  // namespace regulars::ui
