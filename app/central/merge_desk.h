#pragma once
// MergeDesk: makes two members one, who were one person all along. All calls stand inside the
// caller's transaction, on the writer thread.
//
// (1) The loser becomes a tombstone: everything that is or will be booked under her id is the
//     winner's, also what is still under way from other terminals. Nobody is merged twice.
// (2) Lots, debts, leases, purses, limits, tier progress, sales, numbers and words move; the
//     winner's balance is the sum of both.
// (3) On each purpose the stricter word of the two stands; who never said anything agrees with the
//     other.
// (4) The winner keeps her household, or takes the loser's; what the loser held, she holds.
// (5) Of two members enrolled with one mobile number before either terminal knew of the other's,
//     the second is merged into the first by itself where their names do not contradict.

#include <cstdint>
#include <string>
#include <string_view>

#include "app/central/balance_book.h"
#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class MergeDesk {
 public:
  explicit MergeDesk(storage::CentralStore& store) : store_(store) {}

  // Why it has no effect; empty: they are one.
  [[nodiscard]] Result<std::string> take(BalanceBook& book, const model::MergeEvent& event);
  // By their numbers in the store.
  [[nodiscard]] Result<std::string> merge(BalanceBook& book,
                                          std::int64_t winner,
                                          std::int64_t loser);
  // (5)
  [[nodiscard]] Result<bool> are_one(std::int64_t one, std::int64_t other);

 private:
  [[nodiscard]] Status join_words(std::int64_t winner, std::int64_t loser);
  [[nodiscard]] Status join_households(storage::PersonRecord& winner,
                                       const storage::PersonRecord& loser);

  storage::CentralStore& store_;
};

// (5): one of them has no name, or every word of the shorter one's is in the other's, however it
// is written large or small. Pure.
[[nodiscard]] bool names_agree(std::string_view one, std::string_view other);

}  // namespace regulars::central
