#include "app/loyalty/explanation.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/i18n/format.h"

namespace regulars::loyalty {

namespace {

using model::EarnKind;
using model::EarnRule;

template <typename Item>
const Item* find(const std::vector<Item>& items, const std::string& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == id; });
  return found == items.end() ? nullptr : &*found;
}

class Teller {
 public:
  Teller(const EarnPart& part, const model::Programme& programme, const i18n::Catalogue& words)
      : part_(part), programme_(programme), words_(words), rule_(find(programme.earn, part.rule)) {}

  [[nodiscard]] PartWords tell() const {
    if (rule_ == nullptr) return {words_.text(part_.key, part_.arguments), {}};
    PartWords told;
    const std::string counts = is_coupon_alone() ? coupon() : how_it_counts();
    const bool is_named = rule_->kind != EarnKind::Multiplier || !rule_->by_tier;
    const std::string name = is_named ? name_in_language(rule_->name) : std::string();
    told.what = name.empty() ? counts : name;
    if (!name.empty()) told.aside = counts;
    add(told.aside, rule_->kind == EarnKind::Spend ? of_amount() : rounding());
    add(told.aside, limit());
    if (!is_coupon_alone()) add(told.aside, coupon());
    return told;
  }

 private:
  [[nodiscard]] bool is_coupon_alone() const {
    return !part_.coupon.empty() && part_.points.value() == 0;
  }

  [[nodiscard]] std::string how_it_counts() const {
    switch (rule_->kind) {
      case EarnKind::Spend:
        return words_.text("earn.rule",
                           {points(rule_->points), i18n::money({rule_->per_minor, currency()})});
      case EarnKind::Visit:
        return words_.text("earn.visit", {points(rule_->points)});
      case EarnKind::Item:
        return words_.text("earn.item", {points(rule_->points), part_.arguments.back()});
      case EarnKind::Bonus:
        return words_.text("earn.bonus", {points(rule_->points)});
      case EarnKind::Multiplier:
        if (!rule_->by_tier) return words_.text("earn.factor", part_.arguments);
        return words_.text("earn.tier", {name_in_language(part_.name), part_.arguments.front()});
      case EarnKind::Welcome:
        return words_.text("earn.welcome", {points(rule_->points)});
      case EarnKind::Birthday:
        return words_.text("earn.birthday", {points(rule_->points)});
      case EarnKind::Referral:
        return words_.text("earn.referral", {points(rule_->referred_points)});
    }
    return {};
  }

  [[nodiscard]] std::string of_amount() const {
    return words_.text("earn.of_amount", {i18n::money({part_.counted_minor, currency()})});
  }

  // The tier's factor says how it rounds, others only where they did.
  [[nodiscard]] std::string rounding() const {
    if (!part_.was_rounded && !rule_->by_tier) return {};
    switch (part_.rounding) {
      case model::Rounding::Down:
        return words_.text("earn.rounded_down");
      case model::Rounding::HalfUp:
        return words_.text("earn.rounded_half_up");
      case model::Rounding::Up:
        return words_.text("earn.rounded_up");
    }
    return {};
  }

  [[nodiscard]] std::string limit() const {
    if (!part_.was_cut) return {};
    const std::int64_t times = rule_->limit.times > 0 ? rule_->limit.times : 1;
    const std::string most = part_.was_cut_by_times
                                 ? words_.plural("earn.times", times, {i18n::count(times)})
                                 : points(model::Points{rule_->limit.points});
    return words_.text("earn.limit", {most, period()});
  }

  [[nodiscard]] std::string period() const {
    const bool is_silent = rule_->limit.times == 0 && rule_->limit.points == 0;
    switch (is_silent ? model::LimitPeriod::Year : rule_->limit.period) {
      case model::LimitPeriod::Sale:
        return words_.text("earn.per_sale");
      case model::LimitPeriod::Day:
        return words_.text("earn.per_day");
      case model::LimitPeriod::Week:
        return words_.text("earn.per_week");
      case model::LimitPeriod::Month:
        return words_.text("earn.per_month");
      case model::LimitPeriod::Year:
        return words_.text("earn.per_year");
      case model::LimitPeriod::Ever:
        return words_.text("earn.per_member");
    }
    return {};
  }

  [[nodiscard]] std::string coupon() const {
    if (part_.coupon.empty()) return {};
    const model::Reward* reward = find(programme_.rewards, part_.coupon);
    return words_.text("earn.coupon",
                       {reward == nullptr ? part_.coupon : name_in_language(reward->name)});
  }

  // "1 point", "2 stamps", "¥5.00": as the rule's purse counts.
  [[nodiscard]] std::string points(model::Points value) const {
    const auto purse = std::find_if(
        programme_.purses.begin(), programme_.purses.end(), [&](const model::Purse& one) {
          return one.number == rule_->purse;
        });
    const auto unit = purse == programme_.purses.end() ? model::PurseUnit::Points : purse->unit;
    const std::int64_t count = value.value();
    switch (unit) {
      case model::PurseUnit::Points:
        return words_.plural("common.points_of", count, {i18n::points(value)});
      case model::PurseUnit::Stamps:
        return words_.plural("common.stamps_of", count, {i18n::points(value)});
      case model::PurseUnit::Money:
        return i18n::money({count, currency()});
    }
    return {};
  }

  void add(std::string& aside, const std::string& words) const {
    if (words.empty()) return;
    aside = aside.empty() ? words : words_.text("earn.and", {aside, words});
  }

  [[nodiscard]] std::string name_in_language(const model::Texts& texts) const {
    if (texts.empty()) return {};
    return model::text_in(texts, std::string(i18n::code(words_.language())));
  }
  [[nodiscard]] model::Currency currency() const { return programme_.currency; }

  const EarnPart& part_;
  const model::Programme& programme_;
  const i18n::Catalogue& words_;
  const EarnRule* rule_;
};

}  // namespace

PartWords words_of(const EarnPart& part,
                   const model::Programme& programme,
                   const i18n::Catalogue& words) {
  return Teller(part, programme, words).tell();
}

}  // namespace regulars::loyalty
