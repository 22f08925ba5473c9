#pragma once
// Money is loaded into a purse of unit Money: a member's stored value, or a gift card's. Top-up,
// ledger entry, balance and chained envelope in one FULL transaction.
//
//   REGULARS_TRY(const ToppedUp loaded, top_up(storage, programme, {.account = id, ...}));

#include <chrono>
#include <cstdint>
#include <string>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/programme.h"

namespace regulars::storage {
class TerminalStorage;
}

namespace regulars::loyalty {

struct TopUpOrder {
  model::MemberId account = {};
  model::PurseNumber purse = 1;
  model::Money amount = {};    // what was paid; what comes on top is the programme's
  std::string reference = {};  // made at the tap, or the receipt: the same again adds nothing
  model::StaffId staff = {};
  model::StaffId allowed_by = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

struct ToppedUp {
  std::uint64_t seq = 0;
  model::Money amount;
  model::Money bonus;
  model::Points balance_after;  // of the purse, minor units
  bool existed = false;
};

// Refused: an account that nobody here has, a purse that holds no money, an amount that is not
// positive or of another currency, what counter_rules say. The same reference with another account,
// purse or amount is a conflict.
[[nodiscard]] Result<ToppedUp> top_up(storage::TerminalStorage& storage,
                                      const model::Programme& programme,
                                      const TopUpOrder& order);

}  // namespace regulars::loyalty
