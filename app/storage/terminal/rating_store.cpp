#include "app/storage/terminal/rating_store.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFind = "SELECT outcome, face FROM rating WHERE sale_seq = ?";
constexpr std::string_view kInsert =
    "INSERT INTO rating (sale_seq, seq, at, day, outcome, face) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kCounts =
    "SELECT count(*) FILTER (WHERE outcome = 1), count(*) FILTER (WHERE outcome = 2),"
    " count(*) FILTER (WHERE outcome = 3), coalesce(sum(face), 0) FROM rating WHERE day = ?";
constexpr std::string_view kOfDay =
    "SELECT rating.at, outcome, face, sale.tier, sale.member, sale.staff"
    " FROM rating JOIN sale ON sale.seq = rating.sale_seq"
    " WHERE rating.day = ? ORDER BY rating.seq DESC LIMIT ?";

}  // namespace

Result<std::optional<model::RatingEvent>> RatingStore::find(std::uint64_t sale_seq) {
  Query query = store_.query(kFind);
  query.bind(static_cast<std::int64_t>(sale_seq));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return model::RatingEvent{sale_seq,
                            static_cast<model::RatingOutcome>(query.integer(0)),
                            static_cast<std::uint8_t>(query.integer(1))};
}

Status RatingStore::add(const Transaction& /*transaction*/,
                        const model::EventStamp& stamp,
                        const model::RatingEvent& rating) {
  const auto day = model::BusinessDay::of(stamp.at, stamp.utc_offset);
  return store_.query(kInsert)
      .bind(static_cast<std::int64_t>(rating.sale_seq))
      .bind(static_cast<std::int64_t>(stamp.seq))
      .bind(std::int64_t{stamp.at.time_since_epoch().count()})
      .bind(std::int64_t{day.date().time_since_epoch().count()})
      .bind(static_cast<std::int64_t>(rating.outcome))
      .bind(std::int64_t{rating.face})
      .run();
}

Result<RatingCounts> RatingStore::counts_of(const model::BusinessDay& day) {
  Query query = store_.query(kCounts);
  query.bind(std::int64_t{day.date().time_since_epoch().count()});
  REGULARS_TRY(const bool found, query.step());
  if (!found) return RatingCounts{};
  return RatingCounts{query.integer(0), query.integer(1), query.integer(2), query.integer(3)};
}

Result<std::vector<RatedSale>> RatingStore::ratings_of(const model::BusinessDay& day,
                                                       std::size_t most) {
  std::vector<RatedSale> all;
  Query query = store_.query(kOfDay);
  query.bind(std::int64_t{day.date().time_since_epoch().count()})
      .bind(static_cast<std::int64_t>(most));
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back({Instant{Milliseconds{query.integer(0)}},
                   static_cast<model::RatingOutcome>(query.integer(1)),
                   static_cast<std::uint8_t>(query.integer(2)),
                   static_cast<std::uint8_t>(query.integer(3)),
                   model::MemberId{query.uuid(4)},
                   model::StaffId{query.uuid(5)}});
  }
}

}  // namespace regulars::storage
