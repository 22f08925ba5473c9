#include "app/loyalty/cards.h"

#include <algorithm>

#include "app/loyalty/counter_check.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

constexpr std::size_t kLongestValue = 128;  // bytes

bool is_hers(const Found& member, const model::Identifier& card) {
  const auto& all = member.member.identifiers;
  return std::find(all.begin(), all.end(), card) != all.end();
}

// A card that is to become hers.
Status check_new(const storage::TerminalView& terminal,
                 const Found& member,
                 const model::Identifier& card) {
  if (card.value.empty() || card.value.size() > kLongestValue) {
    return fail(ErrorKind::invalid, "a card has 1 to 128 bytes", "error.enrol.identifier");
  }
  REGULARS_TRY(const auto holder, look_up(terminal, card));
  if (!holder || holder->member.id == member.member.id) return {};
  return fail(ErrorKind::conflict,
              "the card belongs to member " + holder->member.id.uuid().text(),
              "error.card.taken");
}

Status check_old(const Found& member, const model::Identifier& card) {
  if (is_hers(member, card)) return {};
  return fail(ErrorKind::refused,
              "the card is not one of member " + member.member.id.uuid().text(),
              "error.card.not_hers");
}

Status check_order(const storage::TerminalView& terminal,
                   const Found& member,
                   const CardOrder& order) {
  if (order.action == model::CardAction::Lose) return check_old(member, order.card);
  if (order.action == model::CardAction::Replace) {
    REGULARS_TRY_VOID(check_old(member, order.old_card));
  }
  return check_new(terminal, member, order.card);
}

Act act_of(model::CardAction action) {
  switch (action) {
    case model::CardAction::Add:
      return Act::AddCard;
    case model::CardAction::Lose:
      return Act::LoseCard;
    case model::CardAction::Replace:
      return Act::ReplaceCard;
    case model::CardAction::Restore:
      break;
  }
  return Act::RestoreCard;
}

// What is said here of each card until central has it.
Status remember(storage::TerminalStorage& storage,
                const storage::Transaction& transaction,
                const CardOrder& order,
                std::uint64_t seq) {
  if (order.action == model::CardAction::Replace) {
    REGULARS_TRY_VOID(storage.people().put(
        transaction, storage::OwnCard{order.old_card, order.member, /*is_lost=*/true, seq}));
  }
  const bool is_lost = order.action == model::CardAction::Lose;
  return storage.people().put(transaction,
                              storage::OwnCard{order.card, order.member, is_lost, seq});
}

}  // namespace

Result<bool> change_card(storage::TerminalStorage& storage, const CardOrder& asked) {
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto member, find_member(storage, asked.member));
  if (!member) {
    return fail(ErrorKind::not_found,
                "member " + asked.member.uuid().text() + " is not held here",
                "error.not_found");
  }
  CardOrder order = asked;
  order.member = member->member.id;
  REGULARS_TRY_VOID(check_order(storage, *member, order));
  const bool adds =
      order.action == model::CardAction::Add || order.action == model::CardAction::Restore;
  if (adds && is_hers(*member, order.card)) return false;
  REGULARS_TRY(
      [[maybe_unused]] const std::uint32_t flags,
      check_at_counter(storage, act_of(order.action), order.member, order.staff, order.allowed_by));

  Side side{random_salt(), {}, {order.card}};
  model::CardEvent event;
  event.member = order.member;
  event.action = order.action;
  event.card = digest_of(side.salt, order.card);
  if (order.action == model::CardAction::Replace) {
    side.identifiers.push_back(order.old_card);
    event.old_card = digest_of(side.salt, order.old_card);
  }
  event.staff = order.staff;
  event.allowed_by = order.allowed_by;
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  REGULARS_TRY_VOID(remember(storage, transaction, order, stamp.seq));
  REGULARS_TRY_VOID(storage.outbox().add(transaction, tail, to_line(stamp, event), to_side(side)));
  REGULARS_TRY_VOID(transaction.commit());
  return true;
}

}  // namespace regulars::loyalty
