#pragma once
// A sale and a member as JSON documents, for whoever asks what a programme would give: `regulars
// evaluate`. Strict: every mistake at once, by its path, an unknown key among them.
// assets/programme/examples shows both.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/reward_rules.h"
#include "app/model/programme.h"
#include "app/model/standing.h"

namespace regulars::loyalty {

// The currency may be left out: the programme's. Its member is nobody.
[[nodiscard]] Result<SaleFacts> parse_sale(std::string_view json,
                                           const model::Programme& programme);

struct MemberDocument {
  // Facts, balances, strength and the time of the sale; whether a coupon is held is below.
  RewardQuestion question;
  std::vector<std::string> coupons;  // rewards that she has a coupon for
  std::int64_t tier_figure = 0;      // of the tier policy's measure, before the sale
};
// `sale` says when it is: birthdays are of that day.
[[nodiscard]] Result<MemberDocument> parse_member(std::string_view json,
                                                  const model::Programme& programme,
                                                  const SaleFacts& sale);

}  // namespace regulars::loyalty
