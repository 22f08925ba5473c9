#pragma once
// A member chooses the PIN that she redeems with: asked of central, which keeps its hash; nothing
// of it stays here.

#include <memory>

#include "app/terminal/enquiry.h"

namespace regulars::terminal {

[[nodiscard]] std::unique_ptr<Enquiry> member_pin(const ui::ChooseMemberPin& request);

}  // namespace regulars::terminal
