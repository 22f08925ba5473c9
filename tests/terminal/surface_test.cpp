// The two ways of drawing a window show the same picture.

#include "app/terminal/surface.h"

#include <algorithm>
#include <cstdlib>

#include "app/i18n/catalogue.h"
#include "app/terminal/desktop.h"
#include "app/terminal/gui.h"
#include "app/terminal/window.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_views.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

struct Drawn {
  std::unique_ptr<terminal::Window> window;
  std::unique_ptr<terminal::Gui> gui;

  // False where this machine cannot draw this way.
  bool open(terminal::Desktop& desktop,
            const i18n::Catalogues& catalogues,
            terminal::Drawing drawing) {
    terminal::WindowOptions wanted;
    wanted.is_fullscreen = false;
    wanted.drawing = drawing;
    auto opened = terminal::Window::open(desktop, wanted);
    if (!opened) return false;
    window = *std::move(opened);
    auto made = terminal::Gui::open(*window, catalogues);
    if (made) gui = *std::move(made);
    return gui != nullptr;
  }
};

// Pixels that differ by more than two roundings.
int differing(const terminal::Picture& one, const terminal::Picture& other) {
  constexpr int kRounding = 6;
  int count = 0;
  for (std::size_t i = 0; i + 2 < one.rgb.size(); i += 3) {
    int most = 0;
    for (std::size_t channel = 0; channel < 3; ++channel) {
      most = std::max(most, std::abs(one.rgb[i + channel] - other.rgb[i + channel]));
    }
    if (most > kRounding) ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("the processor draws what OpenGL draws", "[terminal][surface]") {
  ::setenv("SDL_VIDEODRIVER", "offscreen", 1);
  auto desktop = terminal::Desktop::open();
  if (!desktop) return;
  const i18n::Catalogues catalogues = i18n::Catalogues::built_in();
  Drawn gl;
  Drawn software;
  if (!gl.open(**desktop, catalogues, terminal::Drawing::OpenGl)) return;
  REQUIRE(software.open(**desktop, catalogues, terminal::Drawing::Software));
  CHECK(gl.window->drawing() == terminal::Drawing::OpenGl);
  CHECK(software.window->drawing() == terminal::Drawing::Software);
  for (const Sample& sample : sample_views(i18n::Language::TraditionalChinese)) {
    const terminal::Picture one = gl.gui->picture_of(sample.view);
    const terminal::Picture other = software.gui->picture_of(sample.view);
    REQUIRE(one.rgb.size() == other.rgb.size());
    const int count = differing(one, other);
    INFO(sample.name << ": " << count << " pixels differ");
    CHECK(count <= 1'280 * 800 / 1'000);  // a tenth of a per cent: ends of slivers
  }
}

TEST_CASE("OpenGL that runs on the processor is known by its name", "[terminal][surface]") {
  CHECK(terminal::is_software_renderer("llvmpipe (LLVM 15.0.6, 256 bits)"));
  CHECK(terminal::is_software_renderer("softpipe"));
  CHECK_FALSE(terminal::is_software_renderer("Mesa Intel(R) UHD Graphics 600 (GLK 2)"));
  ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  CHECK_FALSE(terminal::has_graphics_card());
  ::unsetenv("LIBGL_ALWAYS_SOFTWARE");
}
