#include <string>

#include "app/ui/screens/screens.h"
#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

constexpr float kWidth = Canvas::kLong;

void face_tile(Ui& ui, const Rect& rect, int face, const std::string& words) {
  ui.paint.rect(rect, ui.theme.surface, kCardRadius);
  ui.paint.outline(rect, ui.theme.line, kCardRadius);
  touchable(
      ui, "rating.face_" + std::to_string(face), rect, kCardRadius, Enabled::Yes, FaceTapped{face});
  draw_face(ui.paint, ui.theme, {rect.centre_x(), rect.y + 96}, 60, face);
  ui.paint.text({rect.x + 8, rect.bottom() - 84, rect.width - 16, 48},
                words,
                {kLarge, ui.theme.ink, Weight::Regular, Align::Centre});
}

}  // namespace

void rating_screen(Ui& ui, const RatingView& view) {
  constexpr float kSide = 88;
  const Rect row{kSide, 0, kWidth - 2 * kSide, 0};
  ui.paint.text({row.x, 48, row.width, 40},
                view.thanks,
                {kLarge, ui.theme.muted, Weight::Regular, Align::Centre});
  ui.paint.text({row.x, 96, row.width, 60},
                view.points,
                {kTitle, ui.theme.primary, Weight::Bold, Align::Centre});
  ui.paint.text({row.x, 184, row.width, 80},
                ui.tr("rating.question"),
                {kHeadline, ui.theme.ink, Weight::Bold, Align::Centre});
  constexpr float kTile = 192;
  constexpr float kBetween = (kWidth - 2 * kSide - 5 * kTile) / 4;
  const auto tile = [&](int face) {
    return Rect{kSide + static_cast<float>(face - 1) * (kTile + kBetween), 304, kTile, 264};
  };
  face_tile(ui, tile(1), 1, ui.tr("rating.face_1"));
  face_tile(ui, tile(2), 2, ui.tr("rating.face_2"));
  face_tile(ui, tile(3), 3, ui.tr("rating.face_3"));
  face_tile(ui, tile(4), 4, ui.tr("rating.face_4"));
  face_tile(ui, tile(5), 5, ui.tr("rating.face_5"));

  const Rect skip{kSide, 600, 240, 160};
  const Rect language{kWidth - kSide - 240, 600, 240, 160};
  button(ui,
         "rating.skip",
         skip,
         ui.tr("rating.skip"),
         {Look::Plain, kLarge, Weight::Regular},
         Enabled::Yes,
         SkipTapped{});
  ui.paint.outline(skip, ui.theme.line, kRadius, 2);
  button(ui,
         "rating.language",
         language,
         next_language(ui),
         {Look::Plain, kLarge, Weight::Regular},
         Enabled::Yes,
         LanguageTapped{});
  ui.paint.outline(language, ui.theme.line, kRadius, 2);
  const Rect between{skip.right() + 40, 0, language.x - skip.right() - 80, 0};
  const std::string fair = ui.tr("rating.fair");
  const float height = ui.paint.paragraph_height(between.width, fair, kSmall, Weight::Regular);
  ui.paint.paragraph({between.x, skip.centre_y() - height / 2, between.width, height + 1},
                     fair,
                     {kSmall, ui.theme.muted, Weight::Regular, Align::Centre});
}

void thanks_screen(Ui& ui, const ThanksView& view) {
  const float x = kWidth / 2;
  draw_smile(ui.paint, {x, 256}, 104, ui.theme.primary, 7);
  ui.paint.text({88, 404, kWidth - 176, 96},
                ui.tr("thanks.title"),
                {kDisplay, ui.theme.ink, Weight::Bold, Align::Centre});
  ui.paint.text({88, 512, kWidth - 176, 60},
                view.points,
                {kTitle, ui.theme.primary, Weight::Bold, Align::Centre});
  ui.paint.text({88, 588, kWidth - 176, 44},
                ui.tr("thanks.hint") + "  " + ui.tr("thanks.see_you"),
                {kLarge, ui.theme.muted, Weight::Regular, Align::Centre});
}

}  // namespace regulars::ui
