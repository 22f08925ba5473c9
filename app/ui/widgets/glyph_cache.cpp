#include "app/ui/widgets/glyph_cache.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include "app/base/check.h"

namespace regulars::ui {
namespace {

constexpr int kPad = 1;          // between cells, so that filtering never reads a neighbour
constexpr int kMaxPixels = 512;  // em size of the largest glyph: display text at 4K
constexpr char32_t kReplacement = 0xFFFD;

struct LibraryDone {
  void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, LibraryDone>;
struct FaceDone {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Face = std::unique_ptr<std::remove_pointer_t<FT_Face>, FaceDone>;

// One row of the atlas: cells of one height class, filled from the left.
struct Shelf {
  int y = 0;
  int height = 0;
  int used = 0;  // pixels from the left
  std::uint64_t last_used = 0;
  std::vector<std::uint64_t> keys;
};

struct Slot {
  Glyph glyph;
  int shelf_y = -1;  // -1: has no cell
};

struct Font {
  Face regular;
  Face bold;     // null: the regular one, emboldened
  Face western;  // null: the same as the others
  Face western_bold;
};

std::uint64_t key_of(char32_t character, int pixels, Weight weight) {
  return std::uint64_t{character} << 16U | static_cast<std::uint64_t>(pixels) << 1U |
         static_cast<std::uint64_t>(weight);
}

// Greek and Cyrillic of CJK fonts are drawn a full em wide: other fonts are asked first.
bool prefers_western(char32_t character) {
  return character >= 0x370 && character < 0x530;
}

// Heights are classed, so that a shelf serves many glyphs.
int height_class(int height) {
  const int step = height <= 32 ? 4 : (height <= 96 ? 8 : 16);
  return (height + step - 1) / step * step;
}

Face open_face(FT_Library library, const std::string& path, int index) {
  FT_Face face = nullptr;
  if (path.empty() || FT_New_Face(library, path.c_str(), index, &face) != 0) return nullptr;
  return Face{face};
}

}  // namespace

struct GlyphCache::State {
  explicit State(GlyphTexture& borrowed) : texture(borrowed) {}

  GlyphTexture& texture;
  Library library;  // declared before the faces: they go first
  std::vector<Font> fonts;
  std::unordered_map<std::uint64_t, Slot> slots;
  std::unordered_map<std::uint64_t, float> digit_advances;
  std::vector<Shelf> shelves;  // by y, without gaps
  std::uint64_t frame = 1;
  Figures figures;
  Glyph nothing;

  const Font* font_for(char32_t character);
  FT_Face load(char32_t wanted, int pixels, Weight weight);
  const Glyph& rasterise(char32_t character, int pixels, Weight weight);
  bool place(std::uint64_t key, const FT_Bitmap& bitmap, Slot& slot);
  Shelf* shelf_for(int width, int height);
  Shelf* new_shelf(int height);
  Shelf* evict(int height);
  void touch(const Slot& slot);
};

std::vector<FontFile> installed_fonts() {
  struct Known {
    const char* regular;
    const char* bold;
    int face;
    int western_face;
  };
  constexpr std::array<Known, 5> kKnown{{
      {"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
       "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
       2,   // Simplified Chinese of the collection
       1},  // Korean, whose quotes are proportional
      {"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "", 0, -1},
      {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
       "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf",
       0,
       -1},
      {"/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", "", 0, -1},
      {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
       "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
       0,
       -1},
  }};
  std::vector<FontFile> result;
  for (const Known& known : kKnown) {
    std::error_code none;
    if (std::filesystem::exists(known.regular, none)) {
      result.push_back({known.regular, known.bold, known.face, known.western_face});
    }
  }
  return result;
}

Result<GlyphCache> GlyphCache::open(const std::vector<FontFile>& fonts, GlyphTexture& texture) {
  auto state = std::make_unique<State>(texture);
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return fail(ErrorKind::bug, "FreeType does not start");
  state->library.reset(library);
  for (const FontFile& file : fonts) {
    Font font{open_face(library, file.regular, file.face),
              open_face(library, file.bold, file.face),
              nullptr,
              nullptr};
    if (file.western_face >= 0) {
      font.western = open_face(library, file.regular, file.western_face);
      font.western_bold = open_face(library, file.bold, file.western_face);
    }
    if (font.regular) state->fonts.push_back(std::move(font));
  }
  if (state->fonts.empty()) {
    return fail(ErrorKind::not_found,
                "none of " + std::to_string(fonts.size()) +
                    " font files can be opened: install fonts-noto-cjk or fonts-wqy-microhei");
  }
  texture.create(kSide);
  return GlyphCache{std::move(state)};
}

GlyphCache::GlyphCache(std::unique_ptr<State> state) : state_(std::move(state)) {}
GlyphCache::GlyphCache(GlyphCache&&) noexcept = default;
GlyphCache& GlyphCache::operator=(GlyphCache&&) noexcept = default;
GlyphCache::~GlyphCache() = default;

void GlyphCache::begin_frame() {
  ++state_->frame;
}

const Glyph& GlyphCache::glyph(char32_t character, int pixels, Weight weight) {
  const int size = std::clamp(pixels, 4, kMaxPixels);
  const auto found = state_->slots.find(key_of(character, size, weight));
  if (found == state_->slots.end()) return state_->rasterise(character, size, weight);
  state_->touch(found->second);
  return found->second.glyph;
}

float GlyphCache::digit_advance(int pixels, Weight weight) {
  const std::uint64_t key = key_of(U'0', pixels, weight);
  const auto found = state_->digit_advances.find(key);
  if (found != state_->digit_advances.end()) return found->second;
  float widest = 0;
  for (char32_t digit = U'0'; digit <= U'9'; ++digit) {
    widest = std::max(widest, glyph(digit, pixels, weight).advance);
  }
  state_->digit_advances.emplace(key, widest);
  return widest;
}

float GlyphCache::cap_height(int pixels, Weight weight) {
  return glyph(U'H', pixels, weight).top;
}

void* GlyphCache::texture_id() const {
  return state_->texture.id();
}

GlyphCache::Figures GlyphCache::figures() const {
  return state_->figures;
}

const Font* GlyphCache::State::font_for(char32_t character) {
  const auto has = [&](const Font& font) {
    return FT_Get_Char_Index(font.regular.get(), character) != 0;
  };
  if (prefers_western(character)) {
    const auto last = std::find_if(fonts.rbegin(), fonts.rend(), has);
    return last == fonts.rend() ? nullptr : &*last;
  }
  const auto first = std::find_if(fonts.begin(), fonts.end(), has);
  return first == fonts.end() ? nullptr : &*first;
}

// The face with the character's glyph loaded and rendered in its slot, or null.
FT_Face GlyphCache::State::load(char32_t wanted, int pixels, Weight weight) {
  char32_t character = wanted & ~kWesternForm;
  const bool is_western = character != wanted;
  const Font* font = font_for(character);
  if (font == nullptr) font = font_for(character = kReplacement);
  if (font == nullptr) font = font_for(character = U'?');
  if (font == nullptr) return nullptr;
  const Face& regular = is_western && font->western ? font->western : font->regular;
  const Face& bold = is_western && font->western_bold ? font->western_bold : font->bold;
  const bool has_bold = bold && FT_Get_Char_Index(bold.get(), character) != 0;
  const bool is_emboldened = weight == Weight::Bold && !has_bold;
  FT_Face face = weight == Weight::Bold && has_bold ? bold.get() : regular.get();
  if (FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(pixels)) != 0) return nullptr;
  const FT_UInt index = FT_Get_Char_Index(face, character);
  if (FT_Load_Glyph(face, index, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0) return nullptr;
  if (is_emboldened && face->glyph->format == FT_GLYPH_FORMAT_OUTLINE) {
    FT_Outline_Embolden(&face->glyph->outline, pixels * 64 / 28);
  }
  if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) return nullptr;
  return face;
}

const Glyph& GlyphCache::State::rasterise(char32_t character, int pixels, Weight weight) {
  const std::uint64_t key = key_of(character, pixels, weight);
  FT_Face face = load(character, pixels, weight);
  Slot slot;
  if (face != nullptr) {
    const FT_GlyphSlot loaded = face->glyph;
    slot.glyph.advance = static_cast<float>(loaded->linearHoriAdvance) / 65536.0F;
    slot.glyph.left = static_cast<float>(loaded->bitmap_left);
    slot.glyph.top = static_cast<float>(loaded->bitmap_top);
    if (!place(key, loaded->bitmap, slot)) {
      ++figures.refused;  // (3): its room comes with the next frame
      nothing = slot.glyph;
      return nothing;
    }
  }
  ++figures.rasterised;
  return slots.insert_or_assign(key, slot).first->second.glyph;
}

bool GlyphCache::State::place(std::uint64_t key, const FT_Bitmap& bitmap, Slot& slot) {
  const int width = static_cast<int>(bitmap.width);
  const int height = static_cast<int>(bitmap.rows);
  if (width == 0 || height == 0) return true;
  Shelf* shelf = shelf_for(width + kPad, height_class(height + kPad));
  if (shelf == nullptr) return false;
  const int x = shelf->used;
  shelf->used += width + kPad;
  shelf->last_used = frame;
  shelf->keys.push_back(key);
  slot.shelf_y = shelf->y;

  // FreeType's rows may be wider than the glyph; the padding is written too, so that what an
  // evicted glyph left behind never shines through.
  const int cell_width = std::min(width + kPad, kSide - x);
  const int cell_height = std::min(height + kPad, shelf->height);
  std::vector<std::uint8_t> cell(static_cast<std::size_t>(cell_width * cell_height), 0);
  const std::span source{bitmap.buffer, static_cast<std::size_t>(bitmap.pitch * height)};
  for (int row = 0; row < height; ++row) {
    const auto from = source.subspan(static_cast<std::size_t>(row * bitmap.pitch),
                                     static_cast<std::size_t>(width));
    std::copy(from.begin(), from.end(), cell.begin() + row * cell_width);
  }
  texture.upload(x, shelf->y, cell_width, cell_height, cell);

  constexpr auto kUnit = 1.0F / static_cast<float>(kSide);
  slot.glyph.width = static_cast<float>(width);
  slot.glyph.height = static_cast<float>(height);
  slot.glyph.u0 = static_cast<float>(x) * kUnit;
  slot.glyph.v0 = static_cast<float>(shelf->y) * kUnit;
  slot.glyph.u1 = static_cast<float>(x + width) * kUnit;
  slot.glyph.v1 = static_cast<float>(shelf->y + height) * kUnit;
  return true;
}

Shelf* GlyphCache::State::shelf_for(int width, int height) {
  for (Shelf& shelf : shelves) {
    if (shelf.height == height && shelf.used + width <= kSide) return &shelf;
  }
  Shelf* fresh = new_shelf(height);
  return fresh != nullptr ? fresh : evict(height);
}

Shelf* GlyphCache::State::new_shelf(int height) {
  const int y = shelves.empty() ? 0 : shelves.back().y + shelves.back().height;
  if (y + height > kSide) return nullptr;
  shelves.push_back({y, height, 0, frame, {}});
  return &shelves.back();
}

// Empties the neighbouring shelves, together high enough, whose latest use is longest ago.
Shelf* GlyphCache::State::evict(int height) {
  std::size_t best = shelves.size();
  std::size_t best_count = 0;
  std::uint64_t best_used = frame;
  for (std::size_t begin = 0; begin < shelves.size(); ++begin) {
    int sum = 0;
    std::uint64_t used = 0;
    for (std::size_t end = begin; end < shelves.size() && sum < height; ++end) {
      sum += shelves.at(end).height;
      used = std::max(used, shelves.at(end).last_used);
      if (sum >= height && used < best_used) {
        best = begin;
        best_count = end + 1 - begin;
        best_used = used;
      }
    }
  }
  if (best == shelves.size()) return nullptr;
  const auto first = shelves.begin() + static_cast<std::ptrdiff_t>(best);
  int room = 0;
  for (std::size_t i = best; i < best + best_count; ++i) {
    room += shelves.at(i).height;
    for (const std::uint64_t key : shelves.at(i).keys) slots.erase(key);
    ++figures.evicted;
  }
  Shelf shelf{first->y, height, 0, frame, {}};
  const Shelf rest{first->y + height, room - height, 0, 0, {}};
  auto at = shelves.erase(first, first + static_cast<std::ptrdiff_t>(best_count));
  if (rest.height > 0) at = shelves.insert(at, rest);
  return &*shelves.insert(at, std::move(shelf));
}

void GlyphCache::State::touch(const Slot& slot) {
  if (slot.shelf_y < 0) return;
  const auto shelf =
      std::lower_bound(shelves.begin(), shelves.end(), slot.shelf_y, [](const Shelf& each, int y) {
        return each.y < y;
      });
  REGULARS_CHECK(shelf != shelves.end() && shelf->y == slot.shelf_y);
  shelf->last_used = frame;
}

}  // namespace regulars::ui
