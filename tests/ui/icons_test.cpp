// The icon set: every icon inside its square, and a sheet of all of them to be looked at.

#include "app/ui/widgets/icons.h"

#include <filesystem>
#include <set>
#include <span>

#include <imgui.h>

#include "app/ui/widgets/frame_input.h"
#include "tests/support/catch.h"
#include "tests/support/software_renderer.h"

using namespace regulars;
using namespace regulars::ui;

namespace {

// A frame has begun when it returns.
ImGuiContext* begun_frame(float width, float height) {
  ImGuiContext* const context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  set_up_imgui();
  unsigned char* pixels = nullptr;
  int atlas_width = 0;
  int atlas_height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &atlas_width, &atlas_height);
  FrameInput input;
  input.width = width;
  input.height = height;
  feed(input);
  ImGui::NewFrame();
  return context;
}

// A frame to paint on, without a screen.
class Sheet {
 public:
  Sheet(float width, float height)
      : context_(begun_frame(width, height)),
        glyphs_(*GlyphCache::open(installed_fonts(), memory_)),
        paint_(glyphs_, Canvas::in(width, height), cut_texts_) {}
  ~Sheet() { ImGui::DestroyContext(context_); }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  [[nodiscard]] Painter& paint() { return paint_; }
  [[nodiscard]] const tests::GlyphMemory& memory() const { return memory_; }

 private:
  ImGuiContext* context_;
  tests::GlyphMemory memory_;
  GlyphCache glyphs_;
  std::vector<std::string> cut_texts_;
  Painter paint_;
};

constexpr float kSize = 48;

}  // namespace

TEST_CASE("every icon is drawn, inside its square", "[ui][icons]") {
  Sheet sheet{1280, 800};
  std::set<std::string_view> drawings;
  for (int i = 1; i < kIconCount; ++i) {
    const auto icon = static_cast<Icon>(i);
    INFO(i << " " << drawing_of(icon));
    CHECK(drawings.insert(drawing_of(icon)).second);
    const ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const int first = list.VtxBuffer.Size;
    draw_icon(sheet.paint(), icon, {400, 400}, kSize, rgb(0));
    CHECK(list.VtxBuffer.Size > first);
    constexpr float kSoftEdge = 1;
    for (int at = first; at < list.VtxBuffer.Size; ++at) {
      const ImVec2& place = list.VtxBuffer[at].pos;
      REQUIRE(place.x >= 400 - kSize / 2 - kSoftEdge);
      REQUIRE(place.x <= 400 + kSize / 2 + kSoftEdge);
      REQUIRE(place.y >= 400 - kSize / 2 - kSoftEdge);
      REQUIRE(place.y <= 400 + kSize / 2 + kSoftEdge);
    }
  }
  ImGui::Render();
}

TEST_CASE("a sheet of all icons", "[pictures]") {
  Sheet sheet{1280, 800};
  constexpr int kColumns = 10;
  constexpr float kCell = 120;
  const Theme& theme = theme_named(ThemeName::Day);
  sheet.paint().rect({0, 0, 1280, 800}, theme.surface);
  for (int i = 1; i < kIconCount; ++i) {
    const int cell = i - 1;
    const Point centre{80 + kCell * static_cast<float>(cell % kColumns),
                       80 + kCell * static_cast<float>(cell / kColumns)};
    draw_icon(sheet.paint(), static_cast<Icon>(i), {centre.x - 20, centre.y}, 64, theme.ink);
    draw_icon(sheet.paint(), static_cast<Icon>(i), {centre.x + 44, centre.y}, 32, theme.primary);
  }
  for (int face = 1; face <= 5; ++face) {
    draw_face(sheet.paint(), theme, {100 + 160 * static_cast<float>(face), 690}, 60, face);
  }
  ImGui::Render();
  const std::filesystem::path folder{REGULARS_PICTURES};
  std::filesystem::create_directories(folder);
  REQUIRE(tests::write_png(tests::rendered(sheet.memory()), folder / "icons.png"));
}
