#pragma once
// A shop's report as one JSON object, as the command's help lists it; members by masked id. Pure.

#include <string>

#include "app/insight/shop_report.h"

namespace regulars::insight {

[[nodiscard]] std::string to_json(const ShopReport& report);

}  // namespace regulars::insight
