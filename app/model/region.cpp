#include "app/model/region.h"

#include <algorithm>
#include <array>

namespace regulars::model {
namespace {

constexpr std::array<Region, 9> kRegions{{
    {"CN", "zh_CN", "86", "", "13 14 15 16 17 18 19", 11, 11, "law.cn", 14},
    {"TW", "zh_TW", "886", "0", "9", 9, 9, "law.tw", 0},
    {"HK", "zh_TW", "852", "", "4 5 6 7 8 9", 8, 8, "law.hk", 0},
    {"MO", "zh_TW", "853", "", "6", 8, 8, "law.mo", 0},
    {"SG", "en", "65", "", "8 9", 8, 8, "law.sg", 13},
    {"GB", "en", "44", "0", "7", 10, 10, "law.gb", 13},
    {"DE", "en", "49", "0", "15 16 17", 10, 11, "law.eu", 16},
    {"FR", "en", "33", "0", "6 7", 9, 9, "law.eu", 15},
    {"US", "en", "1", "", "2 3 4 5 6 7 8 9", 10, 10, "law.us", 13},
}};

}  // namespace

std::span<const Region> regions() {
  return kRegions;
}

const Region* region_of(std::string_view code) {
  const auto found = std::find_if(kRegions.begin(), kRegions.end(), [code](const Region& region) {
    return region.code == code;
  });
  return found == kRegions.end() ? nullptr : &*found;
}

}  // namespace regulars::model
