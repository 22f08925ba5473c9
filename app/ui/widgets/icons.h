#pragma once
// The icons, drawn as vectors: one stroke, round ends, no pictures to load.

#include "app/ui/widgets/painter.h"

namespace regulars::ui {

void draw_member_card(Painter& paint, const Theme& theme, const Rect& rect);
void draw_search(Painter& paint, Point centre, float size, Colour colour);
void draw_backspace(Painter& paint, Point centre, float size, Colour colour);
void draw_check(Painter& paint, Point centre, float size, Colour colour, float thickness);
void draw_back(Painter& paint, Point centre, float size, Colour colour);
void draw_alert(Painter& paint, Point centre, float size, Colour colour);
void draw_clock(Painter& paint, Point centre, float size, Colour colour);
void draw_smile(Painter& paint, Point centre, float radius, Colour colour, float thickness);
// face 1 (very poor) to 5 (very good): shape and colour both say which.
void draw_face(Painter& paint, const Theme& theme, Point centre, float radius, int face);
void draw_link(Painter& paint, const Theme& theme, const Rect& rect);

}  // namespace regulars::ui
