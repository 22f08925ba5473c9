#include "app/loyalty/returned_sale.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "app/loyalty/event_codec.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

template <typename Kind>
struct Body {
  model::EventStamp stamp;
  Kind event;
};

template <typename Kind>
Result<std::optional<Body<Kind>>> body_of(const std::string& line) {
  REGULARS_TRY(DecodedEvent decoded, from_line(line));
  auto* const event = std::get_if<model::Event>(&decoded.event);
  auto* const wanted = event == nullptr ? nullptr : std::get_if<Kind>(event);
  if (wanted == nullptr) return std::optional<Body<Kind>>{};
  return std::optional{Body<Kind>{decoded.stamp, std::move(*wanted)}};
}

template <typename Kind>
Result<std::optional<Body<Kind>>> body_at(const storage::TerminalView& terminal,
                                          std::uint64_t seq) {
  REGULARS_TRY(const auto line, terminal.outbox.line_of(seq));
  if (!line) return std::optional<Body<Kind>>{};
  return body_of<Kind>(*line);
}

tl::unexpected<Error> not_here(const SaleWanted& wanted) {
  const std::string name =
      wanted.seq != 0 ? std::to_string(wanted.seq) : "with receipt " + wanted.receipt;
  return fail(ErrorKind::not_found,
              "sale " + name + " is not one of this terminal; return it where it was made",
              "return.not_here");
}

Result<std::uint64_t> seq_of(const storage::TerminalView& terminal, const SaleWanted& wanted) {
  if (wanted.seq != 0) return wanted.seq;
  for (const auto origin : {model::Origin::Pos, model::Origin::Claim, model::Origin::Replay}) {
    REGULARS_TRY(const auto sale, terminal.ledger.find_sale(origin, wanted.receipt));
    if (sale) return sale->seq;
  }
  return not_here(wanted);
}

void add_spent(ReturnedSale& sale, const SpentOnSale& spent, bool is_hers) {
  sale.spent.push_back(spent);
  if (!is_hers) sale.not_hers.push_back(spent.purse);
}

Status read_spent(const storage::TerminalView& terminal, ReturnedSale& sale) {
  for (const std::uint64_t seq : sale.event.redeems) {
    REGULARS_TRY(const auto row, terminal.ledger.redeem(seq));
    if (row && row->voided_by) continue;
    REGULARS_TRY(const auto redeem, body_at<model::RedeemEvent>(terminal, seq));
    if (!redeem) continue;
    add_spent(sale,
              {redeem->event.purse, redeem->event.points},
              redeem->event.member == sale.event.member);
  }
  return {};
}

// (2): those of the refunds here that were not told.
Status add_own_refunds(const storage::TerminalView& terminal,
                       const ToldSale* told,
                       ReturnedSale& sale) {
  REGULARS_TRY(const auto refunds, terminal.refunds.of_sale(sale.key));
  for (const std::uint64_t seq : refunds) {
    const bool is_told =
        told != nullptr &&
        std::any_of(told->refunds.begin(), told->refunds.end(), [&](const ToldEvent& each) {
          return each.key.seq == seq && is_of_here(terminal, each.key);
        });
    if (is_told) continue;
    REGULARS_TRY(auto refund, body_at<model::RefundEvent>(terminal, seq));
    if (refund) sale.before.push_back(std::move(refund->event));
  }
  return {};
}

Status add_told(const ToldSale& told, ReturnedSale& sale) {
  sale.till = sale.is_here ? std::string{} : told.sale.till;
  sale.is_undone = sale.is_undone || told.sale.is_undone;
  if (!sale.is_here || sale.event.member.is_none()) sale.event.member = told.member;
  sale.spent.clear();
  sale.not_hers.clear();
  for (const ToldSpent& spent : told.spent) add_spent(sale, spent.spent, spent.is_hers);
  for (const ToldEvent& each : told.refunds) {
    REGULARS_TRY(auto refund, body_of<model::RefundEvent>(each.line));
    if (!refund) return fail(ErrorKind::invalid, "central told of a refund that is none");
    sale.before.push_back(std::move(refund->event));
  }
  return {};
}

Result<ReturnedSale> own_sale(const storage::TerminalView& terminal, const SaleWanted& wanted) {
  REGULARS_TRY(const std::uint64_t seq, seq_of(terminal, wanted));
  REGULARS_TRY(auto body, body_at<model::SaleEvent>(terminal, seq));
  REGULARS_TRY(const auto row, terminal.ledger.sale(seq));
  const auto& identity = terminal.identity.identity();
  if (!body || !row || !identity) return not_here(wanted);
  ReturnedSale sale;
  sale.key = {identity->terminal, terminal.identity.epoch(), seq};
  sale.is_here = true;
  sale.is_undone = row->voided_by.has_value();
  sale.stamp = body->stamp;
  sale.event = std::move(body->event);
  REGULARS_TRY_VOID(read_spent(terminal, sale));
  return sale;
}

}  // namespace

bool is_of_here(const storage::TerminalView& terminal, const model::EventKey& key) {
  const auto& identity = terminal.identity.identity();
  return identity && key.terminal == identity->terminal && key.epoch == terminal.identity.epoch();
}

Result<ReturnedSale> returned_sale(const storage::TerminalView& terminal,
                                   const SaleWanted& wanted) {
  ReturnedSale sale;
  const ToldSale* const told = wanted.told;
  if (told == nullptr || is_of_here(terminal, told->sale.key)) {
    SaleWanted own = wanted;
    if (told != nullptr) own.seq = told->sale.key.seq;
    REGULARS_TRY(sale, own_sale(terminal, own));
  } else {
    REGULARS_TRY(auto body, body_of<model::SaleEvent>(told->sale.line));
    if (!body) return fail(ErrorKind::invalid, "central told of a sale that is none");
    sale.key = told->sale.key;
    sale.stamp = body->stamp;
    sale.event = std::move(body->event);
  }
  if (told != nullptr) REGULARS_TRY_VOID(add_told(*told, sale));  // (1)
  REGULARS_TRY_VOID(add_own_refunds(terminal, told, sale));
  return sale;
}

}  // namespace regulars::loyalty
