#pragma once
// A shop's report for people: lines of at most 80 columns with small plots; members by masked id.
// Pure.

#include <string>

#include "app/insight/shop_report.h"

namespace regulars::insight {

[[nodiscard]] std::string to_text(const ShopReport& report);

// "0190…1617": enough to tell members apart beside the store, too little to know one by.
[[nodiscard]] std::string masked(const model::MemberId& member);

}  // namespace regulars::insight
