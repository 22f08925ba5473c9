#pragma once
// ReplayedMember: one member's sales, returns and redemptions again, in the order of time, under a
// programme: with its limits, tiers, pending days and lapses, from nothing. Pure; what `regulars
// simulate` does for every member twice, under the programme it compares with and the new one.
//
// (1) Only points are kept in lots; stamps and stored value are counted as given.
// (2) What was redeemed is redeemed again, as far as the points last; the rest is `uncovered`.
// (3) Bonuses of a referral go to another member and are left out, under both programmes.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/lots.h"
#include "app/loyalty/tier_rules.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::tool {

// What a programme came to, of one member or of many; only what fell into the period.
struct Tally {
  std::int64_t given = 0;      // points, of sales
  std::int64_t taken = 0;      //   less what returns took back
  std::int64_t redeemed = 0;   // as far as the points lasted
  std::int64_t uncovered = 0;  // (2)
  std::int64_t lapsed = 0;
  std::int64_t liability = 0;  // points held at the end, pending ones too
  std::int64_t owed = 0;
  std::int64_t refused = 0;  // sales that the programme cannot evaluate
  std::map<std::string, std::int64_t, std::less<>> by_rule;
  std::map<std::string, std::int64_t, std::less<>> by_purse;  // other than points, by its id
  std::map<std::int32_t, std::int64_t> by_month;              // year * 12 + month - 1
  std::vector<std::int64_t> by_tier;                          // of the tier at the sale
  std::vector<std::int64_t> members_of_tier;                  // at the end

  void add(const Tally& other);
  [[nodiscard]] std::int64_t net() const { return given - taken; }
  bool operator==(const Tally&) const = default;
};

// A sale as it is evaluated again.
struct ReplayedSale {
  std::int64_t key = 0;
  model::SaleEvent event;        // without its basket, which stands in `facts`
  loyalty::SaleFacts facts;      // of the member's: what the last replay knew
  loyalty::TierFigures figures;  // without points
  std::chrono::sys_days day{};   // the store's
  bool comes_back = false;       // there are returns of it
  std::vector<model::RefundEvent> refunds;

  ReplayedSale(std::int64_t number, const model::EventStamp& stamp, model::SaleEvent sale);
};

class ReplayedMember {
 public:
  // The programme is borrowed. `floor` is the member's manual floor.
  ReplayedMember(const model::Programme& programme, std::uint8_t floor);

  // The period begins: what happens from now on is counted.
  void begin(Instant at);
  // Another programme from now on; a tier stays the one with the same id.
  void change(const model::Programme& programme);

  void sell(ReplayedSale& sale);
  // Before it is added to the sale's refunds.
  void refund(const ReplayedSale& sale, const model::RefundEvent& refund, Instant at);
  void redeem(std::int64_t points, Instant at);
  // Lapses what is due and counts what is left and the tier; the last call.
  void finish(Instant end, std::chrono::minutes utc_offset);

  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] std::uint8_t tier() const { return tier_.tier; }

 private:
  struct Earned {
    std::vector<model::Grant> grants;
    std::vector<std::int64_t> lots;
    model::MemberFacts member;
  };

  void live_until(Instant at);
  void settle_tier(std::chrono::sys_days day);
  std::uint8_t tier_for(const ReplayedSale& sale);
  void add_to_tier(std::chrono::sys_days day, const loyalty::TierFigures& figures);
  void add_lots(const loyalty::Earning& earning, Instant at, std::vector<std::int64_t>& made);
  void move_idle_lots(Instant at, std::chrono::minutes utc_offset);
  void count(const loyalty::Earning& earning, std::uint8_t tier, std::chrono::sys_days day);
  void use(const loyalty::SaleFacts& facts, const loyalty::Earning& earning);
  void take(const std::vector<loyalty::LotPart>& parts);

  const model::Programme* programme_;  // never null
  std::vector<std::uint8_t> tiers_;    // which tier of the programme one of a stored sale is
  bool has_thresholds_ = false;
  bool is_counting_ = false;
  std::uint8_t floor_;
  std::int64_t visits_ = 0;
  std::int64_t owed_ = 0;
  std::int64_t next_lot_ = 1;
  Instant soonest_lapse_ = Instant::max();
  std::vector<loyalty::Lot> lots_;
  std::vector<std::int32_t> idle_days_;  // of each lot; 0: sales do not move its date
  std::vector<model::RuleUse> uses_;
  loyalty::TierState tier_;
  std::optional<std::chrono::sys_days> next_turn_;
  std::vector<loyalty::TierDay> days_;
  std::map<std::int64_t, Earned> earned_;  // of sales that come back, by key
  Tally tally_;
};

}  // namespace regulars::tool
