#include "app/storage/terminal/tier_store.h"

#include <limits>
#include <string_view>

namespace regulars::storage {

namespace {

constexpr std::string_view kUpTo =
    "SELECT spend, full_price, points, visits FROM tier_total WHERE member = ? AND seq <= ?"
    " ORDER BY seq DESC LIMIT 1";
constexpr std::string_view kHas = "SELECT 1 FROM tier_total WHERE member = ? AND seq = ?";
constexpr std::string_view kInsert =
    "INSERT INTO tier_total (member, seq, spend, full_price, points, visits)"
    " VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::uint64_t kNewest = std::numeric_limits<std::int64_t>::max();

// Beyond 63 bits the figure stays: it decides about a tier, not about money.
std::int64_t sum(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  return __builtin_add_overflow(a, b, &result) ? a : result;
}

TierTotal plus(const TierTotal& a, const TierTotal& b) {
  return {sum(a.spend_minor, b.spend_minor),
          sum(a.full_price_minor, b.full_price_minor),
          sum(a.points, b.points),
          sum(a.visits, b.visits)};
}

TierTotal minus(const TierTotal& a, const TierTotal& b) {
  return plus(a, {-b.spend_minor, -b.full_price_minor, -b.points, -b.visits});
}

}  // namespace

Result<TierTotal> TierStore::up_to(const model::MemberId& member, std::uint64_t seq) {
  Query query = store_.query(kUpTo);
  query.bind(member.uuid()).bind(static_cast<std::int64_t>(seq));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return TierTotal{};
  return TierTotal{query.integer(0), query.integer(1), query.integer(2), query.integer(3)};
}

Result<TierTotal> TierStore::since(const model::MemberId& member, std::uint64_t after_seq) {
  REGULARS_TRY(const TierTotal now, up_to(member, kNewest));
  if (after_seq == 0) return now;
  REGULARS_TRY(const TierTotal before, up_to(member, after_seq));
  return minus(now, before);
}

Status TierStore::add(const Transaction& /*transaction*/,
                      const model::MemberId& member,
                      std::uint64_t seq,
                      const TierTotal& figures) {
  REGULARS_TRY(const TierTotal before, up_to(member, kNewest));
  const TierTotal total = plus(before, figures);
  return store_.query(kInsert)
      .bind(member.uuid())
      .bind(static_cast<std::int64_t>(seq))
      .bind(total.spend_minor)
      .bind(total.full_price_minor)
      .bind(total.points)
      .bind(total.visits)
      .run();
}

Status TierStore::undo(const Transaction& transaction,
                       const model::MemberId& member,
                       std::uint64_t of_seq,
                       std::uint64_t by_seq) {
  {
    Query query = store_.query(kHas);
    query.bind(member.uuid()).bind(static_cast<std::int64_t>(of_seq));
    REGULARS_TRY(const bool found, query.step());
    if (!found) return {};
  }
  REGULARS_TRY(const TierTotal with, up_to(member, of_seq));
  REGULARS_TRY(const TierTotal without, up_to(member, of_seq - 1));
  return add(transaction, member, by_seq, minus(without, with));
}

}  // namespace regulars::storage
