#include "app/storage/terminal/lease_store.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFind =
    "SELECT member, points, reward, state, asked_at FROM lease WHERE lease = ?";
constexpr std::string_view kOpen = "SELECT lease FROM lease WHERE state = 1";
constexpr std::string_view kInsert =
    "INSERT INTO lease (lease, member, points, reward, state, asked_at) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSetState = "UPDATE lease SET state = ? WHERE lease = ?";

}  // namespace

Result<std::optional<LeaseRow>> LeaseStore::find(const Uuid& lease) {
  Query query = store_.query(kFind);
  query.bind(lease);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return LeaseRow{lease,
                  model::MemberId{query.uuid(0)},
                  model::Points{query.integer(1)},
                  std::string(query.text(2)),
                  static_cast<OwnLeaseState>(query.integer(3)),
                  Instant{Milliseconds{query.integer(4)}}};
}

Result<std::vector<Uuid>> LeaseStore::open_leases() {
  std::vector<Uuid> leases;
  Query query = store_.query(kOpen);
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return leases;
    leases.push_back(query.uuid(0));
  }
}

Status LeaseStore::add(const Transaction& /*transaction*/, const LeaseRow& row) {
  return store_.query(kInsert)
      .bind(row.lease)
      .bind(row.member.uuid())
      .bind(row.points.value())
      .bind(std::string_view(row.reward))
      .bind(static_cast<std::int64_t>(row.state))
      .bind(std::int64_t{row.asked_at.time_since_epoch().count()})
      .run();
}

Status LeaseStore::set_state(const Transaction& /*transaction*/,
                             const Uuid& lease,
                             OwnLeaseState state) {
  return store_.query(kSetState).bind(static_cast<std::int64_t>(state)).bind(lease).run();
}

}  // namespace regulars::storage
