#include "app/storage/central_records.h"

#include <algorithm>

namespace regulars::storage {

PurseSums BalanceRecord::of(model::PurseNumber purse) const {
  if (purse == model::kPointsPurse) return {points, leased, owed, pending};
  const auto found = purses.find(purse);
  return found == purses.end() ? PurseSums{} : found->second;
}

bool BalanceRecord::has_pending() const {
  return pending > 0 || std::any_of(purses.begin(), purses.end(), [](const auto& purse) {
           return purse.second.pending > 0;
         });
}

std::vector<model::PurseNumber> BalanceRecord::owing() const {
  std::vector<model::PurseNumber> owing;
  if (owed > 0) owing.push_back(model::kPointsPurse);
  for (const auto& [purse, sums] : purses) {
    if (sums.owed > 0) owing.push_back(purse);
  }
  return owing;
}

}  // namespace regulars::storage
