#include "app/terminal/gui.h"

#include <optional>
#include <utility>

#include <imgui.h>

#include "app/terminal/surface.h"
#include "app/ui/screens/screen_painter.h"
#include "app/ui/theme.h"
#include "app/ui/widgets/glyph_cache.h"

namespace regulars::terminal {
namespace {

// ImGui's context beside OpenGL's, as one handle.
class ImGuiHandle {
 public:
  explicit ImGuiHandle(Window& window) : window_(window), context_(ImGui::CreateContext()) {
    make_current();
    ui::set_up_imgui();
  }
  ~ImGuiHandle() { ImGui::DestroyContext(context_); }
  ImGuiHandle(const ImGuiHandle&) = delete;
  ImGuiHandle& operator=(const ImGuiHandle&) = delete;

  void make_current() {
    window_.make_current();
    ImGui::SetCurrentContext(context_);
  }

 private:
  Window& window_;
  ImGuiContext* context_;
};

}  // namespace

struct Gui::Parts {
  explicit Parts(Window& on) : window(on), imgui(on), surface(Surface::on(on)) {}
  ~Parts() { imgui.make_current(); }  // for the surface, which goes next
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  template <typename View>
  Drawn draw(const View& view, const ui::FrameInput& input);
  template <typename View>
  Picture picture_of(const View& view);
  void forget_picture() {
    last_picture.reset();
    surface->forget();
  }

  Window& window;
  ImGuiHandle imgui;
  std::unique_ptr<Surface> surface;
  std::optional<ui::GlyphCache> glyphs;
  std::optional<ui::ScreenPainter> painter;
  ui::Touch touch;
  std::optional<std::uint64_t> last_picture;  // its hash
  SteadyInstant last_frame{};
};

Gui::Gui(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Gui::~Gui() = default;

Result<std::unique_ptr<Gui>> Gui::open(Window& window, const i18n::Catalogues& catalogues) {
  auto parts = std::make_unique<Parts>(window);
  const int side = ui::GlyphCache::side_for(window.width(), window.height());
  auto glyphs = ui::GlyphCache::open(ui::installed_fonts(), parts->surface->glyphs(), side);
  if (!glyphs) return fail(glyphs.error());
  parts->glyphs.emplace(*std::move(glyphs));
  parts->painter.emplace(*parts->glyphs, catalogues);
  return std::unique_ptr<Gui>(new Gui(std::move(parts)));
}

template <typename View>
Gui::Drawn Gui::Parts::draw(const View& view, const ui::FrameInput& input) {
  imgui.make_current();
  last_frame = input.now;
  surface->begin_frame();
  ui::feed(input);
  ImGui::NewFrame();
  painter->draw(view, touch, input);
  ImGui::Render();
  const std::uint64_t picture = ui::draw_hash();
  if (last_picture == picture) return Drawn::Skipped;
  last_picture = picture;
  surface->draw(painter->ground());
  return Drawn::Presented;
}

template <typename View>
Picture Gui::Parts::picture_of(const View& view) {
  ui::FrameInput frame;
  frame.width = static_cast<float>(window.width());
  frame.height = static_cast<float>(window.height());
  frame.now = last_frame;
  forget_picture();
  draw(view, frame);
  forget_picture();
  return window.picture();
}

Gui::Drawn Gui::draw(const ui::View& view, const ui::FrameInput& input) {
  return parts_->draw(view, input);
}

Gui::Drawn Gui::draw(const ui::CustomerView& view, const ui::FrameInput& input) {
  return parts_->draw(view, input);
}

Picture Gui::picture_of(const ui::View& view) {
  return parts_->picture_of(view);
}

Picture Gui::picture_of(const ui::CustomerView& view) {
  return parts_->picture_of(view);
}

std::vector<ui::Action> Gui::take_actions() {
  return parts_->touch.take_actions();
}

void Gui::forget_picture() {
  parts_->forget_picture();
}

const ui::Touch& Gui::touch() const {
  return parts_->touch;
}

}  // namespace regulars::terminal
