#include "app/ui/widgets/software_canvas.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <utility>

#include <imgui.h>

#include "app/ui/widgets/triangle_filler.h"

namespace regulars::ui {
namespace {

constexpr std::uint64_t kHashStart = 0xcbf29ce484222325;

std::uint64_t hashed(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 29U;
}

std::uint64_t hashed(std::uint64_t hash, const ImDrawVert& vertex) {
  const auto pair = [](float one, float other) {
    return std::uint64_t{std::bit_cast<std::uint32_t>(one)} << 32U |
           std::bit_cast<std::uint32_t>(other);
  };
  hash = hashed(hash, pair(vertex.pos.x, vertex.pos.y));
  hash = hashed(hash, pair(vertex.uv.x, vertex.uv.y));
  return hashed(hash, vertex.col);
}

bool is_same(float one, float other) {
  return !(one < other) && !(one > other);
}

PixelArea common(const PixelArea& one, const PixelArea& other) {
  const int left = std::max(one.x, other.x);
  const int top = std::max(one.y, other.y);
  return {left,
          top,
          std::max(0, std::min(one.x + one.width, other.x + other.width) - left),
          std::max(0, std::min(one.y + one.height, other.y + other.height) - top)};
}

bool is_empty(const PixelArea& area) {
  return area.width <= 0 || area.height <= 0;
}

// The pixels whose centres lie between.
PixelArea pixels_between(float left, float top, float right, float bottom) {
  const int x = static_cast<int>(std::ceil(left - 0.5F));
  const int y = static_cast<int>(std::ceil(top - 0.5F));
  return {x,
          y,
          static_cast<int>(std::ceil(right - 0.5F)) - x,
          static_cast<int>(std::ceil(bottom - 0.5F)) - y};
}

// a, b, c of a rectangle that ImGui made of two triangles (a, b, c) and (a, c, d), in one colour.
bool is_level_rectangle(std::span<const ImDrawVert* const, 6> v) {
  const ImDrawVert& a = *v[0];
  const ImDrawVert& b = *v[1];
  const ImDrawVert& c = *v[2];
  const ImDrawVert& d = *v[5];
  return v[3] == v[0] && v[4] == v[2] && a.col == b.col && a.col == c.col && a.col == d.col &&
         is_same(a.pos.y, b.pos.y) && is_same(b.pos.x, c.pos.x) && is_same(c.pos.y, d.pos.y) &&
         is_same(d.pos.x, a.pos.x) && a.pos.x < c.pos.x && a.pos.y < c.pos.y;
}

}  // namespace

void SoftwareGlyphs::create(int side) {
  side_ = side;
  alpha_.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0);
}

void SoftwareGlyphs::upload(
    int x, int y, int width, int height, std::span<const std::uint8_t> alpha) {
  const auto wide = static_cast<std::size_t>(width);
  for (int row = 0; row < height; ++row) {
    const auto from = alpha.subspan(static_cast<std::size_t>(row) * wide, wide);
    const auto at = static_cast<std::size_t>(y + row) * static_cast<std::size_t>(side_) +
                    static_cast<std::size_t>(x);
    const auto to = std::span{alpha_}.subspan(at, wide);
    is_rewritten_ =
        is_rewritten_ || std::any_of(to.begin(), to.end(), [](auto b) { return b != 0; });
    std::copy(from.begin(), from.end(), to.begin());
  }
}

void* SoftwareGlyphs::id() const {
  return const_cast<SoftwareGlyphs*>(this);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

std::span<const std::uint8_t> SoftwareGlyphs::row(int y) const {
  const auto wide = static_cast<std::size_t>(side_);
  return std::span{alpha_}.subspan(static_cast<std::size_t>(y) * wide, wide);
}

bool SoftwareGlyphs::take_was_rewritten() {
  return std::exchange(is_rewritten_, false);
}

SoftwareCanvas::SoftwareCanvas(SoftwareGlyphs& glyphs) : glyphs_(glyphs) {}

void SoftwareCanvas::forget() {
  for (Tile& tile : tiles_) tile.drawn = 0;
}

std::span<const PixelArea> SoftwareCanvas::draw(const ImDrawData& data,
                                                Colour background,
                                                const Pixels& pixels) {
  lay_tiles(pixels.width, pixels.height, background);
  if (glyphs_.take_was_rewritten()) forget();
  collect(data);
  stale_.clear();
  for (std::size_t i = 0; i < tiles_.size(); ++i) {
    if (tiles_[i].drawn == tiles_[i].hash) continue;
    tiles_[i].drawn = tiles_[i].hash;
    stale_.push_back(i);
  }
  draw_stale(pixels);
  changed_.clear();
  for (const std::size_t tile : stale_) {
    const PixelArea area = area_of(tile);
    if (!changed_.empty() && changed_.back().y == area.y &&
        changed_.back().x + changed_.back().width == area.x) {
      changed_.back().width += area.width;
    } else {
      changed_.push_back(area);
    }
  }
  return changed_;
}

void SoftwareCanvas::draw_stale(const Pixels& pixels) {
  constexpr std::size_t kWorthSharing = 16;  // tiles: a button or two are drawn alone
  const auto piece = [&](std::size_t i) {
    draw_tile(tiles_[stale_[i]], area_of(stale_[i]), pixels);
  };
  if (stale_.size() >= kWorthSharing) {
    work_.run(stale_.size(), piece);
    return;
  }
  for (std::size_t i = 0; i < stale_.size(); ++i) piece(i);
}

PixelArea SoftwareCanvas::area_of(std::size_t tile) const {
  const int number = static_cast<int>(tile);
  return common(
      {number % columns_ * kTileWidth, number / columns_ * kTileHeight, kTileWidth, kTileHeight},
      {0, 0, width_, height_});
}

void SoftwareCanvas::lay_tiles(int width, int height, Colour background) {
  if (width != width_ || height != height_) {
    width_ = width;
    height_ = height;
    columns_ = (width + kTileWidth - 1) / kTileWidth;
    const int rows = (height + kTileHeight - 1) / kTileHeight;
    tiles_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows), {});
  }
  background_ = background;
  for (Tile& tile : tiles_) {
    tile.hash = hashed(kHashStart, background) | 1U;
    tile.shapes.clear();
  }
  shapes_.clear();
}

void SoftwareCanvas::collect(const ImDrawData& data) {
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const auto vertex = [&](unsigned index) {
        const unsigned place = list.IdxBuffer[static_cast<int>(command.IdxOffset + index)];
        return &list.VtxBuffer[static_cast<int>(command.VtxOffset + place)];
      };
      Shape shape;
      shape.clip = common(
          pixels_between(
              command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w),
          {0, 0, width_, height_});
      const bool is_text = command.GetTexID() == glyphs_.id();
      for (unsigned at = 0; at + 2 < command.ElemCount;) {
        const bool has_six = at + 5 < command.ElemCount;
        std::array<const ImDrawVert*, 6> six{};
        for (unsigned k = 0; k < (has_six ? 6U : 3U); ++k) six.at(k) = vertex(at + k);
        const bool is_rectangle = has_six && is_level_rectangle(six);
        shape.kind = is_rectangle ? Kind::Rectangle : Kind::Triangle;
        if (is_rectangle && is_text) shape.kind = Kind::Letter;
        std::copy_n(six.begin(), 3, std::begin(shape.corners));
        add(shape);
        at += is_rectangle ? 6 : 3;
      }
    }
  }
}

void SoftwareCanvas::add(const Shape& shape) {
  const auto& [a, b, c] = shape.corners;
  const auto [left, right] = std::minmax({a->pos.x, b->pos.x, c->pos.x});
  const auto [top, bottom] = std::minmax({a->pos.y, b->pos.y, c->pos.y});
  const PixelArea area = common(pixels_between(left, top, right, bottom), shape.clip);
  const std::uint32_t any_alpha = (a->col | b->col | c->col) >> 24U;
  if (is_empty(area) || any_alpha == 0) return;
  std::uint64_t hash = hashed(kHashStart, static_cast<std::uint64_t>(shape.kind));
  for (const ImDrawVert* corner : shape.corners) hash = hashed(hash, *corner);
  hash = hashed(
      hash,
      static_cast<std::uint64_t>(area.x) << 48U ^ static_cast<std::uint64_t>(area.y) << 32U ^
          static_cast<std::uint64_t>(area.width) << 16U ^ static_cast<std::uint64_t>(area.height));
  put_into_tiles(shape, area, hash);
}

void SoftwareCanvas::put_into_tiles(const Shape& shape, const PixelArea& area, std::uint64_t hash) {
  const bool hides = shape.kind == Kind::Rectangle && shape.corners[0]->col >> 24U == 0xFFU;
  const auto number = static_cast<std::uint32_t>(shapes_.size());
  shapes_.push_back(shape);
  shapes_.back().clip = area;
  for (int row = area.y / kTileHeight; row * kTileHeight < area.y + area.height; ++row) {
    for (int column = area.x / kTileWidth; column * kTileWidth < area.x + area.width; ++column) {
      Tile& tile = tiles_[static_cast<std::size_t>(row * columns_ + column)];
      const PixelArea place =
          common({column * kTileWidth, row * kTileHeight, kTileWidth, kTileHeight},
                 {0, 0, width_, height_});
      if (hides && common(place, area) == place) {  // what was under it is not seen
        tile.shapes.clear();
        tile.hash = kHashStart;
      }
      tile.hash = hashed(tile.hash, hash) | 1U;  // never 0, which is "not drawn"
      tile.shapes.push_back(number);
    }
  }
}

void SoftwareCanvas::draw_tile(const Tile& tile,
                               const PixelArea& area,
                               const Pixels& pixels) const {
  const std::uint32_t ground = screen_colour(background_);
  for (int y = area.y; y < area.y + area.height; ++y) {
    const auto row = span_of(pixels, area.x, y, area.width);
    std::fill(row.begin(), row.end(), ground);
  }
  for (const std::uint32_t number : tile.shapes) {
    const Shape& shape = shapes_[number];
    draw_shape(shape, common(area, shape.clip), pixels);
  }
}

void SoftwareCanvas::draw_shape(const Shape& shape,
                                const PixelArea& within,
                                const Pixels& pixels) const {
  if (is_empty(within)) return;
  switch (shape.kind) {
    case Kind::Letter:
      draw_letter(shape, within, pixels);
      return;
    case Kind::Triangle:
      fill_triangle(*shape.corners[0], *shape.corners[1], *shape.corners[2], within, pixels);
      return;
    case Kind::Rectangle:
      break;
  }
  for (int y = within.y; y < within.y + within.height; ++y) {
    fill_span(span_of(pixels, within.x, y, within.width), shape.corners[0]->col);
  }
}

void SoftwareCanvas::draw_letter(const Shape& shape,
                                 const PixelArea& within,
                                 const Pixels& pixels) const {
  const ImDrawVert& first = *shape.corners[0];
  const auto side = static_cast<float>(glyphs_.side());
  // (4): the texel of a pixel is as far from the first one as the pixel is.
  const int u = static_cast<int>(std::lround(first.uv.x * side));
  const int v = static_cast<int>(std::lround(first.uv.y * side));
  const int left = static_cast<int>(std::lround(first.pos.x));
  const int top = static_cast<int>(std::lround(first.pos.y));
  for (int y = within.y; y < within.y + within.height; ++y) {
    const auto texels = glyphs_.row(v + y - top)
                            .subspan(static_cast<std::size_t>(u + within.x - left),
                                     static_cast<std::size_t>(within.width));
    blend_span(span_of(pixels, within.x, y, within.width), texels, first.col);
  }
}

}  // namespace regulars::ui
