#pragma once
// The one INSERT INTO ledger. An entry says what it makes of the purse (total, visits), so that a
// difference between two moments is two rows, however many stand between them; the balance is a
// copy of the newest entry of each purse.

#include <cstdint>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct Posting {
  model::MemberId member;  // or a bearer account
  model::PurseNumber purse = model::kPointsPurse;
  std::int64_t points = 0;  // signed
  std::int64_t visits = 0;  // 1: a sale, -1: one undone; points purse only
};

// Refused where a purse would not fit into 63 bits.
[[nodiscard]] Status post(Database& store, const model::EventStamp& stamp, const Posting& posting);

}  // namespace regulars::storage
