#include "app/storage/terminal/purse_store.h"

#include "app/storage/terminal/ledger_posting.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFindTopUp =
    "SELECT seq, account, purse, amount, currency, bonus FROM top_up WHERE reference = ?";
constexpr std::string_view kInsertTopUp =
    "INSERT INTO top_up (seq, at, day, account, purse, amount, currency, bonus, reference, staff)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
#define ISSUE_COLUMNS "seq, account, kind, reward, purse, amount, currency, lapses"
constexpr std::string_view kFindIssue = "SELECT " ISSUE_COLUMNS " FROM issue WHERE account = ?";
constexpr std::string_view kIssuedWith =
    "SELECT " ISSUE_COLUMNS " FROM issue WHERE sale_seq = ? ORDER BY seq";
#undef ISSUE_COLUMNS
constexpr std::string_view kInsertIssue =
    "INSERT INTO issue (seq, at, day, account, kind, reward, purse, amount, currency, lapses,"
    " member, sale_seq, staff) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kFindAdjust =
    "SELECT seq, member, purse, points FROM adjust WHERE reference = ?";
constexpr std::string_view kInsertAdjust =
    "INSERT INTO adjust (seq, at, day, member, purse, points, reason, reference, staff,"
    " allowed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

std::int64_t milliseconds(Instant at) {
  return at.time_since_epoch().count();
}

std::int64_t day_of(const model::EventStamp& stamp) {
  return model::BusinessDay::of(stamp.at, stamp.utc_offset).date().time_since_epoch().count();
}

std::uint64_t seq_in(const Query& row) {
  return static_cast<std::uint64_t>(row.integer(0));
}

model::PurseNumber purse_in(const Query& row, int column) {
  return static_cast<model::PurseNumber>(row.integer(column));
}

model::Money money_in(const Query& row, int amount, int currency) {
  return {row.integer(amount),
          model::Currency::parse(row.text(currency)).value_or(model::Currency{})};
}

// seq, at, day.
Query& bind_stamp(Query& query, const model::EventStamp& stamp) {
  return query.bind(static_cast<std::int64_t>(stamp.seq))
      .bind(milliseconds(stamp.at))
      .bind(day_of(stamp));
}

KnownIssue issue_in(const Query& row) {
  return {seq_in(row),
          model::MemberId{row.uuid(1)},
          static_cast<model::BearerKind>(row.integer(2)),
          std::string(row.text(3)),
          purse_in(row, 4),
          money_in(row, 5, 6),
          Instant{Milliseconds{row.integer(7)}}};
}

}  // namespace

Result<std::optional<KnownTopUp>> PurseStore::find_top_up(std::string_view reference) {
  Query query = store_.query(kFindTopUp);
  query.bind(reference);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return KnownTopUp{seq_in(query),
                    model::MemberId{query.uuid(1)},
                    purse_in(query, 2),
                    money_in(query, 3, 4),
                    query.integer(5)};
}

Result<std::optional<KnownIssue>> PurseStore::find_issue(const model::MemberId& account) {
  Query query = store_.query(kFindIssue);
  query.bind(account.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return issue_in(query);
}

Result<std::vector<KnownIssue>> PurseStore::issued_with(std::uint64_t sale_seq) {
  std::vector<KnownIssue> all;
  Query query = store_.query(kIssuedWith);
  query.bind(static_cast<std::int64_t>(sale_seq));
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back(issue_in(query));
  }
}

Result<std::optional<KnownAdjust>> PurseStore::find_adjust(std::string_view reference) {
  Query query = store_.query(kFindAdjust);
  query.bind(reference);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return KnownAdjust{seq_in(query),
                     model::MemberId{query.uuid(1)},
                     purse_in(query, 2),
                     model::Points{query.integer(3)}};
}

Status PurseStore::add(const Transaction& /*transaction*/,
                       const model::EventStamp& stamp,
                       const model::TopUpEvent& top_up) {
  Query query = store_.query(kInsertTopUp);
  bind_stamp(query, stamp)
      .bind(top_up.account.uuid())
      .bind(std::int64_t{top_up.purse})
      .bind(top_up.amount.minor())
      .bind(top_up.amount.currency().code())
      .bind(top_up.bonus.minor())
      .bind(std::string_view(top_up.reference))
      .bind_or_null(top_up.staff.uuid());
  REGULARS_TRY_VOID(query.run());
  const auto loaded =
      model::Points{top_up.amount.minor()}.plus(model::Points{top_up.bonus.minor()});
  if (!loaded) return fail(ErrorKind::refused, "the top-up and its bonus exceed 63 bits");
  return post(store_, stamp, {top_up.account, top_up.purse, loaded->value()});
}

Status PurseStore::add(const Transaction& /*transaction*/,
                       const model::EventStamp& stamp,
                       const model::IssueEvent& issue) {
  Query query = store_.query(kInsertIssue);
  bind_stamp(query, stamp)
      .bind(issue.account.uuid())
      .bind(static_cast<std::int64_t>(issue.kind))
      .bind(std::string_view(issue.reward))
      .bind(std::int64_t{issue.purse})
      .bind(issue.amount.minor())
      .bind(issue.amount.currency().code())
      .bind(milliseconds(issue.lapses))
      .bind_or_null(issue.member.uuid());
  if (issue.sale_seq == 0) {
    query.bind_null();
  } else {
    query.bind(static_cast<std::int64_t>(issue.sale_seq));
  }
  query.bind_or_null(issue.staff.uuid());
  REGULARS_TRY_VOID(query.run());
  const bool is_coupon = issue.kind == model::BearerKind::Coupon;
  return post(store_, stamp, {issue.account, issue.purse, is_coupon ? 1 : issue.amount.minor()});
}

Status PurseStore::add(const Transaction& /*transaction*/,
                       const model::EventStamp& stamp,
                       const model::AdjustEvent& adjust,
                       std::string_view reference) {
  Query query = store_.query(kInsertAdjust);
  bind_stamp(query, stamp)
      .bind(adjust.member.uuid())
      .bind(std::int64_t{adjust.purse})
      .bind(adjust.points.value())
      .bind(std::string_view(adjust.reason))
      .bind(reference)
      .bind_or_null(adjust.staff.uuid())
      .bind_or_null(adjust.allowed_by.uuid());
  REGULARS_TRY_VOID(query.run());
  return post(store_, stamp, {adjust.member, adjust.purse, adjust.points.value()});
}

}  // namespace regulars::storage
