#include "app/ui/widgets/glyph_cache.h"

#include <chrono>

#include "app/ui/widgets/painter.h"
#include "tests/support/catch.h"
#include "tests/support/software_renderer.h"

using namespace regulars;
using namespace regulars::ui;

namespace {

GlyphCache opened(GlyphTexture& texture) {
  auto cache = GlyphCache::open(installed_fonts(), texture);
  REQUIRE(cache.has_value());
  return *std::move(cache);
}

}  // namespace

TEST_CASE("without a font the cache says which package to install", "[ui][glyphs]") {
  NullGlyphTexture texture;
  const auto cache = GlyphCache::open({{"/nowhere/font.ttf", "", 0}}, texture);
  REQUIRE_FALSE(cache.has_value());
  CHECK(cache.error().words.find("install fonts-noto-cjk") != std::string::npos);
}

TEST_CASE("a glyph is rasterised once per size and weight", "[ui][glyphs]") {
  NullGlyphTexture texture;
  GlyphCache cache = opened(texture);
  const Glyph first = cache.glyph(U'张', 24, Weight::Regular);
  CHECK(first.width > 10);
  CHECK(cache.glyph(U'张', 24, Weight::Regular).u0 == Approx(first.u0));
  CHECK(cache.figures().rasterised == 1);
  CHECK(cache.glyph(U'张', 48, Weight::Regular).width > first.width);
  CHECK(cache.glyph(U'张', 24, Weight::Bold).width > 0);
  CHECK(cache.figures().rasterised == 3);
}

TEST_CASE("characters beyond 16 bit and of other scripts have a shape", "[ui][glyphs]") {
  NullGlyphTexture texture;
  GlyphCache cache = opened(texture);
  for (const char32_t character : {U'𠮷', U'Ж', U'é', U'Ω', U'ő', U'¥', U'−', U'≈'}) {
    CHECK(cache.glyph(character, 30, Weight::Regular).width > 0);
  }
  // What no font has is shown as a sign, not dropped.
  CHECK(cache.glyph(char32_t{0x10FFFD}, 30, Weight::Regular).width > 0);
}

TEST_CASE("digits have one width", "[ui][glyphs]") {
  NullGlyphTexture texture;
  GlyphCache cache = opened(texture);
  const float width = cache.digit_advance(28, Weight::Bold);
  for (char32_t digit = U'0'; digit <= U'9'; ++digit) {
    CHECK(cache.glyph(digit, 28, Weight::Bold).advance <= width);
  }
}

TEST_CASE("a full atlas gives up what was used longest ago", "[ui][glyphs]") {
  tests::GlyphMemory texture;
  GlyphCache cache = opened(texture);
  for (char32_t character = 0x4E00; character < 0x4E00 + 3'000; ++character) {
    cache.begin_frame();
    CHECK(cache.glyph(U'永', 56, Weight::Bold).u1 > 0);  // always in use: never taken away
    REQUIRE(cache.glyph(character, 56, Weight::Bold).u1 > 0);
  }
  CHECK(cache.figures().evicted > 0);
  CHECK(cache.figures().refused == 0);
  // 3,000 glyphs and one more, each rasterised once: the one in use was never lost.
  CHECK(cache.figures().rasterised == 3'001);
}

TEST_CASE("more glyphs in one frame than the atlas holds are refused, not overwritten",
          "[ui][glyphs]") {
  NullGlyphTexture texture;
  GlyphCache cache = opened(texture);
  cache.begin_frame();
  for (char32_t character = 0x4E00; character < 0x4E00 + 800; ++character) {
    static_cast<void>(cache.glyph(character, 120, Weight::Regular));
  }
  CHECK(cache.figures().refused > 0);
  CHECK(cache.figures().evicted == 0);
  cache.begin_frame();
  CHECK(cache.glyph(0x4E00 + 799, 120, Weight::Regular).u1 > 0);
}

TEST_CASE("a new glyph costs a fraction of a frame", "[ui][glyphs]") {
  tests::GlyphMemory texture;
  GlyphCache cache = opened(texture);
  static_cast<void>(cache.glyph(U'一', 60, Weight::Bold));
  const auto uploaded = texture.uploaded();
  static_cast<void>(cache.glyph(U'鬱', 60, Weight::Bold));
  CHECK(texture.uploaded() - uploaded < 80U * 80U);  // one rectangle of its own, nothing rebuilt
}

TEST_CASE("broken UTF-8 becomes a sign, byte by byte, and never more", "[ui][glyphs]") {
  CHECK(characters_of("a张𠮷") == U"a张𠮷");
  CHECK(characters_of("\xFF") == U"\xFFFD");
  CHECK(characters_of("\xE5\xBC") == U"\xFFFD");
  CHECK(characters_of("\xC0\x80") == U"\xFFFD\xFFFD");
  CHECK(characters_of("\xED\xA0\x80").front() == 0xFFFD);
  CHECK(characters_of("a\n\xEF\xB8\x8F") == U"a");  // controls and variation selectors
}
