#include <optional>
#include <utility>

#include "app/loyalty/bearer_code.h"
#include "app/loyalty/cards.h"
#include "app/loyalty/counter_check.h"
#include "app/loyalty/enrol.h"
#include "app/loyalty/household.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/member_acts.h"
#include "app/loyalty/member_facts.h"
#include "app/loyalty/own_tier.h"
#include "app/loyalty/programme_in_force.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/executors.h"
#include "app/terminal/identification.h"

namespace regulars::terminal {
namespace {

constexpr model::PurseNumber kCardPurse = 1;  // of a gift card on which nothing is left

ui::RecentEntry recent_entry(loyalty::RecentEntry entry) {
  return {entry.member,
          std::move(entry.name),
          std::move(entry.masked_identifier),
          entry.tier,
          entry.points,
          entry.at,
          entry.seq,
          entry.can_undo,
          entry.is_redeem};
}

}  // namespace

std::vector<ui::RecentEntry> recent_entries(std::vector<loyalty::RecentEntry> entries) {
  std::vector<ui::RecentEntry> out;
  out.reserve(entries.size());
  for (loyalty::RecentEntry& entry : entries) out.push_back(recent_entry(std::move(entry)));
  return out;
}

namespace {

Result<ui::MemberCard> card_of(const Counter& counter, const loyalty::Found& found) {
  REGULARS_TRY(loyalty::MemberCard card, loyalty::card_of(counter.storage, found, counter.now.at));
  REGULARS_TRY(const auto programme, loyalty::programme_in_force(counter.storage));
  model::MemberFacts facts;
  if (programme) {
    REGULARS_TRY_VOID(loyalty::raise_tier(counter.storage, *programme, card.found));
    REGULARS_TRY(
        facts,
        loyalty::member_facts(
            counter.storage, *programme, card.found, counter.now.at, counter.now.utc_offset));
  }
  REGULARS_TRY(auto twin, loyalty::twin_of(counter.storage, card.found.member));
  REGULARS_TRY(auto household, loyalty::household_of(counter.storage, card.found));
  REGULARS_TRY(auto today,
               loyalty::counter_day(
                   counter.storage, card.found.member.id, counter.now.at, counter.now.utc_offset));
  return ui::MemberCard{std::move(card.found.member),
                        card.found.balance,
                        card.found.strength,
                        recent_entries(std::move(card.recent)),
                        std::move(card.found.standing),
                        std::move(facts),
                        std::move(household),
                        std::move(today),
                        {},
                        {},
                        std::move(twin)};
}

}  // namespace

Result<ui::MemberCard> card_of(const Counter& counter, const model::MemberId& member) {
  REGULARS_TRY(const auto found, loyalty::find_member(counter.storage, member));
  if (!found) {
    return fail(ErrorKind::not_found,
                "member " + member.uuid().text() + " is not held here",
                "error.not_found");
  }
  return card_of(counter, *found);
}

// ---- found and read

namespace {

// Of a coupon its one unit, of a gift card the money that is on it.
ui::Voucher voucher_of(const loyalty::Found& found, std::string code) {
  ui::Voucher voucher;
  voucher.account = found.member.id;
  voucher.kind = loyalty::kind_of_bearer(code);
  voucher.code = std::move(code);
  if (found.standing.bearer) {
    voucher.reward = found.standing.bearer->reward;
    voucher.lapses = found.standing.bearer->lapses;
  }
  const bool is_coupon = voucher.kind == model::BearerKind::Coupon;
  voucher.balance.purse = is_coupon ? model::kCouponPurse : kCardPurse;
  for (const model::PurseBalance& purse : found.standing.purses) {
    const bool is_its = is_coupon == (purse.purse == model::kCouponPurse);
    if (is_its && purse.purse != model::kPointsPurse) voucher.balance = purse;
  }
  return voucher;
}

}  // namespace

Result<ui::Answer> execute(const Counter& counter, ui::LookUpCode& request) {
  REGULARS_TRY(auto identified, identify(request.raw, request.aim, counter.region));
  REGULARS_TRY(const auto found, loyalty::look_up(counter.storage, identified.identifier));
  const auto& identity = counter.storage.identity().identity();
  if (!found && identified.identifier.kind == model::IdentifierKind::Code && identity) {
    return fail(loyalty::unknown_bearer_code(identified.identifier.value, identity->store));
  }
  if (!found) {
    return ui::Answer{ui::CodeLookedUp{ui::CodeUnknown{std::move(identified.identifier)}}};
  }
  if (identified.identifier.kind == model::IdentifierKind::Code) {
    return ui::Answer{ui::CodeLookedUp{voucher_of(*found, std::move(identified.identifier.value))}};
  }
  REGULARS_TRY(auto card, card_of(counter, *found));
  if (identified.strength == model::Strength::RotatingCode) {
    card.strength = identified.strength;
    card.code = std::move(identified.code);
    card.code_at = counter.now.at;
  }
  return ui::Answer{ui::CodeLookedUp{std::move(card)}};
}

Result<ui::Answer> execute(const Counter& counter, ui::SearchMembers& request) {
  REGULARS_TRY(auto members, loyalty::search(counter.storage, request.text));
  return ui::Answer{ui::MembersFound{request.text, std::move(members)}};
}

Result<ui::Answer> execute(const Counter& counter, ui::LoadMember& request) {
  REGULARS_TRY(auto card, card_of(counter, request.member));
  return ui::Answer{std::move(card)};
}

// ---- written

Result<ui::Answer> execute(const Counter& counter, ui::EnrolMember& request) {
  loyalty::EnrolOrder order;
  order.identifiers = request.identifiers;
  order.name = request.name;
  order.greeting = request.agrees_to(model::Purpose::Greeting) ? model::GreetingConsent::Given
                                                               : model::GreetingConsent::Withheld;
  order.birthday = request.birthday;
  order.referrer = request.referrer;
  order.consents = request.consents;
  order.staff = request.staff;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  REGULARS_TRY(const auto enrolled, loyalty::enrol(counter.storage, order));
  REGULARS_TRY(auto card, card_of(counter, enrolled.member));
  card.strength = request.strength();
  return ui::Answer{std::move(card)};
}

namespace {

loyalty::ActStamp stamp_of(const Counter& counter,
                           const model::StaffId& staff,
                           const model::StaffId& allowed_by = {}) {
  return {staff, allowed_by, counter.now.at, counter.now.utc_offset};
}

// The card as it is now, whether anything was added or it was so before.
Result<ui::Answer> card_after(const Counter& counter,
                              const model::MemberId& member,
                              const Result<bool>& changed) {
  if (!changed) return fail(changed.error());
  REGULARS_TRY(auto card, card_of(counter, member));
  return ui::Answer{std::move(card)};
}

}  // namespace

Result<ui::Answer> execute(const Counter& counter, ui::SetConsent& request) {
  const auto stamp = stamp_of(counter, request.staff);
  return card_after(counter,
                    request.member,
                    loyalty::set_consent(counter.storage, request.member, request.word, stamp));
}

Result<ui::Answer> execute(const Counter& counter, ui::CorrectMember& request) {
  const auto stamp = stamp_of(counter, request.staff);
  return card_after(
      counter,
      request.member,
      loyalty::correct_member(counter.storage, request.member, request.correction, stamp));
}

Result<ui::Answer> execute(const Counter& counter, ui::ChangeCard& request) {
  loyalty::CardOrder order;
  order.member = request.member;
  order.action = request.action;
  order.card = request.card;
  order.old_card = request.old_card;
  order.staff = request.staff;
  order.allowed_by = request.allowed_by;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  return card_after(counter, request.member, loyalty::change_card(counter.storage, order));
}

Result<ui::Answer> execute(const Counter& counter, ui::MoveHousehold& request) {
  const auto stamp = stamp_of(counter, request.staff);
  const auto move = request.joins ? loyalty::join_household : loyalty::leave_household;
  return card_after(
      counter, request.member, move(counter.storage, request.member, request.household, stamp));
}

Result<ui::Answer> execute(const Counter& counter, ui::MergeMembers& request) {
  const auto stamp = stamp_of(counter, request.staff, request.allowed_by);
  return card_after(counter,
                    request.winner,
                    loyalty::merge_members(counter.storage, request.winner, request.loser, stamp));
}

Result<ui::Answer> execute(const Counter& counter, ui::EraseMember& request) {
  const auto stamp = stamp_of(counter, request.staff, request.allowed_by);
  REGULARS_TRY_VOID(loyalty::erase_member(counter.storage, request.member, stamp));
  return ui::Answer{ui::MemberErased{request.member}};
}

}  // namespace regulars::terminal
