#pragma once
// GlyphTexture: where glyphs live for the renderer: one 8-bit alpha texture. Real in gl_texture,
// nothing in headless tests, an array of bytes in pictures. Used on the main thread only.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace regulars::ui {

class GlyphTexture {
 public:
  virtual ~GlyphTexture() = default;
  // Makes a square texture of `side` x `side` zero bytes; called once.
  virtual void create(int side) = 0;
  // Replaces one rectangle; `alpha` holds width * height bytes, row by row.
  virtual void upload(int x, int y, int width, int height, std::span<const std::uint8_t> alpha) = 0;
  // What ImDrawList takes as texture (the GL name as a pointer).
  [[nodiscard]] virtual void* id() const = 0;
};

class NullGlyphTexture final : public GlyphTexture {
 public:
  void create(int /*side*/) override {}
  void upload(int, int, int, int, std::span<const std::uint8_t>) override {}
  [[nodiscard]] void* id() const override { return nullptr; }
};

}  // namespace regulars::ui
