#include "app/ui/widgets/painter.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include <imgui.h>

namespace regulars::ui {
namespace {

constexpr char32_t kEllipsis = U'…';

bool is_shapeless(char32_t c) {
  return c < 0x20 || c == 0x7F || (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0x1F3FB && c <= 0x1F3FF) ||  // skin tones
         (c >= 0xE0000 && c <= 0xE01EF);    // tags, variants of ideographs
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

// Scripts that break between any two characters.
bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || c >= 0x20000;
}

// Closing signs never begin a line.
bool clings_to_previous(char32_t c) {
  return std::u32string_view{U"，。、；：？！）》」』”’…％,.;:?!)%"}.find(c) !=
         std::u32string_view::npos;
}

// One character from `utf8` at `at`, which moves behind it.
char32_t next_character(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8.at(i)); };
  const unsigned first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : (first >= 0xE0 ? 2 : 1);
  if (first < 0xC2 || first > 0xF4) return 0xFFFD;
  char32_t value = first & (0x3FU >> static_cast<unsigned>(more));
  for (int i = 0; i < more; ++i) {
    if (at >= utf8.size() || (byte(at) & 0xC0U) != 0x80) return 0xFFFD;
    value = value << 6U | (byte(at++) & 0x3FU);
  }
  const bool is_overlong = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
  const bool is_outside = value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
  return is_overlong || is_outside ? 0xFFFD : value;
}

ImVec2 vec(Point point) {
  return {point.x, point.y};
}

// Quotes, the bullet and the ellipsis belong to the script around them.
std::u32string in_their_script(const std::u32string& characters) {
  constexpr std::u32string_view kShared{U"‘’“”•…"};
  std::u32string result;
  result.reserve(characters.size());
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t character = characters.at(i);
    const bool is_shared = kShared.find(character) != std::u32string_view::npos;
    const bool is_chinese = (i > 0 && is_ideographic(characters.at(i - 1))) ||
                            (i + 1 < characters.size() && is_ideographic(characters.at(i + 1)));
    if (!is_shared || (is_chinese && character != U'•')) {
      result += character;
    } else if (character == kEllipsis) {
      result += U"...";
    } else {
      result += character | kWesternForm;
    }
  }
  return result;
}

}  // namespace

std::u32string characters_of(std::string_view utf8) {
  std::u32string result;
  result.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t character = next_character(utf8, at);
    if (!is_shapeless(character)) result += character;
  }
  return in_their_script(result);
}

Painter::Painter(GlyphCache& glyphs, const Canvas& canvas, std::vector<std::string>& cut_texts)
    : glyphs_(glyphs),
      canvas_(canvas),
      cut_texts_(cut_texts),
      list_(*ImGui::GetBackgroundDrawList()) {}

Point Painter::at(float x, float y) const {
  return {std::round(canvas_.left + x * canvas_.scale),
          std::round(canvas_.top + y * canvas_.scale)};
}

int Painter::pixels(float size) const {
  return std::max(4, static_cast<int>(std::lround(size * canvas_.scale)));
}

void Painter::rect(const Rect& rect, Colour colour, float radius) {
  list_.AddRectFilled(vec(at(rect.x, rect.y)),
                      vec(at(rect.right(), rect.bottom())),
                      colour,
                      radius * canvas_.scale);
}

void Painter::outline(const Rect& rect, Colour colour, float radius, float thickness) {
  list_.AddRect(vec(at(rect.x, rect.y)),
                vec(at(rect.right(), rect.bottom())),
                colour,
                radius * canvas_.scale,
                0,
                std::max(1.0F, thickness * canvas_.scale));
}

void Painter::gradient(const Rect& rect, Colour from, Colour to, float radius) {
  const int first = list_.VtxBuffer.Size;
  this->rect(rect, from, radius);
  const Point begin = at(rect.x, rect.y);
  const Point end = at(rect.right(), rect.bottom());
  const float dx = end.x - begin.x;
  const float dy = end.y - begin.y;
  for (int i = first; i < list_.VtxBuffer.Size; ++i) {
    ImDrawVert& vertex = list_.VtxBuffer[i];
    const float along =
        ((vertex.pos.x - begin.x) * dx + (vertex.pos.y - begin.y) * dy) / (dx * dx + dy * dy);
    const Colour colour = mixed(from, to, std::clamp(along, 0.0F, 1.0F));
    vertex.col = (vertex.col & IM_COL32_A_MASK) | (colour & ~IM_COL32_A_MASK);
  }
}

void Painter::line(Point from, Point to, Colour colour, float thickness) {
  const float width = std::max(1.0F, std::round(thickness * canvas_.scale));
  if (from.y <= to.y && from.y >= to.y) {  // level: a crisp row of pixels
    const Point begin = at(from.x, from.y);
    const Point end = at(to.x, to.y);
    list_.AddRectFilled(vec(begin), {end.x, end.y + width}, colour);
    return;
  }
  list_.AddLine(vec(at(from.x, from.y)), vec(at(to.x, to.y)), colour, width);
}

void Painter::stroke(const std::vector<Point>& points, Colour colour, float thickness) {
  if (points.empty()) return;
  std::vector<ImVec2> path;
  path.reserve(points.size());
  for (const Point& point : points) {
    path.push_back({canvas_.left + point.x * canvas_.scale, canvas_.top + point.y * canvas_.scale});
  }
  const float width = thickness * canvas_.scale;
  list_.AddPolyline(path.data(), static_cast<int>(path.size()), colour, 0, width);
  if (width < 3) return;
  for (const ImVec2& end : {path.front(), path.back()}) {
    list_.AddCircleFilled(end, width / 2, colour);
  }
}

void Painter::disc(Point centre, float radius, Colour colour) {
  list_.AddCircleFilled(
      {canvas_.left + centre.x * canvas_.scale, canvas_.top + centre.y * canvas_.scale},
      radius * canvas_.scale,
      colour);
}

void Painter::ring(Point centre, float radius, Colour colour, float thickness) {
  list_.AddCircle({canvas_.left + centre.x * canvas_.scale, canvas_.top + centre.y * canvas_.scale},
                  radius * canvas_.scale,
                  colour,
                  0,
                  std::max(1.0F, thickness * canvas_.scale));
}

void Painter::arc(
    Point centre, float radius, float from, float to, Colour colour, float thickness) {
  constexpr int kSteps = 40;
  std::vector<Point> points;
  points.reserve(kSteps + 1);
  for (int i = 0; i <= kSteps; ++i) {
    const float degrees = from + (to - from) * static_cast<float>(i) / kSteps;
    const float radians = degrees * std::numbers::pi_v<float> / 180.0F;
    points.push_back(
        {centre.x + radius * std::cos(radians), centre.y + radius * std::sin(radians)});
  }
  stroke(points, colour, thickness);
}

void Painter::stripes(const Rect& rect, Colour colour, float width) {
  const auto pixel = [&](float x, float y) {
    const Point point = at(x, y);
    return ImVec2{point.x, point.y};
  };
  for (float x = rect.x - rect.height; x < rect.right(); x += 2 * width) {
    list_.AddQuadFilled(pixel(x, rect.bottom()),
                        pixel(x + rect.height, rect.y),
                        pixel(x + rect.height + width, rect.y),
                        pixel(x + width, rect.bottom()),
                        colour);
  }
}

float Painter::advance(char32_t character, int size, Weight weight) {
  if (is_digit(character)) return glyphs_.digit_advance(size, weight);
  return glyphs_.glyph(character, size, weight).advance;
}

float Painter::width_of(std::u32string_view characters, int size, Weight weight) {
  float width = 0;
  for (const char32_t character : characters) width += advance(character, size, weight);
  return width;
}

float Painter::measure(std::string_view text, float size, Weight weight) {
  return width_of(characters_of(text), pixels(size), weight) / canvas_.scale;
}

float Painter::text(const Rect& box, std::string_view text, const TextStyle& style) {
  if (text.empty()) return 0;
  const int size = pixels(style.size);
  const float room = box.width * canvas_.scale + 1;
  std::u32string characters = characters_of(text);
  float width = width_of(characters, size, style.weight);
  if (width > room) {
    cut_texts_.emplace_back(text);
    width = end_in_ellipsis(characters, room, size, style.weight);
  }
  const float spare = box.width * canvas_.scale - width;
  float x = canvas_.left + box.x * canvas_.scale;
  if (style.align == Align::Centre) x += spare / 2;
  if (style.align == Align::Right) x += spare;
  const float baseline =
      canvas_.top + box.centre_y() * canvas_.scale + glyphs_.cap_height(size, style.weight) / 2;
  draw_run(characters, x, baseline, size, style);
  return width / canvas_.scale;
}

// Takes away what does not fit beside an ellipsis. Answers the width.
float Painter::end_in_ellipsis(std::u32string& characters, float room, int size, Weight weight) {
  if (characters.empty()) return 0;
  const std::u32string dots = in_their_script({characters.back(), kEllipsis}).substr(1);
  float width = width_of(characters, size, weight) + width_of(dots, size, weight);
  while (!characters.empty() && (width > room || characters.back() == U' ')) {
    width -= advance(characters.back(), size, weight);
    characters.pop_back();
  }
  characters += dots;
  return width;
}

float Painter::fitted(const Rect& box, std::string_view text, const TextStyle& style, float least) {
  TextStyle chosen = style;
  for (const float step : kTypeScale) {
    if (step > style.size || step < least) continue;
    chosen.size = step;
    if (measure(text, step, style.weight) <= box.width) break;
  }
  return this->text(box, text, chosen);
}

float Painter::paragraph(const Rect& box, std::string_view text, const TextStyle& style) {
  const int size = pixels(style.size);
  const float height = line_of(style.size);
  const auto room = static_cast<std::size_t>(std::max(1.0F, (box.height + 1) / height));
  std::vector<std::u32string> lines =
      lines_of(characters_of(text), box.width * canvas_.scale, size, style.weight);
  if (lines.size() > room) {
    cut_texts_.emplace_back(text);
    lines.resize(room);
    end_in_ellipsis(lines.back(), box.width * canvas_.scale, size, style.weight);
  }
  float y = box.y;
  for (const std::u32string& line : lines) {
    const float width = width_of(line, size, style.weight);
    float x = canvas_.left + box.x * canvas_.scale;
    const float spare = box.width * canvas_.scale - width;
    if (style.align == Align::Centre) x += spare / 2;
    if (style.align == Align::Right) x += spare;
    const float baseline =
        canvas_.top + (y + height / 2) * canvas_.scale + glyphs_.cap_height(size, style.weight) / 2;
    draw_run(line, x, baseline, size, style);
    y += height;
  }
  return y - box.y;
}

float Painter::paragraph_height(float width, std::string_view text, float size, Weight weight) {
  const auto lines = lines_of(characters_of(text), width * canvas_.scale, pixels(size), weight);
  return static_cast<float>(lines.size()) * line_of(size);
}

void Painter::draw_run(
    std::u32string_view characters, float x, float baseline, int size, const TextStyle& style) {
  const float y = std::round(baseline);
  list_.PushTextureID(glyphs_.texture_id());
  for (const char32_t character : characters) {
    const float step = advance(character, size, style.weight);
    const Glyph glyph = glyphs_.glyph(character, size, style.weight);
    if (glyph.u1 > glyph.u0) {
      const float inset = is_digit(character) ? (step - glyph.advance) / 2 : 0;
      const ImVec2 from{std::round(x + inset) + glyph.left, y - glyph.top};
      list_.PrimReserve(6, 4);
      list_.PrimRectUV(from,
                       {from.x + glyph.width, from.y + glyph.height},
                       {glyph.u0, glyph.v0},
                       {glyph.u1, glyph.v1},
                       style.colour);
    }
    x += step;
  }
  list_.PopTextureID();
}

std::vector<std::u32string> Painter::lines_of(const std::u32string& characters,
                                              float width,
                                              int size,
                                              Weight weight) {
  std::vector<std::u32string> lines;
  std::u32string line;
  float used = 0;
  std::size_t last_break = 0;  // characters of `line` that may stay when it overflows
  for (const char32_t character : characters) {
    const bool may_break =
        !line.empty() && !clings_to_previous(character) &&
        (line.back() == U' ' || is_ideographic(character) || is_ideographic(line.back()));
    if (may_break) last_break = line.size();
    line += character;
    used += advance(character, size, weight);
    if (used <= width + 1 || line.size() == 1) continue;
    const std::size_t keep = last_break > 0 ? last_break : line.size() - 1;
    std::u32string rest = line.substr(keep);
    line.resize(keep);
    while (!line.empty() && line.back() == U' ') line.pop_back();
    lines.push_back(std::move(line));
    line = std::move(rest);
    used = width_of(line, size, weight);
    last_break = 0;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace regulars::ui
