#pragma once
// Town: all that reports are counted from, read once from central's store and held in memory: about
// 100 bytes a sale. Borrowed by reports, never changed by them. Owner: who asked for the report.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/model/programme.h"
#include "app/storage/figure_reader.h"

namespace regulars::insight {

inline constexpr std::uint32_t kNobody = 0xFFFF'FFFF;
inline constexpr std::size_t kMostShelves = 64;

// A sale that was not undone, less what came back of it.
struct Visit {
  std::chrono::sys_days day{};
  std::uint32_t member = kNobody;  // index into Town::members
  std::uint32_t staff = kNobody;   // index into Town::staff
  std::int64_t amount_minor = 0;
  std::int64_t returned_minor = 0;
  std::int64_t full_price_minor = 0;  // of the amount; a sale of an amount alone is at full price
  std::int64_t points = 0;
  std::uint64_t shelves = 0;  // bit n: a line of Town::shelves[n]
  std::uint16_t lines = 0;
  std::uint8_t tier = 0;
  std::uint8_t face = 0;  // 0: not rated
};

struct Town {
  model::Programme programme;  // in force
  std::vector<storage::MemberFigure> members;
  std::vector<storage::StaffFigure> staff;
  std::vector<Visit> visits;         // oldest first
  std::vector<std::string> shelves;  // categories without what is below them, as first met
  std::vector<storage::RedeemFigure> redeems;
  std::vector<storage::LotFigure> lots;
  std::vector<storage::BonusFigure> bonuses;

  // By number of the store; kNobody: no member today.
  [[nodiscard]] std::uint32_t member_of(std::int64_t n) const;
};

// not_found: no folder of central.
[[nodiscard]] Result<Town> look_at(const std::filesystem::path& folder);

}  // namespace regulars::insight
