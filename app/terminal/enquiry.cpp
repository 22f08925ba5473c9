#include "app/terminal/enquiry.h"

#include "app/terminal/answers.h"
#include "app/terminal/member_pin.h"
#include "app/terminal/redemption.h"

namespace regulars::terminal {

std::unique_ptr<Enquiry> enquiry_of(const ui::Request& request, const Moment& now) {
  if (const auto* const redeem = std::get_if<ui::RedeemReward>(&request)) {
    return redemption(*redeem, now);
  }
  if (const auto* const chosen = std::get_if<ui::ChooseMemberPin>(&request)) {
    return member_pin(*chosen);
  }
  return nullptr;
}

}  // namespace regulars::terminal
