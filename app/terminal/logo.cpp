#include "app/terminal/logo.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <stb/stb_image.h>
#include <string>

#include "app/model/shopfront.h"

namespace regulars::terminal {
namespace {

constexpr int kChannels = 4;
constexpr std::size_t kAlpha = 3;

struct PixelsDone {
  void operator()(stbi_uc* pixels) const { stbi_image_free(pixels); }
};

std::size_t place(const ui::Logo& logo, int x, int y) {
  return static_cast<std::size_t>(y * logo.width + x) * kChannels;
}

// The mean colour of the neighbours that can be seen; nothing where there are none.
void borrow_colour(ui::Logo& logo, const std::vector<std::uint8_t>& from, int x, int y) {
  std::array<unsigned, 3> sum{};
  unsigned seen = 0;
  for (int row = std::max(0, y - 1); row <= std::min(logo.height - 1, y + 1); ++row) {
    for (int column = std::max(0, x - 1); column <= std::min(logo.width - 1, x + 1); ++column) {
      const std::size_t at = place(logo, column, row);
      if (from.at(at + kAlpha) == 0) continue;
      for (std::size_t i = 0; i < sum.size(); ++i) sum.at(i) += from.at(at + i);
      ++seen;
    }
  }
  if (seen == 0) return;
  for (std::size_t i = 0; i < sum.size(); ++i) {
    logo.rgba.at(place(logo, x, y) + i) = static_cast<std::uint8_t>(sum.at(i) / seen);
  }
}

void colour_clear_pixels(ui::Logo& logo) {
  const std::vector<std::uint8_t> before = logo.rgba;
  for (int y = 0; y < logo.height; ++y) {
    for (int x = 0; x < logo.width; ++x) {
      if (before.at(place(logo, x, y) + kAlpha) == 0) borrow_colour(logo, before, x, y);
    }
  }
}

}  // namespace

Result<ui::Logo> decode_logo(std::string_view png) {
  constexpr auto kMost = static_cast<int>(model::Shopfront::kMostLogoPixels);
  if (png.empty() || png.size() > model::Shopfront::kMostLogoBytes || !png.starts_with("\x89PNG")) {
    return fail(ErrorKind::invalid,
                "the logo of " + std::to_string(png.size()) + " bytes is no PNG of at most " +
                    std::to_string(model::Shopfront::kMostLogoBytes));
  }
  const std::vector<stbi_uc> bytes(png.begin(), png.end());
  const int size = static_cast<int>(bytes.size());
  ui::Logo logo;
  int channels = 0;
  const bool is_known =
      stbi_info_from_memory(bytes.data(), size, &logo.width, &logo.height, &channels) != 0;
  if (!is_known || logo.width < 1 || logo.height < 1 || logo.width > kMost || logo.height > kMost) {
    return fail(ErrorKind::invalid,
                "the logo is " + std::to_string(logo.width) + "x" + std::to_string(logo.height) +
                    " pixels, at most " + std::to_string(kMost) + " either way");
  }
  const std::unique_ptr<stbi_uc, PixelsDone> pixels{
      stbi_load_from_memory(bytes.data(), size, &logo.width, &logo.height, &channels, kChannels)};
  if (!pixels) return fail(ErrorKind::invalid, "the logo is a damaged PNG");
  const std::span seen{pixels.get(),
                       static_cast<std::size_t>(logo.width * logo.height * kChannels)};
  logo.rgba.assign(seen.begin(), seen.end());
  colour_clear_pixels(logo);
  return logo;
}

}  // namespace regulars::terminal
