#include "tests/ui/picture_maker.h"

#include <algorithm>
#include <cstddef>
#include <stb_image_write.h>
#include <utility>

#include <imgui.h>

namespace regulars::tests {
namespace {

constexpr std::uint32_t kMargin = 0x00808080;

std::size_t place(const Image& image, int x, int y) {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
         static_cast<std::size_t>(x);
}

Image blank(int width, int height, std::uint32_t colour) {
  return {width,
          height,
          std::vector<std::uint32_t>(
              static_cast<std::size_t>(width) * static_cast<std::size_t>(height), colour)};
}

// The mean of the pixels of a box.
std::uint32_t mean(const Image& image, int left, int top, int right, int bottom) {
  std::uint64_t red = 0;
  std::uint64_t green = 0;
  std::uint64_t blue = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const std::uint32_t pixel = image.pixels[place(image, x, y)];
      red += pixel >> 16U & 0xFFU;
      green += pixel >> 8U & 0xFFU;
      blue += pixel & 0xFFU;
    }
  }
  const auto count =
      static_cast<std::uint64_t>(right - left) * static_cast<std::uint64_t>(bottom - top);
  const auto rounded = [&](std::uint64_t sum) {
    return static_cast<std::uint32_t>((sum + count / 2) / count);
  };
  return rounded(red) << 16U | rounded(green) << 8U | rounded(blue);
}

void paste(const Image& image, Image& onto, int left, int top) {
  for (int y = 0; y < image.height; ++y) {
    const auto from = image.pixels.begin() + static_cast<std::ptrdiff_t>(place(image, 0, y));
    std::copy(from,
              from + image.width,
              onto.pixels.begin() + static_cast<std::ptrdiff_t>(place(onto, left, top + y)));
  }
}

}  // namespace

PictureMaker::PictureMaker(const Stage& stage)
    : stage_(stage),
      driver_(
          [this] { return shown_; }, [](const ui::Action&) {}, glyphs_, stage.width, stage.height),
      canvas_(glyphs_),
      image_(blank(static_cast<int>(stage.width), static_cast<int>(stage.height), 0)) {}

const Image& PictureMaker::draw(const ui::View& view, ui::ThemeName theme) {
  ui::View worn = view;
  worn.appearance = stage_.appearance(theme);
  shown_ = std::move(worn);
  return draw_shown();
}

const Image& PictureMaker::draw(const ui::CustomerView& view, ui::ThemeName theme) {
  ui::CustomerView worn = view;
  worn.appearance = stage_.appearance(theme);
  worn.appearance.accent = view.appearance.accent;
  shown_ = std::move(worn);
  return draw_shown();
}

const Image& PictureMaker::draw_shown() {
  driver_.frame();
  canvas_.draw(*ImGui::GetDrawData(),
               ui::rgb(0x000000),
               {image_.pixels, image_.width, image_.height, image_.width});
  return image_;
}

Image reduced(const Image& image, int width) {
  if (image.width <= width) return image;
  const int height = std::max(1, image.height * width / image.width);
  Image small = blank(width, height, 0);
  for (int y = 0; y < height; ++y) {
    const int top = y * image.height / height;
    const int bottom = std::max(top + 1, (y + 1) * image.height / height);
    for (int x = 0; x < width; ++x) {
      const int left = x * image.width / width;
      const int right = std::max(left + 1, (x + 1) * image.width / width);
      small.pixels[place(small, x, y)] = mean(image, left, top, right, bottom);
    }
  }
  return small;
}

Image contact_sheet(const std::vector<Image>& images, int columns) {
  constexpr int kGapPixels = 12;
  if (images.empty()) return blank(1, 1, kMargin);
  const int width = images.front().width + kGapPixels;
  const int height = images.front().height + kGapPixels;
  const int count = static_cast<int>(images.size());
  const int rows = (count + columns - 1) / columns;
  Image sheet = blank(columns * width + kGapPixels, rows * height + kGapPixels, kMargin);
  for (int i = 0; i < count; ++i) {
    paste(images.at(static_cast<std::size_t>(i)),
          sheet,
          kGapPixels + i % columns * width,
          kGapPixels + i / columns * height);
  }
  return sheet;
}

bool write_png(const Image& image, const std::filesystem::path& file, Effort effort) {
  constexpr int kUp = 2;  // each byte as the difference to the one above: flat areas become zeros
  constexpr int kQuick = 5;
  constexpr int kSmall = 9;
  stbi_write_force_png_filter = effort == Effort::Quick ? kUp : -1;
  stbi_write_png_compression_level = effort == Effort::Quick ? kQuick : kSmall;
  std::vector<std::uint8_t> bytes;
  bytes.reserve(image.pixels.size() * 3);
  for (const std::uint32_t pixel : image.pixels) {
    for (const unsigned shift : {16U, 8U, 0U}) {
      bytes.push_back(static_cast<std::uint8_t>(pixel >> shift & 0xFFU));
    }
  }
  return stbi_write_png(
             file.c_str(), image.width, image.height, 3, bytes.data(), image.width * 3) != 0;
}

}  // namespace regulars::tests
