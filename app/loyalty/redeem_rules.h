#pragma once
// Whether a reward can be had, and if not, why not. Pure: the button and the act share it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/programme.h"

namespace regulars::loyalty {

// Why not, for app/i18n.
struct Refusal {
  std::string key;
  std::vector<std::string> arguments;
  bool operator==(const Refusal&) const = default;
};

// Null where the programme (any more) has no such reward.
[[nodiscard]] const model::Reward* find_reward(const model::Programme& programme,
                                               std::string_view reward);

// None: the member can have it. A number identifies well enough to earn; redeeming needs the card.
// Central has the last word, by granting a lease or not.
[[nodiscard]] std::optional<Refusal> check_redeem(const model::Programme& programme,
                                                  std::string_view reward,
                                                  const model::Balance& balance,
                                                  model::Strength strength);

}  // namespace regulars::loyalty
