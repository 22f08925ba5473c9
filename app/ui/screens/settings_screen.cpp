#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/ui/screens/screens.h"

namespace regulars::ui {
namespace {

struct Choice {
  Action action;
  std::string words;
  bool is_chosen = false;
  std::optional<ThemeChoice> sample = {};  // drawn in that theme
  Icon icon = Icon::None;
  Enabled enabled = Enabled::Yes;
};

struct Block {
  std::string id;
  std::string words;
  std::string aside;
  std::vector<Choice> choices;
};

// How the blocks are laid out on this canvas.
struct Plan {
  float target;    // height of a choice
  float gap;       // between two choices
  bool is_roomy;   // cards that flow; else a list of rows in one card
  bool is_beside;  // of the list: the words stand beside the choices
};

constexpr float kLabel = 32;
constexpr float kLeastChoice = 136;
constexpr float kInside = 24;  // a card's edge, left and right
constexpr float kInsideUpright = 12;

Plan plan_of(const Ui& ui) {
  const Canvas& canvas = ui.canvas();
  const float gap = std::max(12.0F, canvas.mm(kTargetGapMm));
  return {std::max(7 * kUnit, canvas.mm(kTargetMm)),
          gap,
          !canvas.is_compact(),
          canvas.width > 100 * kUnit};
}

template <typename Value, std::size_t kCount>
Block block_of(Ui& ui,
               std::string_view name,
               Value chosen,
               const std::array<std::pair<Value, const char*>, kCount>& values) {
  Block block{std::string{name}, ui.tr(name), {}, {}};
  for (const auto& [value, key] : values) {
    block.choices.push_back({ChoiceTapped{value}, ui.tr(key), value == chosen});
  }
  return block;
}

Block languages(Ui& ui, const SettingsView& view) {
  Block block{"settings.language", ui.tr("settings.language"), {}, {}};
  for (const i18n::Language language : i18n::kLanguages) {
    block.choices.push_back({ChoiceTapped{language},
                             std::string{i18n::own_name(language)},
                             language == view.chosen.language});
  }
  return block;
}

Block themes(Ui& ui, const SettingsView& view) {
  Block block = block_of<ThemeChoice, 4>(ui,
                                         "settings.theme",
                                         view.chosen.theme,
                                         {{{ThemeChoice::Auto, "settings.theme_auto"},
                                           {ThemeChoice::Day, "settings.theme_day"},
                                           {ThemeChoice::Night, "settings.theme_night"},
                                           {ThemeChoice::Contrast, "settings.theme_contrast"}}});
  constexpr std::array kOrder{
      ThemeChoice::Auto, ThemeChoice::Day, ThemeChoice::Night, ThemeChoice::Contrast};
  for (std::size_t i = 0; i < kOrder.size(); ++i) block.choices.at(i).sample = kOrder.at(i);
  return block;
}

Block sounds(Ui& ui, const SettingsView& view) {
  Block block = block_of<Sound, 2>(ui,
                                   "settings.sound",
                                   view.chosen.sound,
                                   {{{Sound::Off, "settings.off"}, {Sound::On, "settings.on"}}});
  block.aside = view.played;
  block.choices.push_back({PlayTapped{},
                           ui.tr("settings.play"),
                           false,
                           {},
                           Icon::Play,
                           enabled_if(view.chosen.sound == Sound::On)});
  return block;
}

std::vector<Block> blocks_of(Ui& ui, const SettingsView& view) {
  const Preferences& chosen = view.chosen;
  std::vector<Block> blocks;
  blocks.push_back(languages(ui, view));
  blocks.push_back(themes(ui, view));
  blocks.push_back(block_of<TextSize, 2>(
      ui,
      "settings.text",
      chosen.text,
      {{{TextSize::Regular, "settings.text_regular"}, {TextSize::Big, "settings.text_big"}}}));
  blocks.push_back(block_of<Hand, 2>(
      ui,
      "settings.hand",
      chosen.hand,
      {{{Hand::Left, "settings.hand_left"}, {Hand::Right, "settings.hand_right"}}}));
  blocks.push_back(
      block_of<Motion, 2>(ui,
                          "settings.motion",
                          chosen.motion,
                          {{{Motion::Off, "settings.off"}, {Motion::On, "settings.on"}}}));
  blocks.push_back(block_of<Greeting, 2>(ui,
                                         "settings.greeting",
                                         chosen.greeting,
                                         {{{Greeting::ByName, "settings.greeting_by_name"},
                                           {Greeting::WithoutName, "settings.greeting_without"}}}));
  blocks.push_back(sounds(ui, view));
  if (view.can_train) {
    Block training{"settings.training", ui.tr("settings.training"), {}, {}};
    training.choices.push_back(
        {TrainingTapped{},
         ui.tr(view.is_training ? "settings.training_end" : "settings.training_begin"),
         view.is_training});
    blocks.push_back(std::move(training));
  }
  return blocks;
}

// ---- one choice -----------------------------------------------------------------------------

void chosen_ring(Ui& ui, const Rect& rect) {
  ui.paint.outline(rect, ui.theme.primary, kRadius, 5);
  const Point badge{rect.right() - 16, rect.y + 16};
  ui.paint.disc(badge, 15, ui.theme.primary);
  draw_icon(ui.paint, Icon::Check, badge, 22, ui.theme.on_primary);
}

// A small till in the theme that it stands for: its ground, a card, words, the primary colour.
void theme_sample(Ui& ui, const std::string& id, const Rect& rect, const Choice& choice) {
  const bool is_night = *choice.sample == ThemeChoice::Night;
  const bool is_contrast = *choice.sample == ThemeChoice::Contrast;
  Appearance appearance = ui.appearance;
  appearance.theme =
      is_contrast ? ThemeName::Contrast : (is_night ? ThemeName::Night : ThemeName::Day);
  const Theme theme = theme_of(appearance);
  ui.paint.rect(rect, theme.ground, kRadius);
  const Rect sheet = rect.inset(kUnit);
  ui.paint.rect(sheet, theme.surface, kRadius - kUnit);
  ui.paint.outline(rect, ui.theme.outline > 1 ? ui.theme.line : theme.line, kRadius, 1.5F);
  if (theme.outline > 1) ui.paint.outline(sheet, theme.line, kRadius - kUnit, theme.outline);
  Rect words = sheet;
  if (*choice.sample == ThemeChoice::Auto) {
    appearance.theme = ThemeName::Night;
    const Theme night = theme_of(appearance);
    const Rect dark{rect.centre_x(), sheet.y, sheet.right() - rect.centre_x(), sheet.height};
    ui.paint.rect(dark, night.surface, kRadius - kUnit);
    ui.paint.rect({dark.x, dark.y, kRadius, dark.height}, night.surface);
    draw_icon(
        ui.paint, Icon::Sun, {sheet.x + sheet.width / 4, sheet.centre_y()}, kIconSmall, theme.ink);
    draw_icon(ui.paint,
              Icon::Moon,
              {sheet.right() - sheet.width / 4, sheet.centre_y()},
              kIconSmall,
              night.ink);
  } else {
    ui.paint.rect({sheet.x + 2 * kUnit, sheet.bottom() - 2 * kUnit, sheet.width - 4 * kUnit, 6},
                  theme.primary,
                  3);
    words.height -= 2 * kUnit;
    ui.paint.text(words, choice.words, {kSmall, theme.ink, Weight::Regular, Align::Centre});
  }
  touchable(ui, id, rect, kRadius, Enabled::Yes, choice.action);
  if (choice.is_chosen) chosen_ring(ui, rect);
}

void choice_button(Ui& ui, const std::string& id, const Rect& rect, const Choice& choice) {
  if (choice.sample) {
    theme_sample(ui, id, rect, choice);
    return;
  }
  const Look look = choice.is_chosen ? Look::Primary : Look::Soft;
  button(ui,
         id,
         rect,
         choice.words,
         {look, kBody, choice.is_chosen ? Weight::Bold : Weight::Regular, choice.icon},
         choice.enabled,
         choice.action);
}

void choices(Ui& ui, const Rect& rect, const Block& block, const Plan& plan) {
  const Area area{rect, plan.gap, ui.appearance.hand};
  for (std::size_t i = 0; i < block.choices.size(); ++i) {
    choice_button(ui,
                  block.id + "_" + std::to_string(i),
                  area.column(i, block.choices.size()),
                  block.choices.at(i));
  }
}

void words_above(Ui& ui, const Rect& rect, const Block& block) {
  const float width = ui.paint.text(rect, block.words, {kSmall, ui.theme.muted});
  ui.paint.text({rect.x + width + kInside, rect.y, rect.width - width - kInside, rect.height},
                block.aside,
                {kSmall, ui.theme.primary, Weight::Regular, Align::Right});
}

// ---- where they stand -----------------------------------------------------------------------

float least_width(const Block& block, const Plan& plan) {
  const auto count = static_cast<float>(block.choices.size());
  return count * kLeastChoice + (count - 1) * plan.gap + 2 * kInside;
}

// As many blocks as fit beside each other, in order.
std::vector<std::size_t> row_ends(const std::vector<Block>& blocks, float width, const Plan& plan) {
  std::vector<std::size_t> ends;
  float used = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const float wanted = least_width(blocks.at(i), plan);
    if (i > 0 && used + kGap + wanted > width) {
      ends.push_back(i);
      used = 0;
    }
    used += wanted + (used > 0 ? kGap : 0);
  }
  ends.push_back(blocks.size());
  return ends;
}

void block_card(Ui& ui, const Rect& rect, const Block& block, const Plan& plan) {
  card(ui, rect);
  const float height = rect.height - kLabel - 4 - 2 * kInsideUpright;
  const Rect head{rect.x + kInside, rect.y + kInsideUpright, rect.width - 2 * kInside, kLabel};
  words_above(ui, head, block);
  choices(ui, {head.x, head.bottom() + 4, head.width, height}, block, plan);
}

void flowing_cards(Ui& ui, const Rect& rect, const std::vector<Block>& blocks, const Plan& plan) {
  constexpr float kTallest = 176;
  constexpr float kBetweenRows = 2 * kUnit;
  const std::vector<std::size_t> ends = row_ends(blocks, rect.width, plan);
  const auto rows = static_cast<float>(ends.size());
  const float height = std::min(kTallest, (rect.height - (rows - 1) * kBetweenRows) / rows);
  float y = rect.y;
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    float wanted = 0;
    float in_row = 0;
    for (std::size_t i = from; i < end; ++i) {
      wanted += least_width(blocks.at(i), plan);
      in_row += static_cast<float>(blocks.at(i).choices.size());
    }
    const float spare = rect.width - wanted - static_cast<float>(end - from - 1) * kGap;
    float x = rect.x;
    for (; from < end; ++from) {
      const Block& block = blocks.at(from);
      const float share = static_cast<float>(block.choices.size()) / in_row;
      const float width = least_width(block, plan) + spare * share;
      block_card(ui, {x, y, width, height}, block, plan);
      x += width + kGap;
    }
    y += height + kBetweenRows;
  }
}

void list_row(Ui& ui, const Rect& rect, const Block& block, const Plan& plan) {
  Area area{rect, plan.gap, Hand::Right};
  if (plan.is_beside) {
    const Rect head = area.left(rect.width * 0.24F);
    sentence(ui,
             head,
             block.aside.empty() ? block.words : block.aside,
             {kSmall, block.aside.empty() ? ui.theme.muted : ui.theme.primary});
  } else {
    words_above(ui, {rect.x, rect.y, rect.width, kLabel}, block);
    area = Area{{rect.x, rect.y + kLabel + 4, rect.width, plan.target}, plan.gap, Hand::Right};
  }
  choices(ui, area.rest(), block, plan);
}

std::size_t rows_on_page(const Rect& rect, const Plan& plan) {
  const float row = plan.is_beside ? plan.target : kLabel + 4 + plan.target;
  return std::max<std::size_t>(
      1, static_cast<std::size_t>((rect.height + plan.gap) / (row + plan.gap)));
}

void list_page(Ui& ui,
               const Rect& rect,
               const std::vector<Block>& blocks,
               std::size_t page,
               const Plan& plan) {
  const float height = plan.is_beside ? plan.target : kLabel + 4 + plan.target;
  const std::size_t rows = rows_on_page(rect, plan);
  float y = rect.y;
  for (std::size_t i = page * rows; i < std::min(blocks.size(), (page + 1) * rows); ++i) {
    list_row(ui, {rect.x, y, rect.width, height}, blocks.at(i), plan);
    y += height + plan.gap;
  }
}

// ---- the bar below --------------------------------------------------------------------------

void undo_button(Ui& ui, const Rect& rect, const SettingsView& view) {
  button(ui,
         "settings.undo",
         rect,
         ui.tr("settings.undo"),
         {Look::Surface, kBody, Weight::Bold, Icon::Undo},
         enabled_if(view.can_undo),
         ChoiceUndoTapped{});
}

void more_button(Ui& ui, const Rect& rect) {
  button(ui, "settings.more", rect, ui.tr("signin.more"), {}, Enabled::Yes, PageTapped{1});
}

void bar(Ui& ui, const Rect& rect, const SettingsView& view, bool has_more, const Plan& plan) {
  Area area{rect, plan.gap, ui.appearance.hand};
  if (!plan.is_roomy) {  // back, more, undo
    const std::size_t count = has_more ? 3 : 2;
    back_button(ui, "settings.back", area.column(0, count));
    if (has_more) more_button(ui, area.column(1, count));
    undo_button(ui, area.column(count - 1, count), view);
    return;
  }
  back_button(ui, "settings.back", area.leading(27 * kUnit));
  undo_button(ui, area.trailing(27 * kUnit), view);
  if (!view.notice.words.empty() && !ui.canvas().is_tall()) {
    notice_strip(ui, area.rest(), view.notice);
    return;
  }
  ui.paint.text(area.rest(), view.aside, {kSmall, ui.theme.muted, Weight::Regular, Align::Centre});
}

}  // namespace

void settings_screen(Ui& ui, const SettingsView& view) {
  const Plan plan = plan_of(ui);
  const std::vector<Block> blocks = blocks_of(ui, view);
  const bool is_tall = ui.canvas().is_tall();
  Area area{ui.area().rest(), plan.is_roomy ? 2 * kUnit : plan.gap, ui.appearance.hand};
  const Rect below = area.bottom(plan.is_roomy ? 11 * kUnit : plan.target);
  if (!view.notice.words.empty() && (is_tall || !plan.is_roomy)) {
    notice_strip(ui, area.bottom(8 * kUnit), view.notice);
  } else if (plan.is_roomy) {
    const Rect keys = area.bottom(is_tall ? 8 * kUnit : kLabel);
    sentence(ui, keys, ui.tr("settings.keys"), {kSmall, ui.theme.muted});
  }
  if (plan.is_roomy) {
    ui.paint.text(
        area.top(line_of(kTitle)), ui.tr("settings.title"), {kTitle, ui.theme.ink, Weight::Bold});
    flowing_cards(ui, area.rest(), blocks, plan);
    bar(ui, below, view, false, plan);
    return;
  }
  const std::size_t rows = rows_on_page(area.rest(), plan);
  const std::size_t pages = (blocks.size() + rows - 1) / rows;
  const auto page = static_cast<std::size_t>(view.page) % pages;
  list_page(ui, area.rest(), blocks, page, plan);
  bar(ui, below, view, pages > 1, plan);
}

}  // namespace regulars::ui
