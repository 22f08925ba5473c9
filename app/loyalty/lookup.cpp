#include "app/loyalty/lookup.h"

#include <algorithm>
#include <utility>

#include "app/loyalty/event_codec.h"
#include "app/loyalty/member_code.h"
#include "app/loyalty/void_rules.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kMostRecentOfMember = 3;

tl::unexpected<Error> beyond_range() {
  return fail(ErrorKind::refused,
              "a member's points do not fit into 63 bits; ask head office to correct them",
              "error.points.overflow");
}

// What this terminal did to the other purses since, on top of central's figures. The points purse
// stands there only where something is owed.
Status add_delta(model::Standing& standing, const storage::PurseDelta& delta) {
  auto& purses = standing.purses;
  auto same = std::find_if(purses.begin(), purses.end(), [&](const model::PurseBalance& one) {
    return one.purse == delta.purse;
  });
  if (same == purses.end()) {
    const model::PurseBalance nothing{delta.purse, {}, {}, {}};
    same = purses.insert(same, nothing);
  }
  const auto points = same->points.plus(delta.points);
  const auto available = same->available.plus(delta.points);
  if (!points || !available) return beyond_range();
  same->points = std::max(model::Points{}, *points);
  same->available = std::max(model::Points{}, *available);
  return {};
}

// What central last said and what was done here since.
Result<Found> with_own_delta(const storage::TerminalView& terminal,
                             storage::HeldMember held,
                             model::Strength strength) {
  REGULARS_TRY(const storage::OwnDelta delta,
               terminal.ledger.own_delta(held.member.id, held.applied_seq));
  const auto points = held.balance.points.plus(delta.points);
  const auto available = held.balance.available_online.plus(delta.points);
  if (!points || !available) return beyond_range();
  REGULARS_TRY(const auto consent, terminal.consents.find(held.member.id));
  Found found;
  found.strength = strength;
  found.balance = {*points, std::max(model::Points{}, *available)};
  found.member = std::move(held.member);
  found.standing = std::move(held.standing);
  found.applied_seq = held.applied_seq;
  for (const storage::PurseDelta& purse : delta.purses) {
    REGULARS_TRY_VOID(add_delta(found.standing, purse));
  }
  if (consent && consent->seq > held.applied_seq) {
    found.member.agrees_to_greeting = consent->greeting == model::GreetingConsent::Given;
  }
  found.member.visits += delta.visits;
  found.member.last_visit = std::max(found.member.last_visit, delta.last_visit);
  return found;
}

// From central's copy, else from those enrolled here.
template <typename Key>
Result<std::optional<storage::HeldMember>> held_by(const storage::TerminalView& terminal,
                                                   const Key& key) {
  REGULARS_TRY(std::optional<storage::HeldMember> held, terminal.members.find(key));
  if (held) return held;
  REGULARS_TRY(std::optional<model::Member> own, terminal.own_members.find(key));
  if (!own) return std::nullopt;
  return storage::HeldMember{*std::move(own), {}, 0, {}};
}

// What was booked here, or is held still, under the ids of members who are this one.
Status add_merged(const storage::TerminalView& terminal, Found& found) {
  REGULARS_TRY(const auto losers, terminal.people.losers_of(found.member.id));
  for (const model::MemberId& loser : losers) {
    REGULARS_TRY(auto held, held_by(terminal, loser));
    if (!held) {
      held.emplace();
      held->member.id = loser;
    }
    if (held->applied_seq == 0) held->applied_seq = found.applied_seq;
    REGULARS_TRY(const Found other,
                 with_own_delta(terminal, *std::move(held), model::Strength::Number));
    const auto points = found.balance.points.plus(other.balance.points);
    const auto available = found.balance.available_online.plus(other.balance.available_online);
    if (!points || !available) return beyond_range();
    found.balance = {*points, *available};
    found.member.visits += other.member.visits;
    found.member.last_visit = std::max(found.member.last_visit, other.member.last_visit);
    for (const auto& identifier : other.member.identifiers) {
      found.member.identifiers.push_back(identifier);
    }
    auto& lost = found.standing.lost;
    lost.insert(lost.end(), other.standing.lost.begin(), other.standing.lost.end());
  }
  return {};
}

// When an event of this terminal happened; the epoch where its line is not there any more.
Result<Instant> time_of(const storage::TerminalView& terminal, std::uint64_t seq) {
  REGULARS_TRY(const auto line, terminal.outbox.line_of(seq));
  if (!line) return Instant{};
  REGULARS_TRY(const DecodedEvent event, from_line(*line));
  return event.stamp.at;
}

void put(std::vector<model::Consent>& consents, const model::Consent& said) {
  const auto same = std::find_if(consents.begin(), consents.end(), [&](const auto& one) {
    return one.purpose == said.purpose;
  });
  if (same == consents.end()) {
    consents.push_back(said);
  } else {
    *same = said;
  }
}

// Words on each purpose that central's copy does not contain.
Status add_words(const storage::TerminalView& terminal, Found& found) {
  auto& consents = found.standing.consents;
  REGULARS_TRY(const auto greeting, terminal.consents.find(found.member.id));
  if (greeting && greeting->seq > found.applied_seq) {
    REGULARS_TRY(const Instant said, time_of(terminal, greeting->seq));
    put(consents,
        {model::Purpose::Greeting, greeting->greeting == model::GreetingConsent::Given, 1, said});
  }
  REGULARS_TRY(const auto purposes, terminal.people.purposes(found.member.id));
  for (const storage::OwnPurpose& own : purposes) {
    if (own.seq <= found.applied_seq) continue;
    REGULARS_TRY(const Instant said, time_of(terminal, own.seq));
    put(consents, {own.purpose, own.is_given, own.text_version, said});
  }
  return {};
}

// What was said here about her and stands not in central's copy yet.
Status add_said(const storage::TerminalView& terminal, Found& found) {
  REGULARS_TRY(const auto cards, terminal.people.cards_of(found.member.id));
  auto& identifiers = found.member.identifiers;
  for (const storage::OwnCard& card : cards) {
    if (card.seq <= found.applied_seq) continue;
    std::erase(identifiers, card.identifier);
    std::erase(found.standing.lost, card.identifier);
    auto& where = card.is_lost ? found.standing.lost : identifiers;
    where.push_back(card.identifier);
  }
  REGULARS_TRY(const auto correction, terminal.people.correction(found.member.id));
  if (correction && correction->seq > found.applied_seq) {
    if (correction->name) found.member.name = *correction->name;
    if (correction->birthday) found.standing.birthday = correction->birthday;
  }
  REGULARS_TRY(const auto household, terminal.people.household(found.member.id));
  if (household && household->seq > found.applied_seq) {
    found.standing.household = household->household;
  }
  return add_words(terminal, found);
}

// An account that was issued here and that central has not described yet.
Status add_issued(const storage::TerminalView& terminal, Found& found) {
  const auto& identifiers = found.member.identifiers;
  const bool is_bearer = std::any_of(identifiers.begin(), identifiers.end(), [](const auto& one) {
    return one.kind == model::IdentifierKind::Code;
  });
  if (!is_bearer || found.standing.bearer) return {};
  REGULARS_TRY(const auto issue, terminal.purses.find_issue(found.member.id));
  if (issue) found.standing.bearer = model::Bearer{issue->kind, issue->reward, issue->lapses};
  return {};
}

// By identifier or by id; who was merged is found as the one who lives.
template <typename Key>
Result<std::optional<Found>> find_by(const storage::TerminalView& terminal,
                                     const Key& key,
                                     model::Strength strength) {
  REGULARS_TRY(std::optional<storage::HeldMember> held, held_by(terminal, key));
  if (held) {
    REGULARS_TRY(const model::MemberId living, terminal.people.living(held->member.id));
    if (living != held->member.id) {
      REGULARS_TRY(auto winner, held_by(terminal, living));
      if (winner) held = std::move(winner);
    }
  }
  if (!held) return std::nullopt;
  REGULARS_TRY(Found found, with_own_delta(terminal, *std::move(held), strength));
  REGULARS_TRY_VOID(add_merged(terminal, found));
  REGULARS_TRY_VOID(add_said(terminal, found));
  REGULARS_TRY_VOID(add_issued(terminal, found));
  return found;
}

// A number about which something was said here: whose it is now, or that it is lost. None: what was
// said, central knows as well.
Result<std::optional<std::optional<Found>>> by_card_said_here(const storage::TerminalView& terminal,
                                                              const model::Identifier& identifier,
                                                              model::Strength strength) {
  REGULARS_TRY(const auto card, terminal.people.card(identifier));
  if (!card) return std::nullopt;
  REGULARS_TRY(auto found, find_by(terminal, card->member, strength));
  if (!found || card->seq <= found->applied_seq) return std::nullopt;
  if (card->is_lost) found.reset();
  return std::optional{std::move(found)};
}

// The digits of what was typed like "138 0013-80"; none where it is anything else.
std::optional<std::string> as_number(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c != ' ' && c != '-') {
      return std::nullopt;
    }
  }
  constexpr std::size_t kLeastDigits = 2;
  if (digits.size() < kLeastDigits) return std::nullopt;
  return digits;
}

void add_own(std::vector<model::Member>& found, std::vector<model::Member> own) {
  for (model::Member& member : own) {
    const bool is_known = std::any_of(
        found.begin(), found.end(), [&](const auto& one) { return one.id == member.id; });
    if (!is_known && found.size() < kMostFound) found.push_back(std::move(member));
  }
}

}  // namespace

model::PurseBalance purse_of(const Found& found, model::PurseNumber purse) {
  model::PurseBalance held{purse, {}, {}, {}};
  for (const model::PurseBalance& one : found.standing.purses) {
    if (one.purse == purse) held = one;
  }
  if (purse == model::kPointsPurse) {
    held.points = found.balance.points;
    held.available = found.balance.available_online;
  }
  return held;
}

Result<std::optional<Found>> look_up(const storage::TerminalView& terminal,
                                     const model::Identifier& identifier) {
  const bool is_phone = identifier.kind == model::IdentifierKind::Phone;
  const bool is_proof = !is_phone && !is_code_card(identifier.value);
  const auto strength = is_proof ? model::Strength::Card : model::Strength::Number;
  REGULARS_TRY(auto said, by_card_said_here(terminal, identifier, strength));
  if (said) return *std::move(said);
  return find_by(terminal, identifier, strength);
}

Result<std::optional<Found>> find_member(const storage::TerminalView& terminal,
                                         const model::MemberId& member) {
  REGULARS_TRY(const model::MemberId living, terminal.people.living(member));
  REGULARS_TRY(auto found, find_by(terminal, living, model::Strength::Number));
  if (found || living == member) return found;
  return find_by(terminal, member, model::Strength::Number);
}

Result<std::optional<model::Member>> twin_of(const storage::TerminalView& terminal,
                                             const model::Member& member) {
  for (const model::Identifier& identifier : member.identifiers) {
    if (identifier.kind != model::IdentifierKind::Phone) continue;
    REGULARS_TRY(const auto own, terminal.own_members.find(identifier));
    if (!own || own->id == member.id) continue;
    REGULARS_TRY(const auto found, find_member(terminal, own->id));
    if (found && found->member.id != member.id) return found->member;
  }
  return std::nullopt;
}

Result<std::vector<model::Member>> search(const storage::TerminalView& terminal,
                                          std::string_view text) {
  std::vector<model::Member> found;
  if (const auto digits = as_number(text)) {
    REGULARS_TRY(found, terminal.members.search_numbers(*digits, kMostFound));
    REGULARS_TRY(auto own, terminal.own_members.search_numbers(*digits, kMostFound));
    add_own(found, std::move(own));
    return found;
  }
  REGULARS_TRY(found, terminal.members.search_names(text, kMostFound));
  REGULARS_TRY(auto own, terminal.own_members.search_names(text, kMostFound));
  add_own(found, std::move(own));
  return found;
}

Result<MemberCard> card_of(const storage::TerminalView& terminal, const Found& found, Instant now) {
  MemberCard card{found, {}};
  REGULARS_TRY(const auto entries, terminal.ledger.recent_of(found.member.id, kMostRecentOfMember));
  const std::string masked =
      found.member.identifiers.empty() ? "" : model::masked(found.member.identifiers.front());
  for (const storage::LedgerEntry& entry : entries) {
    card.recent.push_back({found.member.id,
                           found.member.name,
                           masked,
                           found.member.tier,
                           entry.points,
                           entry.at,
                           entry.seq,
                           (entry.is_sale || entry.is_redeem) && is_young_enough(entry.at, now),
                           entry.is_redeem});
  }
  return card;
}

}  // namespace regulars::loyalty
