#pragma once
// TierDesk: books what counts for tiers and the tiers that follow from it. Writer thread; every
// call but follow() and forget() stands inside the caller's transaction.
//
// (1) Up at once: with the transaction that brings the sale. Down in the daily turn, after the
//     grace, never below the floor (app/loyalty/tier_rules).
// (2) A sale and what is returned of it stand on the sale's own day: every sum returns.
// (3) Every change of a tier and of a floor is a booking of central's; points of sales never change
//     with it.
// (4) A member whose figure or tier changed is opened in the balance book, so that terminals learn.
//
//   tiers.add(member, day, loyalty::tier_figures_of(sale), gseq);   // for every sale, with figures
//   tiers.add(member, day, -figures, gseq);                         //   of the other sign for
//   voids REGULARS_TRY_VOID(tiers.save(book));                            // before book.save()

#include <chrono>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/central/balance_book.h"
#include "app/loyalty/tier_rules.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class TierDesk {
 public:
  // References are borrowed for the desk's life.
  TierDesk(storage::CentralStore& store, const Clock& clock) : store_(store), clock_(clock) {}

  // The programme in force, from now on.
  void follow(model::Programme programme) { programme_ = std::move(programme); }
  // It was published just now: every tier is looked at with the next turn.
  [[nodiscard]] Status reconsider() { return store_.make_tiers_due(); }

  // Kept in memory until save(). `event` is the one that counts, 0: none.
  void add(std::int64_t member,
           std::chrono::sys_days day,
           const loyalty::TierFigures& figures,
           std::int64_t event);
  [[nodiscard]] Status save(BalanceBook& book);
  // After a roll back.
  void forget() { added_.clear(); }

  // Brings members whose figure or tier changes by itself up to the store's `today`, at most `most`
  // of them; how many it was.
  [[nodiscard]] Result<std::size_t> turn(BalanceBook& book,
                                         std::chrono::sys_days today,
                                         std::size_t most);
  // Never lower than this tier (by its id) from now on; the lowest takes the floor away.
  [[nodiscard]] Status set_floor(BalanceBook& book,
                                 std::int64_t member,
                                 std::string_view tier,
                                 std::chrono::sys_days today);

 private:
  struct Added {
    std::vector<storage::TierDayRecord> days;
    std::int64_t event = 0;
  };
  [[nodiscard]] Status settle(BalanceBook& book,
                              storage::TierRecord tier,
                              std::chrono::sys_days today,
                              std::int64_t event);
  [[nodiscard]] Status book_change(std::int64_t member,
                                   std::string_view what,
                                   std::uint8_t tier,
                                   std::chrono::sys_days day,
                                   std::int64_t event);

  storage::CentralStore& store_;
  const Clock& clock_;
  model::Programme programme_;
  std::map<std::int64_t, Added> added_;  // by member
};

}  // namespace regulars::central
