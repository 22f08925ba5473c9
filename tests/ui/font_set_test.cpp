// Any name: which font draws what, with few fonts and with many, and how scripts stand together.

#include "app/ui/widgets/font_set.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include <imgui.h>

#include "app/ui/widgets/glyph_cache.h"
#include "app/ui/widgets/painter.h"
#include "tests/support/catch.h"
#include "tests/support/software_renderer.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/sample_views.h"
#include "tests/ui/stages.h"

using namespace regulars;
using namespace regulars::ui;

namespace {

std::vector<FontFile> only(std::string_view part) {
  std::vector<FontFile> files = installed_fonts();
  std::erase_if(files,
                [&](const FontFile& file) { return file.regular.find(part) == std::string::npos; });
  return files;
}

std::vector<std::uint8_t> shape(FontSet& fonts, char32_t character, Script script) {
  const auto bitmap = fonts.rasterise(character, 64, Weight::Regular, script);
  REQUIRE(bitmap.has_value());
  return {bitmap->rows.begin(), bitmap->rows.end()};
}

// Not by ==, whose failure would print a thousand bytes.
bool is_same(const std::vector<std::uint8_t>& one, const std::vector<std::uint8_t>& other) {
  return one == other;
}

FontSet opened(const std::vector<FontFile>& files) {
  auto fonts = FontSet::open(files);
  REQUIRE(fonts.has_value());
  return *std::move(fonts);
}

// How far the middle of an ideograph lies from the middle of a capital, in hundredths of the em.
int apart(FontSet& fonts, char32_t ideograph, char32_t capital, Weight weight) {
  constexpr int kEm = 200;
  const auto middle = [&](char32_t character) {
    const auto bitmap = fonts.rasterise(character, kEm, weight, Script::Simplified);
    return bitmap ? bitmap->top * 2 - bitmap->height : 1'000;
  };
  return std::abs(middle(ideograph) - middle(capital)) * 100 / (2 * kEm);
}

// One line of text in an ImGui frame of its own; answers the lists' vertices.
struct Line {
  Line() {
    ImGui::SetCurrentContext(context);
    set_up_imgui();
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    FrameInput input;
    input.width = 1280;
    input.height = 800;
    feed(input);
    ImGui::NewFrame();
  }
  ~Line() {
    ImGui::EndFrame();
    ImGui::DestroyContext(context);
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  // The right edge of everything drawn so far.
  [[nodiscard]] static float right() {
    float most = 0;
    for (const ImDrawVert& vertex : ImGui::GetBackgroundDrawList()->VtxBuffer) {
      most = std::max(most, vertex.pos.x);
    }
    return most;
  }

  ImGuiContext* context = ImGui::CreateContext();
  std::vector<std::string> cut;
};

}  // namespace

TEST_CASE("a Chinese character has the form of its reader's place", "[ui][fonts]") {
  if (only("NotoSansCJK").empty()) return;
  FontSet fonts = opened(installed_fonts());
  for (const char32_t character : {U'骨', U'角', U'，'}) {
    INFO(static_cast<std::uint32_t>(character));
    CHECK_FALSE(is_same(shape(fonts, character, Script::Simplified),
                        shape(fonts, character, Script::Traditional)));
  }
  CHECK(is_same(shape(fonts, U'A', Script::Simplified), shape(fonts, U'A', Script::Traditional)));
}

TEST_CASE("any name is drawn, whichever fonts there are", "[ui][fonts]") {
  for (const char* font : {"NotoSansCJK", "wqy-microhei", "DejaVuSans"}) {
    const std::vector<FontFile> files = only(font);
    if (files.empty()) continue;
    INFO(font);
    FontSet fonts = opened(files);
    for (const char32_t character : std::u32string_view{U"Aéőß张繁𠮷𠀋𡃁ЖΩ😀🎉♪\x10FFFD"}) {
      for (const Weight weight : {Weight::Regular, Weight::Bold}) {
        const auto bitmap = fonts.rasterise(character, 30, weight, Script::Traditional);
        REQUIRE(bitmap.has_value());
        CHECK(bitmap->width > 0);  // a shape or the replacement sign, never a hole
        CHECK(bitmap->advance > 0);
      }
    }
  }
}

TEST_CASE("the small choice of fonts draws common names whole", "[ui][fonts]") {
  std::vector<FontFile> files = only("wqy-microhei");
  if (files.empty()) return;
  for (const FontFile& letters : only("DejaVuSans")) files.push_back(letters);
  FontSet fonts = opened(files);
  const auto sign = shape(fonts, U'\xFFFD', Script::Simplified);
  for (const char32_t character : std::u32string_view{U"欧阳静怡歐陽靜怡陳國Maríaőß伟偉ЖЁΩ😀"}) {
    INFO(static_cast<std::uint32_t>(character));
    CHECK_FALSE(is_same(shape(fonts, character, Script::Simplified), sign));
  }
}

TEST_CASE("characters beyond 16 bit are drawn, not dropped", "[ui][fonts]") {
  if (only("NotoSansCJK").empty()) return;
  FontSet fonts = opened(installed_fonts());
  const auto sign = shape(fonts, U'\xFFFD', Script::Simplified);
  for (const char32_t character : {U'𠮷', U'𠀋', U'𡃁', U'𡈽'}) {
    INFO(static_cast<std::uint32_t>(character));
    CHECK_FALSE(is_same(shape(fonts, character, Script::Simplified), sign));
  }
  CHECK(characters_of("葛\U000E0100城") == U"葛城");  // the variant's selector has no shape
  CHECK(characters_of("👍\U0001F3FD") == U"👍");        // nor has a skin tone
}

TEST_CASE("ideographs and capitals stand on one line, centre to centre", "[ui][fonts]") {
  for (const char* font : {"NotoSansCJK", "wqy-microhei"}) {
    std::vector<FontFile> files = only(font);
    if (files.empty()) continue;
    for (const FontFile& letters : only("DejaVuSans")) files.push_back(letters);
    FontSet fonts = opened(files);
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
      INFO(font);
      CHECK(apart(fonts, U'国', U'H', weight) <= 4);  // hundredths of the em
      CHECK(apart(fonts, U'Ж', U'H', weight) <= 4);
      CHECK(apart(fonts, U'国', U'Ж', weight) <= 6);
    }
  }
}

TEST_CASE("runs of all scripts of a line share the baseline", "[ui][fonts]") {
  NullGlyphTexture texture;
  auto glyphs = GlyphCache::open(installed_fonts(), texture);
  REQUIRE(glyphs.has_value());
  Line line;
  const Canvas canvas = Canvas::in(1280, 800);
  Painter paint{*glyphs, canvas, line.cut};
  const Rect box{0, 100, 1200, 72};
  const TextStyle style{kTitle, rgb(0)};
  const ImVector<ImDrawVert>& drawn = ImGui::GetBackgroundDrawList()->VtxBuffer;
  const auto baseline = [&](const char* text, char32_t first) {
    const int begin = drawn.Size;
    paint.text(box, text, style);
    const auto size = static_cast<int>(std::lround(style.size * canvas.scale));
    return drawn[begin].pos.y + glyphs->glyph(first, size, style.weight).top;
  };
  const float latin = baseline("Hx gy", U'H');
  CHECK(baseline("张伟 Hx", U'张') == Approx(latin));
  CHECK(baseline("Жук 张", U'Ж') == Approx(latin));
  CHECK(baseline("Ωμέγα", U'Ω') == Approx(latin));
  CHECK(baseline("𠮷野", U'𠮷') == Approx(latin));
}

TEST_CASE("a text too long ends in an ellipsis within its box", "[ui][fonts]") {
  NullGlyphTexture texture;
  auto glyphs = GlyphCache::open(installed_fonts(), texture);
  REQUIRE(glyphs.has_value());
  for (const char* text : {"Maximiliana von Hohenzollern-Sigmaringen und zu Wolkenburg",
                           "司馬相如司馬相如司馬相如司馬相如司馬相如",
                           "Александра Константинопольская-Преображенская",
                           "欧阳 Hohenzollern-静怡 😀🎉 Преображенская"}) {
    INFO(text);
    for (const float width : {60.0F, 137.0F, 220.0F}) {
      Line line;
      Painter paint{*glyphs, Canvas::in(1280, 800), line.cut};
      const float right = (Canvas::in(1280, 800).left + width * Canvas::in(1280, 800).scale) + 2;
      paint.text({0, 0, width, 60}, text, {kBody, rgb(0)});
      CHECK(Line::right() <= right);
      paint.paragraph({0, 100, width, 84}, text, {kBody, rgb(0)});
      CHECK(Line::right() <= right);
      CHECK_FALSE(line.cut.empty());
    }
  }
}

TEST_CASE("the atlas holds every screen of a language at 1280x800 and at 4K", "[ui][fonts]") {
  for (const tests::Stage& stage : tests::kPictureStages) {
    for (const i18n::Language language : i18n::kLanguages) {
      ui::View shown;
      tests::TapDriver driver{
          [&] { return shown; }, [](const Action&) {}, stage.width, stage.height};
      for (const tests::Sample& sample : tests::sample_views(language)) {
        shown = sample.view;
        shown.appearance = stage.appearance();
        driver.frame();
      }
      INFO(stage.name << ": " << driver.glyphs().figures().rasterised << " glyphs");
      CHECK(driver.glyphs().figures().evicted == 0);
      CHECK(driver.glyphs().figures().refused == 0);
      const auto side = static_cast<std::int64_t>(driver.glyphs().side());
      CHECK(side * side <= (stage.width > 1'920 ? 64'000'000 : 16'000'000));  // bytes
    }
  }
}
