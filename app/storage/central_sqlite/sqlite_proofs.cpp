// PINs of members, the secrets of rotating codes and which of them were spent.

#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kProof = "SELECT pin, wrong, wait_until_ms FROM proof WHERE member = ?";
constexpr std::string_view kSaveProof =
    "INSERT INTO proof (member, pin, wrong, wait_until_ms) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (member) DO UPDATE SET pin = excluded.pin, wrong = excluded.wrong, "
    "wait_until_ms = excluded.wait_until_ms";
constexpr std::string_view kCodeKeys = "SELECT n, secret FROM code_key ORDER BY n";
constexpr std::string_view kAddCodeKey = "INSERT INTO code_key (secret, made_ms) VALUES (?, ?)";
constexpr std::string_view kCodeUsed = "SELECT 1 FROM code_used WHERE member = ? AND step = ?";
constexpr std::string_view kUseCode = "INSERT INTO code_used (member, step) VALUES (?, ?)";
constexpr std::string_view kForgetCodes = "DELETE FROM code_used WHERE step < ?";
}  // namespace

Result<ProofRecord> SqliteCentralStore::proof(std::int64_t member) {
  ProofRecord proof{.member = member};
  auto row = database_.query(kProof);
  row.bind(member);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return proof;
  proof.pin_hash = row.text(0);
  proof.wrong = row.integer(1);
  proof.wait_until = rows::instant(row.integer(2));
  return proof;
}

Status SqliteCentralStore::save_proof(const ProofRecord& proof) {
  return database_.query(kSaveProof)
      .bind(proof.member)
      .bind(std::string_view(proof.pin_hash))
      .bind(proof.wrong)
      .bind(rows::milliseconds(proof.wait_until))
      .run();
}

Result<std::vector<CodeKeyRecord>> SqliteCentralStore::code_keys() {
  std::vector<CodeKeyRecord> keys;
  auto row = database_.query(kCodeKeys);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return keys;
    keys.push_back({.n = row.integer(0), .secret = rows::digest(row.blob(1))});
  }
}

Status SqliteCentralStore::add_code_key(const Digest& secret, Instant made) {
  return database_.query(kAddCodeKey).bind(secret).bind(rows::milliseconds(made)).run();
}

Result<bool> SqliteCentralStore::is_code_used(std::int64_t member, std::int64_t step) {
  auto row = database_.query(kCodeUsed);
  row.bind(member).bind(step);
  return row.step();
}

Status SqliteCentralStore::use_code_step(std::int64_t member,
                                         std::int64_t step,
                                         std::int64_t oldest) {
  REGULARS_TRY_VOID(database_.query(kForgetCodes).bind(oldest).run());
  return database_.query(kUseCode).bind(member).bind(step).run();
}

}  // namespace regulars::storage
