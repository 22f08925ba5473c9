#pragma once
// PictureMaker: sample views into pictures, drawn as the terminal draws them without OpenGL, on one
// stage, in one theme and language; and contact sheets of many pictures. Owns ImGui's context while
// it lives: one at a time.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/ui/widgets/software_canvas.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/stages.h"

namespace regulars::tests {

struct Image {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;  // 0x00RRGGBB
};

class PictureMaker {
 public:
  explicit PictureMaker(const Stage& stage);

  // The view at rest; its appearance is the stage's, in the theme.
  [[nodiscard]] const Image& draw(const ui::View& view, ui::ThemeName theme);
  [[nodiscard]] const Image& draw(const ui::CustomerView& view, ui::ThemeName theme);

 private:
  const Image& draw_shown();

  const Stage stage_;
  TapDriver::Scene shown_;
  ui::SoftwareGlyphs glyphs_;
  TapDriver driver_;
  ui::SoftwareCanvas canvas_;
  Image image_;
};

// Each pixel the mean of those it stands for; at most `width` wide.
[[nodiscard]] Image reduced(const Image& image, int width);
// In rows of `columns`, with a margin.
[[nodiscard]] Image contact_sheet(const std::vector<Image>& images, int columns);

enum class Effort { Quick, Small };  // half a second faster each, or a third smaller
// False when the file cannot be written.
[[nodiscard]] bool write_png(const Image& image, const std::filesystem::path& file, Effort effort);

}  // namespace regulars::tests
