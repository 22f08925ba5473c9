#pragma once
// LivePicture: what the customer sees, small, on the cashier's screens: the customer's own screen
// functions on a canvas of their own. It cannot be touched, and it never tells which face was
// chosen: nothing of an answer is in a CustomerView.
//
//   if (ui.live != nullptr) live_picture(ui, area.top(160));

#include <string>
#include <vector>

#include "app/i18n/catalogue.h"
#include "app/ui/views/customer_view.h"
#include "app/ui/widgets/controls.h"
#include "app/ui/widgets/glyph_cache.h"

namespace regulars::ui {

// Of Chinese characters, for a reader of that language.
[[nodiscard]] Script script_of(i18n::Language language);

// Draws the customer's screen onto `ui`.
void customer_screen(Ui& ui, const CustomerBody& body);

// What a picture of the customer's window needs; borrowed, lives for one frame.
struct LivePicture {
  const CustomerView& view;
  GlyphCache& glyphs;
  const i18n::Catalogues& catalogues;
  Script around;  // of the screen it is drawn on
};

// The largest 16:10 in the middle of `rect`; nothing where the customer has no window.
void live_picture(Ui& ui, const Rect& rect);

}  // namespace regulars::ui
