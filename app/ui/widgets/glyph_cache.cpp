#include "app/ui/widgets/glyph_cache.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "app/base/check.h"

namespace regulars::ui {
namespace {

constexpr int kPad = 1;          // between cells, so that filtering never reads a neighbour
constexpr int kMaxPixels = 512;  // em size of the largest glyph: display text at 4K

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

std::uint64_t key_of(char32_t character, int pixels, Weight weight, Script script) {
  return std::uint64_t{character} << 16U | static_cast<std::uint64_t>(pixels) << 2U |
         static_cast<std::uint64_t>(weight) << 1U | static_cast<std::uint64_t>(script);
}

// Letters and digits look the same in all scripts; quotes, dots and ideographs do not.
bool differs_by_script(char32_t character) {
  return character >= 0x2000 && (character & kWesternForm) == 0;
}

// Heights are classed, so that a shelf serves many glyphs.
int height_class(int height) {
  const int step = height <= 32 ? 4 : (height <= 96 ? 8 : 16);
  return (height + step - 1) / step * step;
}

}  // namespace

struct GlyphCache::State {
  State(GlyphTexture& borrowed, FontSet owned, int atlas_side)
      : texture(borrowed), fonts(std::move(owned)), side(atlas_side) {}

  GlyphTexture& texture;
  FontSet fonts;
  const int side;
  Script script = Script::Simplified;
  std::unordered_map<std::uint64_t, Slot> slots;
  std::unordered_map<std::uint64_t, float> digit_advances;
  std::vector<Shelf> shelves;  // by y, without gaps
  std::uint64_t frame = 1;
  Figures figures;
  Glyph nothing;

  const Glyph& rasterise(char32_t character, int pixels, Weight weight, Script wanted);
  bool place(std::uint64_t key, const GlyphBitmap& bitmap, Slot& slot);
  Shelf* shelf_for(int width, int height);
  Shelf* new_shelf(int height);
  Shelf* evict(int height);
  void touch(const Slot& slot);
};

int GlyphCache::side_for(int width, int height) {
  constexpr std::int64_t kMostPixels = 1920 * 1200;
  return std::int64_t{width} * height > kMostPixels ? 2 * kSide : kSide;
}

Result<GlyphCache> GlyphCache::open(const std::vector<FontFile>& fonts,
                                    GlyphTexture& texture,
                                    int side) {
  REGULARS_TRY(FontSet set, FontSet::open(fonts));
  texture.create(side);
  return GlyphCache{std::make_unique<State>(texture, std::move(set), side)};
}

GlyphCache::GlyphCache(std::unique_ptr<State> state) : state_(std::move(state)) {}
GlyphCache::GlyphCache(GlyphCache&&) noexcept = default;
GlyphCache& GlyphCache::operator=(GlyphCache&&) noexcept = default;
GlyphCache::~GlyphCache() = default;

void GlyphCache::begin_frame() {
  ++state_->frame;
}

void GlyphCache::read_in(Script script) {
  state_->script = script;
}

const Glyph& GlyphCache::glyph(char32_t character, int pixels, Weight weight) {
  const int size = std::clamp(pixels, 4, kMaxPixels);
  const Script script = differs_by_script(character) ? state_->script : Script::Simplified;
  const auto found = state_->slots.find(key_of(character, size, weight, script));
  if (found == state_->slots.end()) return state_->rasterise(character, size, weight, script);
  state_->touch(found->second);
  return found->second.glyph;
}

float GlyphCache::digit_advance(int pixels, Weight weight) {
  const std::uint64_t key = key_of(U'0', pixels, weight, Script::Simplified);
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

int GlyphCache::side() const {
  return state_->side;
}

GlyphCache::Figures GlyphCache::figures() const {
  return state_->figures;
}

const Glyph& GlyphCache::State::rasterise(char32_t character,
                                          int pixels,
                                          Weight weight,
                                          Script wanted) {
  const std::uint64_t key = key_of(character, pixels, weight, wanted);
  Slot slot;
  if (const auto bitmap = fonts.rasterise(character, pixels, weight, wanted)) {
    slot.glyph.advance = bitmap->advance;
    slot.glyph.left = static_cast<float>(bitmap->left);
    slot.glyph.top = static_cast<float>(bitmap->top);
    if (!place(key, *bitmap, slot)) {
      ++figures.refused;  // (3): its room comes with the next frame
      nothing = slot.glyph;
      return nothing;
    }
  }
  ++figures.rasterised;
  return slots.insert_or_assign(key, slot).first->second.glyph;
}

bool GlyphCache::State::place(std::uint64_t key, const GlyphBitmap& bitmap, Slot& slot) {
  const int width = bitmap.width;
  const int height = bitmap.height;
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
  const int cell_width = std::min(width + kPad, side - x);
  const int cell_height = std::min(height + kPad, shelf->height);
  std::vector<std::uint8_t> cell(static_cast<std::size_t>(cell_width * cell_height), 0);
  for (int row = 0; row < height; ++row) {
    const auto from = bitmap.rows.subspan(static_cast<std::size_t>(row * bitmap.pitch),
                                          static_cast<std::size_t>(width));
    std::copy(from.begin(), from.end(), cell.begin() + row * cell_width);
  }
  texture.upload(x, shelf->y, cell_width, cell_height, cell);

  const float unit = 1.0F / static_cast<float>(side);
  slot.glyph.width = static_cast<float>(width);
  slot.glyph.height = static_cast<float>(height);
  slot.glyph.u0 = static_cast<float>(x) * unit;
  slot.glyph.v0 = static_cast<float>(shelf->y) * unit;
  slot.glyph.u1 = static_cast<float>(x + width) * unit;
  slot.glyph.v1 = static_cast<float>(shelf->y + height) * unit;
  return true;
}

Shelf* GlyphCache::State::shelf_for(int width, int height) {
  for (Shelf& shelf : shelves) {
    if (shelf.height == height && shelf.used + width <= side) return &shelf;
  }
  Shelf* fresh = new_shelf(height);
  return fresh != nullptr ? fresh : evict(height);
}

Shelf* GlyphCache::State::new_shelf(int height) {
  const int y = shelves.empty() ? 0 : shelves.back().y + shelves.back().height;
  if (y + height > side) return nullptr;
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
