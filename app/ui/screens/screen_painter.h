#pragma once
// ScreenPainter: draws a View. Between ImGui::NewFrame and ImGui::Render, on the main thread:
//
//   ImGui_ImplOpenGL3_NewFrame(); feed(input); ImGui::NewFrame();
//   painter.draw(counter.view(), touch, input);
//   ImGui::Render();
//   for (const Action& action : touch.take_actions()) counter.handle(action);
//
// It holds no state of the interface: equal views and inputs draw equal vertices.

#include <cstdint>
#include <string>
#include <vector>

#include "app/i18n/catalogue.h"
#include "app/ui/theme.h"
#include "app/ui/views/view.h"
#include "app/ui/widgets/glyph_cache.h"
#include "app/ui/widgets/touch.h"

namespace regulars::ui {

class ScreenPainter {
 public:
  ScreenPainter(GlyphCache& glyphs, const i18n::Catalogues& catalogues);

  void draw(const View& view, Touch& touch, const FrameInput& input);
  // The customer's window: of `input` only the finger is heard.
  void draw(const CustomerView& view, Touch& touch, const FrameInput& input);

  // Texts that did not fit their place in the last frame and were ellipsised; layout tests want
  // none for texts of our own.
  [[nodiscard]] const std::vector<std::string>& cut_texts() const { return cut_texts_; }
  // What the window is filled with behind the last frame.
  [[nodiscard]] Colour ground() const { return ground_; }

 private:
  void wear(const Appearance& appearance);

  GlyphCache& glyphs_;
  const i18n::Catalogues& catalogues_;
  Appearance appearance_;
  Theme theme_ = theme_of({});  // of appearance_
  Colour ground_ = 0;
  std::vector<std::string> cut_texts_;
};

// Of the vertices, indices and commands of the frame just rendered (after ImGui::Render): equal to
// the last one's means that presenting can be skipped.
[[nodiscard]] std::uint64_t draw_hash();

}  // namespace regulars::ui
