#include "app/terminal/surface.h"

#include <backends/imgui_impl_opengl3.h>

#include <imgui.h>

#include "app/ui/widgets/gl_glyph_texture.h"
#include "app/ui/widgets/software_canvas.h"

namespace regulars::terminal {
namespace {

class GlSurface final : public Surface {
 public:
  explicit GlSurface(Window& window) : window_(window) {
    ImGui_ImplOpenGL3_Init("#version 330 core");
  }
  ~GlSurface() override { ImGui_ImplOpenGL3_Shutdown(); }

  ui::GlyphTexture& glyphs() override { return glyphs_; }
  void begin_frame() override { ImGui_ImplOpenGL3_NewFrame(); }
  void draw(std::uint32_t background) override {
    window_.begin_picture(background);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  }
  void forget() override {}  // it draws everything every time

 private:
  Window& window_;
  ui::GlGlyphTexture glyphs_;
};

class SoftwareSurface final : public Surface {
 public:
  explicit SoftwareSurface(Window& window) : window_(window), canvas_(glyphs_) {}

  ui::GlyphTexture& glyphs() override { return glyphs_; }
  void begin_frame() override {}
  void draw(std::uint32_t background) override {
    const ui::Pixels pixels = window_.pixels();
    if (pixels.data.data() != last_) canvas_.forget();  // others, with anything in them
    last_ = pixels.data.data();
    if (!pixels.data.empty()) {
      window_.changed(canvas_.draw(*ImGui::GetDrawData(), background, pixels));
    }
  }
  void forget() override { canvas_.forget(); }

 private:
  Window& window_;
  ui::SoftwareGlyphs glyphs_;
  ui::SoftwareCanvas canvas_;
  const std::uint32_t* last_ = nullptr;  // compared, never read
};

}  // namespace

std::unique_ptr<Surface> Surface::on(Window& window) {
  if (window.drawing() == Drawing::Software) return std::make_unique<SoftwareSurface>(window);
  return std::make_unique<GlSurface>(window);
}

}  // namespace regulars::terminal
