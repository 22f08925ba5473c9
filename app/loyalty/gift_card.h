#pragma once
// A gift card is sold: a bearer account with a code, holding what was paid. Issue, account, ledger
// entry and chained envelope in one FULL transaction. Loading it later is a top_up().
//
//   REGULARS_TRY(const GiftCard card, issue_gift_card(storage, programme, {.account = id, ...}));

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

struct GiftCardOrder {
  model::MemberId account = {};  // made at the tap: the same again adds nothing
  model::PurseNumber purse = 1;
  model::Money amount = {};
  model::MemberId member = {};  // to whom it was sold; none: to nobody known
  model::StaffId staff = {};
  model::StaffId allowed_by = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
};

struct GiftCard {
  std::uint64_t seq = 0;
  model::MemberId account;
  std::string code;  // as stored; app/loyalty/bearer_code shows it in groups
  model::Money amount;
  Instant lapses{};  // the epoch: never
  bool existed = false;
};

// Refused: a purse that holds no money, an amount that is not positive or of another currency, what
// counter_rules say. The same account with another amount is a conflict.
[[nodiscard]] Result<GiftCard> issue_gift_card(storage::TerminalStorage& storage,
                                               const model::Programme& programme,
                                               const GiftCardOrder& order);

}  // namespace regulars::loyalty
