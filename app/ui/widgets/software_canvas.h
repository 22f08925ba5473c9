#pragma once
// SoftwareCanvas: draws ImGui's triangles with the processor, and of those only what changed. For
// computers whose OpenGL would be done in software anyway: no compiler of shaders, no 80 MB of it.
// Main thread; a second one helps inside draw() when much has changed. Owns nothing of what it
// draws into.
//
// Invariants:
// (1) The window is cut into tiles; a tile is drawn anew when the shapes that touch it are not
//     those of the last time (told by a hash of their vertices), and only then.
// (2) A pixel belongs to a shape when its centre does; of two triangles with a common edge, exactly
//     one has it: nothing is blended twice.
// (3) A tile is drawn by one thread and reads only what nobody writes meanwhile.
// (4) Letters are drawn at whole pixels, one texel each, as the painter places them.
//
// Decision: OpenGL in software (llvmpipe) or our own rasteriser? Measured on 2 cores at 1280x800:
// llvmpipe maps 54 MB of LLVM and fills 20 MB of heap before the first frame; this needs the
// window's own pixels (4 MB). Shapes are few and flat (rectangles, letters, thin fringes), and most
// frames change one button. Price: what is drawn must stay within ImGui's triangles of one colour
// gradient and the glyphs' texture. Revisit when screens want shadows, photographs or video.

#include <cstdint>
#include <span>
#include <vector>

#include "app/ui/theme.h"
#include "app/ui/widgets/glyph_texture.h"
#include "app/ui/widgets/shared_work.h"

struct ImDrawData;
struct ImDrawVert;

namespace regulars::ui {

struct PixelArea {
  int x = 0, y = 0, width = 0, height = 0;
  bool operator==(const PixelArea&) const = default;
};

// What is drawn into: rows of 0x00RRGGBB, `pitch` pixels apart. Borrowed for one call.
struct Pixels {
  std::span<std::uint32_t> data;
  int width = 0;
  int height = 0;
  int pitch = 0;
};

// The glyphs as bytes.
class SoftwareGlyphs final : public GlyphTexture {
 public:
  void create(int side) override;
  void upload(int x, int y, int width, int height, std::span<const std::uint8_t> alpha) override;
  [[nodiscard]] void* id() const override;

  [[nodiscard]] int side() const { return side_; }
  [[nodiscard]] std::span<const std::uint8_t> row(int y) const;
  // True once after a glyph was written where another had been: equal vertices may look different.
  [[nodiscard]] bool take_was_rewritten();

 private:
  int side_ = 0;
  bool is_rewritten_ = false;
  std::vector<std::uint8_t> alpha_;
};

class SoftwareCanvas {
 public:
  explicit SoftwareCanvas(SoftwareGlyphs& glyphs);

  // Brings `pixels`, which hold what the last call left in them, up to `data`. Answers what
  // changed: tiles, joined along their rows; good until the next call.
  std::span<const PixelArea> draw(const ImDrawData& data, Colour background, const Pixels& pixels);
  // The pixels were lost: the next call draws everything.
  void forget();

 private:
  static constexpr int kTileWidth = 128;
  static constexpr int kTileHeight = 64;

  enum class Kind : std::uint8_t { Rectangle, Letter, Triangle };
  // One thing to draw. Of a rectangle and a letter, corners 0 and 2 say all.
  struct Shape {
    Kind kind = Kind::Triangle;
    const ImDrawVert* corners[3] = {};
    PixelArea clip;
  };
  struct Tile {
    std::uint64_t hash = 0;
    std::uint64_t drawn = 0;  // the hash of what the pixels show
    std::vector<std::uint32_t> shapes;
  };

  void lay_tiles(int width, int height, Colour background);
  void collect(const ImDrawData& data);
  void add(const Shape& shape);
  void put_into_tiles(const Shape& shape, const PixelArea& area, std::uint64_t hash);
  void draw_stale(const Pixels& pixels);
  [[nodiscard]] PixelArea area_of(std::size_t tile) const;
  void draw_tile(const Tile& tile, const PixelArea& area, const Pixels& pixels) const;
  void draw_shape(const Shape& shape, const PixelArea& within, const Pixels& pixels) const;
  void draw_letter(const Shape& shape, const PixelArea& within, const Pixels& pixels) const;

  SoftwareGlyphs& glyphs_;
  int width_ = 0;
  int height_ = 0;
  int columns_ = 0;
  Colour background_ = 0;
  std::vector<Tile> tiles_;  // row by row
  std::vector<Shape> shapes_;
  std::vector<std::size_t> stale_;  // tiles to be drawn in this call
  std::vector<PixelArea> changed_;
  SharedWork work_;
};

}  // namespace regulars::ui
