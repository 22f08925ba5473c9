#pragma once
// What terminals tell about people, with the sides that belong to it.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/loyalty/event_codec.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

namespace regulars::tests {

inline model::Identifier a_card(std::string value) {
  return {model::IdentifierKind::Card, std::move(value)};
}
inline model::Identifier a_phone(std::string value) {
  return {model::IdentifierKind::Phone, std::move(value)};
}

inline model::MemberId enrolled(Till& till,
                                const std::string& name,
                                const std::vector<model::Identifier>& identifiers) {
  const auto id = new_member_id();
  const auto enrolment = an_enrolment(id, name, identifiers);
  till.add(enrolment.event, enrolment.side);
  return id;
}

inline WithSide a_card_event(model::MemberId member,
                             model::CardAction action,
                             const model::Identifier& card,
                             const std::optional<model::Identifier>& old_card = {}) {
  loyalty::Side side{loyalty::random_salt(), {}, {card}};
  model::CardEvent event;
  event.member = member;
  event.action = action;
  event.allowed_by = kSomebodyAbove;
  event.card = loyalty::digest_of(side.salt, card);
  if (old_card) {
    side.identifiers.push_back(*old_card);
    event.old_card = loyalty::digest_of(side.salt, *old_card);
  }
  return {event, loyalty::to_side(side)};
}

inline void say(Till& till, const WithSide& said) {
  till.add(said.event, said.side);
}

inline model::MergeEvent a_merge(model::MemberId winner, model::MemberId loser) {
  return {.winner = winner, .loser = loser, .staff = {}, .allowed_by = kSomebodyAbove};
}

inline model::ConsentEvent a_word(model::MemberId member, model::GreetingConsent word) {
  model::ConsentEvent said;
  said.member = member;
  said.greeting = word;
  return said;
}

inline model::VoidEvent a_void(model::MemberId member, std::uint64_t sale, std::int64_t points) {
  model::VoidEvent undone;
  undone.member = member;
  undone.sale_seq = sale;
  undone.points = model::Points{points};
  return undone;
}

// As `show` finds her.
inline model::Member member_of(Shop& shop, model::MemberId id) {
  storage::ShowFilter filter;
  filter.member = id;
  const auto shown = shop.reader->balances(filter);
  REQUIRE(shown);
  REQUIRE(shown->size() == 1);
  return shown->front().member;
}

// The lines of the feed for this till, from the beginning.
inline std::string feed_of(Shop& shop, const Till& till) {
  const auto reply = shop.feed->pull(till.caller(), {.stream = shop.stream(), .since = 0});
  REQUIRE(reply);
  std::string all;
  for (const auto& line : reply->page.changes) all += line + "\n";
  return all;
}

// As every terminal learns it.
inline bool agrees_to_greeting(Shop& shop, const Till& till, model::MemberId id) {
  const std::string feed = feed_of(shop, till);
  const std::size_t at = feed.find(R"("id":")" + id.uuid().hex());
  REQUIRE(at != std::string::npos);
  return feed.substr(at, feed.find('\n', at) - at).find(R"("g":true)") != std::string::npos;
}

}  // namespace regulars::tests
