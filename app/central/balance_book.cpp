#include "app/central/balance_book.h"

#include <string>

namespace regulars::central {

Result<std::optional<std::int64_t>> BalanceBook::find(model::MemberId id) {
  if (const auto known = numbers_.find(id); known != numbers_.end()) {
    return std::optional{known->second};
  }
  REGULARS_TRY(const auto member, store_.find_member(id));
  if (member) numbers_.emplace(id, *member);
  return member;
}

Result<storage::BalanceRecord*> BalanceBook::open(std::int64_t member) {
  if (const auto known = open_.find(member); known != open_.end()) return &known->second;
  REGULARS_TRY(const auto balance, store_.balance(member));
  if (!balance) {
    return fail(ErrorKind::bug, "member number " + std::to_string(member) + " has no balance");
  }
  return &open_.emplace(member, *balance).first->second;
}

Status BalanceBook::move(std::int64_t account,
                         model::PurseNumber purse,
                         const storage::PurseSums& by) {
  REGULARS_TRY(storage::BalanceRecord * balance, open(account));
  storage::PurseSums sums = balance->of(purse);
  sums.points += by.points;
  sums.leased += by.leased;
  sums.owed += by.owed;
  sums.pending += by.pending;
  if (purse != model::kPointsPurse) {
    balance->purses[purse] = sums;
    return {};
  }
  balance->points = sums.points;
  balance->leased = sums.leased;
  balance->owed = sums.owed;
  balance->pending = sums.pending;
  return {};
}

storage::BalanceRecord& BalanceBook::begin(model::MemberId id, std::int64_t member) {
  numbers_.emplace(id, member);
  auto& balance = open_[member];
  balance.member = member;
  return balance;
}

Status BalanceBook::save() {
  for (const auto& [member, balance] : open_) {
    REGULARS_TRY_VOID(store_.save_balance(balance));
  }
  forget();
  return {};
}

void BalanceBook::forget() {
  numbers_.clear();
  open_.clear();
}

}  // namespace regulars::central
