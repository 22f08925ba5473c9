#include "app/insight/report_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/insight/report_text.h"
#include "app/model/business_day.h"

namespace regulars::insight {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Share& share) {
  Json json{{"part", share.part}, {"whole", share.whole}};
  const auto per_mille = share.per_mille();
  json["per_mille"] = per_mille ? Json(*per_mille) : Json(nullptr);
  return json;
}

template <typename Row, typename Show>
Json list_of(const std::vector<Row>& rows, Show show) {
  Json list = Json::array();
  for (const Row& row : rows) list.push_back(show(row));
  return list;
}

std::string day_text(std::chrono::sys_days day) {
  return model::BusinessDay{day}.text();
}

Json json_of(const Reach& reach) {
  return {
      {"money_by_members", json_of(reach.money)},
      {"visits_by_members", json_of(reach.visits)},
      {"benchmark_percent", kBenchmarkPercent},
      {"by_month",
       list_of(reach.months,
               [](const Month& month) {
                 return Json{
                     {"month", fmt::format("{}-{:02}", month.number / 12, month.number % 12 + 1)},
                     {"money_by_members", json_of(month.by_members)}};
               })},
      {"second_purchase", json_of(reach.second)},
      {"second_purchase_days", kReturnDays.count()},
      {"referred", json_of(reach.referred)},
      {"bringers", list_of(reach.bringers, [](const Bringer& one) {
         return Json{{"member", masked(one.member)},
                     {"brought", one.brought},
                     {"bought", one.bought},
                     {"money_minor", one.money_minor},
                     {"points", one.points}};
       })}};
}

Json json_of(const TierFigures& tier) {
  return {{"tier", tier.tier},
          {"members", tier.members},
          {"visits", tier.visits},
          {"full_price", json_of(tier.full_price)},
          {"bargain_hunters", json_of(tier.bargains)},
          {"material_benefits", tier.material},
          {"emotional_benefits", tier.emotional}};
}

Json json_of(const RewardFigures& reward) {
  return {{"reward", reward.reward},
          {"is_perk", reward.is_perk},
          {"times", reward.times},
          {"points", reward.points},
          {"value_minor", reward.value_minor}};
}

Json json_of(const Baskets& baskets) {
  return {{"several_shelves", json_of(baskets.several_shelves)},
          {"lines", json_of(baskets.lines)},
          {"pairs", list_of(baskets.pairs, [](const Pair& pair) {
             return Json{{"one", pair.one},
                         {"other", pair.other},
                         {"together", pair.together},
                         {"lift_percent", pair.lift_percent}};
           })}};
}

Json json_of(const LoyalFigures& loyal) {
  return {{"members", loyal.members},
          {"loyal", loyal.loyal},
          {"forgiving", loyal.forgiving},
          {"median_minor", loyal.median_minor},
          {"often", loyal.signs[0]},
          {"lately", loyal.signs[1]},
          {"much", loyal.signs[2]},
          {"full_price", loyal.signs[3]},
          {"credit", loyal.signs[4]},
          {"by_signs", loyal.by_signs},
          {"loyal_money_minor", loyal.loyal_money_minor},
          {"money_minor", loyal.money_minor}};
}

Json json_of(const MarginFigures& margin) {
  return {{"members", margin.members},
          {"losing", margin.losing},
          {"lost_minor", margin.lost_minor},
          {"by_returns", margin.by_returns},
          {"by_points", margin.by_points},
          {"earned_minor", margin.earned_minor}};
}

Json json_of(const StaffRow& row) {
  Json json{{"name", row.name}, {"is_gone", row.is_gone}, {"sales", row.sales}};
  json["is_told"] = row.is_told;
  json["dependent_members"] = row.dependent;
  if (!row.is_told) return json;
  json["sales_of_members"] = row.of_members;
  json["money_minor"] = row.money_minor;
  json["ratings"] = row.ratings;
  json["face_sum"] = row.faces;
  return json;
}

Json json_of(const StaffFigures& staff, std::int64_t least_sales) {
  return {{"least_sales", least_sales},
          {"rows", list_of(staff.rows, [](const StaffRow& row) { return json_of(row); })},
          {"members_who_know_somebody", staff.knowing},
          {"members_who_depend_on_one", staff.dependent},
          {"left_alone", staff.left_alone},
          {"reassigned", list_of(staff.reassigned, [](const Reassigned& one) {
             return Json{{"member", masked(one.member)},
                         {"from", one.from},
                         {"to", one.to.empty() ? Json(nullptr) : Json(one.to)},
                         {"visits", one.visits}};
           })}};
}

Json json_of(const Liability& liability) {
  return {{"points", liability.points},
          {"worth_minor", liability.worth_minor},
          {"owed", liability.owed},
          {"by_tier",
           list_of(liability.by_tier,
                   [](const auto& tier) {
                     return Json{{"tier", tier.first}, {"points", tier.second}};
                   })},
          {"by_month", list_of(liability.by_month, [](const Owing& month) {
             const bool never = month.month == std::chrono::sys_days{};
             return Json{
                 {"lapses", never ? Json(nullptr) : Json(day_text(month.month).substr(0, 7))},
                 {"points", month.points}};
           })}};
}

}  // namespace

std::string to_json(const ShopReport& report) {
  Json json{{"from", day_text(report.plan.from)},
            {"to", day_text(report.plan.until - std::chrono::days{1})},
            {"currency", report.currency}};
  json["reach"] = json_of(report.reach);
  json["tiers"] = list_of(report.tiers, [](const TierFigures& tier) { return json_of(tier); });
  json["rewards"] =
      list_of(report.rewards, [](const RewardFigures& reward) { return json_of(reward); });
  json["baskets"] = json_of(report.baskets);
  json["loyal"] = json_of(report.loyal);
  json["margin"] = report.margin ? json_of(*report.margin) : Json(nullptr);
  json["staff"] = json_of(report.staff, report.plan.least_sales);
  json["liability"] = json_of(report.liability);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace regulars::insight
