#include "app/loyalty/gift_card.h"

#include <algorithm>

#include "app/loyalty/bearer_code.h"
#include "app/loyalty/counter_check.h"
#include "app/loyalty/coupon_issue.h"
#include "app/loyalty/lapse_rules.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

Result<const model::Purse*> check_order(const model::Programme& programme,
                                        const GiftCardOrder& order) {
  if (order.amount.minor() <= 0) {
    return fail(ErrorKind::invalid,
                "the gift card is of " + order.amount.plain() + "; enter what was paid",
                "error.amount.zero");
  }
  if (order.account.is_none() || order.amount.currency() != programme.currency) {
    return fail(ErrorKind::invalid, "the gift card has no account or is in another currency");
  }
  const auto& purses = programme.purses;
  const auto found = std::find_if(purses.begin(), purses.end(), [&](const model::Purse& purse) {
    return purse.number == order.purse && purse.unit == model::PurseUnit::Money;
  });
  if (found != purses.end()) return &*found;
  return fail(ErrorKind::refused,
              "programme version " + std::to_string(programme.version) +
                  " keeps no money in purse " + std::to_string(order.purse),
              "topup.no_purse");
}

Result<GiftCard> known_before(const storage::TerminalView& terminal,
                              const storage::KnownIssue& known,
                              const GiftCardOrder& order) {
  if (known.kind != model::BearerKind::GiftCard || known.purse != order.purse ||
      known.amount != order.amount) {
    return fail(ErrorKind::conflict,
                "event " + std::to_string(known.seq) + " issued that account with another amount",
                "error.sale.other");
  }
  GiftCard card{known.seq, known.account, {}, known.amount, known.lapses, /*existed=*/true};
  REGULARS_TRY(const auto account, terminal.own_members.find(known.account));
  if (account && !account->identifiers.empty()) card.code = account->identifiers.front().value;
  return card;
}

}  // namespace

Result<GiftCard> issue_gift_card(storage::TerminalStorage& storage,
                                 const model::Programme& programme,
                                 const GiftCardOrder& order) {
  REGULARS_TRY(const model::Purse* purse, check_order(programme, order));
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const auto known, storage.purses().find_issue(order.account));
  if (known) return known_before(storage, *known, order);
  Asking asking;
  asking.question.act = Act::IssueGiftCard;
  asking.question.sale = order.amount;
  asking.member = order.member;
  asking.staff = order.staff;
  asking.allowed_by = order.allowed_by;
  asking.at = order.at;
  asking.utc_offset = order.utc_offset;
  REGULARS_TRY([[maybe_unused]] const std::uint32_t flags,
               check_at_counter(storage, programme, asking));

  const auto& identity = storage.identity().identity();
  const std::string code =
      make_bearer_code(model::BearerKind::GiftCard, identity ? identity->store : model::StoreId{});
  model::IssueEvent event;
  event.account = order.account;
  event.kind = model::BearerKind::GiftCard;
  event.purse = order.purse;
  event.amount = order.amount;
  event.lapses = lapse_of(purse->lapse, order.at, order.utc_offset).value_or(Instant{});
  event.member = order.member;
  event.programme_version = programme.version;
  event.staff = order.staff;
  event.allowed_by = order.allowed_by;
  REGULARS_TRY(storage::OutboxTail tail, storage.outbox().tail(transaction));
  REGULARS_TRY_VOID(
      write_issue(storage, transaction, tail, {0, order.at, order.utc_offset}, event, code));
  REGULARS_TRY_VOID(transaction.commit());
  return GiftCard{tail.seq, order.account, code, order.amount, event.lapses, /*existed=*/false};
}

}  // namespace regulars::loyalty
