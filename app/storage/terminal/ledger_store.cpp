#include "app/storage/terminal/ledger_store.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "app/storage/terminal/ledger_posting.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFindSale =
    "SELECT seq, member, amount, currency, points FROM sale WHERE origin = ? AND reference = ?";
constexpr std::string_view kHasSale = "SELECT 1 FROM sale WHERE seq = ?";
constexpr std::string_view kSale =
    "SELECT sale.member, sale.at, sale.points, void.seq, sale.staff FROM sale"
    " LEFT JOIN void ON void.sale_seq = sale.seq WHERE sale.seq = ?";
constexpr std::string_view kFindRedeem =
    "SELECT seq, points, amount, currency, purse FROM redeem WHERE lease = ?";
constexpr std::string_view kRedeem =
    "SELECT redeem.member, redeem.reward, redeem.at, redeem.purse, redeem.points, void.seq,"
    " redeem.staff FROM redeem LEFT JOIN void ON void.sale_seq = redeem.seq WHERE redeem.seq = ?";
constexpr std::string_view kInsertSale =
    "INSERT INTO sale (seq, at, day, member, amount, currency, points, programme_version, tier,"
    " strength, staff, origin, reference) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertRedeem =
    "INSERT INTO redeem (seq, at, day, member, reward, points, amount, currency,"
    " programme_version, lease, staff, purse) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kInsertVoid =
    "INSERT INTO void (seq, sale_seq, at, member, points, staff) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kPurses =
    "SELECT purse, points, visits, last_visit FROM balance WHERE member = ?";
constexpr std::string_view kBalance = "SELECT points FROM balance WHERE member = ? AND purse = ?";
// What central's figure contains already.
constexpr std::string_view kUpTo =
    "SELECT total, visits FROM ledger WHERE member = ? AND purse = ? AND seq <= ?"
    " ORDER BY seq DESC LIMIT 1";
constexpr std::string_view kPage =
    "SELECT seq, purse, at, points, total FROM ledger WHERE member = ? AND purse = ? AND seq < ?"
    " ORDER BY seq DESC LIMIT ?";
constexpr std::string_view kMoved =
    "SELECT seq, purse, at, points, total FROM ledger WHERE member = ? AND purse = ? AND seq = ?";
constexpr std::string_view kInsertUse =
    "INSERT INTO rule_use (member, rule, seq, since, times, points) VALUES (?, ?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET points = points + excluded.points";
constexpr std::string_view kUndoUses =
    "INSERT INTO rule_use (member, rule, seq, since, times, points)"
    " SELECT member, rule, ?3, since, -times, -points FROM rule_use WHERE member = ?1 AND seq = ?2";
constexpr std::string_view kHasProgramme = "SELECT 1 FROM programme_used WHERE version = ?";
constexpr std::string_view kKeepProgramme =
    "INSERT INTO programme_used (version, document) VALUES (?, ?)";
constexpr std::string_view kProgramme = "SELECT document FROM programme_used WHERE version = ?";
constexpr std::string_view kUse =
    "SELECT coalesce(sum(times), 0), coalesce(sum(points), 0) FROM rule_use"
    " WHERE member = ? AND rule = ? AND seq > ? AND since = ?";
constexpr std::string_view kRecentOf =
    "SELECT seq, member, at, points, EXISTS (SELECT 1 FROM sale WHERE sale.seq = ledger.seq),"
    " EXISTS (SELECT 1 FROM redeem WHERE redeem.seq = ledger.seq) FROM ledger WHERE member = ? AND "
    "purse = 0"
    "  AND NOT EXISTS (SELECT 1 FROM void WHERE void.seq = ledger.seq)"
    "  AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = ledger.seq)"
    " ORDER BY seq DESC LIMIT ?";
// Anonymous sales have no line here; a thousand events back is recent enough.
constexpr std::string_view kRecent =
    "SELECT seq, member, at, points, is_sale, NOT is_sale FROM ("
    "  SELECT seq, member, at, points, 1 AS is_sale FROM sale WHERE member IS NOT NULL"
    "    AND seq > (SELECT max(seq) FROM outbox) - 1000"
    "    AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = sale.seq)"
    "  UNION ALL SELECT seq, member, at, -points, 0 FROM redeem"
    "    WHERE seq > (SELECT max(seq) FROM outbox) - 1000 AND purse = 0"
    "    AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = redeem.seq))"
    " ORDER BY seq DESC LIMIT ?";
constexpr std::string_view kSalesOfDay =
    "SELECT count(*), count(DISTINCT member), coalesce(sum(points), 0) FROM sale WHERE day = ?"
    " AND NOT EXISTS (SELECT 1 FROM void WHERE void.sale_seq = sale.seq)";
#define NEWEST " WHERE seq > (SELECT max(seq) FROM outbox) - ?1 AND "
constexpr std::string_view kWrongNewest =
    "WITH touched AS (SELECT member FROM sale" NEWEST
    "member IS NOT NULL"
    "  UNION SELECT member FROM redeem" NEWEST "TRUE UNION SELECT member FROM void" NEWEST
    "TRUE"
    "  UNION SELECT member FROM refund" NEWEST
    "member IS NOT NULL"
    "  UNION SELECT account FROM top_up" NEWEST "TRUE UNION SELECT account FROM issue" NEWEST
    "TRUE"
    "  UNION SELECT member FROM adjust" NEWEST
    "TRUE),"
    " purses AS (SELECT member, purse FROM touched JOIN balance USING (member)"
    "  UNION SELECT member, purse FROM touched JOIN ledger USING (member))"
    " SELECT count(*) FROM purses WHERE"
    "  coalesce((SELECT points FROM balance WHERE balance.member = purses.member"
    "    AND balance.purse = purses.purse), 0) IS NOT"
    "  (SELECT coalesce(sum(points), 0) FROM ledger WHERE ledger.member = purses.member"
    "    AND ledger.purse = purses.purse)";
#undef NEWEST
constexpr std::string_view kWrongAll =
    "SELECT (SELECT count(*) FROM (SELECT member, purse, sum(points) AS points FROM ledger"
    "    GROUP BY member, purse) AS true_one LEFT JOIN balance USING (member, purse)"
    "    WHERE balance.points IS NOT true_one.points)"
    " + (SELECT count(*) FROM balance WHERE NOT EXISTS (SELECT 1 FROM ledger"
    "    WHERE ledger.member = balance.member AND ledger.purse = balance.purse))"
    " + (SELECT count(*) FROM (SELECT total, sum(points) OVER (PARTITION BY member, purse"
    "    ORDER BY seq) AS true_total FROM ledger) WHERE total IS NOT true_total)";
constexpr std::string_view kForgetBalances = "DELETE FROM balance";
constexpr std::string_view kSumBalances =
    "INSERT INTO balance (member, purse, points, visits, last_visit)"
    " SELECT member, purse, sum(points), sum(visits) FILTER (WHERE is_newest),"
    "  sum(last_visit) FILTER (WHERE is_newest) FROM (SELECT *,"
    "  seq = max(seq) OVER (PARTITION BY member, purse) AS is_newest FROM ledger)"
    " GROUP BY member, purse";

std::int64_t milliseconds(Instant at) {
  return at.time_since_epoch().count();
}

Instant instant(std::int64_t milliseconds) {
  return Instant{Milliseconds{milliseconds}};
}

std::int64_t day_of(const model::EventStamp& stamp) {
  return model::BusinessDay::of(stamp.at, stamp.utc_offset).date().time_since_epoch().count();
}

model::Money money(const Query& query, int amount, int currency) {
  return {query.integer(amount),
          model::Currency::parse(query.text(currency)).value_or(model::Currency{})};
}

// What a sale gives at once, by purse; the points purse always, because it counts visits.
std::vector<Posting> postings_of(const model::EventStamp& stamp, const model::SaleEvent& sale) {
  std::vector<Posting> postings{{sale.member, model::kPointsPurse, 0, /*visits=*/1}};
  if (sale.grants.empty()) postings.front().points = sale.points.value();
  for (const model::Grant& grant : sale.grants) {
    if (grant.from > stamp.at) continue;  // pending: central tells when it is there
    const auto same = std::find_if(postings.begin(), postings.end(), [&](const Posting& one) {
      return one.purse == grant.purse;
    });
    if (same != postings.end()) {
      same->points += grant.points.value();
    } else {
      postings.push_back({sale.member, grant.purse, grant.points.value()});
    }
  }
  return postings;
}

Status add_entries(Query& query, std::vector<PurseEntry>& all) {
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return {};
    all.push_back({static_cast<std::uint64_t>(query.integer(0)),
                   static_cast<model::PurseNumber>(query.integer(1)),
                   instant(query.integer(2)),
                   model::Points{query.integer(3)},
                   model::Points{query.integer(4)}});
  }
}

Result<std::int64_t> number(Query query) {
  REGULARS_TRY(const bool found, query.step());
  return found ? query.integer(0) : 0;
}

Result<std::vector<LedgerEntry>> entries(Query& query) {
  std::vector<LedgerEntry> all;
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back({static_cast<std::uint64_t>(query.integer(0)),
                   model::MemberId{query.uuid(1)},
                   instant(query.integer(2)),
                   model::Points{query.integer(3)},
                   query.integer(4) != 0,
                   query.integer(5) != 0});
  }
}

}  // namespace

Result<std::optional<KnownSale>> LedgerStore::find_sale(model::Origin origin,
                                                        std::string_view reference) {
  Query query = store_.query(kFindSale);
  query.bind(static_cast<std::int64_t>(origin)).bind(reference);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return KnownSale{static_cast<std::uint64_t>(query.integer(0)),
                   model::MemberId{query.uuid(1)},
                   money(query, 2, 3),
                   model::Points{query.integer(4)}};
}

Result<bool> LedgerStore::has_sale(std::uint64_t seq) {
  Query query = store_.query(kHasSale);
  query.bind(static_cast<std::int64_t>(seq));
  return query.step();
}

Result<std::optional<SaleRow>> LedgerStore::sale(std::uint64_t seq) {
  Query query = store_.query(kSale);
  query.bind(static_cast<std::int64_t>(seq));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  SaleRow row{model::MemberId{query.uuid(0)},
              instant(query.integer(1)),
              model::Points{query.integer(2)},
              std::nullopt};
  if (!query.is_null(3)) row.voided_by = static_cast<std::uint64_t>(query.integer(3));
  if (!query.is_null(4)) row.staff = model::StaffId{query.uuid(4)};
  return row;
}

Result<std::optional<RedeemRow>> LedgerStore::redeem(std::uint64_t seq) {
  Query query = store_.query(kRedeem);
  query.bind(static_cast<std::int64_t>(seq));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  RedeemRow row;
  row.member = model::MemberId{query.uuid(0)};
  row.reward = query.text(1);
  row.at = instant(query.integer(2));
  row.purse = static_cast<model::PurseNumber>(query.integer(3));
  row.points = model::Points{query.integer(4)};
  if (!query.is_null(5)) row.voided_by = static_cast<std::uint64_t>(query.integer(5));
  if (!query.is_null(6)) row.staff = model::StaffId{query.uuid(6)};
  return row;
}

Result<std::optional<KnownRedeem>> LedgerStore::find_redeem(const Uuid& lease) {
  Query query = store_.query(kFindRedeem);
  query.bind(lease);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return KnownRedeem{static_cast<std::uint64_t>(query.integer(0)),
                     model::Points{query.integer(1)},
                     money(query, 2, 3),
                     static_cast<model::PurseNumber>(query.integer(4))};
}

Status LedgerStore::add_sale(const Transaction& /*transaction*/,
                             const model::EventStamp& stamp,
                             const model::SaleEvent& sale) {
  Query query = store_.query(kInsertSale);
  query.bind(static_cast<std::int64_t>(stamp.seq))
      .bind(milliseconds(stamp.at))
      .bind(day_of(stamp))
      .bind_or_null(sale.member.uuid())
      .bind(sale.amount.minor())
      .bind(sale.amount.currency().code())
      .bind(sale.points.value())
      .bind(sale.programme_version)
      .bind(std::int64_t{sale.tier})
      .bind(static_cast<std::int64_t>(sale.strength))
      .bind_or_null(sale.staff.uuid())
      .bind(static_cast<std::int64_t>(sale.origin));
  if (sale.reference.empty()) {
    query.bind_null();
  } else {
    query.bind(std::string_view(sale.reference));
  }
  REGULARS_TRY_VOID(query.run());
  if (sale.member.is_none()) return {};
  for (const Posting& posting : postings_of(stamp, sale)) {
    REGULARS_TRY_VOID(post(store_, stamp, posting));
  }
  return {};
}

Status LedgerStore::add_redeem(const Transaction& /*transaction*/,
                               const model::EventStamp& stamp,
                               const model::RedeemEvent& redeem) {
  Query query = store_.query(kInsertRedeem);
  query.bind(static_cast<std::int64_t>(stamp.seq))
      .bind(milliseconds(stamp.at))
      .bind(day_of(stamp))
      .bind(redeem.member.uuid())
      .bind(std::string_view(redeem.reward))
      .bind(redeem.points.value())
      .bind(redeem.value.minor())
      .bind(redeem.value.currency().code())
      .bind(redeem.programme_version)
      .bind(redeem.lease)
      .bind_or_null(redeem.staff.uuid())
      .bind(std::int64_t{redeem.purse});
  REGULARS_TRY_VOID(query.run());
  return post(store_, stamp, {redeem.member, redeem.purse, -redeem.points.value()});
}

Status LedgerStore::add_void(const Transaction& transaction,
                             const model::EventStamp& stamp,
                             const model::VoidEvent& undone) {
  REGULARS_TRY_VOID(store_.query(kInsertVoid)
                        .bind(static_cast<std::int64_t>(stamp.seq))
                        .bind(static_cast<std::int64_t>(undone.sale_seq))
                        .bind(milliseconds(stamp.at))
                        .bind(undone.member.uuid())
                        .bind(undone.points.value())
                        .bind_or_null(undone.staff.uuid())
                        .run());
  REGULARS_TRY(const bool is_sale, has_sale(undone.sale_seq));
  REGULARS_TRY(const auto moved, moved_by(undone.member, undone.sale_seq));
  REGULARS_TRY_VOID(undo_uses(transaction, undone.member, undone.sale_seq, stamp.seq));
  for (const PurseEntry& entry : moved) {
    const bool is_visit = is_sale && entry.purse == model::kPointsPurse;
    REGULARS_TRY_VOID(
        post(store_,
             stamp,
             {undone.member, entry.purse, -entry.points.value(), is_visit ? std::int64_t{-1} : 0}));
  }
  return {};
}

Result<OwnDelta> LedgerStore::own_delta(const model::MemberId& member, std::uint64_t after_seq) {
  OwnDelta delta;
  Query purses = store_.query(kPurses);
  purses.bind(member.uuid());
  while (true) {
    REGULARS_TRY(const bool found, purses.step());
    if (!found) return delta;
    const auto purse = static_cast<model::PurseNumber>(purses.integer(0));
    std::int64_t points = purses.integer(1);
    std::int64_t visits = purses.integer(2);
    if (after_seq > 0) {
      Query up_to = store_.query(kUpTo);
      up_to.bind(member.uuid())
          .bind(std::int64_t{purse})
          .bind(static_cast<std::int64_t>(after_seq));
      REGULARS_TRY(const bool is_contained, up_to.step());
      if (is_contained) {
        points -= up_to.integer(0);
        visits -= up_to.integer(1);
      }
    }
    if (purse == model::kPointsPurse) {
      delta.points = model::Points{points};
      delta.visits = visits;
      delta.last_visit = instant(purses.integer(3));
    } else if (points != 0) {
      delta.purses.push_back({purse, model::Points{points}});
    }
  }
}

Result<model::Points> LedgerStore::balance(const model::MemberId& member,
                                           model::PurseNumber purse) {
  Query query = store_.query(kBalance);
  query.bind(member.uuid()).bind(std::int64_t{purse});
  REGULARS_TRY(const bool found, query.step());
  return found ? model::Points{query.integer(0)} : model::Points{};
}

Result<std::vector<model::PurseNumber>> LedgerStore::purses_of(const model::MemberId& member) {
  std::vector<model::PurseNumber> all;
  Query query = store_.query(kPurses);
  query.bind(member.uuid());
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back(static_cast<model::PurseNumber>(query.integer(0)));
  }
}

Result<std::vector<PurseEntry>> LedgerStore::moved_by(const model::MemberId& member,
                                                      std::uint64_t seq) {
  std::vector<PurseEntry> all;
  REGULARS_TRY(const auto purses, purses_of(member));
  for (const model::PurseNumber purse : purses) {
    Query query = store_.query(kMoved);
    query.bind(member.uuid()).bind(std::int64_t{purse}).bind(static_cast<std::int64_t>(seq));
    REGULARS_TRY_VOID(add_entries(query, all));
  }
  return all;
}

Result<std::vector<PurseEntry>> LedgerStore::page_of(const model::MemberId& member,
                                                     std::uint64_t before,
                                                     std::size_t most) {
  constexpr std::int64_t kNewest = std::numeric_limits<std::int64_t>::max();
  std::vector<PurseEntry> all;
  REGULARS_TRY(const auto purses, purses_of(member));
  for (const model::PurseNumber purse : purses) {
    Query query = store_.query(kPage);
    query.bind(member.uuid())
        .bind(std::int64_t{purse})
        .bind(before == 0 ? kNewest : static_cast<std::int64_t>(before))
        .bind(static_cast<std::int64_t>(most));
    REGULARS_TRY_VOID(add_entries(query, all));
  }
  std::sort(all.begin(), all.end(), [](const PurseEntry& one, const PurseEntry& other) {
    return std::pair{other.seq, one.purse} < std::pair{one.seq, other.purse};
  });
  return all;
}

Status LedgerStore::add_uses(const Transaction& /*transaction*/,
                             const model::MemberId& member,
                             std::uint64_t seq,
                             const std::vector<model::RuleUse>& uses) {
  for (const model::RuleUse& use : uses) {
    REGULARS_TRY_VOID(store_.query(kInsertUse)
                          .bind(member.uuid())
                          .bind(std::string_view(use.rule))
                          .bind(static_cast<std::int64_t>(seq))
                          .bind(std::int64_t{use.since.time_since_epoch().count()})
                          .bind(use.times)
                          .bind(use.points.value())
                          .run());
  }
  return {};
}

Status LedgerStore::undo_uses(const Transaction& /*transaction*/,
                              const model::MemberId& member,
                              std::uint64_t of_seq,
                              std::uint64_t by_seq) {
  return store_.query(kUndoUses)
      .bind(member.uuid())
      .bind(static_cast<std::int64_t>(of_seq))
      .bind(static_cast<std::int64_t>(by_seq))
      .run();
}

Result<bool> LedgerStore::has_programme(std::int64_t version) {
  Query query = store_.query(kHasProgramme);
  query.bind(version);
  return query.step();
}

Status LedgerStore::keep_programme(const Transaction& /*transaction*/,
                                   std::int64_t version,
                                   std::string_view document) {
  return store_.query(kKeepProgramme).bind(version).bind(document).run();
}

Result<std::optional<std::string>> LedgerStore::programme_document(std::int64_t version) {
  Query query = store_.query(kProgramme);
  query.bind(version);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return std::string(query.text(0));
}

Result<model::RuleUse> LedgerStore::use_of(const model::MemberId& member,
                                           const std::string& rule,
                                           std::chrono::sys_days since,
                                           std::uint64_t after_seq) {
  Query query = store_.query(kUse);
  query.bind(member.uuid())
      .bind(std::string_view(rule))
      .bind(static_cast<std::int64_t>(after_seq))
      .bind(std::int64_t{since.time_since_epoch().count()});
  REGULARS_TRY(const bool found, query.step());
  if (!found) return model::RuleUse{rule, since, 0, {}};
  return model::RuleUse{rule, since, query.integer(0), model::Points{query.integer(1)}};
}

Result<std::vector<LedgerEntry>> LedgerStore::recent_of(const model::MemberId& member,
                                                        std::size_t most) {
  Query query = store_.query(kRecentOf);
  query.bind(member.uuid()).bind(static_cast<std::int64_t>(most));
  return entries(query);
}

Result<std::vector<LedgerEntry>> LedgerStore::recent(std::size_t most) {
  Query query = store_.query(kRecent);
  query.bind(static_cast<std::int64_t>(most));
  return entries(query);
}

Result<SalesOfDay> LedgerStore::sales_of(const model::BusinessDay& day) {
  Query query = store_.query(kSalesOfDay);
  query.bind(std::int64_t{day.date().time_since_epoch().count()});
  REGULARS_TRY(const bool found, query.step());
  if (!found) return SalesOfDay{};
  return SalesOfDay{query.integer(0), query.integer(1), model::Points{query.integer(2)}};
}

Result<std::int64_t> LedgerStore::wrong_balances(std::uint64_t events) {
  return number(store_.query(kWrongNewest).bind(static_cast<std::int64_t>(events)));
}

Result<std::int64_t> LedgerStore::all_wrong_balances() {
  return number(store_.query(kWrongAll));
}

Status LedgerStore::rebuild_balances() {
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(store_.query(kForgetBalances).run());
  REGULARS_TRY_VOID(store_.query(kSumBalances).run());
  return transaction.commit();
}

}  // namespace regulars::storage
