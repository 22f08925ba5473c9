#pragma once
// GlyphCache: glyphs of any character, rasterised when first met, at exactly the pixel size they
// are drawn at, and kept in one alpha-only texture until room is needed. Main thread. Owns its
// fonts; borrows the texture, which must outlive it.
//
// Invariants:
// (1) The atlas is side x side bytes, once; it never grows, moves or is rebuilt.
// (2) A glyph is rasterised alone and uploaded as one rectangle: a frame never waits for a font.
// (3) When the shelves are full, the shelf least recently used is emptied; glyphs drawn in the
//     current frame are never taken away under it.

#include <cstdint>
#include <memory>
#include <vector>

#include "app/base/result.h"
#include "app/ui/widgets/font_set.h"
#include "app/ui/widgets/glyph_texture.h"

namespace regulars::ui {

struct Glyph {
  float advance = 0;            // pixels
  float left = 0, top = 0;      // of the bitmap, from the pen on the baseline; top is up
  float width = 0, height = 0;  // pixels; 0 for a space
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

class GlyphCache {
 public:
  static constexpr int kSide = 2048;  // 4 MB: up to 1920x1200
  // 4096 (16 MB) for a window of more pixels than that.
  [[nodiscard]] static int side_for(int width, int height);

  // Fails (not_found) when none of the fonts can be opened.
  [[nodiscard]] static Result<GlyphCache> open(const std::vector<FontFile>& fonts,
                                               GlyphTexture& texture,
                                               int side = kSide);
  GlyphCache(GlyphCache&&) noexcept;
  GlyphCache& operator=(GlyphCache&&) noexcept;
  ~GlyphCache();

  // Begins a frame: glyphs asked for from now on stay until the next one.
  void begin_frame();
  // The form of Chinese characters from now on; Simplified before the first call.
  void read_in(Script script);
  // `pixels` is the em size in device pixels, 4 to 512. A character that no font has gives the
  // replacement sign. The reference is good until the next call.
  [[nodiscard]] const Glyph& glyph(char32_t character, int pixels, Weight weight);
  // The widest advance of 0 to 9: tabular figures are centred in it.
  [[nodiscard]] float digit_advance(int pixels, Weight weight);
  // Height of a capital H above the baseline, in pixels.
  [[nodiscard]] float cap_height(int pixels, Weight weight);
  [[nodiscard]] void* texture_id() const;
  [[nodiscard]] int side() const;  // of the atlas, in pixels: side * side bytes

  struct Figures {
    std::int64_t rasterised = 0;  // since it was opened
    std::int64_t evicted = 0;     // shelves emptied
    std::int64_t refused = 0;     // no room in one frame: drawn as nothing until the next
  };
  [[nodiscard]] Figures figures() const;

 private:
  struct State;
  explicit GlyphCache(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace regulars::ui
