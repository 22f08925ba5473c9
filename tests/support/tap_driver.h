#pragma once
// TapDriver: screens without a window. Draws frames of a view headless (no SDL, no GL), taps
// buttons by name as a finger does (down, up at the same place, gone) and hands the actions to
// whoever the test says. One at a time: it owns ImGui's context.
//
//   TapDriver finger{[&] { return counter.view(); }, [&](const Action& a) { counter.handle(a); }};
//   finger.tap("home.search");

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/ui/screens/screen_painter.h"

struct ImGuiContext;

namespace regulars::tests {

class TapDriver {
 public:
  using Scene = std::variant<ui::View, ui::CustomerView>;  // either window
  using Show = std::function<Scene()>;
  using Hear = std::function<void(const ui::Action&)>;

  TapDriver(Show show, Hear hear, float width = 1280, float height = 800);
  // The same with a texture that remembers, for pictures.
  TapDriver(Show show, Hear hear, ui::GlyphTexture& texture, float width, float height);
  ~TapDriver();
  TapDriver(const TapDriver&) = delete;
  TapDriver& operator=(const TapDriver&) = delete;

  // One frame without a finger; answers the hash of what was drawn.
  std::uint64_t frame();
  // False when there is no such enabled target on the screen.
  bool tap(std::string_view id);
  // The finger goes down on it and stays: what a press looks like.
  bool hold(std::string_view id);
  // Taps a place of the canvas, whatever is there.
  void tap_at(ui::TouchPoint place);
  // Lifts a finger that is down, somewhere else.
  void lift_at(ui::TouchPoint place);
  void key(ui::Action action);
  void focus(ui::FocusMove move);

  [[nodiscard]] bool has(std::string_view id);
  [[nodiscard]] const ui::Touch& touch() const { return touch_; }
  [[nodiscard]] const std::vector<std::string>& cut_texts() const { return painter_.cut_texts(); }
  [[nodiscard]] const ui::GlyphCache& glyphs() const { return glyphs_; }
  // Of the frame drawn last.
  [[nodiscard]] std::uint64_t last_hash() const { return last_hash_; }

  // Time between two taps; none makes an impatient finger.
  Milliseconds pause{500};

 private:
  std::uint64_t draw();
  void press(ui::TouchPoint place);

  ImGuiContext* context_;
  Show show_;
  Hear hear_;
  ui::NullGlyphTexture nothing_;
  i18n::Catalogues catalogues_;
  ui::GlyphCache glyphs_;
  ui::Touch touch_;
  ui::ScreenPainter painter_;
  ui::FrameInput input_;
  std::uint64_t last_hash_ = 0;
};

}  // namespace regulars::tests
