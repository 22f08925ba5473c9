#pragma once
// Icons, drawn as vectors on a square of 48x48: one stroke of 4, round ends and corners, no
// pictures to load. `size` is the side of the square in units, `centre` its middle.

#include <cstdint>
#include <string_view>

#include "app/ui/views/tier_badge.h"
#include "app/ui/widgets/painter.h"

namespace regulars::ui {

enum class Icon : std::uint8_t {
  None,
  // acts
  Back,
  Forward,
  Up,
  Down,
  Check,
  Close,
  Plus,
  Search,
  Backspace,
  Undo,
  Home,
  Earn,
  Gift,
  Play,
  Pause,
  // people
  Person,
  NewMember,
  Hand,
  Smile,
  // tiers
  TierMember,
  TierSilver,
  TierGold,
  // devices
  Card,
  Scanner,
  Printer,
  CustomerDisplay,
  Phone,
  Keyboard,
  Speaker,
  Cloud,
  // states
  Offline,
  Sync,
  Waiting,
  Done,
  Alert,
  About,
  Training,
  // settings
  Settings,
  Language,
  Chart,
  Sun,
  Moon,
  Contrast,
  BigText,
  // what a member has
  Household,
  Merge,
  Wallet,
  Coupon,
};
inline constexpr int kIconCount = static_cast<int>(Icon::Coupon) + 1;

// As "M x y x y" a line through points, "O x y r" a circle, "A x y r from to" an arc in degrees
// clockwise from the right, "E x y rx ry" an ellipse, "R x y w h r" a rounded rectangle, "D x y r"
// a dot. Empty for None.
[[nodiscard]] std::string_view drawing_of(Icon icon);

void draw_icon(Painter& paint, Icon icon, Point centre, float size, Colour colour);
[[nodiscard]] Icon icon_of(TierBadge badge);

// The card on home and the till that finds head office: pictures rather than signs.
void draw_member_card(Painter& paint, const Theme& theme, const Rect& rect);
void draw_link(Painter& paint, const Theme& theme, const Rect& rect);
// face 1 (very poor) to 5 (very good): shape and colour both say which.
void draw_face(Painter& paint, const Theme& theme, Point centre, float radius, int face);
// A smile of any weight, for the customer's side.
void draw_smile(Painter& paint, Point centre, float radius, Colour colour, float thickness);

// Older names; draw_icon says the same.
void draw_search(Painter& paint, Point centre, float size, Colour colour);
void draw_backspace(Painter& paint, Point centre, float size, Colour colour);
void draw_check(Painter& paint, Point centre, float size, Colour colour, float thickness);
void draw_alert(Painter& paint, Point centre, float size, Colour colour);

}  // namespace regulars::ui
