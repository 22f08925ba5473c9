#include "app/storage/terminal/people_store.h"

#include "app/base/json_text.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kCard =
    "SELECT member, lost, seq FROM own_card WHERE kind = ? AND value = ?";
constexpr std::string_view kCardsOf =
    "SELECT kind, value, lost, seq FROM own_card WHERE member = ? ORDER BY seq";
constexpr std::string_view kCorrection =
    "SELECT seq, name, birthday FROM own_correction WHERE member = ?";
constexpr std::string_view kHousehold = "SELECT seq, household FROM own_household WHERE member = ?";
constexpr std::string_view kSaidToBeOf =
    "SELECT member FROM own_household WHERE household = ? ORDER BY seq";
constexpr std::string_view kPurposes =
    "SELECT seq, purpose, given, text_version FROM own_purpose WHERE member = ? ORDER BY purpose";
constexpr std::string_view kWinner = "SELECT winner FROM merged WHERE loser = ?";
constexpr std::string_view kLosers = "SELECT loser FROM merged WHERE winner = ? ORDER BY loser";
constexpr std::string_view kPutCard =
    "INSERT OR REPLACE INTO own_card (kind, value, member, lost, seq) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kPutCorrection =
    "INSERT INTO own_correction (member, seq, name, birthday) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (member) DO UPDATE SET seq = excluded.seq,"
    " name = ifnull(excluded.name, name), birthday = ifnull(excluded.birthday, birthday)";
constexpr std::string_view kPutHousehold =
    "INSERT OR REPLACE INTO own_household (member, seq, household) VALUES (?, ?, ?)";
constexpr std::string_view kPutPurpose =
    "INSERT OR REPLACE INTO own_purpose (member, purpose, given, text_version, seq)"
    " VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kMoveLosers = "UPDATE merged SET winner = ? WHERE winner = ?";
constexpr std::string_view kMerge = "INSERT OR REPLACE INTO merged (winner, loser) VALUES (?, ?)";
constexpr std::string_view kMoveCards = "UPDATE own_card SET member = ? WHERE member = ?";
constexpr std::string_view kForget[] = {
    "DELETE FROM own_card WHERE member = ?",
    "DELETE FROM own_correction WHERE member = ?",
    "DELETE FROM own_household WHERE member = ?",
    "DELETE FROM own_purpose WHERE member = ?",
    "DELETE FROM own_consent WHERE member = ?",
    "DELETE FROM own_identifier WHERE member = ?",
    "DELETE FROM own_name WHERE member = ?",
    "DELETE FROM own_member WHERE id = ?",
};
// Lines name a member by 32 hex digits; sides show a number as [kind,"value"].
constexpr std::string_view kForgetSidesOf =
    "DELETE FROM side WHERE seq IN (SELECT side.seq FROM side JOIN outbox USING (seq)"
    " WHERE instr(outbox.line, ?) > 0)";
constexpr std::string_view kForgetSidesWith = "DELETE FROM side WHERE instr(json, ?) > 0";

std::int64_t kind_of(const model::Identifier& identifier) {
  return static_cast<std::int64_t>(identifier.kind);
}

std::uint64_t seq_in(const Query& query, int column) {
  return static_cast<std::uint64_t>(query.integer(column));
}

std::int64_t packed_birthday(const model::Birthday& birthday) {
  return std::int64_t{birthday.month} * 1'000 + std::int64_t{birthday.day} * 10 +
         (birthday.is_lunar ? 1 : 0);
}

model::Birthday unpacked_birthday(std::int64_t packed) {
  return {static_cast<std::uint8_t>(packed / 1'000),
          static_cast<std::uint8_t>(packed / 10 % 100),
          packed % 10 != 0};
}

std::string shown_in_sides(const model::Identifier& identifier) {
  std::string text = "[" + std::to_string(kind_of(identifier)) + ",";
  append_json_string(text, identifier.value);
  return text + "]";
}

}  // namespace

Result<std::optional<OwnCard>> PeopleStore::card(const model::Identifier& identifier) {
  Query query = store_.query(kCard);
  query.bind(kind_of(identifier)).bind(std::string_view(identifier.value));
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return OwnCard{
      identifier, model::MemberId{query.uuid(0)}, query.integer(1) != 0, seq_in(query, 2)};
}

Result<std::vector<OwnCard>> PeopleStore::cards_of(const model::MemberId& member) {
  std::vector<OwnCard> all;
  Query query = store_.query(kCardsOf);
  query.bind(member.uuid());
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back(
        {{static_cast<model::IdentifierKind>(query.integer(0)), std::string(query.text(1))},
         member,
         query.integer(2) != 0,
         seq_in(query, 3)});
  }
}

Result<std::optional<OwnCorrection>> PeopleStore::correction(const model::MemberId& member) {
  Query query = store_.query(kCorrection);
  query.bind(member.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  OwnCorrection correction{seq_in(query, 0), std::nullopt, std::nullopt};
  if (!query.is_null(1)) correction.name = std::string(query.text(1));
  if (!query.is_null(2)) correction.birthday = unpacked_birthday(query.integer(2));
  return correction;
}

Result<std::optional<OwnHousehold>> PeopleStore::household(const model::MemberId& member) {
  Query query = store_.query(kHousehold);
  query.bind(member.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return OwnHousehold{seq_in(query, 0), model::MemberId{query.uuid(1)}};
}

Result<std::vector<model::MemberId>> PeopleStore::said_to_be_of(const model::MemberId& holder) {
  std::vector<model::MemberId> all;
  Query query = store_.query(kSaidToBeOf);
  query.bind(holder.uuid());
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back(model::MemberId{query.uuid(0)});
  }
}

Result<std::vector<OwnPurpose>> PeopleStore::purposes(const model::MemberId& member) {
  std::vector<OwnPurpose> all;
  Query query = store_.query(kPurposes);
  query.bind(member.uuid());
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back({seq_in(query, 0),
                   static_cast<model::Purpose>(query.integer(1)),
                   query.integer(2) != 0,
                   query.integer(3)});
  }
}

Result<model::MemberId> PeopleStore::living(const model::MemberId& member) {
  Query query = store_.query(kWinner);
  query.bind(member.uuid());
  REGULARS_TRY(const bool found, query.step());
  return found ? model::MemberId{query.uuid(0)} : member;
}

Result<std::vector<model::MemberId>> PeopleStore::losers_of(const model::MemberId& winner) {
  std::vector<model::MemberId> all;
  Query query = store_.query(kLosers);
  query.bind(winner.uuid());
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back(model::MemberId{query.uuid(0)});
  }
}

Status PeopleStore::put(const Transaction& /*transaction*/, const OwnCard& card) {
  return store_.query(kPutCard)
      .bind(kind_of(card.identifier))
      .bind(std::string_view(card.identifier.value))
      .bind(card.member.uuid())
      .bind(std::int64_t{card.is_lost ? 1 : 0})
      .bind(static_cast<std::int64_t>(card.seq))
      .run();
}

Status PeopleStore::put(const Transaction& /*transaction*/,
                        const model::MemberId& member,
                        const OwnCorrection& correction) {
  Query query = store_.query(kPutCorrection);
  query.bind(member.uuid()).bind(static_cast<std::int64_t>(correction.seq));
  if (correction.name) {
    query.bind(std::string_view(*correction.name));
  } else {
    query.bind_null();
  }
  if (correction.birthday) {
    query.bind(packed_birthday(*correction.birthday));
  } else {
    query.bind_null();
  }
  return query.run();
}

Status PeopleStore::put(const Transaction& /*transaction*/,
                        const model::MemberId& member,
                        const OwnHousehold& household) {
  return store_.query(kPutHousehold)
      .bind(member.uuid())
      .bind(static_cast<std::int64_t>(household.seq))
      .bind_or_null(household.household.uuid())
      .run();
}

Status PeopleStore::put(const Transaction& /*transaction*/,
                        const model::MemberId& member,
                        const OwnPurpose& purpose) {
  return store_.query(kPutPurpose)
      .bind(member.uuid())
      .bind(static_cast<std::int64_t>(purpose.purpose))
      .bind(std::int64_t{purpose.is_given ? 1 : 0})
      .bind(purpose.text_version)
      .bind(static_cast<std::int64_t>(purpose.seq))
      .run();
}

Status PeopleStore::merge(const Transaction& /*transaction*/,
                          const model::MemberId& winner,
                          const model::MemberId& loser) {
  if (winner == loser) return {};
  for (const std::string_view sql : {kMoveLosers, kMerge, kMoveCards}) {
    REGULARS_TRY_VOID(store_.query(sql).bind(winner.uuid()).bind(loser.uuid()).run());
  }
  return {};
}

Status PeopleStore::erase(const Transaction& /*transaction*/,
                          const model::MemberId& member,
                          const std::vector<model::Identifier>& identifiers) {
  REGULARS_TRY_VOID(store_.query(kForgetSidesOf).bind(std::string_view(member.uuid().hex())).run());
  for (const auto& identifier : identifiers) {
    REGULARS_TRY_VOID(
        store_.query(kForgetSidesWith).bind(std::string_view(shown_in_sides(identifier))).run());
  }
  for (const std::string_view sql : kForget) {
    REGULARS_TRY_VOID(store_.query(sql).bind(member.uuid()).run());
  }
  return {};
}

}  // namespace regulars::storage
