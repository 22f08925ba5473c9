#include "app/loyalty/rule_lint.h"

#include <algorithm>
#include <string_view>

#include "app/loyalty/conditions.h"

namespace regulars::loyalty {

namespace {

using model::EarnKind;
using model::EarnRule;

bool names(const std::vector<std::string>& list, const std::string& one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

std::string quoted(const std::string& text) {
  return "\"" + text.substr(0, 32) + "\"";
}

bool is_bare(const EarnRule& rule) {
  return rule.kind != EarnKind::Bonus && rule.kind != EarnKind::Multiplier;
}

// ---- what two rules have in common --------------------------------------------------------------

bool have_common(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::any_of(left.begin(), left.end(), [&](const auto& one) { return names(right, one); });
}

// Lists that are empty let everything through.
bool can_meet(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return left.empty() || right.empty() || have_common(left, right);
}

bool can_meet(const model::LineFilter& left, const model::LineFilter& right) {
  const auto is_by_sku = [](const model::LineFilter& one) {
    return !one.skus.empty() && one.categories.empty() && one.labels.empty();
  };
  const auto is_by_category = [](const model::LineFilter& one) {
    return one.skus.empty() && !one.categories.empty() && one.labels.empty();
  };
  if (is_by_sku(left) && is_by_sku(right)) return have_common(left.skus, right.skus);
  if (!is_by_category(left) || !is_by_category(right)) return true;
  return std::any_of(left.categories.begin(), left.categories.end(), [&](const auto& one) {
    return std::any_of(right.categories.begin(), right.categories.end(), [&](const auto& other) {
      return is_within(one, other) || is_within(other, one);
    });
  });
}

bool can_meet(const model::Conditions& left, const model::Conditions& right) {
  const bool is_before = left.until && right.from && *left.until <= *right.from;
  const bool is_after = right.until && left.from && *right.until <= *left.from;
  return !is_before && !is_after && can_meet(left.tiers, right.tiers);
}

// Whenever `narrow` could give something, `wide` does: it asks for nothing that the other does not.
bool covers(const EarnRule& wide, const EarnRule& narrow) {
  const bool has_lines = wide.lines != model::LineFilter{} && wide.lines != narrow.lines;
  const bool has_conditions = wide.when != model::Conditions{} && wide.when != narrow.when;
  return wide.purse == narrow.purse && wide.limit == model::Limit{} && !has_lines &&
         !has_conditions;
}

// Two rules that do the same on the same sales: what they give apart.
bool overlap(const EarnRule& left, EarnRule right) {
  right.id = left.id;
  right.name = left.name;
  right.priority = left.priority;
  right.points = left.points;
  right.referred_points = left.referred_points;
  right.factor = left.factor;
  right.stop = left.stop;
  return left == right;
}

bool is_once(const EarnRule& rule) {
  return rule.kind == EarnKind::Welcome || rule.kind == EarnKind::Birthday;
}

// ---- each rule ----------------------------------------------------------------------------------

class RuleLint {
 public:
  RuleLint(const model::Programme& programme, DocumentReader& document)
      : programme_(programme), document_(document) {
    for (const EarnRule& rule : programme.earn) order_.push_back(&rule);
    std::stable_sort(order_.begin(), order_.end(), [](const EarnRule* left, const EarnRule* right) {
      return left->priority > right->priority;
    });
  }

  void lint(std::size_t at);

 private:
  void wrong(std::string_view key, const std::string& words) {
    document_.wrong(path_ + "." + std::string(key), words);
  }
  void lint_names(const EarnRule& rule);
  void lint_kind(const EarnRule& rule);
  void lint_multiplier(const EarnRule& rule);
  void lint_stops(const EarnRule& rule);
  void lint_best(std::size_t at);
  void lint_overlaps(std::size_t at);
  void lint_dates(const EarnRule& rule);
  [[nodiscard]] bool is_before(const EarnRule& first, const EarnRule& second) const;

  const model::Programme& programme_;
  DocumentReader& document_;
  std::vector<const EarnRule*> order_;  // of evaluation
  std::string path_;
};

void RuleLint::lint(std::size_t at) {
  path_ = path_of("earn", at);
  if (document_.is_wrong(path_)) return;
  const EarnRule& rule = programme_.earn[at];
  lint_conditions(programme_, rule.when, path_, document_);
  lint_lines(rule.lines, path_, document_);
  lint_names(rule);
  lint_kind(rule);
  lint_stops(rule);
  lint_best(at);
  lint_overlaps(at);
  lint_dates(rule);
}

bool RuleLint::is_before(const EarnRule& first, const EarnRule& second) const {
  const auto place = [&](const EarnRule& rule) {
    return std::find(order_.begin(), order_.end(), &rule);
  };
  return place(first) < place(second);
}

void RuleLint::lint_names(const EarnRule& rule) {
  const bool is_reward = std::any_of(
      programme_.rewards.begin(), programme_.rewards.end(), [&](const model::Reward& reward) {
        return reward.id == rule.coupon;
      });
  if (!rule.coupon.empty() && !is_reward) {
    wrong("coupon", "is no reward of the programme: " + quoted(rule.coupon));
  }
  for (std::size_t i = 0; i < rule.of.size(); ++i) {
    const std::string key = path_of("of", i);
    const auto named = std::find_if(programme_.earn.begin(),
                                    programme_.earn.end(),
                                    [&](const EarnRule& other) { return other.id == rule.of[i]; });
    if (named == programme_.earn.end()) {
      wrong(key, "is no earn rule of the programme: " + quoted(rule.of[i]));
    } else if (named->purse != rule.purse) {
      wrong(key, quoted(rule.of[i]) + " earns in another purse");
    } else if (!is_before(*named, rule)) {
      wrong(key, quoted(rule.of[i]) + " does not come before this rule; nothing is multiplied");
    }
  }
}

void RuleLint::lint_kind(const EarnRule& rule) {
  const bool is_first_sale = rule.kind == EarnKind::Welcome || rule.kind == EarnKind::Referral;
  if (is_first_sale && rule.when.every_nth_visit > 1) {
    wrong("when.every_nth_visit", "can never be reached: the rule is for the first sale");
  }
  if (rule.kind == EarnKind::Birthday && !rule.when.birthday) {
    wrong("when.birthday", R"(is missing; give "day", "week" or "month")");
  }
  const bool is_any_bare = std::any_of(programme_.earn.begin(),
                                       programme_.earn.end(),
                                       [](const EarnRule& other) { return is_bare(other); });
  if (rule.kind == EarnKind::Bonus && !is_any_bare) {
    wrong("kind", "can never fire: no rule earns what a bonus could stand on top of");
  }
  if (rule.kind == EarnKind::Multiplier) lint_multiplier(rule);
}

void RuleLint::lint_multiplier(const EarnRule& rule) {
  if (!rule.by_tier && rule.factor == model::Ratio{}) {
    wrong("factor", "is 1, which changes nothing");
  }
  const bool has_base = std::any_of(order_.begin(), order_.end(), [&](const EarnRule* other) {
    return other->kind != EarnKind::Multiplier && other->purse == rule.purse &&
           is_before(*other, rule);
  });
  if (!has_base) wrong("kind", "can never fire: no rule before it earns in its purse");
}

// A rule that always gives something and stops leaves nothing to those behind it.
void RuleLint::lint_stops(const EarnRule& rule) {
  for (const EarnRule* first : order_) {
    if (first == &rule) return;
    if (!first->stop || !covers(*first, rule)) continue;
    const bool always_gives = first->kind == EarnKind::Visit && first->points.value() > 0;
    const bool gives_first = first->kind == EarnKind::Spend || first->kind == EarnKind::Item;
    const std::string words = quoted(first->id) + " comes before it and stops";
    if (always_gives || (gives_first && !is_bare(rule))) {
      return wrong("priority", "the rule can never fire: " + words);
    }
    if (gives_first) {
      document_.doubtful(path_,
                         "fires only where " + quoted(first->id) + " gives nothing: it stops");
      return;
    }
  }
}

// Where the best rule wins, of bonuses and multipliers the last that holds is taken.
void RuleLint::lint_best(std::size_t at) {
  const EarnRule& rule = programme_.earn[at];
  if (programme_.combination != model::Combination::BestWins || is_bare(rule)) return;
  for (std::size_t i = at + 1; i < programme_.earn.size(); ++i) {
    const EarnRule& later = programme_.earn[i];
    if (is_bare(later) || !later.of.empty() || !covers(later, rule)) continue;
    return wrong("kind",
                 "the rule can never fire: " + quoted(later.id) +
                     " stands after it, and the last one that holds is taken");
  }
}

void RuleLint::lint_overlaps(std::size_t at) {
  const EarnRule& rule = programme_.earn[at];
  for (std::size_t i = 0; i < at; ++i) {
    const EarnRule& other = programme_.earn[i];
    if (document_.is_wrong(path_of("earn", i))) continue;
    const std::string first = path_of("earn", i) + " (" + quoted(other.id) + ")";
    const bool are_tiers = rule.by_tier && other.by_tier && rule.purse == other.purse;
    const bool are_once = is_once(rule) && rule.kind == other.kind && rule.purse == other.purse &&
                          rule.when == other.when && rule.lines == other.lines;
    if (overlap(other, rule) || are_once) {
      return document_.wrong(
          path_,
          "overlaps " + first + ": same kind, purse, lines and conditions; make them one rule");
    }
    if (are_tiers && can_meet(other.when, rule.when) && can_meet(other.lines, rule.lines) &&
        can_meet(other.of, rule.of)) {
      return document_.wrong(path_, "overlaps " + first + ": the tier's factor would count twice");
    }
  }
}

void RuleLint::lint_dates(const EarnRule& rule) {
  model::LapsePolicy lapse;
  for (const model::Purse& purse : programme_.purses) {
    if (purse.number == rule.purse) lapse = rule.lapse.value_or(purse.lapse);
  }
  const bool is_counted_in_days =
      lapse.mode == model::LapseMode::AfterDays || lapse.mode == model::LapseMode::Inactivity;
  if (is_counted_in_days && rule.pending_days >= lapse.count) {
    wrong(
        "pending_days",
        "lets nothing become available: it lapses after " + std::to_string(lapse.count) + " days");
  }
  const std::int64_t most = programme_.limits.sale_minor;
  if (most > 0 && rule.when.minimum_minor > most) {
    document_.doubtful(path_ + ".when.minimum",
                       "is above counter.sale: somebody must sign for each such sale");
  }
}

bool is_ever_open(const model::Conditions& when, const model::Window& window) {
  return std::any_of(
      window.begins.begin(), window.begins.end(), [&](std::chrono::local_seconds begin) {
        const bool is_over = when.until && begin >= *when.until;
        return !is_over &&
               (!when.from || begin + std::chrono::minutes{window.minutes} > *when.from);
      });
}

void lint_excluded(const std::vector<std::string>& wanted,
                   const std::vector<std::string>& excluded,
                   const std::string& path,
                   DocumentReader& document) {
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!names(excluded, wanted[i])) continue;
    document.wrong(path + "[" + std::to_string(i) + "]",
                   quoted(wanted[i]) + " is wanted and excluded");
  }
}

}  // namespace

std::string path_of(const char* list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

void lint_conditions(const model::Programme& programme,
                     const model::Conditions& when,
                     const std::string& path,
                     DocumentReader& document) {
  const std::string at = path + ".when.";
  for (std::size_t i = 0; i < when.tiers.size(); ++i) {
    const bool is_known =
        std::any_of(programme.tiers.begin(), programme.tiers.end(), [&](const model::Tier& tier) {
          return tier.id == when.tiers[i];
        });
    if (is_known) continue;
    document.wrong(at + path_of("tiers", i),
                   "is no tier of the programme: " + quoted(when.tiers[i]));
  }
  if (when.from && when.until && *when.until <= *when.from) {
    document.wrong(at + "until", "is not after \"from\", so that it can never happen");
    return;
  }
  if (when.first_purchase && when.every_nth_visit > 1) {
    document.wrong(at + "every_nth_visit", "can never be reached by a first purchase");
  }
  const bool is_any_open =
      std::any_of(when.windows.begin(), when.windows.end(), [&](const model::Window& window) {
        return is_ever_open(when, window);
      });
  if (!when.windows.empty() && !is_any_open) {
    document.wrong(at + "windows", "are all outside \"from\" and \"until\", so that none is open");
  }
}

void lint_lines(const model::LineFilter& lines, const std::string& path, DocumentReader& document) {
  lint_excluded(lines.skus, lines.not_skus, path + ".lines.skus", document);
  lint_excluded(lines.labels, lines.not_labels, path + ".lines.labels", document);
  for (std::size_t i = 0; i < lines.categories.size(); ++i) {
    for (const std::string& excluded : lines.not_categories) {
      if (!is_within(lines.categories[i], excluded)) continue;
      document.wrong(
          path + ".lines." + path_of("categories", i),
          quoted(lines.categories[i]) + " is wanted, and " + quoted(excluded) + " is excluded");
    }
  }
}

void lint_earn_rules(const model::Programme& programme, DocumentReader& document) {
  RuleLint rules(programme, document);
  for (std::size_t i = 0; i < programme.earn.size(); ++i) rules.lint(i);
}

}  // namespace regulars::loyalty
