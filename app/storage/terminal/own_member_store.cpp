#include "app/storage/terminal/own_member_store.h"

#include <algorithm>
#include <string>

#include "app/storage/terminal/member_store.h"
#include "app/storage/terminal/name_words.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFindByIdentifier =
    "SELECT own_member.id, name, joined, identifiers FROM own_identifier"
    " JOIN own_member ON own_member.id = own_identifier.member WHERE kind = ? AND value = ?";
constexpr std::string_view kFindById =
    "SELECT id, name, joined, identifiers FROM own_member WHERE id = ?";
constexpr std::string_view kEnrolledBy = "SELECT seq FROM own_member WHERE id = ?";
constexpr std::string_view kByWord =
    "SELECT member FROM own_name WHERE word >= ? AND word < ? LIMIT ?";
constexpr std::string_view kByNumber =
    "SELECT member FROM own_identifier WHERE kind = ? AND value >= ? AND value < ? LIMIT ?";
constexpr std::string_view kInsert =
    "INSERT INTO own_member (id, seq, name, joined, identifiers) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kInsertIdentifier =
    "INSERT INTO own_identifier (kind, value, member) VALUES (?, ?, ?)";
constexpr std::string_view kInsertWord = "INSERT INTO own_name (word, member) VALUES (?, ?)";

Result<std::optional<model::Member>> one_member(Query& query) {
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  model::Member member;
  member.id = model::MemberId{query.uuid(0)};
  member.name = query.text(1);
  member.joined = std::chrono::sys_days{std::chrono::days{query.integer(2)}};
  member.identifiers = unpacked(query.text(3));
  return member;
}

}  // namespace

Result<std::optional<model::Member>> OwnMemberStore::find(const model::Identifier& identifier) {
  Query query = store_.query(kFindByIdentifier);
  query.bind(static_cast<std::int64_t>(identifier.kind)).bind(std::string_view(identifier.value));
  return one_member(query);
}

Result<std::optional<model::Member>> OwnMemberStore::find(const model::MemberId& id) {
  Query query = store_.query(kFindById);
  query.bind(id.uuid());
  return one_member(query);
}

Result<std::optional<std::uint64_t>> OwnMemberStore::enrolled_by(const model::MemberId& id) {
  Query query = store_.query(kEnrolledBy);
  query.bind(id.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return static_cast<std::uint64_t>(query.integer(0));
}

Result<std::vector<model::Member>> OwnMemberStore::members_of(Query& ids, std::size_t most) {
  std::vector<model::Member> found;
  while (found.size() < most) {
    REGULARS_TRY(const bool is_row, ids.step());
    if (!is_row) break;
    REGULARS_TRY(auto member, find(model::MemberId{ids.uuid(0)}));
    const bool is_new =
        member && std::none_of(found.begin(), found.end(), [&](const model::Member& one) {
          return one.id == member->id;
        });
    if (is_new) found.push_back(std::move(*member));
  }
  return found;
}

Result<std::vector<model::Member>> OwnMemberStore::search_names(std::string_view text,
                                                                std::size_t most) {
  const std::vector<std::string> typed = typed_words(text);
  if (typed.empty()) return std::vector<model::Member>{};
  Query ids = store_.query(kByWord);
  ids.bind(std::string_view(typed.front()))
      .bind(std::string_view(end_of_prefix(typed.front())))
      .bind(static_cast<std::int64_t>(most * 2));
  return members_of(ids, most);
}

Result<std::vector<model::Member>> OwnMemberStore::search_numbers(std::string_view digits,
                                                                  std::size_t most) {
  std::vector<model::Member> found;
  for (const auto kind : {model::IdentifierKind::Phone, model::IdentifierKind::Card}) {
    Query ids = store_.query(kByNumber);
    ids.bind(static_cast<std::int64_t>(kind))
        .bind(digits)
        .bind(std::string_view(end_of_prefix(digits)))
        .bind(static_cast<std::int64_t>(most));
    REGULARS_TRY(const std::vector<model::Member> more, members_of(ids, most - found.size()));
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

Status OwnMemberStore::add(const Transaction& /*transaction*/,
                           std::uint64_t seq,
                           const model::Member& member) {
  REGULARS_TRY_VOID(store_.query(kInsert)
                        .bind(member.id.uuid())
                        .bind(static_cast<std::int64_t>(seq))
                        .bind(std::string_view(member.name))
                        .bind(std::int64_t{member.joined.time_since_epoch().count()})
                        .bind(std::string_view(packed(member.identifiers)))
                        .run());
  for (const auto& identifier : member.identifiers) {
    REGULARS_TRY_VOID(store_.query(kInsertIdentifier)
                          .bind(static_cast<std::int64_t>(identifier.kind))
                          .bind(std::string_view(identifier.value))
                          .bind(member.id.uuid())
                          .run());
  }
  for (const std::string& word : name_words(member.name)) {
    REGULARS_TRY_VOID(
        store_.query(kInsertWord).bind(std::string_view(word)).bind(member.id.uuid()).run());
  }
  return {};
}

Status OwnMemberStore::remove(const Transaction& /*transaction*/, const model::MemberId& id) {
  for (const std::string_view sql : {"DELETE FROM own_identifier WHERE member = ?",
                                     "DELETE FROM own_name WHERE member = ?",
                                     "DELETE FROM own_member WHERE id = ?"}) {
    REGULARS_TRY_VOID(store_.query(sql).bind(id.uuid()).run());
  }
  return {};
}

}  // namespace regulars::storage
