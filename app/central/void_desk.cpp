#include "app/central/void_desk.h"

#include <map>
#include <optional>
#include <utility>

#include "app/loyalty/refund_rules.h"

namespace regulars::central {

using storage::SaleRecord;
using storage::VoidRecord;

Result<VoidDesk::Answer> VoidDesk::undo(
    BalanceBook& book,
    const storage::LoggedEvent& logged,
    const model::EventStamp& stamp,
    const model::VoidEvent& event,
    const std::map<std::int64_t, model::Programme>& programmes) {
  const std::string about = "event " + std::to_string(event.sale_seq);
  REGULARS_TRY(const auto gseq, store_.find_event(logged.terminal, logged.epoch, event.sale_seq));
  if (!gseq || *gseq >= logged.gseq) return Answer{about + " does not stand before its void"};
  REGULARS_TRY(const bool is_undone, store_.is_undone(*gseq));
  if (is_undone) return Answer{about + " is undone already"};  // (1)
  const VoidRecord record{
      .gseq = logged.gseq, .undone = *gseq, .taken = 0, .event = event, .stamp = stamp};
  REGULARS_TRY(const std::optional<SaleRecord> sale, store_.sale(*gseq));
  if (sale) return undo_sale(book, record, *sale, programmes);
  return undo_other(book, record);
}

Result<VoidDesk::Answer> VoidDesk::undo_sale(
    BalanceBook& book,
    const VoidRecord& record,
    const SaleRecord& sale,
    const std::map<std::int64_t, model::Programme>& programmes) {
  const model::VoidEvent& event = record.event;
  const std::string about = "sale " + std::to_string(event.sale_seq);
  REGULARS_TRY(const auto member, book.find(event.member));
  if (sale.member != member) return Answer{about + " is another member's"};
  if (sale.event.points != event.points) {
    return Answer{about + " gave " + std::to_string(sale.event.points.value()) +
                  " points, its void takes " + std::to_string(event.points.value())};
  }
  REGULARS_TRY(const auto refunds, store_.refunds_of(sale.gseq));
  if (!refunds.empty()) {  // (7)
    return Answer{about + " came back in part; return the rest of it instead"};
  }
  if (!member) {  // (6)
    REGULARS_TRY_VOID(store_.forget_unclaimed(sale.gseq));
    REGULARS_TRY_VOID(store_.add_void(record));
    return Answer{.undone = sale.gseq};
  }
  Answer answer{.undone = sale.gseq};
  VoidRecord done = record;
  REGULARS_TRY(done.taken, take_all(book, record.gseq, sale.gseq, answer.missing));
  REGULARS_TRY_VOID(store_.add_void(done));
  REGULARS_TRY_VOID(sales_.was_nothing(book, record.gseq, sale.gseq, *member));  // (5)
  const auto programme = programmes.find(sale.event.programme_version);
  if (programme == programmes.end()) return answer;
  REGULARS_TRY(const auto past, past_of<model::SaleEvent>(store_, sale.gseq));
  if (!past) return answer;
  const auto before = loyalty::sale_of(past->event, past->stamp);
  loyalty::SaleFacts nothing = before;
  nothing.amount = {0, before.amount.currency()};
  nothing.basket = {};
  REGULARS_TRY_VOID(sales_.give_uses_back(*member, programme->second, before, nothing));
  return answer;
}

Result<VoidDesk::Answer> VoidDesk::undo_other(BalanceBook& book, const VoidRecord& record) {
  const std::string about = "event " + std::to_string(record.event.sale_seq);
  REGULARS_TRY(const auto lots, store_.lots_of(record.undone));
  REGULARS_TRY(const auto draws, store_.draws_of(record.undone));
  REGULARS_TRY(const auto debts, store_.debts_of(record.undone));
  REGULARS_TRY(const auto past, past_event(store_, record.undone));
  const auto* redeem = past ? std::get_if<model::RedeemEvent>(&past->event) : nullptr;
  const bool is_free = redeem != nullptr && redeem->points.value() == 0;
  if (lots.empty() && draws.empty() && debts.empty() && !is_free) {
    return Answer{about + " gave nothing and took nothing"};
  }
  const bool can_be_undone = past && (std::holds_alternative<model::RedeemEvent>(past->event) ||
                                      std::holds_alternative<model::TopUpEvent>(past->event) ||
                                      std::holds_alternative<model::IssueEvent>(past->event) ||
                                      std::holds_alternative<model::AdjustEvent>(past->event));
  if (!can_be_undone) return Answer{about + " is of a kind that is never undone"};
  Answer answer{.undone = record.undone};
  std::int64_t account = debts.empty() ? 0 : debts.front().account;
  if (!lots.empty()) account = lots.front().account;
  if (!draws.empty()) {
    REGULARS_TRY(const auto lot, store_.lot(draws.front().lot));
    account = lot.account;
  }
  VoidRecord done = record;
  REGULARS_TRY(const auto taken, take_all(book, record.gseq, record.undone, answer.missing));
  done.taken = taken;
  done.event.points = model::Points{0};
  if (!lots.empty() && lots.front().purse == model::kPointsPurse) {
    done.event.points = model::Points{taken + answer.missing};
  }
  REGULARS_TRY_VOID(purses_.undo_draws(book, record.gseq, record.undone));  // (4)
  if (account != 0) REGULARS_TRY_VOID(purses_.level(book, account, record.gseq));
  REGULARS_TRY_VOID(store_.add_void(done));
  return answer;
}

// (2); what was taken in the points purse.
Result<std::int64_t> VoidDesk::take_all(BalanceBook& book,
                                        std::int64_t event,
                                        std::int64_t of,
                                        std::int64_t& missing) {
  REGULARS_TRY(const auto lots, store_.lots_of(of));
  std::map<std::pair<std::int64_t, model::PurseNumber>, std::int64_t> given;
  for (const auto& lot : lots) {
    if (!lot.booking) given[{lot.account, lot.purse}] += lot.points;
  }
  std::int64_t taken = 0;
  for (const auto& [whose, points] : given) {
    const auto [account, purse] = whose;
    REGULARS_TRY(
        const std::int64_t debt,
        purses_.take(
            book,
            {.account = account, .purse = purse, .event = event, .of = of, .points = points}));
    missing += debt;
    if (purse == model::kPointsPurse) taken += points - debt;
    REGULARS_TRY_VOID(purses_.level(book, account, event));
  }
  return taken;
}

}  // namespace regulars::central
