#pragma once
// The JSON of the question "lease", as contracts between terminal and central:
//   {"lease":"hex32","member":"hex32","points":500,"reward":"r500","purse":0,
//    "offset":480}
//   {"granted":true}  or  {"granted":false,"available":120}  or with "why":"sold_out"
// An older terminal says neither reward nor purse nor the store's offset from UTC. Where the member
// proved who she is otherwise than with a card, "pin":"4711", or "code": what her app showed,
// scanned "code_age" seconds ago or only its digits; "wait" beside a "why" says in how many seconds
// the next try is looked at.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/base/uuid.h"
#include "app/model/ids.h"
#include "app/model/points.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

struct LeaseQuestion {
  Uuid lease;
  model::MemberId member;  // or a bearer account
  model::Points points;
  std::string reward = {};  // empty: of an older terminal
  model::PurseNumber purse = model::kPointsPurse;
  std::optional<std::chrono::minutes> utc_offset = {};  // the store's: days of limits are its own
  std::string pin = {};                                 // at most one of the two
  std::string code = {};                                // see member_code.h
  std::int64_t code_age_s = 0;
};

struct LeaseAnswer {
  bool granted = false;
  std::int64_t available = 0;  // points, when not granted
  std::string why =
      {};  // what else stands in the way: "sold_out", "limit", "other_reward", "pin_wrong",
           // "pin_none", "code_wrong", "code_old", "code_used", "proof_wait"
  std::int64_t wait_s = 0;  // until a proof is looked at again
};

// invalid: which field is missing or not what it should be.
[[nodiscard]] Result<LeaseQuestion> parse_lease_question(std::string_view json);
[[nodiscard]] std::string to_json(const LeaseQuestion& question);
[[nodiscard]] Result<LeaseAnswer> parse_lease_answer(std::string_view json);
[[nodiscard]] std::string to_json(const LeaseAnswer& answer);

}  // namespace regulars::loyalty
