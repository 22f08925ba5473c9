#include "app/central/wrong_tries.h"

#include <algorithm>

namespace regulars::central {

std::int64_t WrongTries::wait_seconds(const std::string& address, SteadyInstant now) {
  forget_old(now);
  const auto is_his = [&](const auto& one) { return one.second == address; };
  const auto his = std::count_if(tries_.begin(), tries_.end(), is_his);
  SteadyInstant oldest;
  if (tries_.size() >= kMostOfAll) {
    oldest = tries_.front().first;
  } else if (static_cast<std::size_t>(his) >= kMostOfOne) {
    oldest = std::find_if(tries_.begin(), tries_.end(), is_his)->first;
  } else {
    return 0;
  }
  return std::chrono::ceil<std::chrono::seconds>(oldest + kWindow - now).count();
}

void WrongTries::note(const std::string& address, SteadyInstant now) {
  forget_old(now);
  if (tries_.size() >= kMostOfAll) tries_.pop_front();
  tries_.emplace_back(now, address);
}

void WrongTries::forget_old(SteadyInstant now) {
  while (!tries_.empty() && tries_.front().first + kWindow <= now) tries_.pop_front();
}

}  // namespace regulars::central
