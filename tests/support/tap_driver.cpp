#include "tests/support/tap_driver.h"

#include <utility>

#include <imgui.h>

#include "app/base/check.h"

namespace regulars::tests {
namespace {

ImGuiContext* new_context() {
  ImGuiContext* const context = ImGui::CreateContext();
  ImGui::SetCurrentContext(context);
  ui::set_up_imgui();
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
  return context;
}

ui::GlyphCache new_cache(ui::GlyphTexture& texture, float width, float height) {
  const int side = ui::GlyphCache::side_for(static_cast<int>(width), static_cast<int>(height));
  auto cache = ui::GlyphCache::open(ui::installed_fonts(), texture, side);
  REGULARS_CHECK(cache.has_value());  // a font package is a build dependency of the tests
  return *std::move(cache);
}

}  // namespace

TapDriver::TapDriver(Show show, Hear hear, float width, float height)
    : TapDriver(std::move(show), std::move(hear), nothing_, width, height) {}

TapDriver::TapDriver(Show show, Hear hear, ui::GlyphTexture& texture, float width, float height)
    : context_(new_context()),
      show_(std::move(show)),
      hear_(std::move(hear)),
      catalogues_(i18n::Catalogues::built_in()),
      glyphs_(new_cache(texture, width, height)),
      painter_(glyphs_, catalogues_) {
  input_.width = width;
  input_.height = height;
  input_.now = SteadyInstant{Milliseconds{1'000'000}};
}

TapDriver::~TapDriver() {
  ImGui::DestroyContext(context_);
}

std::uint64_t TapDriver::draw() {
  ui::feed(input_);
  ImGui::NewFrame();
  std::visit([&](const auto& view) { painter_.draw(view, touch_, input_); }, show_());
  ImGui::Render();
  last_hash_ = ui::draw_hash();
  input_.keys.clear();
  input_.focus = ui::FocusMove::None;
  input_.now += Milliseconds{16};
  for (const ui::Action& action : touch_.take_actions()) hear_(action);
  return last_hash_;
}

std::uint64_t TapDriver::frame() {
  input_.finger.reset();
  input_.is_down = false;
  return draw();
}

void TapDriver::press(ui::TouchPoint place) {
  const ui::Canvas& canvas = touch_.canvas();
  input_.finger =
      ui::TouchPoint{canvas.left + place.x * canvas.scale, canvas.top + place.y * canvas.scale};
  input_.is_down = true;
  draw();
}

bool TapDriver::hold(std::string_view id) {
  input_.now += pause;
  frame();
  const auto found = touch_.targets().find(id);
  if (found == touch_.targets().end() || !found->second.is_enabled) return false;
  press({found->second.rect.centre_x(), found->second.rect.centre_y()});
  return true;
}

bool TapDriver::tap(std::string_view id) {
  if (!hold(id)) return false;
  input_.is_down = false;
  draw();
  frame();
  return true;
}

void TapDriver::tap_at(ui::TouchPoint place) {
  input_.now += pause;
  press(place);
  input_.is_down = false;
  draw();
  frame();
}

void TapDriver::lift_at(ui::TouchPoint place) {
  press(place);
  input_.is_down = false;
  draw();
  frame();
}

void TapDriver::key(ui::Action action) {
  input_.keys.push_back(std::move(action));
  frame();
}

void TapDriver::focus(ui::FocusMove move) {
  input_.focus = move;
  frame();
}

bool TapDriver::has(std::string_view id) {
  frame();
  return touch_.targets().contains(id);
}

}  // namespace regulars::tests
