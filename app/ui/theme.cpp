#include "app/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace regulars::ui {
namespace {

constexpr float kTextContrast = 4.5F;

constexpr Theme kDay{
    .ground = rgb(0xF4F2EE),
    .customer_ground = rgb(0xFBFAF6),
    .surface = rgb(0xFFFFFF),
    .line = rgb(0xE6E2DA),
    .ink = rgb(0x1B2330),
    .muted = rgb(0x5D6572),
    .faint = rgb(0x6C737E),
    .primary = rgb(0x0E6B63),
    .on_primary = rgb(0xFFFFFF),
    .primary_soft = rgb(0xE8F1F0),
    .gold = rgb(0x8F6415),
    .gold_ground = rgb(0xFFF7E6),
    .gold_line = rgb(0xF0E0B8),
    .on_card_gold = rgb(0xE8C67A),
    .on_card = rgb(0xFFFFFF),
    .on_card_muted = rgb(0xC9CBD0),
    .card_from = rgb(0x262C3B),
    .card_to = rgb(0x24413F),
    .card_gold_to = rgb(0x4B3E26),
    .good = rgb(0x0E7F5B),
    .caution = rgb(0xA85F00),
    .bad = rgb(0xC0392B),
    .good_soft = rgb(0xE3F1EC),
    .caution_soft = rgb(0xFDF1DF),
    .bad_soft = rgb(0xFBE9E7),
    .track = rgb(0xECE8E0),
    .shade = rgb(0x000000, 15),
    .shadow = rgb(0x2A2416, 18),
    .outline = 1,
    .faces = {rgb(0xC0392B), rgb(0xCF7A22), rgb(0x7B828D), rgb(0x3F9C6B), rgb(0x0E7F5B)},
};

constexpr Theme kNight{
    .ground = rgb(0x14171C),
    .customer_ground = rgb(0x101317),
    .surface = rgb(0x1F242C),
    .line = rgb(0x343C47),
    .ink = rgb(0xF1EEE7),
    .muted = rgb(0xAEB5BF),
    .faint = rgb(0x98A0AB),
    .primary = rgb(0x52C2B2),
    .on_primary = rgb(0x06211D),
    .primary_soft = rgb(0x1B302F),
    .gold = rgb(0xE2BB68),
    .gold_ground = rgb(0x2C2618),
    .gold_line = rgb(0x4F4226),
    .on_card_gold = rgb(0xEBCB84),
    .on_card = rgb(0xFFFFFF),
    .on_card_muted = rgb(0xC9CBD0),
    .card_from = rgb(0x2B3242),
    .card_to = rgb(0x21423F),
    .card_gold_to = rgb(0x4B3E26),
    .good = rgb(0x5CC99B),
    .caution = rgb(0xEBAA4E),
    .bad = rgb(0xF2897D),
    .good_soft = rgb(0x1A3129),
    .caution_soft = rgb(0x33291A),
    .bad_soft = rgb(0x38211F),
    .track = rgb(0x343C47),
    .shade = rgb(0xFFFFFF, 20),
    .shadow = rgb(0x000000, 0),
    .outline = 1,
    .faces = {rgb(0xF2897D), rgb(0xEBA05A), rgb(0xA7AEB8), rgb(0x6CC795), rgb(0x4FC9A0)},
};

constexpr Theme kContrast{
    .ground = rgb(0xFFFFFF),
    .customer_ground = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .line = rgb(0x000000),
    .ink = rgb(0x000000),
    .muted = rgb(0x262626),
    .faint = rgb(0x404040),
    .primary = rgb(0x00423C),
    .on_primary = rgb(0xFFFFFF),
    .primary_soft = rgb(0xF0F0F0),
    .gold = rgb(0x5C3D00),
    .gold_ground = rgb(0xFFFFFF),
    .gold_line = rgb(0x5C3D00),
    .on_card_gold = rgb(0xFFE08A),
    .on_card = rgb(0xFFFFFF),
    .on_card_muted = rgb(0xFFFFFF),
    .card_from = rgb(0x000000),
    .card_to = rgb(0x000000),
    .card_gold_to = rgb(0x000000),
    .good = rgb(0x004D33),
    .caution = rgb(0x6B3900),
    .bad = rgb(0x8A0F00),
    .good_soft = rgb(0xFFFFFF),
    .caution_soft = rgb(0xFFFFFF),
    .bad_soft = rgb(0xFFFFFF),
    .track = rgb(0xD0D0D0),
    .shade = rgb(0x000000, 40),
    .shadow = rgb(0x000000, 0),
    .outline = 2,
    .faces = {rgb(0x8A0F00), rgb(0x7A4100), rgb(0x404040), rgb(0x00582F), rgb(0x004D33)},
};

// Linear light of one channel of eight bits.
float linear(Colour channel) {
  const float value = static_cast<float>(channel & 0xffU) / 255;
  return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
}

float luminance(Colour colour) {
  return 0.2126F * linear(colour) + 0.7152F * linear(colour >> 8U) +
         0.0722F * linear(colour >> 16U);
}

constexpr Colour kBlack = rgb(0x000000);
constexpr Colour kWhite = rgb(0xFFFFFF);

void give_accent(Theme& theme, Colour accent) {
  const Colour away = luminance(theme.surface) > 0.5F ? kBlack : kWhite;
  const float wanted = std::max(kTextContrast, std::min(7.0F, theme.outline * kTextContrast));
  theme.primary = accent;
  for (int step = 0; step <= 20; ++step) {
    theme.primary = mixed(accent, away, static_cast<float>(step) / 20);
    theme.primary_soft = mixed(theme.surface, theme.primary, 0.1F);
    theme.on_primary =
        contrast_of(kWhite, theme.primary) >= contrast_of(kBlack, theme.primary) ? kWhite : kBlack;
    if (contrast_of(theme.primary, theme.primary_soft) >= wanted &&
        contrast_of(theme.primary, theme.ground) >= wanted) {
      return;
    }
  }
}

}  // namespace

const Theme& theme_named(ThemeName name) {
  switch (name) {
    case ThemeName::Day:
      return kDay;
    case ThemeName::Night:
      return kNight;
    case ThemeName::Contrast:
      break;
  }
  return kContrast;
}

Theme theme_of(const Appearance& appearance) {
  Theme theme = theme_named(appearance.theme);
  if (appearance.accent) give_accent(theme, rgb(*appearance.accent));
  return theme;
}

float contrast_of(Colour one, Colour other) {
  const float a = luminance(one) + 0.05F;
  const float b = luminance(other) + 0.05F;
  return std::max(a, b) / std::min(a, b);
}

Colour mixed(Colour from, Colour to, float share) {
  Colour result = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const auto a = static_cast<float>(from >> shift & 0xffU);
    const auto b = static_cast<float>(to >> shift & 0xffU);
    result |= static_cast<Colour>(std::lround(a + (b - a) * share)) << shift;
  }
  return result;
}

}  // namespace regulars::ui
