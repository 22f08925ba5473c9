#pragma once
// Staff as a shop may look at them: what they did, with the count beside every figure, no rating
// of a few, no rank; and which members know one face only, for the day that one leaves.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/insight/town.h"

namespace regulars::insight {

struct Plan;

inline constexpr std::int64_t kKnownVisits = 4;     // of a member in the period, to depend on one
inline constexpr std::int64_t kDependPercent = 75;  // of them with the same person
inline constexpr std::size_t kMostReassigned = 50;  // that are listed

// By name. What is an average or a share is told from Plan::least_sales sales on.
struct StaffRow {
  std::string name;
  bool is_gone = false;
  std::int64_t sales = 0;
  std::int64_t of_members = 0;  // sales
  std::int64_t money_minor = 0;
  std::int64_t ratings = 0;
  std::int64_t faces = 0;      // their sum; the mean is told from as many ratings
  std::int64_t dependent = 0;  // members
  bool is_told = false;
};

// A member whose person left, and who served her next most often; none: whoever is free.
struct Reassigned {
  model::MemberId member;
  std::string from;
  std::string to;
  std::int64_t visits = 0;
};

struct StaffFigures {
  std::vector<StaffRow> rows;
  std::int64_t knowing = 0;            // members with kKnownVisits visits
  std::int64_t dependent = 0;          // of them, who depend on one person
  std::vector<Reassigned> reassigned;  // most visits first
  std::int64_t left_alone = 0;         // all whose person left
};
[[nodiscard]] StaffFigures staff_figures(const Town& town, const Plan& plan);

}  // namespace regulars::insight
