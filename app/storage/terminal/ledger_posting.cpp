#include "app/storage/terminal/ledger_posting.h"

#include <algorithm>

namespace regulars::storage {

namespace {

constexpr std::string_view kBalance =
    "SELECT points, visits, last_visit FROM balance WHERE member = ? AND purse = ?";
constexpr std::string_view kInsertEntry =
    "INSERT INTO ledger (member, purse, seq, at, points, total, visits, last_visit)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSetBalance =
    "INSERT INTO balance (member, purse, points, visits, last_visit) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (member, purse) DO UPDATE SET points = excluded.points,"
    " visits = excluded.visits, last_visit = excluded.last_visit";

struct Held {
  model::Points points;
  std::int64_t visits = 0;
  std::int64_t last_visit = 0;
};

Result<Held> held(Database& store, const Posting& posting) {
  Query query = store.query(kBalance);
  query.bind(posting.member.uuid()).bind(std::int64_t{posting.purse});
  REGULARS_TRY(const bool found, query.step());
  if (!found) return Held{};
  return Held{model::Points{query.integer(0)}, query.integer(1), query.integer(2)};
}

}  // namespace

Status post(Database& store, const model::EventStamp& stamp, const Posting& posting) {
  const std::int64_t at = stamp.at.time_since_epoch().count();
  REGULARS_TRY(const Held before, held(store, posting));
  const auto total = before.points.plus(model::Points{posting.points});
  if (!total) {
    return fail(ErrorKind::refused,
                "the member's points would not fit into 63 bits; check the amount",
                "error.points.overflow");
  }
  const std::int64_t visits = before.visits + posting.visits;
  const std::int64_t last_visit =
      posting.visits > 0 ? std::max(before.last_visit, at) : before.last_visit;
  REGULARS_TRY_VOID(store.query(kInsertEntry)
                        .bind(posting.member.uuid())
                        .bind(std::int64_t{posting.purse})
                        .bind(static_cast<std::int64_t>(stamp.seq))
                        .bind(at)
                        .bind(posting.points)
                        .bind(total->value())
                        .bind(visits)
                        .bind(last_visit)
                        .run());
  return store.query(kSetBalance)
      .bind(posting.member.uuid())
      .bind(std::int64_t{posting.purse})
      .bind(total->value())
      .bind(visits)
      .bind(last_visit)
      .run();
}

}  // namespace regulars::storage
