#include "app/loyalty/programme_lint.h"

#include <algorithm>
#include <string_view>

#include "app/loyalty/rule_lint.h"

namespace regulars::loyalty {

namespace {

template <typename Named>
bool has_id(const std::vector<Named>& all, std::string_view id) {
  return std::any_of(all.begin(), all.end(), [&](const Named& each) { return each.id == id; });
}

// ---- purses -------------------------------------------------------------------------------------

// A number stands in every lot and event: it means one purse for ever.
void lint_purse_against(const model::Purse& purse,
                        const std::string& path,
                        const model::Programme& before,
                        DocumentReader& document) {
  const std::string since = "version " + std::to_string(before.version);
  for (const model::Purse& old : before.purses) {
    const bool is_points = purse.number == model::kPointsPurse;  // whatever it is called
    if (old.number == purse.number && old.id != purse.id && !is_points) {
      document.wrong(path + ".number",
                     "was the purse \"" + old.id + "\" in " + since + "; take a new number");
    } else if (old.id == purse.id && old.number != purse.number) {
      document.wrong(
          path + ".number",
          "wants " + std::to_string(old.number) + ", which \"" + old.id + "\" had in " + since);
    } else if (old.id == purse.id && old.unit != purse.unit) {
      document.wrong(path + ".unit", "is another than in " + since + "; make a new purse");
    }
  }
}

void lint_purses(const model::Programme& programme,
                 const model::Programme* before,
                 DocumentReader& document) {
  if (before == nullptr) return;
  for (std::size_t i = 0; i < programme.purses.size(); ++i) {
    lint_purse_against(programme.purses[i], path_of("purses", i), *before, document);
  }
  for (const model::Purse& old : before->purses) {
    if (has_id(programme.purses, old.id)) continue;
    document.doubtful("purses",
                      "\"" + old.id + "\" of version " + std::to_string(before->version) +
                          " is not there any more; what members have in it stays out of reach");
  }
}

// ---- tiers --------------------------------------------------------------------------------------

// A tier above the lowest without a threshold is given by hand; the others rise.
void lint_tiers(const model::Programme& programme, DocumentReader& document) {
  const model::Tier* lower = nullptr;
  for (std::size_t i = 0; i < programme.tiers.size(); ++i) {
    const model::Tier& tier = programme.tiers[i];
    const std::string path = path_of("tiers", i);
    if (document.is_wrong(path)) continue;
    if (i == 0 && tier.threshold != 0) {
      document.wrong(path + ".threshold", "wants 0 in the first tier, which every member has");
    }
    if (i > 0 && tier.factor < programme.tiers[i - 1].factor) {
      document.doubtful(path + ".factor", "is below that of \"" + programme.tiers[i - 1].id + "\"");
    }
    if (i > 0 && tier.threshold == 0) continue;
    if (lower != nullptr && tier.threshold <= lower->threshold) {
      document.wrong(path + ".threshold", "is not above that of \"" + lower->id + "\"");
    }
    lower = &tier;
  }
}

// ---- rewards ------------------------------------------------------------------------------------

bool is_for_everybody(const model::Reward& reward) {
  return reward.when == model::Conditions{} && reward.limit == model::Limit{} &&
         !reward.by_coupon_only;
}

void lint_worth(const model::Programme& programme, std::size_t at, DocumentReader& document) {
  const model::Reward& reward = programme.rewards[at];
  const auto is_plain = [](const model::Reward& one) {
    return one.kind == model::RewardKind::Fixed && is_for_everybody(one) &&
           one.lines == model::LineFilter{};
  };
  if (!is_plain(reward)) return;
  for (const model::Reward& other : programme.rewards) {
    const bool is_better = other.value_minor >= reward.value_minor && other.cost <= reward.cost &&
                           (other.value_minor > reward.value_minor || other.cost < reward.cost);
    if (is_plain(other) && other.purse == reward.purse && is_better) {
      document.doubtful(path_of("rewards", at),
                        "gives no more than \"" + other.id + "\", which costs no more");
      return;
    }
  }
}

void lint_reward(const model::Programme& programme, std::size_t at, DocumentReader& document) {
  const model::Reward& reward = programme.rewards[at];
  const std::string path = path_of("rewards", at);
  lint_conditions(programme, reward.when, path, document);
  lint_lines(reward.lines, path, document);
  if (has_id(programme.earn, reward.id)) {
    document.wrong(path + ".id",
                   "is also the id of an earn rule, and the limits of both are counted by id");
  }
  const bool is_issued =
      std::any_of(programme.earn.begin(), programme.earn.end(), [&](const model::EarnRule& rule) {
        return rule.coupon == reward.id;
      });
  if (reward.by_coupon_only && !is_issued) {
    document.doubtful(path + ".by_coupon_only", "is true, and no earn rule issues its coupon");
  }
  const bool is_gift = reward.cost.value() == 0 && is_for_everybody(reward) &&
                       reward.kind != model::RewardKind::BuyGet;
  if (is_gift) document.doubtful(path + ".cost", "is 0, and everybody can have it every time");
  const bool is_any_item =
      reward.kind == model::RewardKind::FreeItem && reward.lines == model::LineFilter{};
  if (is_any_item) document.doubtful(path, "names no \"lines\", so that any goods can be free");
  for (const model::Purse& purse : programme.purses) {
    const bool is_wallet = purse.number == reward.purse && purse.unit == model::PurseUnit::Money;
    if (is_wallet && reward.kind == model::RewardKind::PointsToMoney &&
        reward.tax == model::TaxTreatment::Discount) {
      document.doubtful(path + ".tax", "is \"discount\", though money loaded in advance pays");
    }
  }
  lint_worth(programme, at, document);
}

}  // namespace

void lint_programme(const model::Programme& programme,
                    const model::Programme* before,
                    DocumentReader& document) {
  lint_purses(programme, before, document);
  lint_tiers(programme, document);
  lint_earn_rules(programme, document);
  for (std::size_t i = 0; i < programme.rewards.size(); ++i) {
    if (!document.is_wrong(path_of("rewards", i))) lint_reward(programme, i, document);
  }
}

}  // namespace regulars::loyalty
