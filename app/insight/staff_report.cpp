#include "app/insight/staff_report.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "app/insight/shop_report.h"

namespace regulars::insight {

namespace {

struct Served {
  std::uint32_t staff = kNobody;
  std::int64_t visits = 0;
};

// Who served each member how often in the period, most often first; of equals the earlier name.
class Acquaintances {
 public:
  Acquaintances(const Town& town, const Plan& plan) : by_member_(town.members.size()) {
    for (const Visit& visit : town.visits) {
      const bool counts = visit.member != kNobody && visit.staff != kNobody &&
                          visit.day >= plan.from && visit.day < plan.until;
      if (counts) add(by_member_[visit.member], visit.staff);
    }
    for (auto& served : by_member_) {
      std::sort(served.begin(), served.end(), [](const Served& a, const Served& b) {
        return a.visits != b.visits ? a.visits > b.visits : a.staff < b.staff;
      });
    }
  }

  [[nodiscard]] const std::vector<std::vector<Served>>& by_member() const { return by_member_; }

 private:
  static void add(std::vector<Served>& served, std::uint32_t staff) {
    const auto known = std::find_if(
        served.begin(), served.end(), [&](const Served& one) { return one.staff == staff; });
    if (known == served.end()) {
      served.push_back({staff, 1});
    } else {
      ++known->visits;
    }
  }

  std::vector<std::vector<Served>> by_member_;
};

std::int64_t visits_of(const std::vector<Served>& served) {
  std::int64_t visits = 0;
  for (const Served& one : served) visits += one.visits;
  return visits;
}

std::string successor(const Town& town, const std::vector<Served>& served) {
  for (const Served& one : served) {
    if (!town.staff[one.staff].is_gone) return town.staff[one.staff].staff.name;
  }
  return {};
}

std::vector<StaffRow> rows_of(const Town& town, const Plan& plan) {
  std::vector<StaffRow> rows(town.staff.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].name = town.staff[i].staff.name;
    rows[i].is_gone = town.staff[i].is_gone;
  }
  for (const Visit& visit : town.visits) {
    if (visit.staff == kNobody || visit.day < plan.from || visit.day >= plan.until) continue;
    StaffRow& row = rows[visit.staff];
    ++row.sales;
    row.of_members += visit.member == kNobody ? 0 : 1;
    row.money_minor += visit.amount_minor - visit.returned_minor;
    row.ratings += visit.face > 0 ? 1 : 0;
    row.faces += visit.face;
  }
  for (StaffRow& row : rows) row.is_told = row.sales >= plan.least_sales;
  return rows;
}

}  // namespace

StaffFigures staff_figures(const Town& town, const Plan& plan) {
  StaffFigures figures;
  figures.rows = rows_of(town, plan);
  const Acquaintances acquaintances(town, plan);
  for (std::size_t i = 0; i < town.members.size(); ++i) {
    const auto& served = acquaintances.by_member()[i];
    const std::int64_t visits = visits_of(served);
    if (visits < kKnownVisits) continue;
    ++figures.knowing;
    const Served& most = served.front();
    if (most.visits * 100 < visits * kDependPercent) continue;
    ++figures.dependent;
    ++figures.rows[most.staff].dependent;
    if (!town.staff[most.staff].is_gone) continue;
    ++figures.left_alone;
    figures.reassigned.push_back(
        {town.members[i].id, town.staff[most.staff].staff.name, successor(town, served), visits});
  }
  std::stable_sort(figures.reassigned.begin(),
                   figures.reassigned.end(),
                   [](const Reassigned& a, const Reassigned& b) { return a.visits > b.visits; });
  if (figures.reassigned.size() > kMostReassigned) figures.reassigned.resize(kMostReassigned);
  // Nobody who left and did nothing in the period is worth a line.
  std::erase_if(figures.rows, [](const StaffRow& row) { return row.is_gone && row.sales == 0; });
  return figures;
}

}  // namespace regulars::insight
