#include "app/loyalty/conditions.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::local_days kTuesday{std::chrono::year{2026} / 11 / 24};

std::optional<Unmet> unmet_of(const model::Conditions& when,
                              const model::MemberFacts& member = {},
                              std::chrono::local_seconds now = kTuesday + 17h) {
  return unmet(a_programme(), when, member, {}, now);
}

}  // namespace

TEST_CASE("a category names its subtree, and nothing that merely begins alike", "[loyalty]") {
  model::LineFilter filter;
  filter.categories = {"food"};
  model::SaleLine line;
  line.category = "food/tea";
  CHECK(matches(filter, line));
  line.category = "food";
  CHECK(matches(filter, line));
  line.category = "foodstuff";
  CHECK_FALSE(matches(filter, line));
}

TEST_CASE("an exclusion wins over whatever names a line", "[loyalty]") {
  model::SaleLine line;
  line.sku = "A";
  line.labels = {"red"};
  model::LineFilter filter;
  CHECK(matches(filter, line));
  filter.skus = {"A"};
  CHECK(matches(filter, line));
  filter.not_labels = {"red"};
  CHECK_FALSE(matches(filter, line));
  filter.not_labels.clear();
  filter.full_price_only = true;
  line.is_discounted = true;
  CHECK_FALSE(matches(filter, line));
}

TEST_CASE("a window holds from its beginning until its end", "[loyalty]") {
  model::Window once;
  once.start = kTuesday + 16h;
  once.minutes = 120;
  CHECK_FALSE(is_open(once, kTuesday + 15h + 59min));
  CHECK(is_open(once, kTuesday + 16h));
  CHECK(is_open(once, kTuesday + 17h + 59min));
  CHECK_FALSE(is_open(once, kTuesday + 18h));
  model::Window weekly = once;
  weekly.rule = "FREQ=WEEKLY;BYDAY=TU";
  weekly.begins = {once.start, once.start + 168h};
  CHECK(is_open(weekly, once.start + 168h + 1h));
  CHECK_FALSE(is_open(weekly, once.start + 24h));
  CHECK_FALSE(is_open(weekly, once.start - 1s));
}

TEST_CASE("the first condition that does not hold is named", "[loyalty]") {
  model::MemberFacts member;
  CHECK_FALSE(unmet_of({}).has_value());
  model::Conditions when;
  when.tiers = {a_programme().tiers.back().id};
  CHECK(unmet_of(when, member) == Unmet::Tier);
  member.tier = 200;  // of a newer programme: the highest
  CHECK_FALSE(unmet_of(when, member).has_value());
  when = {};
  when.from = kTuesday + 18h;
  CHECK(unmet_of(when) == Unmet::NotYet);
  when.from.reset();
  when.until = kTuesday + 17h;
  CHECK(unmet_of(when) == Unmet::Over);
  when = {};
  when.code = "PROMO10";
  CHECK(unmet_of(when) == Unmet::Code);
  when = {};
  when.birthday = model::BirthdayPeriod::Week;
  CHECK(unmet_of(when) == Unmet::Birthday);
  when = {};
  when.every_nth_visit = 10;
  member.visits = 8;
  CHECK(unmet_of(when, member) == Unmet::Visit);
  member.visits = 9;
  CHECK_FALSE(unmet_of(when, member).has_value());
}

TEST_CASE("uses count in the period they fall into", "[loyalty]") {
  using model::LimitPeriod;
  const auto now = kTuesday + 17h;
  const auto day = [](int month, int day_of_month) {
    return std::chrono::sys_days{std::chrono::year{2026} / month / day_of_month};
  };
  CHECK(period_begin(LimitPeriod::Day, now) == day(11, 24));
  CHECK(period_begin(LimitPeriod::Week, now) == day(11, 23));
  CHECK(period_begin(LimitPeriod::Month, now) == day(11, 1));
  CHECK(period_begin(LimitPeriod::Year, now) == day(1, 1));
  model::MemberFacts member;
  member.uses = {{"tea", day(11, 16), 3, model::Points{30}},
                 {"tea", day(11, 23), 2, model::Points{20}},
                 {"cake", day(11, 23), 9, model::Points{90}}};
  CHECK(use_of("tea", LimitPeriod::Week, member, now).times == 2);
  CHECK(use_of("tea", LimitPeriod::Ever, member, now).times == 5);
  CHECK(use_of("tea", LimitPeriod::Ever, member, now).points == model::Points{50});
  CHECK(use_of("tea", LimitPeriod::Sale, member, now).times == 0);
}
