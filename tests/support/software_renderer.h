#pragma once
// SoftwareRenderer: ImGui's triangles into an RGBA picture, without a GPU: the same pixels on every
// machine. GlyphMemory is the glyphs' texture it reads.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/ui/widgets/glyph_texture.h"

namespace regulars::tests {

class GlyphMemory final : public ui::GlyphTexture {
 public:
  void create(int side) override;
  void upload(int x, int y, int width, int height, std::span<const std::uint8_t> alpha) override;
  [[nodiscard]] void* id() const override;
  [[nodiscard]] std::uint8_t sample(float u, float v) const;
  // Bytes uploaded so far: what a frame of new glyphs costs.
  [[nodiscard]] std::size_t uploaded() const { return uploaded_; }

 private:
  int side_ = 0;
  std::size_t uploaded_ = 0;
  std::vector<std::uint8_t> alpha_;
};

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;  // 0xAABBGGRR
};

// What the last ImGui::Render() drew.
[[nodiscard]] Picture rendered(const GlyphMemory& glyphs);
// The same where the glyphs' texture is known to ImGui by another id.
[[nodiscard]] Picture rendered(const GlyphMemory& glyphs, const void* glyphs_id);
// False when the file cannot be written.
[[nodiscard]] bool write_png(const Picture& picture, const std::filesystem::path& file);

}  // namespace regulars::tests
