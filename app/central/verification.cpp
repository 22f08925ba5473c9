#include "app/central/verification.h"

#include <variant>

#include "app/loyalty/event_codec.h"
#include "sync/wire/envelope.h"

namespace regulars::central {

namespace {
// What the applied lines of the log add up to.
struct Fold {
  std::int64_t sales = 0;
  std::int64_t amount_minor = 0;
  std::int64_t redeems = 0;
  std::int64_t points_redeemed = 0;
  std::int64_t voids = 0;
  std::int64_t prompts = 0;

  void add(const std::string& line) {
    const auto decoded = loyalty::from_line(line);
    if (!decoded || !std::holds_alternative<model::Event>(decoded->event)) return;
    const auto& event = std::get<model::Event>(decoded->event);
    if (const auto* sale = std::get_if<model::SaleEvent>(&event)) {
      ++sales;
      amount_minor += sale->amount.minor();
    } else if (const auto* redeem = std::get_if<model::RedeemEvent>(&event)) {
      ++redeems;
      if (redeem->purse == model::kPointsPurse) points_redeemed += redeem->points.value();
    } else if (std::holds_alternative<model::VoidEvent>(event)) {
      ++voids;
    } else if (std::holds_alternative<model::RatingEvent>(event)) {
      ++prompts;
    }
  }
};

void compare(Verification& found, const char* what, std::int64_t log, std::int64_t kept) {
  if (log == kept) return;
  found.mistakes.push_back("the log has " + std::to_string(log) + " " + what + ", central keeps " +
                           std::to_string(kept));
}

Status verify_chain(storage::CentralReader& reader,
                    const storage::TerminalRecord& terminal,
                    std::int64_t watermark,
                    Verification& found,
                    Fold& fold) {
  const std::string name = "terminal " + terminal.id.uuid().text();
  Digest before = terminal.chain_start;
  std::uint64_t seq = 0;
  bool is_whole = true;
  REGULARS_TRY_VOID(reader.each_event(terminal, [&](const storage::VerifiedEvent& next) -> Status {
    ++found.events;
    before = sync::chained(before, next.event.line);
    if (is_whole && (next.event.seq != seq + 1 || before != next.hash)) {
      is_whole = false;
      found.mistakes.push_back(name + ": the chain breaks at event " +
                               std::to_string(next.event.seq));
    }
    seq = next.event.seq;
    if (next.event.gseq <= watermark && next.state == storage::EventState::Applied) {
      fold.add(next.event.line);
    }
    return {};
  }));
  if (seq != terminal.acked || (is_whole && before != terminal.tail)) {
    found.mistakes.push_back(name + ": acknowledged up to " + std::to_string(terminal.acked) +
                             ", the log ends at " + std::to_string(seq));
  }
  return {};
}

Result<Verification> verify_moment(storage::CentralReader& reader) {
  Verification found;
  Fold fold;
  REGULARS_TRY(const auto store, reader.store());
  REGULARS_TRY(const auto terminals, reader.terminals());
  for (const auto& terminal : terminals) {
    ++found.terminals;
    REGULARS_TRY_VOID(verify_chain(reader, terminal, store.watermark, found, fold));
  }
  REGULARS_TRY(const auto totals, reader.totals({}));
  found.members = totals.members;
  compare(found, "sales", fold.sales, totals.sales);
  compare(found, "minor units of sales", fold.amount_minor, totals.amount_minor);
  compare(found, "redeemed rewards", fold.redeems, totals.redeems);
  compare(found, "redeemed points", fold.points_redeemed, totals.points_redeemed);
  compare(found, "undone sales", fold.voids, totals.voids);
  compare(found, "ratings", fold.prompts, totals.prompts);
  REGULARS_TRY(const auto sums, reader.wrong_sums());
  found.mistakes.insert(found.mistakes.end(), sums.begin(), sums.end());
  return found;
}
}  // namespace

Result<Verification> verify(storage::CentralReader& reader) {
  REGULARS_TRY_VOID(reader.hold());
  auto found = verify_moment(reader);
  reader.release();
  return found;
}

}  // namespace regulars::central
