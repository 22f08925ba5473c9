#pragma once
// What sales, returns and voids of this terminal count for the tiers of members, whichever measure
// the programme uses, as running totals: asking costs two rows however much was sold.

#include <cstdint>

#include "app/base/result.h"
#include "app/model/ids.h"
#include "app/storage/database.h"

namespace regulars::storage {

// app/loyalty/tier_rules' TierFigures, as they are kept.
struct TierTotal {
  std::int64_t spend_minor = 0;
  std::int64_t full_price_minor = 0;
  std::int64_t points = 0;
  std::int64_t visits = 0;
};

class TierStore {
 public:
  explicit TierStore(Database& store) : store_(store) {}

  // What the event `seq` counts, on top of what was counted before; returns are negative.
  [[nodiscard]] Status add(const Transaction& transaction,
                           const model::MemberId& member,
                           std::uint64_t seq,
                           const TierTotal& figures);
  // The opposite of what the event `of_seq` counted, under the event `by_seq`; nothing where that
  // counted nothing here.
  [[nodiscard]] Status undo(const Transaction& transaction,
                            const model::MemberId& member,
                            std::uint64_t of_seq,
                            std::uint64_t by_seq);
  // By events after `after_seq`.
  [[nodiscard]] Result<TierTotal> since(const model::MemberId& member, std::uint64_t after_seq);

 private:
  // The newest total of an event not after `seq`.
  [[nodiscard]] Result<TierTotal> up_to(const model::MemberId& member, std::uint64_t seq);
  Database& store_;
};

}  // namespace regulars::storage
