#include "app/feedback/day.h"

#include <map>

#include "app/storage/terminal/terminal_storage.h"

namespace regulars::feedback {

namespace {
constexpr std::size_t kMostRatings = 500;
}

Result<DayFigures> day_figures(const storage::TerminalView& terminal,
                               const model::BusinessDay& day) {
  REGULARS_TRY(const storage::RatingCounts counts, terminal.ratings.counts_of(day));
  return DayFigures{counts.answered + counts.skipped + counts.timed_out,
                    counts.answered,
                    counts.skipped,
                    counts.timed_out,
                    counts.face_sum};
}

Result<Day> day_of(const storage::TerminalView& terminal, const model::BusinessDay& business_day) {
  Day day{business_day, {}, 0};
  REGULARS_TRY(const auto staff, terminal.members.staff());
  std::map<model::StaffId, std::string> names;
  for (const storage::HeldStaff& one : staff) names[one.staff.id] = one.staff.name;
  REGULARS_TRY(const auto ratings, terminal.ratings.ratings_of(business_day, kMostRatings));
  for (const storage::RatedSale& rating : ratings) {
    const auto cashier = names.find(rating.staff);
    day.ratings.push_back({rating.at,
                           rating.outcome,
                           rating.face,
                           rating.tier,
                           !rating.member.is_none(),
                           cashier == names.end() ? "" : cashier->second});
  }
  REGULARS_TRY(const storage::SalesOfDay sales, terminal.ledger.sales_of(business_day));
  day.sales = sales.sales;
  return day;
}

}  // namespace regulars::feedback
