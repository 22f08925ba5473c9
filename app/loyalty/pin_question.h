#pragma once
// The JSON of the question "pin", by which a member chooses the PIN that she redeems with. It goes
// to central only, which keeps nothing but its hash:
//   {"member":"hex32","pin":"4711","old":"1234","allowed_by":"hex32"}
//   {"set":true}  or  {"set":false,"why":"pin_wrong","wait":30}
// "old" where she has one; or somebody above signs ("allowed_by") for one that she forgot.

#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/model/ids.h"

namespace regulars::loyalty {

struct PinQuestion {
  model::MemberId member;
  std::string pin;  // 4 to 6 digits
  std::string old = {};
  model::StaffId allowed_by = {};
};

struct PinAnswer {
  bool is_set = false;
  std::string why = {};     // "pin_form", "pin_known" (say the old one), "pin_wrong", "proof_wait",
                            // "unknown", "not_allowed"
  std::int64_t wait_s = 0;  // until a try is looked at again
};

// Whether it may be a member's PIN: 4 to 6 digits, not all the same and not counted up or down.
[[nodiscard]] bool is_member_pin(std::string_view pin);

// invalid: which field is missing or not what it should be; the words hold no digit of a PIN.
[[nodiscard]] Result<PinQuestion> parse_pin_question(std::string_view json);
[[nodiscard]] std::string to_json(const PinQuestion& question);
[[nodiscard]] Result<PinAnswer> parse_pin_answer(std::string_view json);
[[nodiscard]] std::string to_json(const PinAnswer& answer);

}  // namespace regulars::loyalty
