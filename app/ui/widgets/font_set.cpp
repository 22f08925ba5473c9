#include "app/ui/widgets/font_set.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace regulars::ui {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct LibraryDone {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, LibraryDone>;
struct FaceDone {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Face = std::unique_ptr<std::remove_pointer_t<FT_Face>, FaceDone>;

// One face of a file, opened when it is first wanted.
class LazyFace {
 public:
  LazyFace(std::string path, int index) : path_(std::move(path)), index_(index) {}

  // Null when there is no such face.
  FT_Face get(FT_Library library) {
    if (!is_tried_) {
      is_tried_ = true;
      FT_Face face = nullptr;
      const bool is_wanted = index_ >= 0 && !path_.empty();
      if (is_wanted && FT_New_Face(library, path_.c_str(), index_, &face) == 0) face_.reset(face);
    }
    return face_.get();
  }
  bool has(FT_Library library, char32_t character) {
    const FT_Face face = get(library);
    return face != nullptr && FT_Get_Char_Index(face, character) != 0;
  }

 private:
  std::string path_;
  int index_;
  bool is_tried_ = false;
  Face face_;
};

// The same form in its two weights.
struct Pair {
  Pair(const FontFile& file, int index) : regular(file.regular, index), bold(file.bold, index) {}
  LazyFace regular;
  LazyFace bold;
};

struct Font {
  explicit Font(const FontFile& file)
      : main(file, file.face),
        western(file, file.western_face),
        traditional(file, file.traditional_face),
        has_letters(file.has_letters) {}
  Pair main;
  Pair western;
  Pair traditional;
  bool has_letters;
};

// Greek and Cyrillic of CJK fonts are drawn a full em wide: fonts of letters are asked first.
bool is_greek_or_cyrillic(char32_t character) {
  return character >= 0x370 && character < 0x530;
}

constexpr std::string_view kFonts{"/usr/share/fonts/"};

struct Known {
  const char* regular;
  const char* bold;
  int face;
  int western_face;
  int traditional_face;
  bool has_letters;
};
constexpr std::array<Known, 9> kKnown{{
    {"opentype/noto/NotoSansCJK-Regular.ttc",
     "opentype/noto/NotoSansCJK-Bold.ttc",
     2,  // Simplified Chinese of the collection
     1,  // Korean, whose quotes are proportional
     3,  // Traditional Chinese as in Taiwan
     false},
    {"truetype/wqy/wqy-microhei.ttc", "", 0, -1, -1, false},
    {"truetype/noto/NotoSans-Regular.ttf", "truetype/noto/NotoSans-Bold.ttf", 0, -1, -1, true},
    {"truetype/droid/DroidSansFallbackFull.ttf", "", 0, -1, -1, false},
    {"truetype/dejavu/DejaVuSans.ttf", "truetype/dejavu/DejaVuSans-Bold.ttf", 0, -1, -1, true},
    {"truetype/hanazono/HanaMinA.ttf", "", 0, -1, -1, false},
    {"truetype/hanazono/HanaMinB.ttf", "", 0, -1, -1, false},
    {"truetype/noto/NotoSansSymbols2-Regular.ttf", "", 0, -1, -1, false},
    {"truetype/ancient-scripts/Symbola_hint.ttf", "", 0, -1, -1, false},
}};

}  // namespace

struct FontSet::State {
  Library library;  // declared before the faces: they go first
  std::vector<Font> fonts;

  Font* font_for(char32_t character);
  bool load(char32_t wanted, int pixels, Weight weight, Script script, FT_Face& loaded);
};

std::vector<FontFile> installed_fonts() {
  std::vector<FontFile> result;
  for (const Known& known : kKnown) {
    const auto in_place = [](const char* file) {
      return *file == '\0' ? std::string{} : std::string{kFonts} + file;
    };
    std::error_code none;
    if (!std::filesystem::exists(in_place(known.regular), none)) continue;
    result.push_back({in_place(known.regular),
                      in_place(known.bold),
                      known.face,
                      known.western_face,
                      known.traditional_face,
                      known.has_letters});
  }
  return result;
}

Result<FontSet> FontSet::open(const std::vector<FontFile>& files) {
  auto state = std::make_unique<State>();
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return fail(ErrorKind::bug, "FreeType does not start");
  state->library.reset(library);
  for (const FontFile& file : files) {
    Font font{file};
    if (font.main.regular.get(library) != nullptr) state->fonts.push_back(std::move(font));
  }
  if (state->fonts.empty()) {
    return fail(ErrorKind::not_found,
                "none of " + std::to_string(files.size()) +
                    " font files can be opened: install fonts-noto-cjk or fonts-wqy-microhei");
  }
  return FontSet{std::move(state)};
}

FontSet::FontSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

std::optional<GlyphBitmap> FontSet::rasterise(char32_t character,
                                              int pixels,
                                              Weight weight,
                                              Script script) {
  FT_Face face = nullptr;
  if (!state_->load(character, pixels, weight, script, face)) return std::nullopt;
  if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return std::nullopt;
  const FT_GlyphSlot slot = face->glyph;
  const FT_Bitmap& bitmap = slot->bitmap;
  GlyphBitmap result;
  result.advance = static_cast<float>(slot->linearHoriAdvance) / 65536.0F;
  result.left = slot->bitmap_left;
  result.top = slot->bitmap_top;
  result.width = static_cast<int>(bitmap.width);
  result.height = static_cast<int>(bitmap.rows);
  result.pitch = bitmap.pitch;
  result.rows = {bitmap.buffer, static_cast<std::size_t>(bitmap.pitch) * bitmap.rows};
  return result;
}

Font* FontSet::State::font_for(char32_t character) {
  const auto has = [&](Font& font) { return font.main.regular.has(library.get(), character); };
  if (is_greek_or_cyrillic(character)) {
    const auto letters = std::find_if(
        fonts.begin(), fonts.end(), [&](Font& font) { return font.has_letters && has(font); });
    if (letters != fonts.end()) return &*letters;
  }
  const auto first = std::find_if(fonts.begin(), fonts.end(), has);
  return first == fonts.end() ? nullptr : &*first;
}

// The glyph's outline in the slot of `loaded`, emboldened where the font has no bold of its own.
bool FontSet::State::load(
    char32_t wanted, int pixels, Weight weight, Script script, FT_Face& loaded) {
  char32_t character = wanted & ~kWesternForm;
  Font* font = font_for(character);
  if (font == nullptr) font = font_for(character = kReplacement);
  if (font == nullptr) font = font_for(character = U'?');
  if (font == nullptr) font = &fonts.front();  // its glyph 0: an empty box

  const bool is_western = (wanted & kWesternForm) != 0;
  Pair* form = &font->main;
  Pair* const other = is_western ? &font->western : &font->traditional;
  const bool wants_other = is_western || script == Script::Traditional;
  if (wants_other && other->regular.has(library.get(), character)) form = other;
  const bool has_bold = weight == Weight::Bold && form->bold.has(library.get(), character);
  loaded = has_bold ? form->bold.get(library.get()) : form->regular.get(library.get());

  if (FT_Set_Pixel_Sizes(loaded, 0, static_cast<FT_UInt>(pixels)) != 0) return false;
  const FT_UInt index = FT_Get_Char_Index(loaded, character);
  if (FT_Load_Glyph(loaded, index, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return false;
  const bool is_outline = loaded->glyph->format == FT_GLYPH_FORMAT_OUTLINE;
  if (weight == Weight::Bold && !has_bold && is_outline) {
    FT_Outline_Embolden(&loaded->glyph->outline, pixels * 64 / 28);
  }
  return true;
}

}  // namespace regulars::ui
