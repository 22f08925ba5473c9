#include "tests/support/software_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <stb_image_write.h>

#include <imgui.h>

namespace regulars::tests {
namespace {

constexpr std::int64_t kUnit = 256;  // parts of a pixel

struct Corner {
  std::int64_t x = 0, y = 0;
};

struct Triangle {
  std::array<const ImDrawVert*, 3> vertices{};
  std::array<Corner, 3> corners{};
  std::int64_t area = 0;
};

std::int64_t cross(const Corner& a, const Corner& b, const Corner& c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// Pixels on a shared edge belong to exactly one of its triangles.
std::int64_t bias(const Corner& a, const Corner& b) {
  const bool is_top = a.y == b.y && b.x > a.x;
  const bool is_left = b.y < a.y;
  return is_top || is_left ? 0 : -1;
}

std::uint32_t blended(std::uint32_t below, const std::array<float, 4>& colour) {
  std::uint32_t result = 0xff000000U;
  const float alpha = colour[3] / 255.0F;
  for (unsigned i = 0; i < 3; ++i) {
    const auto old = static_cast<float>(below >> (8 * i) & 0xffU);
    const float value = old + (colour.at(i) - old) * alpha;
    result |= static_cast<std::uint32_t>(std::lround(std::clamp(value, 0.0F, 255.0F))) << (8 * i);
  }
  return result;
}

Triangle triangle_of(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
  Triangle result;
  result.vertices = {&a, &b, &c};
  for (std::size_t i = 0; i < 3; ++i) {
    result.corners.at(i) = {std::llround(result.vertices.at(i)->pos.x * kUnit),
                            std::llround(result.vertices.at(i)->pos.y * kUnit)};
  }
  result.area = cross(result.corners[0], result.corners[1], result.corners[2]);
  if (result.area < 0) {
    std::swap(result.vertices[1], result.vertices[2]);
    std::swap(result.corners[1], result.corners[2]);
    result.area = -result.area;
  }
  return result;
}

void shade(std::uint32_t& pixel,
           const Triangle& triangle,
           const std::array<float, 3>& weights,
           const GlyphMemory* glyphs) {
  std::array<float, 4> colour{};
  float u = 0;
  float v = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const ImDrawVert& vertex = *triangle.vertices.at(i);
    const float weight = weights.at(i);
    u += vertex.uv.x * weight;
    v += vertex.uv.y * weight;
    for (unsigned channel = 0; channel < 4; ++channel) {
      colour.at(channel) += static_cast<float>(vertex.col >> (8 * channel) & 0xffU) * weight;
    }
  }
  if (glyphs != nullptr) colour[3] *= static_cast<float>(glyphs->sample(u, v)) / 255.0F;
  pixel = blended(pixel, colour);
}

void fill(Picture& picture, const Triangle& triangle, const GlyphMemory* glyphs) {
  if (triangle.area == 0) return;
  const auto& [a, b, c] = triangle.corners;
  const auto [left, right] = std::minmax({a.x, b.x, c.x});
  const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
  const std::int64_t last_x = std::min<std::int64_t>(picture.width - 1, right / kUnit);
  const std::int64_t last_y = std::min<std::int64_t>(picture.height - 1, bottom / kUnit);
  const auto area = static_cast<float>(triangle.area);
  for (std::int64_t y = std::max<std::int64_t>(0, top / kUnit); y <= last_y; ++y) {
    for (std::int64_t x = std::max<std::int64_t>(0, left / kUnit); x <= last_x; ++x) {
      const Corner point{x * kUnit + kUnit / 2, y * kUnit + kUnit / 2};
      const std::int64_t wa = cross(b, c, point);
      const std::int64_t wb = cross(c, a, point);
      const std::int64_t wc = cross(a, b, point);
      if (wa + bias(b, c) < 0 || wb + bias(c, a) < 0 || wc + bias(a, b) < 0) continue;
      shade(picture.pixels.at(static_cast<std::size_t>(y * picture.width + x)),
            triangle,
            {static_cast<float>(wa) / area,
             static_cast<float>(wb) / area,
             static_cast<float>(wc) / area},
            glyphs);
    }
  }
}

}  // namespace

void GlyphMemory::create(int side) {
  side_ = side;
  alpha_.assign(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 0);
}

void GlyphMemory::upload(int x, int y, int width, int height, std::span<const std::uint8_t> alpha) {
  uploaded_ += alpha.size();
  for (int row = 0; row < height; ++row) {
    const auto from =
        alpha.subspan(static_cast<std::size_t>(row * width), static_cast<std::size_t>(width));
    std::copy(from.begin(), from.end(), alpha_.begin() + (y + row) * side_ + x);
  }
}

void* GlyphMemory::id() const {
  return const_cast<GlyphMemory*>(this);
}

std::uint8_t GlyphMemory::sample(float u, float v) const {
  const auto side = static_cast<float>(side_);
  const int x = std::clamp(static_cast<int>(u * side), 0, side_ - 1);
  const int y = std::clamp(static_cast<int>(v * side), 0, side_ - 1);
  return alpha_.at(static_cast<std::size_t>(y * side_ + x));
}

Picture rendered(const GlyphMemory& glyphs) {
  return rendered(glyphs, glyphs.id());
}

Picture rendered(const GlyphMemory& glyphs, const void* glyphs_id) {
  const ImDrawData& data = *ImGui::GetDrawData();
  Picture picture{static_cast<int>(data.DisplaySize.x), static_cast<int>(data.DisplaySize.y), {}};
  picture.pixels.assign(static_cast<std::size_t>(picture.width * picture.height), 0xff000000U);
  for (int i = 0; i < data.CmdListsCount; ++i) {
    const ImDrawList& list = *data.CmdLists[i];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      const bool is_text = command.GetTexID() == glyphs_id;
      const auto vertex = [&](unsigned index) -> const ImDrawVert& {
        const unsigned place = list.IdxBuffer[static_cast<int>(command.IdxOffset + index)];
        return list.VtxBuffer[static_cast<int>(command.VtxOffset + place)];
      };
      for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
        fill(picture,
             triangle_of(vertex(at), vertex(at + 1), vertex(at + 2)),
             is_text ? &glyphs : nullptr);
      }
    }
  }
  return picture;
}

bool write_png(const Picture& picture, const std::filesystem::path& file) {
  return stbi_write_png(file.c_str(),
                        picture.width,
                        picture.height,
                        4,
                        picture.pixels.data(),
                        picture.width * 4) != 0;
}

}  // namespace regulars::tests
