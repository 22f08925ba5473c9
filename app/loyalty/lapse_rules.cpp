#include "app/loyalty/lapse_rules.h"

#include "app/model/business_day.h"

namespace regulars::loyalty {

std::optional<Instant> lapse_of(const model::LapsePolicy& policy,
                                Instant at,
                                std::chrono::minutes utc_offset) {
  using std::chrono::days;
  using std::chrono::months;
  using std::chrono::sys_days;
  using std::chrono::years;
  const sys_days earned = model::BusinessDay::of(at, utc_offset).date();
  const std::chrono::year_month_day date{earned};
  const auto begin_of = [&](sys_days day) { return model::BusinessDay{day}.begin(utc_offset); };
  switch (policy.mode) {
    case model::LapseMode::Never:
      return std::nullopt;
    case model::LapseMode::AfterDays:
    case model::LapseMode::Inactivity:
      return begin_of(earned + days{policy.count});
    case model::LapseMode::EndOfMonth: {
      const auto month = date.year() / date.month() + months{policy.count} + months{1};
      return begin_of(sys_days{month / std::chrono::day{1}});
    }
    case model::LapseMode::EndOfYear: {
      const auto year = date.year() + years{policy.count} + years{1};
      return begin_of(sys_days{year / std::chrono::January / std::chrono::day{1}});
    }
  }
  return std::nullopt;
}

}  // namespace regulars::loyalty
