#pragma once
// The touch keyboard: every key a finger's target with a finger's gap around it, on every canvas.
// Where ten columns have room the letters lie as on a typewriter; on narrower canvases in the order
// of the alphabet, in as many columns as fit.
//
//   const Rect keys = area.bottom(keyboard_height(ui, area.width()));
//   keyboard(ui, "search", keys, view.keyboard, WithDigits::Yes);

#include <string_view>

#include "app/ui/views/keyboard_view.h"
#include "app/ui/widgets/controls.h"

namespace regulars::ui {

// The lengths on this canvas of what a finger of the staff touches, and between two of them.
[[nodiscard]] float target_of(const Ui& ui);
[[nodiscard]] float target_gap_of(const Ui& ui);

// The least height that the keys need at this width.
[[nodiscard]] float keyboard_height(const Ui& ui, float width);

// A key that changes to the number pad, where there is one.
enum class WithDigits { No, Yes };
// Keys named "screen.key_a", "screen.key_space", "screen.backspace", "screen.shift",
// "screen.accents", "screen.pinyin", "screen.digits"; as large as `rect` lets them be.
void keyboard(
    Ui& ui, std::string_view screen, const Rect& rect, const KeyboardView& view, WithDigits digits);

// The candidates that fit, named "screen.candidate_0" and so on, and "screen.earlier" and
// "screen.later" where there are more; nothing when there are none.
void candidate_bar(Ui& ui, std::string_view screen, const Rect& rect, const KeyboardView& view);

}  // namespace regulars::ui
