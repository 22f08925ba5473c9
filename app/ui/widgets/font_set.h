#pragma once
// FontSet: the fonts of this system and the one shape of a character among them. A face is opened
// when the first character asks for it and stays open; its file is read as it is needed. Main
// thread. Owns FreeType.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/ui/script.h"

namespace regulars::ui {

enum class Weight : std::uint8_t { Regular, Bold };

// Chinese characters of one number are drawn differently in each place: the form of the reader's
// Script is used.

// Files in the order they are asked for a character. Regular and bold of the same index go
// together; an empty bold means the regular one is emboldened.
struct FontFile {
  std::string regular;
  std::string bold;
  int face = 0;               // index within a collection
  int western_face = -1;      // index of the face whose quotes are not a full em wide, or -1
  int traditional_face = -1;  // index of the face with Taiwan's forms, or -1: as `face`
  bool has_letters = false;   // Greek and Cyrillic of it are letters, not a full em wide
};

// Set on a character that is wanted in its western form: Chinese fonts draw the quotes and the
// bullet of U+2018... a full em wide, which tears an English word apart.
inline constexpr char32_t kWesternForm = 0x40000000;

// What this system has, best first: Noto Sans CJK, WenQuanYi Micro Hei, Noto Sans, DejaVu Sans;
// then what knows rare characters (HanaMin) and signs (Symbola), where somebody installed it.
[[nodiscard]] std::vector<FontFile> installed_fonts();

// A glyph as FreeType leaves it. `rows` is good until the next call.
struct GlyphBitmap {
  float advance = 0;      // pixels
  int left = 0, top = 0;  // of the bitmap, from the pen on the baseline; top is up
  int width = 0, height = 0, pitch = 0;
  std::span<const std::uint8_t> rows;  // `height` rows of `pitch` bytes
};

class FontSet {
 public:
  // Fails (not_found) when none of the fonts can be opened.
  [[nodiscard]] static Result<FontSet> open(const std::vector<FontFile>& files);
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;
  ~FontSet();

  // `pixels` is the em size. A character that no font has gives the replacement sign, and where no
  // font has that either, a question mark or the font's own empty box. Nothing only when the font
  // file is broken.
  [[nodiscard]] std::optional<GlyphBitmap> rasterise(char32_t character,
                                                     int pixels,
                                                     Weight weight,
                                                     Script script);

 private:
  struct State;
  explicit FontSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace regulars::ui
