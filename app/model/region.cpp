#include "app/model/region.h"

#include <algorithm>
#include <array>

namespace regulars::model {
namespace {

constexpr std::array<Region, 9> kRegions{{
    {"CN", "zh_CN", "86", "", "13 14 15 16 17 18 19", 11, 11, "344", "law.cn", 14},
    {"TW", "zh_TW", "886", "0", "9", 9, 9, "433", "law.tw", 0},
    {"HK", "zh_TW", "852", "", "4 5 6 7 8 9", 8, 8, "44", "law.hk", 0},
    {"MO", "zh_TW", "853", "", "6", 8, 8, "44", "law.mo", 0},
    {"SG", "en", "65", "", "8 9", 8, 8, "44", "law.sg", 13},
    {"GB", "en", "44", "0", "7", 10, 10, "533", "law.gb", 13},
    {"DE", "en", "49", "0", "15 16 17", 10, 11, "444", "law.eu", 16},
    {"FR", "en", "33", "0", "6 7", 9, 9, "22222", "law.eu", 15},
    {"US", "en", "1", "", "2 3 4 5 6 7 8 9", 10, 10, "334", "law.us", 13},
}};

// Whether one of the beginnings goes on with the digits, or the digits with it.
bool begins_as(std::string_view beginnings, std::string_view digits) {
  while (!beginnings.empty()) {
    const std::size_t end = std::min(beginnings.find(' '), beginnings.size());
    const std::string_view one = beginnings.substr(0, end);
    if (one.starts_with(digits) || digits.starts_with(one)) return true;
    beginnings.remove_prefix(std::min(end + 1, beginnings.size()));
  }
  return false;
}

std::size_t first_of(std::string_view groups) {
  return groups.empty() ? 0 : static_cast<std::size_t>(groups.front() - '0');
}

// `without`: how many digits of the first group were not typed. What is beyond the last group
// stands with it.
std::string in_groups(std::string_view digits, std::string_view groups, std::size_t without) {
  std::string written;
  std::size_t left = first_of(groups) - without;
  for (const char digit : digits) {
    if (left == 0 && groups.size() > 1) {
      groups.remove_prefix(1);
      left = first_of(groups);
      written += ' ';
    }
    written += digit;
    if (left > 0) --left;
  }
  return written;
}

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

MobileSoFar mobile_so_far(const Region& region, std::string_view digits) {
  const std::string_view trunk = region.trunk;
  const bool has_trunk = !trunk.empty() && digits.starts_with(trunk);
  const std::string_view national = has_trunk ? digits.substr(trunk.size()) : digits;
  const std::size_t size = national.size();
  MobileSoFar so_far;
  so_far.is_possible = size <= region.most_digits && begins_as(region.beginnings, national);
  so_far.is_complete = so_far.is_possible && size >= region.least_digits;
  so_far.missing = size < region.least_digits ? region.least_digits - size : 0;
  const std::size_t without = has_trunk ? 0 : trunk.size();
  so_far.written =
      so_far.is_possible ? in_groups(digits, region.groups, without) : std::string{digits};
  return so_far;
}

}  // namespace regulars::model
