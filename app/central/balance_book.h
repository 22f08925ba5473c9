#pragma once
// BalanceBook: the balances that one transaction touches. Each is read once and written once, in
// the order of members, so that a thousand sales cost few page writes and every member takes one
// change number a transaction. Writer thread only.

#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>

#include "app/base/result.h"
#include "app/model/ids.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class BalanceBook {
 public:
  explicit BalanceBook(storage::CentralStore& store) : store_(store) {}

  // A member's number in the store, none when central does not know it.
  [[nodiscard]] Result<std::optional<std::int64_t>> find(model::MemberId id);
  // For reading and changing; taken as changed: it gets a change number on save(). Valid until
  // save() or forget().
  [[nodiscard]] Result<storage::BalanceRecord*> open(std::int64_t member);
  // Adds to the sums of one purse; the account is opened by it.
  [[nodiscard]] Status move(std::int64_t account,
                            model::PurseNumber purse,
                            const storage::PurseSums& by);
  // A member that the caller has just added to the store.
  storage::BalanceRecord& begin(model::MemberId id, std::int64_t member);

  // Writes all that was opened and begins anew; before the commit of the transaction.
  [[nodiscard]] Status save();
  // After a roll back.
  void forget();

 private:
  storage::CentralStore& store_;
  std::unordered_map<model::MemberId, std::int64_t> numbers_;
  std::map<std::int64_t, storage::BalanceRecord> open_;
};

}  // namespace regulars::central
