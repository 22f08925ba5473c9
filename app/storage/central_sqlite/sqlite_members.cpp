// Members, what they bought, and what their points are made of.

#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kFindMember = "SELECT ifnull(merged_into, n) FROM member WHERE id = ?";
constexpr std::string_view kFindIdentifier =
    "SELECT member FROM identifier WHERE kind = ? AND value = ?";
constexpr std::string_view kAddMember =
    "INSERT INTO member (id, name, tier, joined_day) VALUES (?, ?, ?, ?)";
constexpr std::string_view kAddIdentifier =
    "INSERT INTO identifier (kind, value, member) VALUES (?, ?, ?)";
constexpr std::string_view kGreeting = "SELECT greeting, greeting_ms FROM member WHERE n = ?";
constexpr std::string_view kSetGreeting =
    "UPDATE member SET greeting = ?, greeting_ms = ? WHERE n = ?";
constexpr std::string_view kBalance =
    "SELECT points, leased, visits, last_visit_ms, owed, pending FROM balance WHERE member = ?";
constexpr std::string_view kSaveBalance =
    "INSERT INTO balance (member, points, leased, visits, last_visit_ms, owed, pending, change) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (member) DO UPDATE SET points = excluded.points, "
    "leased = excluded.leased, visits = excluded.visits, last_visit_ms = excluded.last_visit_ms, "
    "owed = excluded.owed, pending = excluded.pending, change = excluded.change";
constexpr std::string_view kSavePurse =
    "INSERT INTO purse (account, purse, points, leased, owed, pending) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (account, purse) DO UPDATE SET points = excluded.points, "
    "leased = excluded.leased, owed = excluded.owed, pending = excluded.pending";
constexpr std::string_view kSetReferrer = "UPDATE member SET referred_by = ? WHERE n = ?";
constexpr std::string_view kTellAgain = "UPDATE balance SET change = ? WHERE member = ?";
constexpr std::string_view kAccountOf = "SELECT ifnull(household, n) FROM member WHERE n = ?";
constexpr std::string_view kReferrer = "SELECT referred_by FROM member WHERE n = ?";
constexpr std::string_view kAddBearer =
    "INSERT INTO bearer (account, kind, reward, gseq, member, lapses_ms) "
    "VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kBearer =
    "SELECT kind, reward, gseq, member, lapses_ms FROM bearer WHERE account = ?";
constexpr std::string_view kAddSale =
    "INSERT INTO sale (gseq, member, amount, currency, points, programme_version, tier, staff, "
    "origin, reference, at_ms, offset_minutes, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSale =
    "SELECT member, amount, currency, points, programme_version, tier, staff, origin, reference, "
    "at_ms, offset_minutes, seq FROM sale JOIN event ON event.gseq = sale.gseq "
    "WHERE sale.gseq = ?";
constexpr std::string_view kGiveSale =
    "UPDATE sale SET member = ? WHERE gseq = ? AND member IS NULL";
constexpr std::string_view kAddUnclaimed =
    "INSERT INTO unclaimed (kind, value, sale) VALUES (?, ?, ?)";
constexpr std::string_view kUnclaimed =
    "SELECT sale FROM unclaimed WHERE kind = ? AND value = ? ORDER BY sale";
constexpr std::string_view kForgetUnclaimed = "DELETE FROM unclaimed WHERE sale = ?";
constexpr std::string_view kAddRedeem =
    "INSERT INTO redeem (gseq, member, reward, points, value, currency, lease, at_ms, day, purse) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kAddVoid =
    "INSERT INTO void (gseq, undone, points, taken, staff, at_ms, day) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (undone) DO NOTHING";
constexpr std::string_view kIsUndone = "SELECT 1 FROM void WHERE undone = ?";
constexpr std::string_view kAddRefund =
    "INSERT INTO refund (gseq, sale, amount, currency, is_everything, reference, staff, at_ms, "
    "offset_minutes, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (sale, reference) DO NOTHING";
constexpr std::string_view kAddRefundMove =
    "INSERT INTO refund_purse (gseq, purse, taken, debt, returned) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kRefundsOf = "SELECT gseq FROM refund WHERE sale = ? ORDER BY gseq";
constexpr std::string_view kAddRating =
    "INSERT INTO rating (gseq, sale, outcome, face, at_ms, offset_minutes, day) "
    "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sale) DO NOTHING";

Result<std::optional<std::int64_t>> number_of(Query& row) {
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<std::int64_t>{};
  return std::optional{row.integer(0)};
}
}  // namespace

Result<std::optional<std::int64_t>> SqliteCentralStore::find_member(model::MemberId id) {
  auto row = database_.query(kFindMember);
  row.bind(id.uuid());
  return number_of(row);
}

Result<std::optional<std::int64_t>> SqliteCentralStore::find_identifier(
    const model::Identifier& identifier) {
  auto row = database_.query(kFindIdentifier);
  row.bind(std::int64_t{static_cast<std::uint8_t>(identifier.kind)})
      .bind(std::string_view(identifier.value));
  return number_of(row);
}

Result<std::int64_t> SqliteCentralStore::add_member(const model::Member& member) {
  REGULARS_TRY_VOID(database_.query(kAddMember)
                        .bind(member.id.uuid())
                        .bind(std::string_view(member.name))
                        .bind(std::int64_t{member.tier})
                        .bind(std::int64_t{member.joined.time_since_epoch().count()})
                        .run());
  return database_.last_insert_rowid();
}

Status SqliteCentralStore::add_identifier(const model::Identifier& identifier,
                                          std::int64_t member) {
  return database_.query(kAddIdentifier)
      .bind(std::int64_t{static_cast<std::uint8_t>(identifier.kind)})
      .bind(std::string_view(identifier.value))
      .bind(member)
      .run();
}

Result<GreetingRecord> SqliteCentralStore::greeting(std::int64_t member) {
  auto row = database_.query(kGreeting);
  row.bind(member);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return GreetingRecord{};
  return GreetingRecord{static_cast<model::GreetingConsent>(row.integer(0)),
                        rows::instant(row.integer(1))};
}

Status SqliteCentralStore::set_greeting(std::int64_t member, const GreetingRecord& said) {
  return database_.query(kSetGreeting)
      .bind(static_cast<std::int64_t>(said.greeting))
      .bind(rows::milliseconds(said.said))
      .bind(member)
      .run();
}

Result<std::optional<BalanceRecord>> SqliteCentralStore::balance(std::int64_t member) {
  auto row = database_.query(kBalance);
  row.bind(member);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<BalanceRecord>{};
  BalanceRecord balance{.member = member,
                        .points = row.integer(0),
                        .leased = row.integer(1),
                        .visits = row.integer(2),
                        .last_visit = rows::instant(row.integer(3)),
                        .owed = row.integer(4),
                        .pending = row.integer(5)};
  REGULARS_TRY(balance.purses, rows::purses(database_.query(rows::kPurses).bind(member)));
  return std::optional{std::move(balance)};
}

Status SqliteCentralStore::save_balance(const BalanceRecord& balance) {
  if (balance.points - balance.leased < 0 || balance.leased < 0) {  // (4)
    return fail(ErrorKind::bug,
                "member number " + std::to_string(balance.member) + ": balance " +
                    std::to_string(balance.points) + ", leased " + std::to_string(balance.leased));
  }
  for (const auto& [purse, sums] : balance.purses) {
    REGULARS_TRY_VOID(database_.query(kSavePurse)
                          .bind(balance.member)
                          .bind(std::int64_t{purse})
                          .bind(sums.points)
                          .bind(sums.leased)
                          .bind(sums.owed)
                          .bind(sums.pending)
                          .run());
  }
  REGULARS_TRY_VOID(database_.query(kSaveBalance)
                        .bind(balance.member)
                        .bind(balance.points)
                        .bind(balance.leased)
                        .bind(balance.visits)
                        .bind(rows::milliseconds(balance.last_visit))
                        .bind(balance.owed)
                        .bind(balance.pending)
                        .bind(next_change())
                        .run());
  REGULARS_TRY(const auto household, household_of(balance.member));
  for (const std::int64_t one : household) {  // who sees these figures as hers
    REGULARS_TRY_VOID(database_.query(kTellAgain).bind(next_change()).bind(one).run());
  }
  return {};
}

Status SqliteCentralStore::add_sale(const SaleRecord& sale) {
  auto query = database_.query(kAddSale);
  query.bind(sale.gseq);
  if (sale.member) {
    query.bind(*sale.member);
  } else {
    query.bind_null();
  }
  return query.bind(sale.event.amount.minor())
      .bind(sale.event.amount.currency().code())
      .bind(sale.event.points.value())
      .bind(sale.event.programme_version)
      .bind(std::int64_t{sale.event.tier})
      .bind_or_null(sale.event.staff.uuid())
      .bind(std::int64_t{static_cast<std::uint8_t>(sale.event.origin)})
      .bind(std::string_view(sale.event.reference))
      .bind(rows::milliseconds(sale.stamp.at))
      .bind(std::int64_t{sale.stamp.utc_offset.count()})
      .bind(rows::day_of(sale.stamp))
      .run();
}

Result<std::optional<SaleRecord>> SqliteCentralStore::sale(std::int64_t gseq) {
  auto row = database_.query(kSale);
  row.bind(gseq);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<SaleRecord>{};
  SaleRecord sale;
  sale.gseq = gseq;
  if (!row.is_null(0)) sale.member = row.integer(0);
  sale.event.amount = {row.integer(1),
                       model::Currency::parse(row.text(2)).value_or(model::Currency{})};
  sale.event.points = model::Points{row.integer(3)};
  sale.event.programme_version = row.integer(4);
  sale.event.tier = static_cast<std::uint8_t>(row.integer(5));
  sale.event.staff = model::StaffId{row.uuid(6)};
  sale.event.origin = static_cast<model::Origin>(row.integer(7));
  sale.event.reference = row.text(8);
  sale.stamp.at = rows::instant(row.integer(9));
  sale.stamp.utc_offset = std::chrono::minutes{row.integer(10)};
  sale.stamp.seq = rows::unsigned_bits(row.integer(11));
  return std::optional{sale};
}

Status SqliteCentralStore::give_sale(std::int64_t gseq, std::int64_t member) {
  REGULARS_TRY_VOID(database_.query(kGiveSale).bind(member).bind(gseq).run());
  if (database_.changes() == 1) return {};
  return fail(ErrorKind::bug, "event " + std::to_string(gseq) + " is no sale without a member");
}

Status SqliteCentralStore::add_unclaimed(const UnclaimedKey& key, std::int64_t sale) {
  return database_.query(kAddUnclaimed)
      .bind(std::int64_t{key.kind})
      .bind(std::string_view(key.value))
      .bind(sale)
      .run();
}

Status SqliteCentralStore::forget_unclaimed(std::int64_t sale) {
  return database_.query(kForgetUnclaimed).bind(sale).run();
}

Result<std::vector<std::int64_t>> SqliteCentralStore::claim(const UnclaimedKey& key) {
  std::vector<std::int64_t> sales;
  {
    auto row = database_.query(kUnclaimed);
    row.bind(std::int64_t{key.kind}).bind(std::string_view(key.value));
    while (true) {
      REGULARS_TRY(const bool is_row, row.step());
      if (!is_row) break;
      sales.push_back(row.integer(0));
    }
  }
  for (const std::int64_t sale : sales) REGULARS_TRY_VOID(forget_unclaimed(sale));
  return sales;
}

Status SqliteCentralStore::add_redeem(const RedeemRecord& redeem) {
  return database_.query(kAddRedeem)
      .bind(redeem.gseq)
      .bind(redeem.member)
      .bind(std::string_view(redeem.event.reward))
      .bind(redeem.event.points.value())
      .bind(redeem.event.value.minor())
      .bind(redeem.event.value.currency().code())
      .bind(redeem.lease)
      .bind(rows::milliseconds(redeem.stamp.at))
      .bind(rows::day_of(redeem.stamp))
      .bind(std::int64_t{redeem.event.purse})
      .run();
}

Status SqliteCentralStore::add_void(const VoidRecord& undone) {
  REGULARS_TRY_VOID(database_.query(kAddVoid)
                        .bind(undone.gseq)
                        .bind(undone.undone)
                        .bind(undone.event.points.value())
                        .bind(undone.taken)
                        .bind_or_null(undone.event.staff.uuid())
                        .bind(rows::milliseconds(undone.stamp.at))
                        .bind(rows::day_of(undone.stamp))
                        .run());
  if (database_.changes() == 1) return {};
  return fail(ErrorKind::conflict,
              "event " + std::to_string(undone.event.sale_seq) + " is undone already");
}

Result<bool> SqliteCentralStore::is_undone(std::int64_t event) {
  auto row = database_.query(kIsUndone);
  row.bind(event);
  return row.step();
}

Status SqliteCentralStore::add_refund(const RefundRecord& refund) {
  REGULARS_TRY_VOID(database_.query(kAddRefund)
                        .bind(refund.gseq)
                        .bind(refund.sale)
                        .bind(refund.event.amount.minor())
                        .bind(refund.event.amount.currency().code())
                        .bind(std::int64_t{refund.is_everything ? 1 : 0})
                        .bind(std::string_view(refund.event.reference))
                        .bind_or_null(refund.event.staff.uuid())
                        .bind(rows::milliseconds(refund.stamp.at))
                        .bind(std::int64_t{refund.stamp.utc_offset.count()})
                        .bind(rows::day_of(refund.stamp))
                        .run());
  if (database_.changes() == 0) {
    return fail(ErrorKind::conflict,
                "the refund " + refund.event.reference + " of this sale is booked already");
  }
  return {};
}

Status SqliteCentralStore::add_refund_move(std::int64_t refund, const RefundMove& move) {
  return database_.query(kAddRefundMove)
      .bind(refund)
      .bind(std::int64_t{move.purse})
      .bind(move.taken)
      .bind(move.debt)
      .bind(move.returned)
      .run();
}

Result<std::vector<std::int64_t>> SqliteCentralStore::sales_of_receipt(std::string_view receipt,
                                                                       std::size_t most) {
  return rows::numbers(
      database_.query(rows::kSalesOfReceipt).bind(receipt).bind(static_cast<std::int64_t>(most)));
}

Result<std::vector<std::int64_t>> SqliteCentralStore::refunds_of(std::int64_t sale) {
  std::vector<std::int64_t> refunds;
  auto row = database_.query(kRefundsOf);
  row.bind(sale);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return refunds;
    refunds.push_back(row.integer(0));
  }
}

Status SqliteCentralStore::set_referrer(std::int64_t member, model::MemberId referrer) {
  return database_.query(kSetReferrer).bind_or_null(referrer.uuid()).bind(member).run();
}

Result<std::int64_t> SqliteCentralStore::account_of(std::int64_t member) {
  auto row = database_.query(kAccountOf);
  row.bind(member);
  REGULARS_TRY(const bool is_row, row.step());
  return is_row ? row.integer(0) : member;
}

Result<model::MemberId> SqliteCentralStore::referrer(std::int64_t member) {
  auto row = database_.query(kReferrer);
  row.bind(member);
  REGULARS_TRY(const bool is_row, row.step());
  return is_row ? model::MemberId{row.uuid(0)} : model::MemberId{};
}

Status SqliteCentralStore::add_bearer(const BearerRecord& bearer) {
  auto query = database_.query(kAddBearer);
  query.bind(bearer.account)
      .bind(std::int64_t{static_cast<std::uint8_t>(bearer.kind)})
      .bind(std::string_view(bearer.reward))
      .bind(bearer.gseq);
  if (bearer.member) {
    query.bind(*bearer.member);
  } else {
    query.bind_null();
  }
  return query.bind(rows::milliseconds(bearer.lapses)).run();
}

Result<std::optional<BearerRecord>> SqliteCentralStore::bearer(std::int64_t account) {
  auto row = database_.query(kBearer);
  row.bind(account);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<BearerRecord>{};
  BearerRecord bearer;
  bearer.account = account;
  bearer.kind = static_cast<model::BearerKind>(row.integer(0));
  bearer.reward = row.text(1);
  bearer.gseq = row.integer(2);
  if (!row.is_null(3)) bearer.member = row.integer(3);
  bearer.lapses = rows::instant(row.integer(4));
  return std::optional{std::move(bearer)};
}

Status SqliteCentralStore::add_rating(const RatingRecord& rating) {
  REGULARS_TRY_VOID(database_.query(kAddRating)
                        .bind(rating.gseq)
                        .bind(rating.sale)
                        .bind(std::int64_t{static_cast<std::uint8_t>(rating.event.outcome)})
                        .bind(std::int64_t{rating.event.face})
                        .bind(rows::milliseconds(rating.stamp.at))
                        .bind(std::int64_t{rating.stamp.utc_offset.count()})
                        .bind(rows::day_of(rating.stamp))
                        .run());
  if (database_.changes() == 1) return {};
  return fail(ErrorKind::conflict,
              "sale " + std::to_string(rating.event.sale_seq) + " is rated already");
}

}  // namespace regulars::storage
