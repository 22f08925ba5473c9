#include "app/loyalty/counter_rules.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "app/model/event.h"

namespace regulars::loyalty {

namespace {

using model::Role;

bool is_without_staff(Act act) {
  return act == Act::Earn || act == Act::Refund;
}

// (3)
bool is_worth_something(Act act) {
  switch (act) {
    case Act::Redeem:
    case Act::RedeemUnproved:
    case Act::UndoOwn:
    case Act::UndoOther:
    case Act::Refund:
    case Act::Claim:
    case Act::IssueCoupon:
    case Act::ReplaceCard:
    case Act::Merge:
      return true;
    case Act::Earn:
    case Act::TopUp:
    case Act::IssueGiftCard:
    case Act::Adjust:
    case Act::Enrol:
    case Act::AddCard:
    case Act::LoseCard:
    case Act::RestoreCard:
    case Act::Household:
    case Act::Consent:
    case Act::Correct:
    case Act::Export:
    case Act::Erase:
    case Act::ChangeStaff:
      return false;
  }
  return true;
}

bool is_beyond(std::int64_t figure, std::int64_t limit) {
  return limit > 0 && figure > limit;
}

// Of the most negative figure, which has no opposite: the largest.
std::int64_t size_of(model::Points points) {
  const std::int64_t least = -std::numeric_limits<std::int64_t>::max();
  return points.value() < 0 ? -std::max(points.value(), least) : points.value();
}

std::string text_of(std::int64_t figure) {
  return std::to_string(figure);
}

struct Overrun {
  std::uint32_t flag = 0;
  Refusal why;
};

std::optional<Overrun> sale_overrun(const model::CounterLimits& limits,
                                    const CounterQuestion& question) {
  if (is_beyond(question.today.card_sales + 1, limits.card_sales_per_day)) {
    return Overrun{model::kVelocity,
                   {"error.counter.card_sales", {text_of(limits.card_sales_per_day)}}};
  }
  if (is_beyond(question.sale.minor(), limits.sale_minor)) {
    const model::Money limit{limits.sale_minor, question.sale.currency()};
    return Overrun{model::kOverLimit, {"error.counter.sale_limit", {limit.plain()}}};
  }
  return std::nullopt;
}

std::optional<Overrun> redeem_overrun(const model::CounterLimits& limits,
                                      const CounterQuestion& question) {
  if (is_beyond(question.today.card_redeems + 1, limits.card_redeems_per_day)) {
    return Overrun{model::kVelocity,
                   {"error.counter.card_redeems", {text_of(limits.card_redeems_per_day)}}};
  }
  if (is_beyond(question.points.value(), limits.redeem_points.value())) {
    return Overrun{model::kOverLimit,
                   {"error.counter.redeem_limit", {text_of(limits.redeem_points.value())}}};
  }
  return std::nullopt;
}

std::optional<Overrun> adjust_overrun(const model::CounterLimits& limits,
                                      const CounterQuestion& question) {
  const std::int64_t size = size_of(question.points);
  if (is_beyond(size, limits.adjust_points.value())) {
    return Overrun{model::kOverLimit,
                   {"error.counter.adjust_limit", {text_of(limits.adjust_points.value())}}};
  }
  const auto together = question.today.staff_adjusted.plus(model::Points{size});
  const std::int64_t most = limits.staff_adjust_per_day.value();
  if (!together || is_beyond(together->value(), most)) {
    return Overrun{model::kOverLimit, {"error.counter.adjust_day", {text_of(most)}}};
  }
  return std::nullopt;
}

std::optional<Overrun> overrun_of(const model::CounterLimits& limits,
                                  const CounterQuestion& question) {
  if (question.act == Act::Earn || question.act == Act::Claim) {
    return sale_overrun(limits, question);
  }
  if (question.act == Act::Redeem || question.act == Act::RedeemUnproved) {
    return redeem_overrun(limits, question);
  }
  if (question.act == Act::Adjust) return adjust_overrun(limits, question);
  return std::nullopt;
}

CounterAnswer needs(Role above, Refusal why, std::uint32_t flags) {
  return {Verdict::NeedsAbove, above, std::move(why), flags};
}

Refusal needs_role(Role role) {
  if (role == Role::Manager) return {"error.counter.needs_manager", {}};
  return {"error.counter.needs_supervisor", {}};
}

// An adjustment within the limits is a supervisor's; beyond them a manager signs.
Role above_for(Act act) {
  return act == Act::Adjust ? Role::Manager : std::max(Role::Supervisor, least_role(act));
}

}  // namespace

CounterCounts CounterDay::of(const model::StaffId& staff) const {
  CounterCounts counts{card_sales, card_redeems, {}};
  const auto person = std::find_if(
      people.begin(), people.end(), [&](const Person& each) { return each.staff == staff; });
  if (person != people.end()) counts.staff_adjusted = person->adjusted;
  return counts;
}

model::Role least_role(Act act) {
  switch (act) {
    case Act::Earn:
    case Act::Redeem:
    case Act::UndoOwn:
    case Act::Refund:
    case Act::Claim:
    case Act::TopUp:
    case Act::IssueGiftCard:
    case Act::Enrol:
    case Act::AddCard:
    case Act::LoseCard:
    case Act::Household:
    case Act::Consent:
    case Act::Correct:
      return Role::Cashier;
    case Act::RedeemUnproved:
    case Act::UndoOther:
    case Act::IssueCoupon:
    case Act::Adjust:
    case Act::ReplaceCard:
    case Act::RestoreCard:
    case Act::Merge:
      return Role::Supervisor;
    case Act::Export:
    case Act::Erase:
    case Act::ChangeStaff:
      return Role::Manager;
  }
  return Role::Manager;
}

CounterAnswer check_counter(const model::CounterLimits& limits, const CounterQuestion& question) {
  std::uint32_t flags = question.is_own_card ? model::kOwnCard : 0;
  const auto overrun = overrun_of(limits, question);
  if (overrun) flags |= overrun->flag;
  if (!question.role) {  // (1)
    if (is_without_staff(question.act)) return {.flags = flags};
    return {.verdict = Verdict::Refused, .why = Refusal{"error.counter.sign_in", {}}};
  }
  if (question.is_own_card && question.act == Act::Adjust) {  // (3)
    return {.verdict = Verdict::Refused,
            .why = Refusal{"error.counter.own_adjust", {}},
            .flags = flags};
  }
  const Role least = least_role(question.act);
  if (*question.role < least) return needs(least, needs_role(least), flags);
  const Role above = above_for(question.act);
  if (overrun && *question.role < above) return needs(above, overrun->why, flags);  // (2)
  const bool is_for_another = question.is_own_card && is_worth_something(question.act);
  if (is_for_another && *question.role != Role::Manager) {
    return needs(above, {"error.counter.own_card", {}}, flags);
  }
  return {.flags = flags};
}

}  // namespace regulars::loyalty
