#pragma once
// Redeeming: a lease is written down, asked for, granted, spent and sent; or refused or closed,
// with the reason told.
//
// (1) A lease is written down before it is asked for; one that was granted in vain, or may have
//     been, is closed by an event.

#include <memory>

#include "app/terminal/enquiry.h"

namespace regulars::terminal {

[[nodiscard]] std::unique_ptr<Enquiry> redemption(const ui::RedeemReward& request,
                                                  const Moment& now);

}  // namespace regulars::terminal
