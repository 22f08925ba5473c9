// Leases and their slices.

#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kLease =
    "SELECT n, terminal, member, points, spent, state, granted_ms, reward, purse, proof FROM lease "
    "WHERE id = ?";
constexpr std::string_view kSlices =
    "SELECT lot, points, spent FROM slice WHERE lease = ? ORDER BY ordinal";
constexpr std::string_view kAddLease =
    "INSERT INTO lease (id, terminal, member, points, spent, state, granted_ms, reward, purse, "
    "proof) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kUnspentLeases =
    "SELECT count(*) FROM lease WHERE reward = ? AND reward <> '' AND member = ? AND state = 1 "
    "AND spent = 0";
constexpr std::string_view kTimesLeased =
    "SELECT count(*) FROM lease LEFT JOIN redeem ON redeem.lease = lease.n "
    "WHERE lease.reward = ? AND iif(redeem.gseq IS NULL, lease.state = 1, "
    "NOT EXISTS (SELECT 1 FROM void WHERE void.undone = redeem.gseq))";
constexpr std::string_view kAddSlice =
    "INSERT INTO slice (lease, ordinal, lot, points, spent) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kSaveLease = "UPDATE lease SET spent = ?, state = ? WHERE n = ?";
constexpr std::string_view kSaveSlice =
    "UPDATE slice SET spent = ? WHERE lease = ? AND ordinal = ?";
}  // namespace

Result<std::optional<LeaseRecord>> SqliteCentralStore::lease(const Uuid& id) {
  auto row = database_.query(kLease);
  row.bind(id);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<LeaseRecord>{};
  LeaseRecord lease;
  lease.id = id;
  lease.n = row.integer(0);
  lease.terminal = row.integer(1);
  if (!row.is_null(2)) lease.member = row.integer(2);
  lease.points = row.integer(3);
  lease.spent = row.integer(4);
  lease.state = static_cast<LeaseState>(row.integer(5));
  lease.granted = rows::instant(row.integer(6));
  lease.reward = row.text(7);
  lease.purse = static_cast<model::PurseNumber>(row.integer(8));
  if (row.integer(9) != 0) lease.proof = static_cast<model::Strength>(row.integer(9));
  auto slice = database_.query(kSlices);
  slice.bind(lease.n);
  while (true) {
    REGULARS_TRY(const bool is_slice, slice.step());
    if (!is_slice) return std::optional{lease};
    lease.slices.push_back(
        {.lot = slice.integer(0), .points = slice.integer(1), .spent = slice.integer(2)});
  }
}

Result<std::int64_t> SqliteCentralStore::add_lease(const LeaseRecord& lease) {
  auto query = database_.query(kAddLease);
  query.bind(lease.id).bind(lease.terminal);
  if (lease.member) {
    query.bind(*lease.member);
  } else {
    query.bind_null();
  }
  REGULARS_TRY_VOID(query.bind(lease.points)
                        .bind(lease.spent)
                        .bind(std::int64_t{static_cast<std::uint8_t>(lease.state)})
                        .bind(rows::milliseconds(lease.granted))
                        .bind(std::string_view(lease.reward))
                        .bind(std::int64_t{lease.purse})
                        .bind(lease.proof == model::Strength::Number
                                  ? std::int64_t{0}
                                  : static_cast<std::int64_t>(lease.proof))
                        .run());
  const std::int64_t n = database_.last_insert_rowid();
  std::int64_t ordinal = 0;
  for (const auto& slice : lease.slices) {
    REGULARS_TRY_VOID(database_.query(kAddSlice)
                          .bind(n)
                          .bind(ordinal++)
                          .bind(slice.lot)
                          .bind(slice.points)
                          .bind(slice.spent)
                          .run());
  }
  return n;
}

Result<std::int64_t> SqliteCentralStore::times_leased(std::string_view reward) {
  auto row = database_.query(kTimesLeased);
  row.bind(reward);
  REGULARS_TRY([[maybe_unused]] const bool is_row, row.step());
  return row.integer(0);
}

Result<std::int64_t> SqliteCentralStore::unspent_leases(std::int64_t account,
                                                        std::string_view reward) {
  auto row = database_.query(kUnspentLeases);
  row.bind(reward).bind(account);
  REGULARS_TRY([[maybe_unused]] const bool is_row, row.step());
  return row.integer(0);
}

Status SqliteCentralStore::save_lease(const LeaseRecord& lease) {
  REGULARS_TRY_VOID(database_.query(kSaveLease)
                        .bind(lease.spent)
                        .bind(std::int64_t{static_cast<std::uint8_t>(lease.state)})
                        .bind(lease.n)
                        .run());
  std::int64_t ordinal = 0;
  for (const auto& slice : lease.slices) {
    REGULARS_TRY_VOID(
        database_.query(kSaveSlice).bind(slice.spent).bind(lease.n).bind(ordinal++).run());
  }
  return {};
}

}  // namespace regulars::storage
