#pragma once
// Today's counts at this terminal, for the limits of the counter (app/loyalty/counter_rules).

#include <cstdint>

#include "app/base/result.h"
#include "app/model/business_day.h"
#include "app/model/ids.h"
#include "app/model/points.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct CounterToday {
  std::int64_t card_sales = 0;  // of the member, without those undone
  std::int64_t card_redeems = 0;
  model::Points staff_adjusted;  // given and taken together
};

class CounterStore {
 public:
  explicit CounterStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<CounterToday> today(const model::MemberId& member,
                                           const model::StaffId& staff,
                                           const model::BusinessDay& day);

 private:
  Database& store_;
};

}  // namespace regulars::storage
