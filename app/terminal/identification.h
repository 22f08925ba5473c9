#pragma once
// Where what drivers identified becomes a word of the domain: the only place that knows both.

#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/region.h"
#include "drivers/scanner/symbology.h"

namespace regulars::terminal {

struct IdentifiedMember {
  model::Identifier identifier;
  model::Strength strength = model::Strength::Number;  // Card: it was in somebody's hand
  // RotatingCode: what her app showed, for central to verify; here it identifies, and no more.
  std::string code = {};
};

// The i18n key of the sentence for a scan that is no identifier; empty for one that is.
[[nodiscard]] std::string_view message_key(const drivers::Identified& identified);

// Wipes `raw` when it must not be kept. A failure's key is message_key(), its words never hold a
// digit of `raw`. Mobile numbers are those of the region.
[[nodiscard]] Result<IdentifiedMember> identify(std::string& raw,
                                                std::string_view aim,
                                                const model::Region& region);
[[nodiscard]] drivers::MobileNumbers mobile_numbers(const model::Region& region);

}  // namespace regulars::terminal
