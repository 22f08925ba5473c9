#include "app/ui/screens/screen_painter.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <variant>

#include <imgui.h>

#include "app/ui/screens/live_picture.h"
#include "app/ui/screens/screens.h"
#include "app/ui/widgets/status_strip.h"
#include "app/ui/widgets/tour_bubble.h"
#include "app/ui/widgets/training_band.h"

namespace regulars::ui {
namespace {

struct DrawBody {
  Ui& ui;
  void operator()(const SetupView& view) const { setup_screen(ui, view); }
  void operator()(const SignInView& view) const { sign_in_screen(ui, view); }
  void operator()(const HomeView& view) const { home_screen(ui, view); }
  void operator()(const SearchView& view) const { search_screen(ui, view); }
  void operator()(const FormView& view) const { form_screen(ui, view); }
  void operator()(const MemberView& view) const { member_screen(ui, view); }
  void operator()(const AmountView& view) const { amount_screen(ui, view); }
  void operator()(const RedeemView& view) const { redeem_screen(ui, view); }
  void operator()(const PageView& view) const { page_screen(ui, view); }
  void operator()(const VoucherView& view) const { voucher_screen(ui, view); }
  void operator()(const FieldView& view) const { field_screen(ui, view); }
  void operator()(const DoneView& view) const { done_screen(ui, view); }
  void operator()(const RatingView& view) const { rating_screen(ui, view); }
  void operator()(const ThanksView& view) const { thanks_screen(ui, view); }
  void operator()(const TypingView& view) const { typing_screen(ui, view); }
  void operator()(const DayView& view) const { day_screen(ui, view); }
  void operator()(const FaultsView& view) const { faults_screen(ui, view); }
  void operator()(const SettingsView& view) const { settings_screen(ui, view); }
};

// FNV-1a over words of 8 bytes: quick enough for every frame.
std::uint64_t hashed(std::uint64_t hash, std::span<const std::byte> bytes) {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 32U;
  }
  for (; at < bytes.size(); ++at) {
    hash = (hash ^ std::to_integer<std::uint64_t>(bytes[at])) * kPrime;
  }
  return hash;
}

template <typename AnyView>
Canvas canvas_of(const AnyView& view, const FrameInput& input) {
  return Canvas::in(
      input.width, input.height, view.appearance.text, view.appearance.diagonal_inches);
}

// Over everything, so that nothing covers it: the colour of words on a band of the surface, which
// stands out from whatever lies around.
void draw_ring(Painter& paint, const Theme& theme, const Touch::Ring& ring) {
  paint.outline(ring.rect.inset(-2), theme.surface, ring.radius + 2, 4);
  paint.outline(ring.rect.inset(-5), theme.ink, ring.radius + 5, 4);
}

// The cashier's keyboard is not the customer's.
FrameInput finger_only(FrameInput input) {
  input.keys.clear();
  input.focus = FocusMove::None;
  return input;
}

void strip(Ui& ui, const View& view) {
  if (view.training) {
    training_strip(ui, view.status, *view.training);
  } else {
    status_strip(ui, view.status);
  }
}

}  // namespace

ScreenPainter::ScreenPainter(GlyphCache& glyphs, const i18n::Catalogues& catalogues)
    : glyphs_(glyphs), catalogues_(catalogues) {}

void ScreenPainter::wear(const Appearance& appearance) {
  if (appearance == appearance_) return;
  appearance_ = appearance;
  theme_ = theme_of(appearance);
}

void ScreenPainter::draw(const View& view, Touch& touch, const FrameInput& input) {
  cut_texts_.clear();
  glyphs_.begin_frame();
  glyphs_.read_in(script_of(view.language));
  wear(view.appearance);
  const FrameInput heard = is_for_customer(view) ? finger_only(input) : input;
  touch.begin_frame(heard, screen_name(view), canvas_of(view, input));
  Painter paint{glyphs_, touch.canvas(), cut_texts_};
  Ui ui{paint, touch, theme_, catalogues_.in(view.language), appearance_};
  std::optional<LivePicture> live;
  if (view.customer) {
    live.emplace(LivePicture{*view.customer, glyphs_, catalogues_, script_of(view.language)});
    ui.live = &*live;
  }
  ground_ = is_for_customer(view) ? theme_.customer_ground : theme_.ground;
  ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, {input.width, input.height}, ground_);
  if (view.training && is_for_customer(view)) ui.taken = kTrainingEdge;
  std::visit(DrawBody{ui}, view.body);
  if (!is_for_customer(view)) strip(ui, view);  // after it: the keyboard begins in the screen
  if (view.training && is_for_customer(view)) training_edge(ui, *view.training);
  if (view.training) training_frame(ui);
  if (view.tour) tour_bubble(ui, *view.tour);
  if (touch.ring()) draw_ring(paint, theme_, *touch.ring());
  touch.end_frame();
}

void ScreenPainter::draw(const CustomerView& view, Touch& touch, const FrameInput& input) {
  cut_texts_.clear();
  glyphs_.begin_frame();
  glyphs_.read_in(script_of(view.language));
  wear(view.appearance);
  touch.begin_frame(finger_only(input), screen_name(view), canvas_of(view, input));
  Painter paint{glyphs_, touch.canvas(), cut_texts_};
  Ui ui{paint, touch, theme_, catalogues_.in(view.language), appearance_};
  ground_ = theme_.customer_ground;
  ImGui::GetBackgroundDrawList()->AddRectFilled({0, 0}, {input.width, input.height}, ground_);
  if (view.training) ui.taken = kTrainingEdge;
  customer_screen(ui, view.body);
  if (view.training) {
    training_edge(ui, *view.training);
    training_frame(ui);
  }
  touch.end_frame();
}

std::uint64_t draw_hash() {
  std::uint64_t hash = 0xcbf29ce484222325;
  const ImDrawData* data = ImGui::GetDrawData();
  if (data == nullptr) return hash;
  for (int i = 0; i < data->CmdListsCount; ++i) {
    const ImDrawList& list = *data->CmdLists[i];
    const auto vertices =
        std::span{list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.Size)};
    const auto indices =
        std::span{list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size)};
    hash = hashed(hash, std::as_bytes(vertices));
    hash = hashed(hash, std::as_bytes(indices));
  }
  return hash;
}

}  // namespace regulars::ui
