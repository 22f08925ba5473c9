#pragma once
// The glyphs' texture in OpenGL: GL_R8, whose red is read as alpha of white. Needs a current
// context of its own at every call, its destruction included. Main thread.

#include "app/ui/widgets/glyph_texture.h"

namespace regulars::ui {

class GlGlyphTexture final : public GlyphTexture {
 public:
  GlGlyphTexture() = default;
  ~GlGlyphTexture() override;
  GlGlyphTexture(const GlGlyphTexture&) = delete;
  GlGlyphTexture& operator=(const GlGlyphTexture&) = delete;

  void create(int side) override;
  void upload(int x, int y, int width, int height, std::span<const std::uint8_t> alpha) override;
  [[nodiscard]] void* id() const override;

 private:
  unsigned name_ = 0;
};

}  // namespace regulars::ui
