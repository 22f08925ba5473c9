#pragma once
// Controls: what screens are made of. Each takes its place in canvas units and answers nothing:
// taps become Actions in Touch.

#include <string>
#include <string_view>

#include "app/i18n/catalogue.h"
#include "app/ui/actions.h"
#include "app/ui/theme.h"
#include "app/ui/views/notice.h"
#include "app/ui/widgets/area.h"
#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/painter.h"
#include "app/ui/widgets/touch.h"

namespace regulars::ui {

struct LivePicture;

// What one screen draws with, for one frame.
struct Ui {
  Painter& paint;
  Touch& touch;
  const Theme& theme;
  const i18n::Catalogue& words;
  const Appearance& appearance;
  const LivePicture* live = nullptr;  // of the customer's window; null where there is none
  float taken = 0;  // of the canvas's upper edge on the customer's screens: training

  [[nodiscard]] const Canvas& canvas() const { return touch.canvas(); }
  // The whole canvas, to be cut up.
  [[nodiscard]] Area whole() const { return {canvas().rect(), kGap, appearance.hand}; }
  // The status strip's place on the staff's screens: high enough to be touched.
  [[nodiscard]] Rect strip() const;
  // What is left below it, a finger's gap away and inside the edge.
  [[nodiscard]] Area area() const;
  [[nodiscard]] std::string tr(std::string_view key) const { return words.text(key); }
};

// What a language button says: the language that LanguageTapped changes to, in its own words.
[[nodiscard]] std::string next_language(const Ui& ui);

enum class Look { Primary, Surface, Soft, Plain };  // filled; a white card; inside one; words only

struct ButtonLook {
  Look look = Look::Surface;
  float size = kBody;
  Weight weight = Weight::Bold;
  Icon icon = Icon::None;  // before the label; alone where the label is empty
};

// "screen.what" once a frame. A disabled one is drawn muted and answers to nothing.
enum class Enabled { No, Yes };
[[nodiscard]] constexpr Enabled enabled_if(bool claim) {
  return claim ? Enabled::Yes : Enabled::No;
}

// A white rounded card with the little shadow that a sheet of paper throws.
void card(Ui& ui, const Rect& rect, float radius = kRadius);
void shadow(Ui& ui, const Rect& rect, float radius);
// A few words in the middle of `rect`: on one line in the largest step of the scale from style.size
// down to `least` that fits, else on as many lines as there is room for.
void label(Ui& ui, const Rect& rect, std::string_view words, const TextStyle& style, float least);
// One sentence or two, centred vertically: in the largest step of the scale from
// style.size down that fits.
void sentence(Ui& ui, const Rect& rect, std::string_view words, const TextStyle& style);
void button(Ui& ui,
            std::string_view id,
            const Rect& rect,
            std::string_view label,
            const ButtonLook& look,
            Enabled enabled,
            Action action);
// How wide a button must be for its words on one line in look.size.
[[nodiscard]] float button_width(Ui& ui, std::string_view words, const ButtonLook& look);
// The ground of anything that can be touched: answers the press, draws shade and focus.
Touch::Press touchable(
    Ui& ui, std::string_view id, const Rect& rect, float radius, Enabled enabled, Action action);
void back_button(Ui& ui, std::string_view id, const Rect& rect);

// What stands left and right of the zero; WideZero: the zero itself takes the left place too.
enum class Corner { WideZero, DoubleZero, Sign, Backspace, Confirm };
struct KeypadLook {
  Corner left = Corner::Backspace;
  Corner right = Corner::Confirm;
  Enabled digits = Enabled::Yes;
  Enabled confirm = Enabled::Yes;
};
// Twelve keys named "screen.key_0" ... "screen.key_00", "screen.sign",
// "screen.backspace", "screen.confirm".
void keypad(Ui& ui, std::string_view screen, const Rect& rect, const KeypadLook& look);
// Of a pad whose keys are that high.
[[nodiscard]] float keypad_height(const Ui& ui, float key);

// One sentence on a soft ground of its tone, with an icon; nothing when there are no words.
void notice_strip(Ui& ui, const Rect& rect, const Notice& notice);
// What was just done and the way back, quietly: words, and a button at the tapping hand's side.
struct Offer {
  std::string_view words;
  std::string_view button;
  Icon icon = Icon::Done;
};
void offer_strip(Ui& ui,
                 std::string_view id,
                 const Rect& rect,
                 const Offer& offer,
                 Enabled enabled,
                 Action action);
void progress(Ui& ui, const Rect& rect, int percent);
// The tier's sign and its name, from the left of `box`; answers the width drawn.
float tier_tag(
    Ui& ui, const Rect& box, TierBadge badge, std::string_view name, const TextStyle& style);
void avatar(Ui& ui, Point centre, float radius, std::string_view initial, bool is_strong);
[[nodiscard]] Colour colour_of(const Theme& theme, Tone tone);
[[nodiscard]] Colour soft_of(const Theme& theme, Tone tone);  // a ground for its words

}  // namespace regulars::ui
