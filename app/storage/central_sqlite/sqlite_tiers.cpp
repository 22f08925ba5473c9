#include "app/storage/central_sqlite/sqlite_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kAddDay =
    "INSERT INTO tier_day (member, day, spend, full_price, points, visits) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (member, day) DO UPDATE SET "
    "spend = spend + excluded.spend, full_price = full_price + excluded.full_price, "
    "points = points + excluded.points, visits = visits + excluded.visits";
constexpr std::string_view kDays =
    "SELECT day, spend, full_price, points, visits FROM tier_day WHERE member = ? ORDER BY day";
constexpr std::string_view kMoveDays =
    "INSERT INTO tier_day (member, day, spend, full_price, points, visits) "
    "SELECT ?, day, spend, full_price, points, visits FROM tier_day AS of_loser WHERE member = ? "
    "ON CONFLICT (member, day) DO UPDATE SET "
    "spend = spend + excluded.spend, full_price = full_price + excluded.full_price, "
    "points = points + excluded.points, visits = visits + excluded.visits";
// The higher floor stays, and the next turn looks at the winner.
constexpr std::string_view kJoinTiers =
    "INSERT INTO tier (member, floor, next_day) "
    "SELECT ?1, ifnull(max(floor), 0), 0 FROM tier WHERE member = ?2 "
    "ON CONFLICT (member) DO UPDATE SET floor = max(floor, excluded.floor), next_day = 0";
constexpr std::string_view kForgetDays = "DELETE FROM tier_day WHERE member = ?";
constexpr std::string_view kTier =
    "SELECT member.tier, floor, figure, until_day, day, next_day FROM member "
    "LEFT JOIN tier ON tier.member = member.n WHERE member.n = ?";
constexpr std::string_view kSetTier = "UPDATE member SET tier = ? WHERE n = ? AND tier <> ?";
constexpr std::string_view kSaveTier =
    "INSERT INTO tier (member, floor, figure, until_day, day, next_day) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (member) DO UPDATE SET floor = excluded.floor, figure = excluded.figure, "
    "until_day = excluded.until_day, day = excluded.day, next_day = excluded.next_day";
constexpr std::string_view kDue =
    "SELECT member FROM tier WHERE next_day <= ? ORDER BY next_day, member LIMIT ?";
constexpr std::string_view kAllDue = "UPDATE tier SET next_day = 0";

using std::chrono::days;
using std::chrono::sys_days;

std::int64_t number_of(sys_days day) {
  return day.time_since_epoch().count();
}

sys_days day_at(const Query& row, int column) {
  return sys_days{days{row.integer(column)}};
}

void bind_day(Query& query, const std::optional<sys_days>& day) {
  if (day) {
    query.bind(number_of(*day));
  } else {
    query.bind_null();
  }
}
}  // namespace

Status SqliteCentralStore::add_tier_day(std::int64_t member, const TierDayRecord& day) {
  return database_.query(kAddDay)
      .bind(member)
      .bind(number_of(day.day))
      .bind(day.spend_minor)
      .bind(day.full_price_minor)
      .bind(day.points)
      .bind(day.visits)
      .run();
}

Result<std::vector<TierDayRecord>> SqliteCentralStore::tier_days(std::int64_t member) {
  std::vector<TierDayRecord> days;
  auto row = database_.query(kDays);
  row.bind(member);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return days;
    days.push_back({.day = day_at(row, 0),
                    .spend_minor = row.integer(1),
                    .full_price_minor = row.integer(2),
                    .points = row.integer(3),
                    .visits = row.integer(4)});
  }
}

Status SqliteCentralStore::move_tier_days(std::int64_t loser, std::int64_t winner) {
  REGULARS_TRY_VOID(database_.query(kMoveDays).bind(winner).bind(loser).run());
  REGULARS_TRY_VOID(database_.query(kJoinTiers).bind(winner).bind(loser).run());
  return database_.query(kForgetDays).bind(loser).run();
}

Result<TierRecord> SqliteCentralStore::tier(std::int64_t member) {
  auto row = database_.query(kTier);
  row.bind(member);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return fail(ErrorKind::bug, "no member number " + std::to_string(member));
  TierRecord tier;
  tier.member = member;
  tier.tier = static_cast<std::uint8_t>(row.integer(0));
  if (row.is_null(1)) return tier;
  tier.floor = static_cast<std::uint8_t>(row.integer(1));
  tier.figure = row.integer(2);
  if (!row.is_null(3)) tier.until = day_at(row, 3);
  tier.day = day_at(row, 4);
  if (!row.is_null(5)) tier.next = day_at(row, 5);
  return tier;
}

Status SqliteCentralStore::save_tier(const TierRecord& tier) {
  const std::int64_t number = tier.tier;
  REGULARS_TRY_VOID(database_.query(kSetTier).bind(number).bind(tier.member).bind(number).run());
  auto query = database_.query(kSaveTier);
  query.bind(tier.member).bind(std::int64_t{tier.floor}).bind(tier.figure);
  bind_day(query, tier.until);
  query.bind(number_of(tier.day));
  bind_day(query, tier.next);
  return query.run();
}

Result<std::vector<std::int64_t>> SqliteCentralStore::tiers_due(sys_days day, std::size_t most) {
  std::vector<std::int64_t> members;
  auto row = database_.query(kDue);
  row.bind(number_of(day)).bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return members;
    members.push_back(row.integer(0));
  }
}

Status SqliteCentralStore::make_tiers_due() {
  return database_.query(kAllDue).run();
}

}  // namespace regulars::storage
