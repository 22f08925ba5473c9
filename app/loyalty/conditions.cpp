#include "app/loyalty/conditions.h"

#include <algorithm>
#include <vector>

namespace regulars::loyalty {

namespace {

using model::Conditions;
using model::MemberFacts;

bool names(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

bool names_category(const std::vector<std::string>& list, const std::string& category) {
  return std::any_of(
      list.begin(), list.end(), [&](const auto& one) { return is_within(category, one); });
}

bool names_label(const std::vector<std::string>& list, const std::vector<std::string>& labels) {
  return std::any_of(
      labels.begin(), labels.end(), [&](const auto& label) { return names(list, label); });
}

bool is_tier_named(const model::Programme& programme,
                   const Conditions& when,
                   const MemberFacts& member) {
  if (when.tiers.empty()) return true;
  if (programme.tiers.empty()) return false;
  const std::size_t tier = std::min<std::size_t>(member.tier, programme.tiers.size() - 1);
  return names(when.tiers, programme.tiers.at(tier).id);
}

bool is_in_a_window(const Conditions& when, std::chrono::local_seconds now) {
  return when.windows.empty() ||
         std::any_of(when.windows.begin(), when.windows.end(), [&](const auto& window) {
           return is_open(window, now);
         });
}

bool is_birthday(const Conditions& when, const MemberFacts& member) {
  if (!when.birthday) return true;
  switch (*when.birthday) {
    case model::BirthdayPeriod::Day:
      return member.is_birthday;
    case model::BirthdayPeriod::Week:
      return member.is_birthday_week;
    case model::BirthdayPeriod::Month:
      return member.is_birthday_month;
  }
  return false;
}

bool is_right_visit(const Conditions& when, const MemberFacts& member) {
  if (when.first_purchase && member.visits != 0) return false;
  return when.every_nth_visit <= 0 || (member.visits + 1) % when.every_nth_visit == 0;
}

}  // namespace

std::chrono::local_seconds store_time(Instant at, std::chrono::minutes utc_offset) {
  return std::chrono::local_seconds{
      std::chrono::floor<std::chrono::seconds>(at.time_since_epoch() + utc_offset)};
}

bool is_within(const std::string& category, const std::string& of) {
  return category.starts_with(of) && (category.size() == of.size() || category[of.size()] == '/');
}

bool matches(const model::LineFilter& filter, const model::SaleLine& line) {
  if (filter.full_price_only && line.is_discounted) return false;
  if (names(filter.not_skus, line.sku) || names_category(filter.not_categories, line.category) ||
      names_label(filter.not_labels, line.labels)) {
    return false;
  }
  if (filter.skus.empty() && filter.categories.empty() && filter.labels.empty()) return true;
  return names(filter.skus, line.sku) || names_category(filter.categories, line.category) ||
         names_label(filter.labels, line.labels);
}

bool is_open(const model::Window& window, std::chrono::local_seconds now) {
  const auto length = std::chrono::minutes{window.minutes};
  if (window.rule.empty()) return window.start <= now && now < window.start + length;
  const auto after = std::upper_bound(window.begins.begin(), window.begins.end(), now);
  return after != window.begins.begin() && now < *std::prev(after) + length;
}

std::optional<Unmet> unmet(const model::Programme& programme,
                           const Conditions& when,
                           const MemberFacts& member,
                           std::span<const std::string> codes,
                           std::chrono::local_seconds now) {
  if (!is_tier_named(programme, when, member)) return Unmet::Tier;
  if (when.from && now < *when.from) return Unmet::NotYet;
  if (when.until && now >= *when.until) return Unmet::Over;
  if (!is_in_a_window(when, now)) return Unmet::NotNow;
  if (!when.code.empty() && std::find(codes.begin(), codes.end(), when.code) == codes.end()) {
    return Unmet::Code;
  }
  if (!is_birthday(when, member)) return Unmet::Birthday;
  if (!is_right_visit(when, member)) return Unmet::Visit;
  return std::nullopt;
}

std::chrono::sys_days period_begin(model::LimitPeriod period, std::chrono::local_seconds now) {
  const std::chrono::sys_days day{std::chrono::floor<std::chrono::days>(now).time_since_epoch()};
  const std::chrono::year_month_day date{day};
  switch (period) {
    case model::LimitPeriod::Day:
      return day;
    case model::LimitPeriod::Week:
      return day - (std::chrono::weekday{day} - std::chrono::Monday);
    case model::LimitPeriod::Month:
      return date.year() / date.month() / std::chrono::day{1};
    case model::LimitPeriod::Year:
      return date.year() / std::chrono::January / std::chrono::day{1};
    case model::LimitPeriod::Sale:
    case model::LimitPeriod::Ever:
      break;
  }
  return std::chrono::sys_days{};
}

model::RuleUse use_of(const std::string& rule,
                      model::LimitPeriod period,
                      const MemberFacts& member,
                      std::chrono::local_seconds now) {
  model::RuleUse sum;
  sum.rule = rule;
  sum.since = period_begin(period, now);
  if (period == model::LimitPeriod::Sale) return sum;
  for (const model::RuleUse& use : member.uses) {
    if (use.rule != rule || use.since < sum.since) continue;
    sum.times += use.times;
    sum.points = sum.points.plus(use.points).value_or(sum.points);
  }
  return sum;
}

}  // namespace regulars::loyalty
