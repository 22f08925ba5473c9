#include "app/storage/figure_reader.h"

#include <limits>
#include <utility>

namespace regulars::storage {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view kProgramme =
    "SELECT document FROM programme ORDER BY version DESC LIMIT 1";
constexpr std::string_view kSales =
    "SELECT sale.gseq, ifnull(merged_into, sale.member), amount, points, sale.tier, staff, day, "
    "line FROM sale JOIN event ON event.gseq = sale.gseq LEFT JOIN member ON member.n = "
    "sale.member "
    "WHERE sale.gseq NOT IN (SELECT undone FROM void) ORDER BY sale.gseq";
constexpr std::string_view kRefunds = "SELECT sale, amount FROM refund";
constexpr std::string_view kRedeems =
    "SELECT ifnull(merged_into, redeem.member), reward, points, value, day FROM redeem "
    "JOIN member ON member.n = redeem.member WHERE gseq NOT IN (SELECT undone FROM void)";
constexpr std::string_view kMembers =
    "SELECT one.n, one.id, one.tier, one.joined_day, "
    "ifnull(ifnull(referrer.merged_into, referrer.n), 0), ifnull(owed, 0) FROM member one "
    "LEFT JOIN member referrer ON referrer.id = one.referred_by "
    "LEFT JOIN balance ON balance.member = one.n "
    "WHERE one.merged_into IS NULL AND one.n NOT IN (SELECT account FROM bearer) ORDER BY one.n";
constexpr std::string_view kLots =
    "SELECT tier, sum(points - drawn - lapsed), lapses_ms / 86400000 AS day FROM lot "
    "JOIN member ON member.n = account WHERE purse = 0 AND points > drawn + lapsed "
    "GROUP BY tier, day ORDER BY day, tier";
constexpr std::string_view kStaff = "SELECT id, name, role, gone FROM staff ORDER BY name, id";
constexpr std::string_view kRatings = "SELECT sale, face FROM rating WHERE face > 0";
constexpr std::string_view kBonuses =  // kind 3: referral
    "SELECT account, sum(points) FROM booking WHERE kind = 3 GROUP BY account";

constexpr std::int64_t kNeverDay = std::numeric_limits<std::int64_t>::max() / 86'400'000;

sys_days day_of(const Query& row, int column) {
  return sys_days{days{row.integer(column)}};
}

std::uint8_t small(const Query& row, int column) {
  return static_cast<std::uint8_t>(row.integer(column));
}

}  // namespace

Result<FigureReader> FigureReader::open(const std::filesystem::path& folder) {
  std::error_code ignored;
  const auto file = folder / "central.db";
  if (!std::filesystem::exists(file, ignored)) {
    return fail(ErrorKind::not_found,
                folder.string() + " is no folder of central: it has no central.db");
  }
  REGULARS_TRY(Database store, Database::open(file, Access::ReadOnly));
  REGULARS_TRY_VOID(store.execute("BEGIN"));
  return FigureReader(std::move(store));
}

template <typename Row, typename Read>
Result<std::vector<Row>> FigureReader::all(std::string_view sql, Read read) {
  std::vector<Row> rows;
  auto row = store_.query(sql);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return rows;
    rows.push_back(read(row));
  }
}

Result<std::string> FigureReader::programme() {
  auto row = store_.query(kProgramme);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return fail(ErrorKind::storage, "the store has no programme");
  return std::string(row.text(0));
}

Status FigureReader::each_sale(const std::function<Status(const SaleFigure&)>& visit) {
  auto row = store_.query(kSales);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    REGULARS_TRY_VOID(visit({.key = row.integer(0),
                             .member = row.integer(1),
                             .amount_minor = row.integer(2),
                             .points = row.integer(3),
                             .tier = small(row, 4),
                             .staff = model::StaffId{row.uuid(5)},
                             .day = day_of(row, 6),
                             .line = row.text(7)}));
  }
}

Result<std::vector<RefundFigure>> FigureReader::refunds() {
  return all<RefundFigure>(kRefunds, [](const Query& row) {
    return RefundFigure{row.integer(0), row.integer(1)};
  });
}

Result<std::vector<RedeemFigure>> FigureReader::redeems() {
  return all<RedeemFigure>(kRedeems, [](const Query& row) {
    return RedeemFigure{
        row.integer(0), std::string(row.text(1)), row.integer(2), row.integer(3), day_of(row, 4)};
  });
}

Result<std::vector<MemberFigure>> FigureReader::members() {
  return all<MemberFigure>(kMembers, [](const Query& row) {
    return MemberFigure{row.integer(0),
                        model::MemberId{row.uuid(1)},
                        small(row, 2),
                        day_of(row, 3),
                        row.integer(4),
                        row.integer(5)};
  });
}

Result<std::vector<LotFigure>> FigureReader::lots() {
  return all<LotFigure>(kLots, [](const Query& row) {
    LotFigure lot{small(row, 0), row.integer(1), {}};
    if (row.integer(2) < kNeverDay) lot.lapses = day_of(row, 2);
    return lot;
  });
}

Result<std::vector<StaffFigure>> FigureReader::staff() {
  return all<StaffFigure>(kStaff, [](const Query& row) {
    StaffFigure one;
    one.staff.id = model::StaffId{row.uuid(0)};
    one.staff.name = std::string(row.text(1));
    one.staff.role = static_cast<model::Role>(row.integer(2));
    one.is_gone = row.integer(3) != 0;
    return one;
  });
}

Result<std::vector<RatingFigure>> FigureReader::ratings() {
  return all<RatingFigure>(kRatings, [](const Query& row) {
    return RatingFigure{row.integer(0), small(row, 1)};
  });
}

Result<std::vector<BonusFigure>> FigureReader::bonuses() {
  return all<BonusFigure>(kBonuses, [](const Query& row) {
    return BonusFigure{row.integer(0), row.integer(1)};
  });
}

}  // namespace regulars::storage
