#pragma once
// draw_logo(): a shop's picture, as large as fits a place.
//
// Decision: drawn as runs of one colour along its rows, not as a texture. A logo is flat, and the
// processor's canvas knows shapes of one colour and letters, nothing else; one way serves both. A
// photograph is drawn coarser until kMostRuns suffice. Revisit when screens show photographs.

#include <cstddef>

#include "app/ui/views/logo.h"
#include "app/ui/widgets/painter.h"

namespace regulars::ui {

inline constexpr std::size_t kMostLogoRuns = 6'000;  // 24,000 vertices

// The largest rectangle of the logo's shape in `room`, at its left and in its middle.
[[nodiscard]] Rect logo_place(const Logo& logo, const Rect& room);
// Fills `place`; answers how many runs it took, at most kMostLogoRuns.
std::size_t draw_logo(Painter& paint, const Canvas& canvas, const Logo& logo, const Rect& place);

}  // namespace regulars::ui
