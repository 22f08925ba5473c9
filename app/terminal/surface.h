#pragma once
// Surface: how the triangles of one window become its pixels: by OpenGL, or by the processor where
// OpenGL would be done by the processor anyway (see app/ui/widgets/software_canvas.h for why).
// Both draw the same picture. Made, used and ended on the main thread, with the window's ImGui
// context current; goes before it and before its window.

#include <cstdint>
#include <memory>

#include "app/terminal/window.h"
#include "app/ui/widgets/glyph_texture.h"

namespace regulars::terminal {

class Surface {
 public:
  // As the window was opened for.
  [[nodiscard]] static std::unique_ptr<Surface> on(Window& window);
  Surface() = default;
  virtual ~Surface() = default;
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  [[nodiscard]] virtual ui::GlyphTexture& glyphs() = 0;
  // Before ImGui::NewFrame().
  virtual void begin_frame() = 0;
  // After ImGui::Render(): what Window::present() is to show. `background` is 0xAABBGGRR.
  virtual void draw(std::uint32_t background) = 0;
  // The window's content was lost: the next draw() draws all of it.
  virtual void forget() = 0;
};

}  // namespace regulars::terminal
