#include "app/ui/widgets/gl_glyph_texture.h"

#include <cstdint>
#include <vector>

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>

#include "app/base/check.h"

namespace regulars::ui {

GlGlyphTexture::~GlGlyphTexture() {
  if (name_ != 0) glDeleteTextures(1, &name_);
}

void GlGlyphTexture::create(int side) {
  REGULARS_CHECK(name_ == 0);
  glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_R, GL_ONE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_G, GL_ONE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, GL_ONE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const auto size = static_cast<std::size_t>(side);
  const std::vector<std::uint8_t> empty(size * size, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, side, side, 0, GL_RED, GL_UNSIGNED_BYTE, empty.data());
}

void GlGlyphTexture::upload(
    int x, int y, int width, int height, std::span<const std::uint8_t> alpha) {
  glBindTexture(GL_TEXTURE_2D, name_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RED, GL_UNSIGNED_BYTE, alpha.data());
}

void* GlGlyphTexture::id() const {
  // ImGui carries a texture as a pointer-sized value.
  return reinterpret_cast<void*>(static_cast<std::uintptr_t>(name_));
}

}  // namespace regulars::ui
