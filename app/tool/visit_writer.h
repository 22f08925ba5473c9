#pragma once
// VisitWriter: books the visits of a made-up shop into central's history, one by one: the sale with
// the points of the programme, its rating, and where there are baskets, what comes back later. It
// remembers of each member what the programme wants to know: visits, limits, the tier.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "app/central/history.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/tier_rules.h"
#include "app/tool/basket_model.h"
#include "app/tool/shop_model.h"

namespace regulars::tool {

class VisitWriter {
 public:
  struct Written {
    std::int64_t sales = 0;
    std::int64_t lines = 0;
    std::int64_t returns = 0;
    std::int64_t ratings = 0;
    std::int64_t points = 0;  // of the sales
    std::optional<Instant> first;
    Instant last{};
  };

  // References are borrowed; `baskets` may be null: amounts only.
  VisitWriter(central::History& history,
              const ShopModel& shop,
              const BasketModel* baskets,
              std::chrono::minutes utc_offset);

  // In the order of time.
  [[nodiscard]] Status write(const Visit& visit);
  // What comes back until `now`.
  [[nodiscard]] Status finish(Instant now);
  [[nodiscard]] const Written& written() const { return written_; }

 private:
  struct Regular {
    std::int64_t visits = 0;
    std::vector<model::RuleUse> uses;
    loyalty::TierState tier;
    std::vector<loyalty::TierDay> days;
  };
  struct Waiting {  // to come back
    std::size_t member = 0;
    std::uint64_t sale_seq = 0;
    model::SaleEvent sale;
    loyalty::SaleFacts facts;
    std::vector<model::RefundLine> lines;
  };

  [[nodiscard]] model::SaleEvent sale_of(const Visit& visit);
  void know(const Visit& visit, model::SaleEvent& sale);
  void remember(std::size_t member,
                const loyalty::SaleFacts& facts,
                const loyalty::Earning& earning,
                const model::SaleEvent& sale);
  void settle(Regular& regular, std::chrono::sys_days day);
  [[nodiscard]] Status write_rating(const Visit& visit, std::uint64_t sale_seq);
  [[nodiscard]] Status write_return(Instant at, const Waiting& waiting);
  [[nodiscard]] std::chrono::sys_days day_of(Instant at) const;

  central::History& history_;
  const ShopModel& shop_;
  const BasketModel* baskets_;
  const std::chrono::minutes utc_offset_;
  bool pins_facts_ = false;
  bool has_thresholds_ = false;
  std::vector<Regular> regulars_;            // as the shop's members
  std::multimap<Instant, Waiting> waiting_;  // by when
  Written written_;
};

}  // namespace regulars::tool
