#pragma once
// Today's counts at this terminal, for the limits of the counter (app/loyalty/counter_rules). What
// was undone does not count. Walks over the entries of today only, however many there were before.

#include <cstdint>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/business_day.h"
#include "app/model/ids.h"
#include "app/model/points.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct CardToday {
  std::int64_t sales = 0;
  std::int64_t redeems = 0;
};

struct AdjustedBy {
  model::StaffId staff;
  model::Points points;  // given and taken together, points purse
};

class CounterStore {
 public:
  explicit CounterStore(Database& store) : store_(store) {}

  // Of the member, or of a bearer account, since the day began.
  [[nodiscard]] Result<CardToday> card_since(const model::MemberId& member, Instant day_begin);
  // Each of the staff who adjusted anything that day.
  [[nodiscard]] Result<std::vector<AdjustedBy>> adjusted_on(const model::BusinessDay& day);

 private:
  Database& store_;
};

}  // namespace regulars::storage
