#include "app/ui/screens/outcome_parts.h"

#include <algorithm>

#include "app/ui/widgets/icons.h"
#include "app/ui/widgets/slider.h"

namespace regulars::ui {
namespace {

constexpr float kWidest = 720;
constexpr float kGapAbove = 2 * kUnit;
constexpr float kLine = line_of(kBody);
constexpr float kBar = 2 * kUnit;
constexpr float kPad = 2 * kUnit;  // inside the ground of a tier or a code

bool has_stamps(const OutcomeFact& fact) {
  return fact.stamps.need > 0;
}

float height_of(const OutcomeFact& fact) {
  if (fact.sign == OutcomeFact::Sign::Tier) return kLine + 2 * kPad;
  if (!fact.code.empty()) return kLine + line_of(kTitle) + 2 * kPad;
  if (has_stamps(fact)) return kLine + kUnit + kIconSmall;
  return fact.percent ? kLine + kUnit + kBar : kLine;
}

Icon icon_of(const OutcomeFact& fact) {
  switch (fact.sign) {
    case OutcomeFact::Sign::Tier:
      return icon_of(fact.badge);
    case OutcomeFact::Sign::Code:
      return Icon::Gift;
    case OutcomeFact::Sign::Purse:
      return Icon::Earn;
    case OutcomeFact::Sign::Pending:
      return Icon::Waiting;
    case OutcomeFact::Sign::Owed:
      return Icon::Alert;
    case OutcomeFact::Sign::Progress:
      break;
  }
  return Icon::Up;
}

Colour ink_of(const Theme& theme, const OutcomeFact& fact) {
  if (fact.sign == OutcomeFact::Sign::Tier) return theme.gold;
  return fact.sign == OutcomeFact::Sign::Owed ? theme.caution : theme.ink;
}

// A sign, the words and, at the end of the line where it has room, what stands aside.
void line(Ui& ui, const Rect& rect, const OutcomeFact& fact, Weight weight) {
  const Colour ink = ink_of(ui.theme, fact);
  const bool is_plain = fact.sign == OutcomeFact::Sign::Purse ||
                        fact.sign == OutcomeFact::Sign::Progress ||
                        fact.sign == OutcomeFact::Sign::Code;
  const Colour sign = is_plain ? ui.theme.primary : ink;
  draw_icon(ui.paint, icon_of(fact), {rect.x + kIconSmall / 2, rect.centre_y()}, kIconSmall, sign);
  const float left = rect.x + kIconSmall + 2 * kUnit;
  const float room = rect.right() - left;
  const float aside = fact.aside.empty() ? 0 : ui.paint.measure(fact.aside, kSmall) + 1;
  const float words = ui.paint.measure(fact.words, kBody, weight) + 1;
  const bool has_aside = aside > 0 && words + aside + 2 * kUnit <= room;
  ui.paint.fitted({left, rect.y, room - (has_aside ? aside + 2 * kUnit : 0), rect.height},
                  fact.words,
                  {kBody, ink, weight},
                  kSmall);
  if (!has_aside) return;
  ui.paint.text(
      {rect.right() - aside, rect.y, aside, rect.height}, fact.aside, {kSmall, ui.theme.muted});
}

// Something new: on a ground of its own.
void on_ground(Ui& ui, const Rect& rect, const OutcomeFact& fact) {
  const bool is_tier = fact.sign == OutcomeFact::Sign::Tier;
  ui.paint.rect(rect, is_tier ? ui.theme.gold_ground : ui.theme.primary_soft, kRadius);
  const Rect inside = rect.inset(kPad);
  line(ui, {inside.x, inside.y, inside.width, kLine}, fact, Weight::Bold);
  if (fact.code.empty()) return;
  ui.paint.fitted({inside.x, inside.y + kLine, inside.width, line_of(kTitle)},
                  fact.code,
                  {kTitle, ui.theme.ink, Weight::Bold, Align::Centre},
                  kSmall);
}

void fact_of(Ui& ui, const Rect& rect, const OutcomeFact& fact) {
  if (fact.sign == OutcomeFact::Sign::Tier || !fact.code.empty()) {
    on_ground(ui, rect, fact);
    return;
  }
  line(ui, {rect.x, rect.y, rect.width, kLine}, fact, Weight::Regular);
  const Rect below{rect.x, rect.y + kLine + kUnit, rect.width, rect.height - kLine - kUnit};
  if (has_stamps(fact)) {
    stamp_card(ui, below, fact.stamps);
  } else if (fact.percent) {
    progress(ui, below, *fact.percent);
  }
}

}  // namespace

float height_of(const std::vector<OutcomeFact>& facts) {
  float height = 0;
  for (const OutcomeFact& fact : facts) height += kGapAbove + height_of(fact);
  return height;
}

void outcome_facts(Ui& ui, const Rect& rect, const std::vector<OutcomeFact>& facts) {
  const float width = std::min(kWidest, rect.width);
  float y = rect.y;
  for (const OutcomeFact& fact : facts) {
    const float height = height_of(fact);
    if (y + kGapAbove + height > rect.bottom() + 1) return;
    fact_of(ui, {rect.centre_x() - width / 2, y + kGapAbove, width, height}, fact);
    y += kGapAbove + height;
  }
}

}  // namespace regulars::ui
