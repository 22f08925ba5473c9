#include "app/storage/terminal/terminal_identity.h"

#include <algorithm>

#include "app/base/bytes.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kSelect =
    "SELECT epoch, terminal, chain_start, store, stream, store_name, terminal_name FROM identity";
constexpr std::string_view kInsert = "INSERT INTO identity (one, epoch) VALUES (1, ?)";
constexpr std::string_view kEnrol =
    "UPDATE identity SET terminal = ?, chain_start = ?, store = ?, stream = ?, store_name = ?,"
    " terminal_name = ?";

}  // namespace

Status IdentityStore::load() {
  Query query = store_.query(kSelect);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return make();
  epoch_ = static_cast<std::uint64_t>(query.integer(0));
  if (query.is_null(1)) return {};
  TerminalIdentity identity;
  identity.terminal = model::TerminalId{query.uuid(1)};
  std::ranges::copy(query.blob(2), identity.chain_start.begin());  // the schema knows its length
  identity.store = model::StoreId{query.uuid(3)};
  identity.stream = query.text(4);
  identity.store_name = query.text(5);
  identity.terminal_name = query.text(6);
  identity_ = std::move(identity);
  return {};
}

Status IdentityStore::make() {
  const std::uint64_t epoch = random_u64() | 1U;  // never 0
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(store_.query(kInsert).bind(static_cast<std::int64_t>(epoch)).run());
  REGULARS_TRY_VOID(transaction.commit());
  epoch_ = epoch;
  return {};
}

Status IdentityStore::enrolled(const TerminalIdentity& identity) {
  if (identity_ && identity_->terminal != identity.terminal) {
    return fail(ErrorKind::conflict,
                "this data folder belongs to terminal " + identity_->terminal.uuid().text() +
                    "; enrol another terminal in another folder",
                "error.storage.enrolled");
  }
  if (identity_ && identity_->chain_start != identity.chain_start) {
    return fail(ErrorKind::conflict,
                "this terminal's chain of events began elsewhere; enrol it in a new folder",
                "error.storage.enrolled");
  }
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(store_.query(kEnrol)
                        .bind(identity.terminal.uuid())
                        .bind(std::span<const std::uint8_t>(identity.chain_start))
                        .bind(identity.store.uuid())
                        .bind(std::string_view(identity.stream))
                        .bind(std::string_view(identity.store_name))
                        .bind(std::string_view(identity.terminal_name))
                        .run());
  REGULARS_TRY_VOID(transaction.commit());
  identity_ = identity;
  return {};
}

}  // namespace regulars::storage
