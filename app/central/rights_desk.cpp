#include "app/central/rights_desk.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace regulars::central {

using loyalty::Act;
using model::Role;
using storage::StaffRecord;

namespace {

struct ClaimOf {
  using Claim = std::optional<CounterClaim>;

  Claim operator()(const model::SaleEvent& sale) const {
    const bool is_claim = sale.origin == model::Origin::Claim;
    return flagged({is_claim ? Act::Claim : Act::Earn, sale.staff, sale.allowed_by, sale.flags});
  }
  Claim operator()(const model::RefundEvent& refund) const {
    return flagged({Act::Refund, refund.staff, refund.allowed_by, refund.flags});
  }
  Claim operator()(const model::TopUpEvent& top_up) const {
    return flagged({Act::TopUp, top_up.staff, top_up.allowed_by, top_up.flags});
  }
  Claim operator()(const model::RedeemEvent& redeem) const {
    const bool is_override = redeem.strength == model::Strength::Override;
    const CounterClaim claim{is_override ? Act::RedeemUnproved : Act::Redeem,
                             redeem.staff,
                             redeem.allowed_by,
                             redeem.flags};
    if (is_override && !(redeem.staff.is_none() && redeem.allowed_by.is_none())) return claim;
    return flagged(claim);
  }
  Claim operator()(const model::AdjustEvent& adjust) const {
    return CounterClaim{Act::Adjust, adjust.staff, adjust.allowed_by, adjust.flags};
  }
  Claim operator()(const model::CardEvent& card) const {
    if (card.action == model::CardAction::Replace) {
      return CounterClaim{Act::ReplaceCard, card.staff, card.allowed_by};
    }
    if (card.action == model::CardAction::Restore) {
      return CounterClaim{Act::RestoreCard, card.staff, card.allowed_by};
    }
    return std::nullopt;
  }
  Claim operator()(const model::MergeEvent& merge) const {
    return CounterClaim{Act::Merge, merge.staff, merge.allowed_by};
  }
  Claim operator()(const model::EraseEvent& erase) const {
    return CounterClaim{Act::Erase, erase.staff, erase.allowed_by};
  }
  Claim operator()(const model::VoidEvent& undone) const {
    if (undone.allowed_by.is_none()) return std::nullopt;
    return CounterClaim{Act::UndoOther, undone.staff, undone.allowed_by};
  }
  template <typename Other>
  Claim operator()(const Other&) const {
    return std::nullopt;
  }

 private:
  // (4)
  static Claim flagged(const CounterClaim& claim) {
    const bool is_beyond = (claim.flags & (model::kVelocity | model::kOverLimit)) != 0;
    if (!is_beyond || claim.staff.is_none()) return std::nullopt;
    return claim;
  }
};

std::string_view name_of(Act act) {
  constexpr std::array<std::pair<Act, std::string_view>, 11> kNames{{
      {Act::Earn, "a sale beyond the counter's limits"},
      {Act::Claim, "a claim beyond the counter's limits"},
      {Act::Refund, "a return beyond the counter's limits"},
      {Act::TopUp, "a top-up beyond the counter's limits"},
      {Act::Redeem, "a redemption beyond the counter's limits"},
      {Act::RedeemUnproved, "a redemption without the card"},
      {Act::Adjust, "an adjustment"},
      {Act::ReplaceCard, "a replaced card"},
      {Act::RestoreCard, "a card found again"},
      {Act::Merge, "a merge of two members"},
      {Act::Erase, "an erasure"},
  }};
  const auto found = std::find_if(
      kNames.begin(), kNames.end(), [&](const auto& each) { return each.first == act; });
  return found == kNames.end() ? "undoing what another booked" : found->second;
}

std::string_view name_of(Role role) {
  if (role == Role::Manager) return "a manager";
  return role == Role::Supervisor ? "a supervisor" : "a cashier";
}

std::optional<Role> role_in(const std::vector<StaffRecord>& all, const model::StaffId& id) {
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const StaffRecord& one) { return one.staff.id == id; });
  if (id.is_none() || found == all.end()) return std::nullopt;
  return found->staff.role;  // (1)
}

std::string told(const char* what, const model::StaffId& id, std::optional<Role> role) {
  if (id.is_none()) return std::string("nobody ") + what;
  return "staff " + id.uuid().text() + ", " + std::string(role ? name_of(*role) : "unknown here") +
         ", " + what;
}

}  // namespace

std::optional<CounterClaim> claim_of(const model::Event& event) {
  return std::visit(ClaimOf{}, event);
}

Role role_needed(const CounterClaim& claim) {
  const Role least = loyalty::least_role(claim.act);
  const bool is_beyond = (claim.flags & (model::kVelocity | model::kOverLimit)) != 0;
  if (!is_beyond) return least;
  return claim.act == Act::Adjust ? Role::Manager : std::max(least, Role::Supervisor);
}

Result<RightsDesk::Answer> RightsDesk::check(const model::Event& event) {
  const auto claim = claim_of(event);
  if (!claim) return Answer{};
  REGULARS_TRY(const auto all, store_.staff());
  const Role needed = role_needed(*claim);
  const auto by = role_in(all, claim->staff);
  const auto above = role_in(all, claim->allowed_by);
  if ((by && *by >= needed) || (above && *above >= needed)) return Answer{};
  Answer answer;
  answer.why_not = std::string(name_of(claim->act)) + " needs " + std::string(name_of(needed)) +
                   ": " + told("did it", claim->staff, by) + "; " +
                   told("allowed it", claim->allowed_by, above);
  answer.has_effect = claim->act != Act::Merge && claim->act != Act::Erase;  // (3)
  return answer;
}

}  // namespace regulars::central
