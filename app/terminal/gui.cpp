#include "app/terminal/gui.h"

#include <backends/imgui_impl_opengl3.h>
#include <optional>
#include <utility>

#include <imgui.h>

#include "app/ui/screens/screen_painter.h"
#include "app/ui/theme.h"
#include "app/ui/widgets/gl_glyph_texture.h"
#include "app/ui/widgets/glyph_cache.h"

namespace regulars::terminal {
namespace {

// ImGui's context and its renderer, as one handle.
class ImGuiHandle {
 public:
  ImGuiHandle() {
    ImGui::CreateContext();
    ui::set_up_imgui();
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  ~ImGuiHandle() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  ImGuiHandle(const ImGuiHandle&) = delete;
  ImGuiHandle& operator=(const ImGuiHandle&) = delete;
};

}  // namespace

struct Gui::Parts {
  Parts(Window& on, const i18n::Catalogues& words) : window(on), catalogues(words) {}

  Window& window;
  const i18n::Catalogues& catalogues;
  ImGuiHandle imgui;
  ui::GlGlyphTexture texture;
  std::optional<ui::GlyphCache> glyphs;
  std::optional<ui::ScreenPainter> painter;
  ui::Touch touch;
  std::optional<std::uint64_t> last_picture;  // its hash
  SteadyInstant last_frame{};
};

Gui::Gui(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Gui::~Gui() = default;

Result<std::unique_ptr<Gui>> Gui::open(Window& window, const i18n::Catalogues& catalogues) {
  auto parts = std::make_unique<Parts>(window, catalogues);
  auto glyphs = ui::GlyphCache::open(ui::installed_fonts(), parts->texture);
  if (!glyphs) return fail(glyphs.error());
  parts->glyphs.emplace(*std::move(glyphs));
  parts->painter.emplace(*parts->glyphs, catalogues);
  return std::unique_ptr<Gui>(new Gui(std::move(parts)));
}

Gui::Drawn Gui::draw(const ui::View& view, const ui::FrameInput& input) {
  parts_->last_frame = input.now;
  ImGui_ImplOpenGL3_NewFrame();
  ui::feed(input);
  ImGui::NewFrame();
  parts_->painter->draw(view, parts_->touch, input);
  ImGui::Render();
  const std::uint64_t picture = ui::draw_hash();
  if (parts_->last_picture == picture) return Drawn::Skipped;
  parts_->last_picture = picture;
  parts_->window.begin_picture(parts_->painter->ground());
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  return Drawn::Presented;
}

Picture Gui::picture_of(const ui::View& view) {
  ui::FrameInput frame;
  frame.width = static_cast<float>(parts_->window.width());
  frame.height = static_cast<float>(parts_->window.height());
  frame.now = parts_->last_frame;
  forget_picture();
  draw(view, frame);
  forget_picture();
  return parts_->window.picture();
}

std::vector<ui::Action> Gui::take_actions() {
  return parts_->touch.take_actions();
}

void Gui::forget_picture() {
  parts_->last_picture.reset();
}

const ui::Touch& Gui::touch() const {
  return parts_->touch;
}

}  // namespace regulars::terminal
