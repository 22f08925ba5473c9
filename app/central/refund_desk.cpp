#include "app/central/refund_desk.h"

#include <algorithm>
#include <utility>

namespace regulars::central {

using storage::RefundMove;

namespace {
std::map<model::PurseNumber, RefundMove> moves_of(std::span<const model::Grant> taken,
                                                  std::span<const model::Grant> returned) {
  std::map<model::PurseNumber, RefundMove> moves;
  for (const auto& grant : taken) {
    moves[grant.purse].purse = grant.purse;
    moves[grant.purse].taken += grant.points.value();
  }
  for (const auto& grant : returned) {
    moves[grant.purse].purse = grant.purse;
    moves[grant.purse].returned += grant.points.value();
  }
  return moves;
}

bool are_same(const loyalty::Refunding& refunding, const model::RefundEvent& event) {
  const auto ours = moves_of(refunding.taken, refunding.returned);
  const auto theirs = moves_of(event.taken, event.returned);
  return std::equal(
      ours.begin(), ours.end(), theirs.begin(), theirs.end(), [](const auto& a, const auto& b) {
        return a.first == b.first && a.second.taken == b.second.taken &&
               a.second.returned == b.second.returned;
      });
}
}  // namespace

Result<RefundDesk::Answer> RefundDesk::take(BalanceBook& book,
                                            const storage::LoggedEvent& logged,
                                            const model::EventStamp& stamp,
                                            const model::RefundEvent& event,
                                            const Programmes& programmes) {
  Case found;
  REGULARS_TRY(std::string why_not, open(logged, event, programmes, found));
  if (!why_not.empty()) return Answer{std::move(why_not)};
  if (!event.member.is_none()) {  // (5)
    REGULARS_TRY(const auto member, book.find(event.member));
    if (found.member != member) return Answer{"the sale that came back is another member's"};
  }
  const auto refunding = compute(found, event.lines);
  if (!refunding) return Answer{refunding.error().words};
  if (refunding->amount != event.amount) {
    return Answer{"the lines that came back are worth " + refunding->amount.plain() +
                  ", the refund says " + event.amount.plain()};
  }
  const Status added = store_.add_refund({.gseq = logged.gseq,
                                          .sale = found.gseq,
                                          .is_everything = refunding->is_everything,
                                          .event = event,
                                          .stamp = stamp});
  if (!added && added.error().kind == ErrorKind::conflict) return Answer{added.error().words};
  REGULARS_TRY_VOID(added);
  Answer answer{.sale = found.gseq,
                .differs = !are_same(*refunding, event),
                .is_everything = refunding->is_everything};
  if (!found.member) return answer;  // (4)
  REGULARS_TRY(answer.moves, move(book, logged.gseq, found, *refunding));
  REGULARS_TRY_VOID(give_uses_back(found, event.lines));
  return answer;
}

Status RefundDesk::credited(BalanceBook& book,
                            std::int64_t sale,
                            std::int64_t member,
                            const Programmes& programmes) {
  REGULARS_TRY(const auto refunds, store_.refunds_of(sale));
  if (refunds.empty()) return {};
  Case found;
  found.gseq = sale;
  REGULARS_TRY_VOID(read_sale(found, programmes));
  found.member = member;
  for (const std::int64_t gseq : refunds) {
    REGULARS_TRY(const auto past, past_of<model::RefundEvent>(store_, gseq));
    if (!past || found.programme == nullptr) continue;
    REGULARS_TRY(const auto refunding, compute(found, past->event.lines));
    REGULARS_TRY([[maybe_unused]] const auto moves, move(book, gseq, found, refunding));
    REGULARS_TRY_VOID(give_uses_back(found, past->event.lines));
    found.before.push_back(past->event);
  }
  return {};
}

// (1)
Result<std::string> RefundDesk::open(const storage::LoggedEvent& logged,
                                     const model::RefundEvent& event,
                                     const Programmes& programmes,
                                     Case& found) {
  const std::string about = "sale " + std::to_string(event.sale.seq);
  REGULARS_TRY(const auto terminal, store_.find_terminal(event.sale.terminal));
  if (!terminal) return about + " is of a terminal that is not known here";
  REGULARS_TRY(const auto gseq, store_.find_event(*terminal, event.sale.epoch, event.sale.seq));
  if (!gseq || *gseq >= logged.gseq) return about + " does not stand before its refund";
  REGULARS_TRY(const auto sale, store_.sale(*gseq));
  if (!sale) return about + " is not a sale";
  REGULARS_TRY(const bool is_undone, store_.is_undone(*gseq));
  if (is_undone) return about + " is undone: nothing of it can come back";
  found.gseq = *gseq;
  REGULARS_TRY_VOID(read_sale(found, programmes));
  found.member = sale->member;
  if (found.programme == nullptr) {
    return "programme version " + std::to_string(sale->event.programme_version) +
           " was never published here";
  }
  REGULARS_TRY(const auto refunds, store_.refunds_of(*gseq));
  for (const std::int64_t refund : refunds) {
    REGULARS_TRY(auto past, past_of<model::RefundEvent>(store_, refund));
    if (past) found.before.push_back(std::move(past->event));
  }
  return std::string{};
}

Status RefundDesk::read_sale(Case& found, const Programmes& programmes) {
  REGULARS_TRY(const auto logged, store_.logged(found.gseq));
  found.terminal = logged.terminal;
  found.epoch = logged.epoch;
  REGULARS_TRY(auto past, past_of<model::SaleEvent>(store_, found.gseq));
  if (!past) return fail(ErrorKind::bug, "event " + std::to_string(found.gseq) + " is no sale");
  found.facts = loyalty::sale_of(past->event, past->stamp);
  found.event = std::move(past->event);
  const auto programme = programmes.find(found.event.programme_version);
  if (programme != programmes.end()) found.programme = &programme->second;
  return read_redeems(found);
}

Status RefundDesk::read_redeems(Case& found) {
  for (const std::uint64_t seq : found.event.redeems) {
    REGULARS_TRY(const auto gseq, store_.find_event(found.terminal, found.epoch, seq));
    if (!gseq) continue;
    REGULARS_TRY(const bool is_undone, store_.is_undone(*gseq));
    if (is_undone) continue;
    REGULARS_TRY(const auto draws, store_.draws_of(*gseq));
    REGULARS_TRY(const auto redeem, past_of<model::RedeemEvent>(store_, *gseq));
    if (draws.empty() || !redeem) continue;
    found.redeems.push_back(*gseq);
    found.spent.push_back({redeem->event.purse, redeem->event.points});
  }
  return {};
}

Result<loyalty::Refunding> RefundDesk::compute(const Case& found,
                                               const std::vector<model::RefundLine>& lines) {
  return loyalty::refund(
      *found.programme, found.facts, grants_of(found.event), found.spent, found.before, lines);
}

// (2)
Result<std::vector<RefundMove>> RefundDesk::move(BalanceBook& book,
                                                 std::int64_t event,
                                                 const Case& found,
                                                 const loyalty::Refunding& refunding) {
  std::vector<RefundMove> moves;
  REGULARS_TRY(const std::int64_t account, store_.account_of(*found.member));
  for (auto [purse, move] : moves_of(refunding.taken, refunding.returned)) {
    std::int64_t wanted = std::exchange(move.returned, 0);
    for (std::size_t i = found.redeems.size(); i > 0 && wanted > 0; --i) {
      if (found.spent[i - 1].purse != purse) continue;
      REGULARS_TRY(const std::int64_t returned,
                   purses_.give_back(book, event, found.redeems[i - 1], wanted));
      wanted -= returned;
      move.returned += returned;
    }
    REGULARS_TRY(move.debt,
                 purses_.take(book,
                              {.account = account,
                               .purse = purse,
                               .event = event,
                               .of = found.gseq,
                               .points = move.taken}));
    REGULARS_TRY_VOID(store_.add_refund_move(event, move));
    moves.push_back(move);
  }
  if (refunding.is_everything) {
    REGULARS_TRY_VOID(sales_.was_nothing(book, event, found.gseq, *found.member));
  }
  for (const std::int64_t redeem : found.redeems) {  // of a gift card: an account of its own
    REGULARS_TRY(const auto draws, store_.draws_of(redeem));
    if (draws.empty()) continue;
    REGULARS_TRY(const auto lot, store_.lot(draws.front().lot));
    if (lot.account != account) REGULARS_TRY_VOID(purses_.level(book, lot.account, event));
  }
  REGULARS_TRY_VOID(purses_.level(book, account, event));
  return moves;
}

Status RefundDesk::give_uses_back(const Case& found, const std::vector<model::RefundLine>& lines) {
  REGULARS_TRY(const auto before, loyalty::rest_of(found.facts, found.before));
  auto returned = found.before;
  returned.emplace_back().lines = lines;
  REGULARS_TRY(const auto rest, loyalty::rest_of(found.facts, returned));
  return sales_.give_uses_back(*found.member, *found.programme, before, rest);
}

}  // namespace regulars::central
