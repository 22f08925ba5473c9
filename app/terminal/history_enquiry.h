#pragma once
// A member's history, a page at a time: of every till where central answers, else of this one
// alone, and then it says so. Rules that explain a sale and are not here are fetched and kept, a
// few at most: a sale without them stands there without its reasons.

#include <memory>

#include "app/terminal/enquiry.h"

namespace regulars::terminal {

[[nodiscard]] std::unique_ptr<Enquiry> history_enquiry(const ui::LoadHistory& request,
                                                       const Moment& now);

}  // namespace regulars::terminal
