#pragma once
// Painter: shapes and text in units of the 1280x800 canvas, into ImGui's background list. Text is
// rasterised at the size it has on the glass, so that it is sharp at every scale; digits are
// tabular; what does not fit ends in an ellipsis and is reported. Lives for one frame.

#include <string>
#include <string_view>
#include <vector>

#include "app/ui/theme.h"
#include "app/ui/widgets/glyph_cache.h"
#include "app/ui/widgets/touch.h"

struct ImDrawList;

namespace regulars::ui {

enum class Align { Left, Centre, Right };

struct TextStyle {
  float size = kBody;
  Colour colour = 0;
  Weight weight = Weight::Regular;
  Align align = Align::Left;
};

struct Point {
  float x = 0, y = 0;
};

// UTF-8 to characters; bytes that are none become U+FFFD. Controls, joiners and variation
// selectors are left out: they have no shape of their own.
[[nodiscard]] std::u32string characters_of(std::string_view utf8);

class Painter {
 public:
  Painter(GlyphCache& glyphs, const Canvas& canvas, std::vector<std::string>& cut_texts);

  void rect(const Rect& rect, Colour colour, float radius = 0);
  void outline(const Rect& rect, Colour colour, float radius, float thickness = 1);
  // From the top left corner to the bottom right one.
  void gradient(const Rect& rect, Colour from, Colour to, float radius);
  void line(Point from, Point to, Colour colour, float thickness);
  // Joined and ended round.
  void stroke(const std::vector<Point>& points, Colour colour, float thickness);
  void disc(Point centre, float radius, Colour colour);
  void ring(Point centre, float radius, Colour colour, float thickness);
  // Degrees, clockwise from the right.
  void arc(Point centre, float radius, float from, float to, Colour colour, float thickness);

  // Diagonal bands of `width`, as wide apart, over the whole of `rect`.
  void stripes(const Rect& rect, Colour colour, float width);

  [[nodiscard]] float measure(std::string_view text, float size, Weight weight = Weight::Regular);
  // One line, centred vertically on its capitals in `box`. Answers the width drawn.
  float text(const Rect& box, std::string_view text, const TextStyle& style);
  // The same in the largest step of the type scale, from style.size down to `least`, that fits.
  float fitted(const Rect& box, std::string_view text, const TextStyle& style, float least);
  // Several lines from the top of `box`, broken at spaces and between Chinese characters, as many
  // as fit; the last one ends in an ellipsis when there is more. Answers the height drawn.
  float paragraph(const Rect& box, std::string_view text, const TextStyle& style);
  // The height `paragraph` would need at this width.
  [[nodiscard]] float paragraph_height(float width,
                                       std::string_view text,
                                       float size,
                                       Weight weight);

 private:
  [[nodiscard]] Point at(float x, float y) const;  // pixels
  [[nodiscard]] int pixels(float size) const;
  [[nodiscard]] float advance(char32_t character, int size, Weight weight);
  [[nodiscard]] float width_of(std::u32string_view characters, int size, Weight weight);
  float end_in_ellipsis(std::u32string& characters, float room, int size, Weight weight);
  void draw_run(
      std::u32string_view characters, float x, float baseline, int size, const TextStyle& style);
  [[nodiscard]] std::vector<std::u32string> lines_of(const std::u32string& characters,
                                                     float width,
                                                     int size,
                                                     Weight weight);

  GlyphCache& glyphs_;
  Canvas canvas_;
  std::vector<std::string>& cut_texts_;
  ImDrawList& list_;
};

}  // namespace regulars::ui
