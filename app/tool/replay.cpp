#include "app/tool/replay.h"

#include <optional>
#include <utility>

#include "app/base/bytes.h"
#include "app/loyalty/award.h"
#include "app/loyalty/enrol.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/lookup.h"
#include "app/terminal/identification.h"

namespace regulars::tool {

namespace {

constexpr int kSalesOfOneCommit = 200;

// What stops one line, and what stops everything.
struct BadLine {
  std::string words;
};

class Replayer {
 public:
  Replayer(SalesLog& log,
           storage::TerminalStorage& storage,
           const model::Programme& programme,
           const model::Region& region,
           Strangers strangers,
           const ReplayEvents& events)
      : log_(log),
        storage_(storage),
        programme_(programme),
        region_(region),
        strangers_(strangers),
        events_(events),
        file_(to_hex(log.digest())) {}

  [[nodiscard]] Result<Replayed> run() {
    bool is_more = true;
    while (is_more) {
      REGULARS_TRY(is_more, book_batch());
      if (events_.on_progress) events_.on_progress(log_.bytes_read());
    }
    return done_;
  }

 private:
  // False at the end of the file.
  [[nodiscard]] Result<bool> book_batch() {
    REGULARS_TRY(storage::Transaction transaction, storage_.begin());
    Replayed batch = done_;
    bool is_more = true;
    for (int i = 0; i < kSalesOfOneCommit && is_more; ++i) {
      auto line = log_.next();
      is_more = line.has_value();
      if (!is_more) break;
      ++batch.lines;
      if (!*line) {
        refuse(batch, line->error().words);
        continue;
      }
      REGULARS_TRY(const auto bad, book(transaction, **line, batch));
      if (bad) refuse(batch, "line " + std::to_string((*line)->number) + ": " + bad->words);
    }
    REGULARS_TRY_VOID(transaction.commit());
    done_ = batch;
    return is_more;
  }

  // Everything that can be wrong with a line is asked before anything is written for it.
  [[nodiscard]] Result<std::optional<BadLine>> book(const storage::Transaction& transaction,
                                                    SaleLine& line,
                                                    Replayed& batch) {
    const std::string reference = file_ + ":" + std::to_string(line.number);
    REGULARS_TRY(const auto known, storage_.ledger().find_sale(model::Origin::Replay, reference));
    if (known) {
      ++batch.existed;
      return std::nullopt;
    }
    const auto identified = terminal::identify(line.identifier, "", region_);
    if (!identified) return BadLine{identified.error().words};
    const auto earning =
        loyalty::evaluate(programme_, loyalty::sale_of(line.amount, 0, line.at, line.utc_offset));
    if (!earning) return BadLine{earning.error().words};

    loyalty::AwardOrder order;
    order.amount = line.amount;
    order.origin = model::Origin::Replay;
    order.reference = reference;
    order.at = line.at;
    order.utc_offset = line.utc_offset;
    order.strength = identified->strength;
    REGULARS_TRY_VOID(name_member(transaction, identified->identifier, order, batch));
    REGULARS_TRY(const loyalty::Awarded awarded,
                 loyalty::award(storage_, transaction, programme_, order));
    ++batch.sales;
    batch.points += awarded.points.value();
    return std::nullopt;
  }

  [[nodiscard]] Status name_member(const storage::Transaction& transaction,
                                   const model::Identifier& identifier,
                                   loyalty::AwardOrder& order,
                                   Replayed& batch) {
    REGULARS_TRY(const auto found, loyalty::look_up(storage_, identifier));
    if (found) {
      order.member = found->member.id;
      return {};
    }
    if (strangers_ == Strangers::EarnOnTheirNumber) {
      order.unknown = identifier;
      ++batch.unknown;
      return {};
    }
    loyalty::EnrolOrder enrolment;
    enrolment.identifiers = {identifier};
    enrolment.at = order.at;
    enrolment.utc_offset = order.utc_offset;
    REGULARS_TRY(const loyalty::Enrolled enrolled,
                 loyalty::enrol(storage_, transaction, enrolment));
    order.member = enrolled.member;
    ++batch.enrolled;
    return {};
  }

  void refuse(Replayed& batch, const std::string& words) {
    ++batch.bad;
    if (events_.on_bad_line) events_.on_bad_line(words);
  }

  SalesLog& log_;
  storage::TerminalStorage& storage_;
  const model::Programme& programme_;
  const model::Region& region_;
  const Strangers strangers_;
  const ReplayEvents& events_;
  const std::string file_;
  Replayed done_;
};

}  // namespace

Result<Replayed> replay(SalesLog& log,
                        storage::TerminalStorage& storage,
                        const model::Programme& programme,
                        const model::Region& region,
                        Strangers strangers,
                        const ReplayEvents& events) {
  return Replayer(log, storage, programme, region, strangers, events).run();
}

}  // namespace regulars::tool
