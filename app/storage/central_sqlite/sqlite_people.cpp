// Who members are: numbers lost, words on each purpose, households, merges and erasures.

#include <array>

#include "app/base/json_text.h"
#include "app/storage/central_sqlite/rows.h"
#include "app/storage/central_sqlite/sqlite_store.h"

namespace regulars::storage {

namespace {
constexpr std::string_view kPerson =
    "SELECT id, name, birth_month, birth_day, birth_lunar, household, erased_ms FROM member "
    "WHERE n = ?";
constexpr std::string_view kSavePerson =
    "UPDATE member SET name = ?, birth_month = ?, birth_day = ?, birth_lunar = ?, household = ?, "
    "erased_ms = ? WHERE n = ?";
constexpr std::string_view kHouseholdOf = "SELECT n FROM member WHERE household = ? ORDER BY n";
constexpr std::string_view kTombstonesOf = "SELECT n FROM member WHERE merged_into = ? ORDER BY n";
constexpr std::string_view kIdentifiersOf =
    "SELECT kind, value FROM identifier WHERE member = ? ORDER BY kind, value";
constexpr std::string_view kLostIdentifiersOf =
    "SELECT kind, value FROM lost_identifier WHERE member = ? ORDER BY kind, value";
constexpr std::string_view kDropIdentifier =
    "DELETE FROM identifier WHERE kind = ? AND value = ? AND member = ?";
constexpr std::string_view kAddLost =
    "INSERT OR REPLACE INTO lost_identifier (kind, value, member, lost_ms) VALUES (?, ?, ?, ?)";
constexpr std::string_view kForgetLost =
    "DELETE FROM lost_identifier WHERE kind = ? AND value = ? AND member = ?";
constexpr std::string_view kGreeting = "SELECT greeting, 1, greeting_ms FROM member WHERE n = ?";
constexpr std::string_view kConsent =
    "SELECT given, text_version, said_ms FROM consent WHERE member = ? AND purpose = ?";
constexpr std::string_view kSetConsent =
    "INSERT OR REPLACE INTO consent (member, purpose, given, text_version, said_ms) "
    "VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kAddConsentSaid =
    "INSERT OR IGNORE INTO consent_said (gseq, purpose, member, given, text_version, said_ms) "
    "VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kPutGone = "INSERT OR REPLACE INTO gone (member, change) VALUES (?, ?)";
constexpr std::string_view kForgetSide = "DELETE FROM side WHERE gseq = ?";
// Lines name a member by 32 hex digits; sides show a number as [kind,"value"].
constexpr std::string_view kForgetSidesOf =
    "DELETE FROM side WHERE gseq IN (SELECT side.gseq FROM side JOIN event "
    "ON event.gseq = side.gseq WHERE instr(event.line, ?) > 0)";
constexpr std::string_view kForgetSidesWith = "DELETE FROM side WHERE instr(json, ?) > 0";
constexpr std::string_view kForgetWaiting = "DELETE FROM unclaimed WHERE kind = ? AND value = ?";
constexpr std::string_view kAddErasure =
    "INSERT OR IGNORE INTO erasure (member, made_ms) VALUES (?, ?)";
constexpr std::string_view kErasures = "SELECT member, made_ms FROM erasure ORDER BY made_ms";

// ?1 the account that ends, ?2 the one that takes over.
constexpr std::string_view kMoveAccount[] = {
    "UPDATE lot SET account = ?2 WHERE account = ?1",
    "UPDATE debt SET account = ?2 WHERE account = ?1",
    "INSERT OR IGNORE INTO account_entry SELECT ?2, gseq, booking FROM account_entry "
    "WHERE account = ?1",
    "DELETE FROM account_entry WHERE account = ?1 AND ?2 <> ?1",
    "UPDATE lease SET member = ?2 WHERE member = ?1",
    "UPDATE balance SET points = points + (SELECT points FROM balance WHERE member = ?1), "
    "leased = leased + (SELECT leased FROM balance WHERE member = ?1), "
    "owed = owed + (SELECT owed FROM balance WHERE member = ?1), "
    "pending = pending + (SELECT pending FROM balance WHERE member = ?1) WHERE member = ?2",
    "UPDATE balance SET points = 0, leased = 0, owed = 0, pending = 0 "
    "WHERE member = ?1 AND ?2 <> ?1",
    "INSERT INTO purse (account, purse, points, leased, owed, pending) "
    "SELECT ?2, purse, points, leased, owed, pending FROM purse WHERE account = ?1 AND ?2 <> ?1 "
    "ON CONFLICT (account, purse) DO UPDATE SET points = points + excluded.points, "
    "leased = leased + excluded.leased, owed = owed + excluded.owed, "
    "pending = pending + excluded.pending",
    "DELETE FROM purse WHERE account = ?1 AND ?2 <> ?1",
};

constexpr std::string_view kBury[] = {
    "INSERT INTO rule_use (account, rule, since_day, until_day, times, points) "
    "SELECT ?2, rule, since_day, until_day, times, points FROM rule_use WHERE account = ?1 AND "
    "?2 <> ?1 ON CONFLICT (account, rule, since_day) DO UPDATE SET "
    "times = times + excluded.times, points = points + excluded.points",
    "DELETE FROM rule_use WHERE account = ?1 AND ?2 <> ?1",
    "UPDATE bearer SET member = ?2 WHERE member = ?1",
    "UPDATE sale SET member = ?2 WHERE member = ?1",
    "UPDATE redeem SET member = ?2 WHERE member = ?1",
    "UPDATE identifier SET member = ?2 WHERE member = ?1",
    "UPDATE OR REPLACE lost_identifier SET member = ?2 WHERE member = ?1",
    "UPDATE consent_said SET member = ?2 WHERE member = ?1",
    "DELETE FROM consent WHERE member = ?1 AND ?2 <> ?1",
    "UPDATE balance SET visits = visits + (SELECT visits FROM balance WHERE member = ?1), "
    "last_visit_ms = max(last_visit_ms, (SELECT last_visit_ms FROM balance WHERE member = ?1)) "
    "WHERE member = ?2",
    "DELETE FROM balance WHERE member = ?1 AND ?2 <> ?1",
    "UPDATE OR IGNORE proof SET member = ?2 WHERE member = ?1",
    "DELETE FROM proof WHERE member = ?1 AND ?2 <> ?1",
    "UPDATE member SET joined_day = min(joined_day, (SELECT joined_day FROM member "
    "WHERE n = ?1)), tier = max(tier, (SELECT tier FROM member WHERE n = ?1)) WHERE n = ?2",
    "UPDATE member SET merged_into = ?2 WHERE n = ?1 OR merged_into = ?1",
    "UPDATE member SET name = '', birth_month = 0, birth_day = 0, birth_lunar = 0, "
    "household = NULL WHERE n = ?1 AND ?2 <> ?1",
};

constexpr std::array<std::string_view, 7> kErase = {
    "DELETE FROM identifier WHERE member = ?",
    "DELETE FROM lost_identifier WHERE member = ?",
    "DELETE FROM consent WHERE member = ?",
    "DELETE FROM proof WHERE member = ?",
    "DELETE FROM consent_said WHERE member = ?",
    "UPDATE member SET household = NULL WHERE household = ?",
    "UPDATE member SET name = '', greeting = 0, greeting_ms = 0, birth_month = 0, birth_day = 0, "
    "birth_lunar = 0, household = NULL WHERE n = ?",
};

std::string shown_in_sides(const model::Identifier& identifier) {
  std::string text = "[" + std::to_string(static_cast<int>(identifier.kind)) + ",";
  append_json_string(text, identifier.value);
  return text + "]";
}
}  // namespace

Result<std::vector<std::int64_t>> SqliteCentralStore::numbers(std::string_view sql,
                                                              std::int64_t of) {
  std::vector<std::int64_t> all;
  auto row = database_.query(sql);
  row.bind(of);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return all;
    all.push_back(row.integer(0));
  }
}

Result<std::vector<model::Identifier>> SqliteCentralStore::identifiers(std::string_view sql,
                                                                       std::int64_t member) {
  std::vector<model::Identifier> all;
  auto row = database_.query(sql);
  row.bind(member);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return all;
    all.push_back({static_cast<model::IdentifierKind>(row.integer(0)), std::string(row.text(1))});
  }
}

Status SqliteCentralStore::run_all(std::span<const std::string_view> sql,
                                   std::int64_t from,
                                   std::int64_t to) {
  for (const std::string_view one : sql) {
    REGULARS_TRY_VOID(database_.query(one).bind(from).bind(to).run());
  }
  return {};
}

Result<std::optional<PersonRecord>> SqliteCentralStore::person(std::int64_t member) {
  auto row = database_.query(kPerson);
  row.bind(member);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::optional<PersonRecord>{};
  PersonRecord person;
  person.n = member;
  person.id = model::MemberId{row.uuid(0)};
  person.name = row.text(1);
  person.birthday = rows::birthday(row, 2);
  if (!row.is_null(5)) person.household = row.integer(5);
  person.erased = rows::instant(row.integer(6));
  return std::optional{person};
}

Status SqliteCentralStore::save_person(const PersonRecord& person) {
  const model::Birthday birthday = person.birthday.value_or(model::Birthday{});
  auto query = database_.query(kSavePerson);
  query.bind(std::string_view(person.name))
      .bind(std::int64_t{birthday.month})
      .bind(std::int64_t{birthday.day})
      .bind(std::int64_t{birthday.is_lunar ? 1 : 0});
  if (person.household) {
    query.bind(*person.household);
  } else {
    query.bind_null();
  }
  return query.bind(rows::milliseconds(person.erased)).bind(person.n).run();
}

Result<std::vector<std::int64_t>> SqliteCentralStore::household_of(std::int64_t holder) {
  return numbers(kHouseholdOf, holder);
}

Result<std::vector<model::Identifier>> SqliteCentralStore::identifiers_of(std::int64_t member) {
  return identifiers(kIdentifiersOf, member);
}

Result<std::vector<model::Identifier>> SqliteCentralStore::lost_identifiers_of(
    std::int64_t member) {
  return identifiers(kLostIdentifiersOf, member);
}

Status SqliteCentralStore::lose_identifier(const model::Identifier& identifier,
                                           std::int64_t member,
                                           Instant at) {
  const auto kind = std::int64_t{static_cast<std::uint8_t>(identifier.kind)};
  const std::string_view value = identifier.value;
  REGULARS_TRY_VOID(database_.query(kDropIdentifier).bind(kind).bind(value).bind(member).run());
  return database_.query(kAddLost)
      .bind(kind)
      .bind(value)
      .bind(member)
      .bind(rows::milliseconds(at))
      .run();
}

Status SqliteCentralStore::forget_lost(const model::Identifier& identifier, std::int64_t member) {
  return database_.query(kForgetLost)
      .bind(std::int64_t{static_cast<std::uint8_t>(identifier.kind)})
      .bind(std::string_view(identifier.value))
      .bind(member)
      .run();
}

Result<ConsentRecord> SqliteCentralStore::consent(std::int64_t member, model::Purpose purpose) {
  const bool is_greeting = purpose == model::Purpose::Greeting;
  auto row = database_.query(is_greeting ? kGreeting : kConsent);
  row.bind(member);
  if (!is_greeting) row.bind(std::int64_t{static_cast<std::uint8_t>(purpose)});
  ConsentRecord said{.purpose = purpose};
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return said;
  said.is_given = row.integer(0) != 0;
  said.text_version = row.integer(1);
  said.said = rows::instant(row.integer(2));
  return said;
}

Status SqliteCentralStore::set_consent(std::int64_t member, const ConsentRecord& said) {
  if (said.purpose == model::Purpose::Greeting) {
    return set_greeting(
        member,
        {said.is_given ? model::GreetingConsent::Given : model::GreetingConsent::Withheld,
         said.said});
  }
  return database_.query(kSetConsent)
      .bind(member)
      .bind(std::int64_t{static_cast<std::uint8_t>(said.purpose)})
      .bind(std::int64_t{said.is_given ? 1 : 0})
      .bind(said.text_version)
      .bind(rows::milliseconds(said.said))
      .run();
}

Status SqliteCentralStore::add_consent_said(std::int64_t gseq,
                                            std::int64_t member,
                                            const ConsentRecord& said) {
  return database_.query(kAddConsentSaid)
      .bind(gseq)
      .bind(std::int64_t{static_cast<std::uint8_t>(said.purpose)})
      .bind(member)
      .bind(std::int64_t{said.is_given ? 1 : 0})
      .bind(said.text_version)
      .bind(rows::milliseconds(said.said))
      .run();
}

Status SqliteCentralStore::move_account(std::int64_t from, std::int64_t to) {
  return run_all(kMoveAccount, from, to);
}

Status SqliteCentralStore::bury(std::int64_t loser, std::int64_t winner) {
  REGULARS_TRY_VOID(run_all(kBury, loser, winner));
  return put_gone(loser);
}

Status SqliteCentralStore::put_gone(std::int64_t member) {
  return database_.query(kPutGone).bind(member).bind(next_change()).run();
}

Status SqliteCentralStore::erase_person(std::int64_t member, Instant at) {
  REGULARS_TRY(const auto buried, numbers(kTombstonesOf, member));
  REGULARS_TRY(auto all, identifiers_of(member));
  REGULARS_TRY(const auto lost, lost_identifiers_of(member));
  all.insert(all.end(), lost.begin(), lost.end());
  std::vector<std::int64_t> hers = buried;
  hers.push_back(member);
  for (const std::int64_t one : hers) {
    REGULARS_TRY(auto known, person(one));
    if (!known) continue;
    REGULARS_TRY_VOID(erase_sides(known->id, all));
    for (const std::string_view sql : kErase) {
      REGULARS_TRY_VOID(database_.query(sql).bind(one).run());
    }
    REGULARS_TRY(known, person(one));
    known->erased = at;
    REGULARS_TRY_VOID(save_person(*known));
    REGULARS_TRY_VOID(
        database_.query(kAddErasure).bind(known->id.uuid()).bind(rows::milliseconds(at)).run());
    REGULARS_TRY_VOID(put_gone(one));
  }
  return {};
}

Status SqliteCentralStore::erase_sides(const model::MemberId& id,
                                       const std::vector<model::Identifier>& identifiers) {
  REGULARS_TRY_VOID(database_.query(kForgetSidesOf).bind(std::string_view(id.uuid().hex())).run());
  for (const auto& identifier : identifiers) {
    REGULARS_TRY_VOID(
        database_.query(kForgetSidesWith).bind(std::string_view(shown_in_sides(identifier))).run());
    REGULARS_TRY_VOID(database_.query(kForgetWaiting)
                          .bind(std::int64_t{static_cast<std::uint8_t>(identifier.kind)})
                          .bind(std::string_view(identifier.value))
                          .run());
  }
  return {};
}

Status SqliteCentralStore::forget_side(std::int64_t gseq) {
  return database_.query(kForgetSide).bind(gseq).run();
}

Result<std::vector<ErasureRecord>> SqliteCentralStore::erasures() {
  std::vector<ErasureRecord> all;
  auto row = database_.query(kErasures);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return all;
    all.push_back({model::MemberId{row.uuid(0)}, rows::instant(row.integer(1))});
  }
}

}  // namespace regulars::storage
