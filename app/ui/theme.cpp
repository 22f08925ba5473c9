#include "app/ui/theme.h"

namespace regulars::ui {

const Theme& day_theme() {
  static constexpr Theme kDay{
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
      .faces = {rgb(0xC0392B), rgb(0xCF7A22), rgb(0x7B828D), rgb(0x3F9C6B), rgb(0x0E7F5B)},
  };
  return kDay;
}

}  // namespace regulars::ui
