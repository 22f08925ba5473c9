#include "app/ui/presenters/words.h"

#include <algorithm>

#include "app/i18n/format.h"

namespace regulars::ui {

std::string Words::points_of(model::Points points) const {
  return plural("common.points_of", points.value(), {i18n::points(points)});
}

std::string Words::of_purse(model::PurseNumber purse, model::Points points) const {
  switch (unit_of(purse)) {
    case model::PurseUnit::Stamps:
      return plural("common.stamps_of", points.value(), {i18n::points(points)});
    case model::PurseUnit::Money:
      return i18n::money({points.value(), programme_.currency});
    case model::PurseUnit::Points:
      break;
  }
  return points_of(points);
}

std::string Words::signed_of_purse(model::PurseNumber purse, model::Points points) const {
  if (unit_of(purse) == model::PurseUnit::Points) return i18n::signed_points(points);
  const bool is_loss = points.is_negative();
  const model::Points size = is_loss ? model::Points{}.minus(points).value_or(points) : points;
  return (is_loss ? "−" : "+") + of_purse(purse, size);
}

model::PurseUnit Words::unit_of(model::PurseNumber purse) const {
  const auto found = std::find_if(programme_.purses.begin(),
                                  programme_.purses.end(),
                                  [&](const model::Purse& each) { return each.number == purse; });
  return found == programme_.purses.end() ? model::PurseUnit::Points : found->unit;
}

std::string Words::text_of(const model::Texts& texts) const {
  return model::text_in(texts, std::string{i18n::code(catalogue_.language())});
}

std::string Words::tier_name(std::uint8_t tier) const {
  if (programme_.tiers.empty()) return {};
  const std::size_t index = std::min<std::size_t>(tier, programme_.tiers.size() - 1);
  return text_of(programme_.tiers.at(index).name);
}

}  // namespace regulars::ui
