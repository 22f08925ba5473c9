#pragma once
// PurseDesk: books points in and out of lots, draws and debts of one purse of one account. The
// arithmetic is app/loyalty/lots; here it becomes rows and sums. All calls stand inside the
// caller's transaction, on the writer thread.
//
// (1) Every move of a lot moves the sums of the lot's own account by the same points.
// (2) A claw-back takes the event's own lots first, pending ones too, and what of them has lapsed
//     (an opposite booking), then the account's others; never what is leased. The rest is debt.
// (3) After level() an account has nothing that is past its date, pending points that have become
//     available are available, and no debt beside points that could settle it.
// (4) What level() does is booked once for each cause: a lot and the event that let it happen, or
//     none where it was the date alone.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/central/balance_book.h"
#include "app/model/basket.h"
#include "app/model/event.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class PurseDesk {
 public:
  PurseDesk(storage::CentralStore& store, const Clock& clock) : store_(store), clock_(clock) {}

  struct Giving {
    std::int64_t account = 0;
    std::int64_t event = 0;
    std::optional<std::int64_t> booking = {};
    Instant earned{};
    std::chrono::minutes utc_offset{0};
    const model::Programme* programme = nullptr;  // to tell lapsing by inactivity; may be null
  };
  // One lot for each grant of more than 0 points.
  [[nodiscard]] Status give(BalanceBook& book,
                            const Giving& giving,
                            std::span<const model::Grant> grants);

  struct Taking {
    std::int64_t account = 0;
    model::PurseNumber purse = model::kPointsPurse;
    std::int64_t event = 0;  // that takes
    std::int64_t of = 0;     // that had given them: its lots come first; 0: none
    std::int64_t points = 0;
    std::optional<std::int64_t> booking = {};  // `of` gave them by this booking
  };
  // What could not be taken and is debt now. (2)
  [[nodiscard]] Result<std::int64_t> take(BalanceBook& book, const Taking& taking);

  // What `of` drew goes back to the very lots, latest drawn first, at most `points`: how much.
  [[nodiscard]] Result<std::int64_t> give_back(BalanceBook& book,
                                               std::int64_t event,
                                               std::int64_t of,
                                               std::int64_t points);
  // All that `of` drew, and what of its debt is open is forgiven.
  [[nodiscard]] Status undo_draws(BalanceBook& book, std::int64_t event, std::int64_t of);

  // (3) `event`: in whose fold it is; 0: a daily turn.
  [[nodiscard]] Status level(BalanceBook& book, std::int64_t account, std::int64_t event);
  // A sale at this instant: what lapses by inactivity lapses later.
  [[nodiscard]] Status was_active(std::int64_t account,
                                  Instant at,
                                  std::chrono::minutes utc_offset);

 private:
  [[nodiscard]] Status draw(BalanceBook& book,
                            std::int64_t event,
                            const storage::LotRecord& lot,
                            std::int64_t points);
  [[nodiscard]] Status revive(BalanceBook& book,
                              std::int64_t event,
                              storage::LotRecord& lot,
                              std::int64_t points);
  [[nodiscard]] Status lapse(BalanceBook& book, const storage::LotRecord& lot, std::int64_t event);
  [[nodiscard]] Status settle(BalanceBook& book,
                              std::int64_t account,
                              model::PurseNumber purse,
                              std::int64_t event);

  storage::CentralStore& store_;
  const Clock& clock_;
};

}  // namespace regulars::central
