#pragma once
// GlyphCache: glyphs of any character, rasterised by FreeType when first met, at exactly the pixel
// size they are drawn at, and kept in one alpha-only texture until room is needed.
// Fonts are opened by path and read as they are needed. Main thread. Owns FreeType; borrows the
// texture, which must outlive it.
//
// Invariants:
// (1) The atlas is kSide x kSide bytes (4 MB), once; it never grows, moves or is rebuilt.
// (2) A glyph is rasterised alone and uploaded as one rectangle: a frame never waits for a font.
// (3) When the shelves are full, the shelf least recently used is emptied; glyphs drawn in the
//     current frame are never taken away under it.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/ui/widgets/glyph_texture.h"

namespace regulars::ui {

enum class Weight : std::uint8_t { Regular, Bold };

// Files in the order they are asked for a character. Regular and bold of the same index go
// together; an empty bold means the regular one is emboldened.
struct FontFile {
  std::string regular;
  std::string bold;
  int face = 0;           // index within a collection
  int western_face = -1;  // index of the face whose quotes are not a full em wide, or -1
};

// Set on a character that is wanted in its western form: Chinese fonts draw the quotes and the
// bullet of U+2018... a full em wide, which tears an English word apart.
inline constexpr char32_t kWesternForm = 0x40000000;

// What this system has, best first: Noto Sans CJK, WenQuanYi Micro Hei, Noto Sans, DejaVu Sans.
[[nodiscard]] std::vector<FontFile> installed_fonts();

struct Glyph {
  float advance = 0;            // pixels
  float left = 0, top = 0;      // of the bitmap, from the pen on the baseline; top is up
  float width = 0, height = 0;  // pixels; 0 for a space
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

class GlyphCache {
 public:
  static constexpr int kSide = 2048;

  // Fails (not_found) when none of the fonts can be opened.
  [[nodiscard]] static Result<GlyphCache> open(const std::vector<FontFile>& fonts,
                                               GlyphTexture& texture);
  GlyphCache(GlyphCache&&) noexcept;
  GlyphCache& operator=(GlyphCache&&) noexcept;
  ~GlyphCache();

  // Begins a frame: glyphs asked for from now on stay until the next one.
  void begin_frame();
  // `pixels` is the em size in device pixels, 4 to 512. A character that no font has gives the
  // replacement sign. The reference is good until the next call.
  [[nodiscard]] const Glyph& glyph(char32_t character, int pixels, Weight weight);
  // The widest advance of 0 to 9: tabular figures are centred in it.
  [[nodiscard]] float digit_advance(int pixels, Weight weight);
  // Height of a capital H above the baseline, in pixels.
  [[nodiscard]] float cap_height(int pixels, Weight weight);
  [[nodiscard]] void* texture_id() const;

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
