#include "app/storage/terminal/sign_in_store.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFind =
    "SELECT failures, failed_at FROM sign_in_attempt WHERE staff = ?";
constexpr std::string_view kFailed =
    "INSERT INTO sign_in_attempt (staff, failures, failed_at) VALUES (?, 1, ?)"
    " ON CONFLICT (staff) DO UPDATE SET failures = failures + 1, failed_at = excluded.failed_at";
constexpr std::string_view kSucceeded = "DELETE FROM sign_in_attempt WHERE staff = ?";

}  // namespace

Result<Attempts> SignInStore::attempts_of(const model::StaffId& staff) {
  Query query = store_.query(kFind);
  query.bind(staff.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return Attempts{};
  return Attempts{query.integer(0), Instant{Milliseconds{query.integer(1)}}};
}

Status SignInStore::failed(const model::StaffId& staff, Instant at) {
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(store_.query(kFailed)
                        .bind(staff.uuid())
                        .bind(std::int64_t{at.time_since_epoch().count()})
                        .run());
  return transaction.commit();
}

Status SignInStore::succeeded(const model::StaffId& staff) {
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(store_.query(kSucceeded).bind(staff.uuid()).run());
  return transaction.commit();
}

}  // namespace regulars::storage
