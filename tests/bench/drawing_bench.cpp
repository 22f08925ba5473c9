// What a frame costs, without a window: the screens and the letters by the terminal's own code, the
// pixels by its rasteriser for computers without a graphics card.

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <imgui.h>

#include "app/i18n/catalogue.h"
#include "app/ui/screens/screen_painter.h"
#include "app/ui/widgets/painter.h"
#include "app/ui/widgets/software_canvas.h"
#include "tests/bench/measures.h"
#include "tests/ui/sample_views.h"

namespace regulars::bench {
namespace {

constexpr double kMostFrame = 0.008;  // seconds of a processor, besides the renderer
constexpr double kMostHitch = 0.016;
constexpr int kFrames = 15;  // of each screen; the median counts

// Of this thread's processor: what others do meanwhile does not count.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double timed(const std::function<void()>& work) {
  const double begun = processor_seconds();
  work();
  return processor_seconds() - begun;
}

// A window's content without a window.
class Stage {
 public:
  Stage(int width, int height)
      : width_(width),
        height_(height),
        glyphs_(must(ui::GlyphCache::open(
            ui::installed_fonts(), texture_, ui::GlyphCache::side_for(width, height)))),
        painter_(glyphs_, catalogues_),
        canvas_(texture_),
        pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
    ImGui::SetCurrentContext(context_);
    ui::set_up_imgui();
    unsigned char* data = nullptr;
    int wide = 0;
    int high = 0;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&data, &wide, &high);
    input_.width = static_cast<float>(width);
    input_.height = static_cast<float>(height);
  }
  ~Stage() { ImGui::DestroyContext(context_); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // From a view to triangles and their hash: all of a frame but its pixels.
  void frame(const ui::View& view) {
    begin();
    painter_.draw(view, touch_, input_);
    end();
  }
  // Lines of text alone, at the sizes of the type scale from `first` on.
  void lines(const std::string& text) {
    begin();
    std::vector<std::string> cut;
    glyphs_.begin_frame();
    ui::Painter paint{glyphs_, ui::Canvas::in(input_.width, input_.height), cut};
    float y = 0;
    for (const float size : {ui::kSmall, ui::kTitle, ui::kDisplay}) {
      paint.text({0, y, 1'200, 2 * size}, text, {size, ui::rgb(0)});
      y += 2 * size;
    }
    end();
  }
  void pixels() {
    static_cast<void>(
        canvas_.draw(*ImGui::GetDrawData(), ui::rgb(0xFFFFFF), {pixels_, width_, height_, width_}));
  }
  void forget() { canvas_.forget(); }

 private:
  void begin() {
    input_.now += Milliseconds{16};
    ui::feed(input_);
    ImGui::NewFrame();
  }
  void end() {
    ImGui::Render();
    hash_ ^= ui::draw_hash();
  }

  int width_;
  int height_;
  ImGuiContext* context_ = ImGui::CreateContext();
  i18n::Catalogues catalogues_ = i18n::Catalogues::built_in();
  ui::SoftwareGlyphs texture_;
  ui::GlyphCache glyphs_;
  ui::Touch touch_;
  ui::ScreenPainter painter_;
  ui::SoftwareCanvas canvas_;
  ui::FrameInput input_;
  std::vector<std::uint32_t> pixels_;
  std::uint64_t hash_ = 0;
};

struct Slowest {
  double seconds = 0;
  std::string screen;
  void hear(double time, const std::string& name) {
    if (time > seconds) *this = {time, name};
  }
};

Row at_most(std::string measure, double seconds, double most) {
  return {std::move(measure), duration(seconds), "", "", "<= " + duration(most), seconds <= most};
}

// 8 characters of names that were not drawn before.
std::string new_characters(int round) {
  std::string text;
  for (int i = 0; i < 8; ++i) {
    const auto character = static_cast<unsigned>(0x5000 + round * 8 + i);
    text += static_cast<char>(0xE0U | character >> 12U);
    text += static_cast<char>(0x80U | (character >> 6U & 0x3FU));
    text += static_cast<char>(0x80U | (character & 0x3FU));
  }
  return text;
}

std::vector<Row> measure_screens(int width, int height, const std::string& size) {
  Stage stage(width, height);
  Slowest frame;
  Slowest pixels;
  for (const i18n::Language language : i18n::kLanguages) {
    for (const tests::Sample& sample : tests::sample_views(language)) {
      std::vector<double> frames;
      std::vector<double> drawings;
      stage.frame(sample.view);
      for (int i = 0; i < kFrames; ++i) {
        frames.push_back(timed([&] { stage.frame(sample.view); }));
        stage.forget();
        drawings.push_back(timed([&] { stage.pixels(); }));
      }
      const std::string name = std::string(i18n::code(language)) + " " + sample.name;
      frame.hear(percentile(frames, 0.5), name);
      pixels.hear(percentile(drawings, 0.5), name);
    }
  }
  return {
      at_most("busiest screen besides the renderer, " + size + " (" + frame.screen + ")",
              frame.seconds,
              kMostFrame),
      at_most("every pixel of a window drawn by processor, " + size + " (" + pixels.screen + ")",
              pixels.seconds,
              kMostHitch)};
}

Row measure_new_glyphs(int width, int height, const std::string& size) {
  constexpr int kRounds = 100;
  Stage stage(width, height);
  stage.lines("一");
  double worst = 0;
  for (int round = 0; round < kRounds; ++round) {
    const std::string text = new_characters(round);
    worst = std::max(worst, timed([&] {
                       stage.lines(text);
                       stage.pixels();
                     }));
  }
  return at_most("worst frame with 8 new characters at 3 sizes, " + size, worst, kMostHitch);
}

}  // namespace

std::vector<Row> measure_drawing() {
  std::vector<Row> rows;
  for (const auto& [width, height, size] :
       {std::tuple{1280, 800, "1280x800"}, std::tuple{3840, 2160, "3840x2160"}}) {
    for (Row& row : measure_screens(width, height, size)) rows.push_back(std::move(row));
    rows.push_back(measure_new_glyphs(width, height, size));
  }
  return rows;
}

}  // namespace regulars::bench
