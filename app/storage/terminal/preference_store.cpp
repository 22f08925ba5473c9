#include "app/storage/terminal/preference_store.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFind = "SELECT json FROM preferences WHERE staff = ?";
constexpr std::string_view kSave = "INSERT OR REPLACE INTO preferences (staff, json) VALUES (?, ?)";

}  // namespace

Result<std::optional<std::string>> PreferenceStore::find(const model::StaffId& staff) {
  Query query = store_.query(kFind);
  query.bind(staff.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return std::string(query.text(0));
}

Status PreferenceStore::save(const model::StaffId& staff, std::string_view json) {
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(store_.query(kSave).bind(staff.uuid()).bind(json).run());
  return transaction.commit();
}

}  // namespace regulars::storage
