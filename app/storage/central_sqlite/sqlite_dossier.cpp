// Everything that is kept about one person, for whoever asks for her own.

#include <array>

#include "app/storage/central_sqlite/moment.h"
#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_reader.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kPerson =
    "SELECT one.n, one.id, one.name, one.birth_month, one.birth_day, one.birth_lunar, "
    "one.household, one.tier, one.joined_day, points, leased, visits, last_visit_ms FROM member "
    "AS asked JOIN member AS one ON one.n = ifnull(asked.merged_into, asked.n) "
    "JOIN balance ON balance.member = ifnull(one.household, one.n) "
    "WHERE asked.id = ? AND one.erased_ms = 0";
constexpr std::string_view kNumbers =
    "SELECT kind, value, 0 FROM identifier WHERE member = ?1 "
    "UNION ALL SELECT kind, value, 1 FROM lost_identifier WHERE member = ?1 ORDER BY 3, 1, 2";
constexpr std::string_view kWords =
    "SELECT purpose, given, text_version, said_ms FROM consent_said WHERE member = ? "
    "ORDER BY said_ms, gseq, purpose";
constexpr std::string_view kMerged = "SELECT id FROM member WHERE merged_into = ? ORDER BY n";
constexpr std::string_view kHousehold =
    "SELECT id FROM member WHERE (household = ?1 OR n = ?1) AND n <> ?2 ORDER BY n <> ?1, n";
constexpr std::string_view kSales =
    "SELECT gseq, amount, currency, points, programme_version, tier, origin, reference, at_ms, "
    "offset_minutes FROM sale WHERE member = ? ORDER BY gseq";
constexpr std::string_view kRatings =
    "SELECT rating.gseq, rating.sale, outcome, face, rating.at_ms FROM rating "
    "JOIN sale ON sale.gseq = rating.sale WHERE sale.member = ? ORDER BY rating.gseq";
constexpr std::string_view kEvents =
    "SELECT event.gseq, line, received_ms, json FROM event LEFT JOIN side "
    "ON side.gseq = event.gseq WHERE instr(line, ?) > 0 ORDER BY event.gseq";
constexpr std::string_view kHolder =
    "SELECT id FROM member JOIN identifier ON identifier.member = n WHERE kind = ? AND value = ?";
constexpr std::string_view kErasures = "SELECT member, made_ms FROM erasure ORDER BY made_ms";
}  // namespace

Result<Dossier> SqliteCentralReader::dossier(model::MemberId member) {
  REGULARS_TRY(const Moment moment, Moment::begin(database_));
  Dossier dossier;
  REGULARS_TRY_VOID(read_person(dossier, member));
  REGULARS_TRY_VOID(read_numbers(dossier));
  REGULARS_TRY_VOID(read_words(dossier));
  REGULARS_TRY_VOID(read_others(dossier));
  REGULARS_TRY_VOID(read_sales(dossier));
  REGULARS_TRY_VOID(read_ratings(dossier));
  REGULARS_TRY_VOID(read_events(dossier, dossier.person.id));
  for (const auto& other : dossier.merged) REGULARS_TRY_VOID(read_events(dossier, other));
  return dossier;
}

Status SqliteCentralReader::read_person(Dossier& dossier, model::MemberId member) {
  auto row = database_.query(kPerson);
  row.bind(member.uuid());
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) {
    return fail(ErrorKind::not_found, "member " + member.uuid().text() + " is nobody here");
  }
  dossier.person.n = row.integer(0);
  dossier.person.id = model::MemberId{row.uuid(1)};
  dossier.person.name = row.text(2);
  dossier.person.birthday = rows::birthday(row, 3);
  if (!row.is_null(6)) dossier.person.household = row.integer(6);
  dossier.tier = static_cast<std::uint8_t>(row.integer(7));
  dossier.joined = std::chrono::sys_days{std::chrono::days{row.integer(8)}};
  dossier.balance.member = dossier.person.n;
  dossier.balance.points = row.integer(9);
  dossier.balance.leased = row.integer(10);
  dossier.balance.visits = row.integer(11);
  dossier.balance.last_visit = rows::instant(row.integer(12));
  return {};
}

Status SqliteCentralReader::read_numbers(Dossier& dossier) {
  auto row = database_.query(kNumbers);
  row.bind(dossier.person.n);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& list = row.integer(2) == 0 ? dossier.identifiers : dossier.lost;
    list.push_back({static_cast<model::IdentifierKind>(row.integer(0)), std::string(row.text(1))});
  }
}

Status SqliteCentralReader::read_words(Dossier& dossier) {
  auto row = database_.query(kWords);
  row.bind(dossier.person.n);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    dossier.words.push_back({.purpose = static_cast<model::Purpose>(row.integer(0)),
                             .is_given = row.integer(1) != 0,
                             .text_version = row.integer(2),
                             .said = rows::instant(row.integer(3))});
  }
}

Status SqliteCentralReader::read_others(Dossier& dossier) {
  auto merged = database_.query(kMerged);
  merged.bind(dossier.person.n);
  while (true) {
    REGULARS_TRY(const bool is_row, merged.step());
    if (!is_row) break;
    dossier.merged.push_back(model::MemberId{merged.uuid(0)});
  }
  auto household = database_.query(kHousehold);
  household.bind(dossier.person.household.value_or(dossier.person.n)).bind(dossier.person.n);
  while (true) {
    REGULARS_TRY(const bool is_row, household.step());
    if (!is_row) return {};
    dossier.household.push_back(model::MemberId{household.uuid(0)});
  }
}

Status SqliteCentralReader::read_sales(Dossier& dossier) {
  auto row = database_.query(kSales);
  row.bind(dossier.person.n);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& sale = dossier.sales.emplace_back();
    sale.gseq = row.integer(0);
    sale.member = dossier.person.n;
    sale.event.amount = {row.integer(1),
                         model::Currency::parse(row.text(2)).value_or(model::Currency{})};
    sale.event.points = model::Points{row.integer(3)};
    sale.event.programme_version = row.integer(4);
    sale.event.tier = static_cast<std::uint8_t>(row.integer(5));
    sale.event.origin = static_cast<model::Origin>(row.integer(6));
    sale.event.reference = row.text(7);
    sale.stamp.at = rows::instant(row.integer(8));
    sale.stamp.utc_offset = std::chrono::minutes{row.integer(9)};
  }
}

Status SqliteCentralReader::read_ratings(Dossier& dossier) {
  auto row = database_.query(kRatings);
  row.bind(dossier.person.n);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& rating = dossier.ratings.emplace_back();
    rating.gseq = row.integer(0);
    rating.sale = row.integer(1);
    rating.event.outcome = static_cast<model::RatingOutcome>(row.integer(2));
    rating.event.face = static_cast<std::uint8_t>(row.integer(3));
    rating.stamp.at = rows::instant(row.integer(4));
  }
}

Status SqliteCentralReader::read_events(Dossier& dossier, model::MemberId named) {
  auto row = database_.query(kEvents);
  row.bind(std::string_view(named.uuid().hex()));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    auto& event = dossier.events.emplace_back();
    event.gseq = row.integer(0);
    event.line = row.text(1);
    event.received = rows::instant(row.integer(2));
    if (!row.is_null(3)) event.side = row.text(3);
  }
}

Result<std::optional<model::MemberId>> SqliteCentralReader::holder_of(
    const model::Identifier& identifier) {
  auto row = database_.query(kHolder);
  row.bind(std::int64_t{static_cast<std::uint8_t>(identifier.kind)})
      .bind(std::string_view(identifier.value));
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<model::MemberId>{};
  return std::optional{model::MemberId{row.uuid(0)}};
}

Result<std::vector<ErasureRecord>> SqliteCentralReader::erasures() {
  std::vector<ErasureRecord> all;
  auto row = database_.query(kErasures);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return all;
    all.push_back({model::MemberId{row.uuid(0)}, rows::instant(row.integer(1))});
  }
}

}  // namespace regulars::storage
