#include "app/ui/presenters/purse_words.h"

#include <algorithm>

#include "app/i18n/format.h"

namespace regulars::ui {

std::vector<const model::Purse*> money_purses(const Desk& desk) {
  std::vector<const model::Purse*> found;
  for (const model::Purse& purse : desk.programme.purses) {
    if (purse.unit == model::PurseUnit::Money) found.push_back(&purse);
  }
  return found;
}

std::string name_of(const Desk& desk, const model::Purse& purse) {
  const std::string name = purse.name.empty() ? std::string{} : desk.text_of(purse.name);
  return name.empty() ? purse.id : name;
}

std::string signed_figure(const Desk& desk, model::PurseNumber purse, model::Points points) {
  const bool is_loss = points.is_negative();
  const model::Points size =
      is_loss ? model::Points{}.minus(points).value_or(model::Points{}) : points;
  return (is_loss ? "−" : "+") + desk.words_in(desk.reader).of_purse(purse, size);
}

bool has_vouchers(const Desk& desk) {
  const auto& earn = desk.programme.earn;
  return !money_purses(desk).empty() || std::any_of(earn.begin(), earn.end(), [](const auto& rule) {
    return !rule.coupon.empty();
  });
}

const model::Reward* payment_from(const Desk& desk, model::PurseNumber purse) {
  const auto& rewards = desk.programme.rewards;
  const auto found = std::find_if(rewards.begin(), rewards.end(), [&](const model::Reward& one) {
    return one.kind == model::RewardKind::PointsToMoney && one.purse == purse &&
           !one.by_coupon_only && one.cost.value() > 0 && one.value_minor > 0;
  });
  return found == rewards.end() ? nullptr : &*found;
}

std::string valid_until(const Desk& desk, Instant lapses) {
  if (lapses == Instant{}) return desk.tr("voucher.never");
  // It lapses as that day begins: the day before is its last one.
  const auto last =
      i18n::local_date(lapses - Milliseconds{1}, desk.offset(lapses - Milliseconds{1}));
  return desk.tr("voucher.until", {i18n::full_date(desk.reader, last)});
}

std::string voucher_name(const Desk& desk, const Voucher& voucher) {
  const bool is_card = voucher.kind == model::BearerKind::GiftCard;
  return desk.tr(is_card ? "voucher.card_name" : "voucher.coupon_name",
                 {model::masked({model::IdentifierKind::Code, voucher.code})});
}

bool has_lapsed(const Desk& desk, const Voucher& voucher) {
  return voucher.lapses != Instant{} && voucher.lapses <= desk.wall();
}

model::Points held_on(const Desk& desk, const Voucher& voucher) {
  return has_lapsed(desk, voucher) ? model::Points{} : voucher.balance.points;
}

}  // namespace regulars::ui
