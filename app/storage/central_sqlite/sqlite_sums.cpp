// Whether the projection adds up: SqliteCentralReader's verification.

#include "app/storage/central_sqlite/moment.h"
#include "app/storage/central_sqlite/sqlite_reader.h"

namespace regulars::storage {

namespace {
// Each query lists what does not add up, as sentences; none on a sound store.
constexpr std::string_view kWrongSums[] = {
    // The caches of every purse: balance = issued - drawn - lapsed, and what is leased, owed and
    // pending stands apart from it.
    "WITH sums AS (SELECT member AS account, 0 AS purse, points, leased, owed, pending FROM "
    "balance UNION ALL SELECT account, purse, points, leased, owed, pending FROM purse), "
    "lots AS (SELECT account, purse, sum(iif(is_pending, 0, points - drawn - lapsed)) AS points, "
    "sum(iif(is_pending, points - drawn - lapsed, 0)) AS pending, sum(leased) AS leased FROM lot "
    "GROUP BY account, purse), "
    "debts AS (SELECT account, purse, sum(points - settled - forgiven) AS owed FROM debt "
    "GROUP BY account, purse) "
    "SELECT 'member number ' || sums.account || ', purse ' || sums.purse || ': balance ' || "
    "sums.points || ', leased ' || sums.leased || ', owed ' || sums.owed || ', pending ' || "
    "sums.pending || '; its lots and debts say ' || ifnull(lots.points, 0) || ', ' || "
    "ifnull(lots.leased, 0) || ', ' || ifnull(debts.owed, 0) || ', ' || ifnull(lots.pending, 0) "
    "FROM sums LEFT JOIN lots ON lots.account = sums.account AND lots.purse = sums.purse "
    "LEFT JOIN debts ON debts.account = sums.account AND debts.purse = sums.purse "
    "WHERE sums.points <> ifnull(lots.points, 0) OR sums.leased <> ifnull(lots.leased, 0) OR "
    "sums.owed <> ifnull(debts.owed, 0) OR sums.pending <> ifnull(lots.pending, 0)",
    "SELECT DISTINCT 'member number ' || account || ' has lots in purse ' || purse || ' and no sum "
    "of it' FROM lot WHERE purse > 0 AND NOT EXISTS (SELECT 1 FROM purse WHERE purse.account = "
    "lot.account AND purse.purse = lot.purse)",
    "SELECT 'lot ' || lot.n || ': drawn ' || lot.drawn || ', its draws say ' || "
    "ifnull(drawn.points, 0) FROM lot LEFT JOIN (SELECT lot, sum(points - given_back) AS points "
    "FROM draw GROUP BY lot) AS drawn ON drawn.lot = lot.n "
    "WHERE lot.drawn <> ifnull(drawn.points, 0)",
    "SELECT 'lot ' || lot.n || ': leased ' || lot.leased || ', open leases say ' || "
    "ifnull(held.points, 0) FROM lot LEFT JOIN (SELECT lot, sum(slice.points - slice.spent) AS "
    "points FROM slice JOIN lease ON lease.n = slice.lease WHERE lease.state = 1 GROUP BY lot) AS "
    "held ON held.lot = lot.n WHERE lot.leased <> ifnull(held.points, 0)",
    "SELECT 'lot ' || lot.n || ': lapsed ' || lot.lapsed || ', its bookings say ' || "
    "ifnull(lapses.points, 0) FROM lot LEFT JOIN (SELECT lot, sum(points) AS points FROM booking "
    "WHERE kind = 1 GROUP BY lot) AS lapses ON lapses.lot = lot.n "
    "WHERE lot.lapsed <> ifnull(lapses.points, 0)",
    "SELECT 'draw of event ' || draw.gseq || ' on lot ' || draw.lot || ': given back ' || "
    "draw.given_back || ', the returns say ' || ifnull(sum(give_back.points), 0) FROM draw "
    "LEFT JOIN give_back ON give_back.of = draw.gseq AND give_back.lot = draw.lot "
    "GROUP BY draw.gseq, draw.lot HAVING draw.given_back <> ifnull(sum(give_back.points), 0)",
    "SELECT 'debt ' || debt.n || ': settled ' || debt.settled || ', its bookings say ' || "
    "ifnull(settled.points, 0) FROM debt LEFT JOIN (SELECT debt, sum(points) AS points FROM "
    "booking WHERE kind = 2 GROUP BY debt) AS settled ON settled.debt = debt.n "
    "WHERE debt.settled <> ifnull(settled.points, 0)",
    "SELECT 'sale ' || sale.gseq || ': ' || sale.points || ' points, its lots have ' || "
    "ifnull(sum(lot.points), 0) FROM sale LEFT JOIN lot ON lot.event = sale.gseq AND lot.purse = 0 "
    "AND lot.booking IS NULL WHERE sale.member IS NOT NULL "
    "GROUP BY sale.gseq HAVING sale.points <> ifnull(sum(lot.points), 0)",
    "SELECT 'redeem ' || redeem.gseq || ': ' || redeem.points || ' points, its draws say ' || "
    "ifnull(sum(draw.points), 0) FROM redeem LEFT JOIN draw ON draw.gseq = redeem.gseq "
    "GROUP BY redeem.gseq HAVING redeem.points <> ifnull(sum(draw.points), 0)",
    "SELECT 'member number ' || balance.member || ': ' || balance.visits || ' visits, sales ' || "
    "ifnull(made.sales, 0) FROM balance LEFT JOIN (SELECT member, count(*) AS sales FROM sale "
    "WHERE NOT EXISTS (SELECT 1 FROM void WHERE void.undone = sale.gseq) AND NOT EXISTS (SELECT 1 "
    "FROM refund WHERE refund.sale = sale.gseq AND is_everything = 1) "
    "GROUP BY member) AS made ON made.member = balance.member "
    "WHERE balance.visits <> ifnull(made.sales, 0)",
    // What a void or refund took = its draws, without those that settled its debt later. Where it
    // also took back what somebody was thanked with, the two are one sum, debts included.
    "WITH moves AS (SELECT gseq, 0 AS purse, taken, points AS wanted FROM void UNION ALL "
    "SELECT gseq, purse, taken - debt, taken FROM refund_purse), "
    "ended AS (SELECT gseq, undone AS sale FROM void UNION ALL "
    "SELECT gseq, sale FROM refund WHERE is_everything = 1), "
    "thanks AS (SELECT ended.gseq, lot.purse, sum(lot.points) AS points FROM ended "
    "JOIN lot ON lot.event = ended.sale AND lot.booking IS NOT NULL "
    "GROUP BY ended.gseq, lot.purse), "
    "drawn AS (SELECT draw.gseq, lot.purse, sum(draw.points) AS points FROM draw "
    "JOIN lot ON lot.n = draw.lot GROUP BY draw.gseq, lot.purse), "
    "debts AS (SELECT gseq, purse, sum(points) AS points, sum(settled) AS settled FROM debt "
    "GROUP BY gseq, purse) "
    "SELECT 'event ' || moves.gseq || ': ' || moves.taken || ' points taken back, its draws say ' "
    "|| (ifnull(drawn.points, 0) - ifnull(debts.settled, 0)) FROM moves "
    "LEFT JOIN thanks ON thanks.gseq = moves.gseq AND thanks.purse = moves.purse "
    "LEFT JOIN drawn ON drawn.gseq = moves.gseq AND drawn.purse = moves.purse "
    "LEFT JOIN debts ON debts.gseq = moves.gseq AND debts.purse = moves.purse "
    "WHERE ifnull(drawn.points, 0) - ifnull(debts.settled, 0) <> iif(thanks.points IS NULL, "
    "moves.taken, moves.wanted + thanks.points - ifnull(debts.points, 0))",
    "SELECT 'event ' || event || ': moved account ' || account || ', whose history lacks it' FROM "
    "(SELECT account, event FROM lot UNION SELECT lot.account, draw.gseq FROM draw JOIN lot ON "
    "lot.n = draw.lot UNION SELECT account, gseq FROM debt) AS moved WHERE NOT EXISTS (SELECT 1 "
    "FROM account_entry WHERE account_entry.account = moved.account AND gseq = moved.event)",
    "SELECT 'refund ' || moves.gseq || ': returned ' || moves.returned || ', its returns say ' || "
    "ifnull(sum(iif(lot.purse = moves.purse, give_back.points, 0)), 0) FROM refund_purse AS moves "
    "LEFT JOIN give_back ON give_back.gseq = moves.gseq LEFT JOIN lot ON lot.n = give_back.lot "
    "GROUP BY moves.gseq, moves.purse HAVING moves.returned <> "
    "ifnull(sum(iif(lot.purse = moves.purse, give_back.points, 0)), 0)",
};
}  // namespace

Result<std::vector<std::string>> SqliteCentralReader::wrong_sums() {
  constexpr std::size_t kMostSentences = 100;
  REGULARS_TRY(const Moment moment, Moment::begin(database_));
  std::vector<std::string> sentences;
  for (const auto sql : kWrongSums) {
    auto row = database_.query(sql);
    while (sentences.size() < kMostSentences) {
      REGULARS_TRY(const bool is_row, row.step());
      if (!is_row) break;
      sentences.emplace_back(row.text(0));
    }
  }
  return sentences;
}

}  // namespace regulars::storage
