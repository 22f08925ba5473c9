#include "app/storage/terminal/member_store.h"

#include <algorithm>

#include "app/storage/feed/standing_codec.h"
#include "app/storage/terminal/name_words.h"

namespace regulars::storage {

namespace {

#define MEMBER_COLUMNS                                                       \
  "member.id, member.name, member.tier, member.joined, member.visits,"       \
  " member.last_visit, member.points, member.available, member.applied_seq," \
  " member.identifiers, member.no, member.greeting, member.standing"
constexpr std::string_view kFindByIdentifier =
    "SELECT " MEMBER_COLUMNS
    " FROM identifier JOIN member ON member.no = identifier.member"
    " WHERE identifier.kind = ? AND identifier.value = ?";
constexpr std::string_view kFindById = "SELECT " MEMBER_COLUMNS " FROM member WHERE id = ?";
constexpr std::string_view kFindByNumber = "SELECT " MEMBER_COLUMNS " FROM member WHERE no = ?";
#undef MEMBER_COLUMNS

constexpr std::string_view kCount = "SELECT count(*) FROM member";
constexpr std::string_view kByWord =
    "SELECT member FROM name_word WHERE word >= ? AND word < ? LIMIT ?";
constexpr std::string_view kByNumber =
    "SELECT member FROM identifier WHERE kind = ? AND value >= ? AND value < ? LIMIT ?";
constexpr std::string_view kByEnding =
    "SELECT member FROM phone_ending WHERE reversed >= ? AND reversed < ? LIMIT ?";

constexpr std::string_view kInsert =
    "INSERT INTO member (id, name, tier, joined, visits, last_visit, points, available,"
    " applied_seq, identifiers, greeting, standing)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kUpdate =
    "UPDATE member SET id = ?, name = ?, tier = ?, joined = ?, visits = ?, last_visit = ?,"
    " points = ?, available = ?, applied_seq = ?, identifiers = ?, greeting = ?, standing = ?"
    " WHERE no = ?";
constexpr std::string_view kDelete = "DELETE FROM member WHERE no = ?";
constexpr std::string_view kPresent = "SELECT no, identifiers, name FROM member WHERE id = ?";
constexpr std::string_view kLinkIdentifier =
    "INSERT OR REPLACE INTO identifier (kind, value, member) VALUES (?, ?, ?)";
constexpr std::string_view kUnlinkIdentifier =
    "DELETE FROM identifier WHERE kind = ? AND value = ? AND member = ?";
constexpr std::string_view kLinkEnding =
    "INSERT OR IGNORE INTO phone_ending (reversed, member) VALUES (?, ?)";
constexpr std::string_view kUnlinkEnding =
    "DELETE FROM phone_ending WHERE reversed = ? AND member = ?";
constexpr std::string_view kLinkWord =
    "INSERT OR IGNORE INTO name_word (word, member) VALUES (?, ?)";
constexpr std::string_view kUnlinkWord = "DELETE FROM name_word WHERE word = ? AND member = ?";

constexpr std::string_view kStaff =
    "SELECT id, name, role, pin_hash, member FROM staff ORDER BY name, id";
constexpr std::string_view kOneStaff =
    "SELECT id, name, role, pin_hash, member FROM staff WHERE id = ?";
constexpr std::string_view kPutStaff =
    "INSERT OR REPLACE INTO staff (id, name, role, pin_hash, member) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kRemoveStaff = "DELETE FROM staff WHERE id = ?";
constexpr std::string_view kProgramme = "SELECT document FROM programme";
constexpr std::string_view kShopfront = "SELECT document FROM shopfront";
constexpr std::string_view kPutShopfront =
    "INSERT OR REPLACE INTO shopfront (one, document) VALUES (1, ?)";
constexpr std::string_view kPutProgramme =
    "INSERT OR REPLACE INTO programme (one, document) VALUES (1, ?)";

constexpr std::size_t kMostCandidates = 2'000;  // of one word, before its others are compared

Result<HeldMember> member_in(const Query& row) {
  HeldMember held;
  held.member.id = model::MemberId{row.uuid(0)};
  held.member.name = row.text(1);
  held.member.tier = static_cast<std::uint8_t>(row.integer(2));
  held.member.joined = std::chrono::sys_days{std::chrono::days{row.integer(3)}};
  held.member.visits = row.integer(4);
  held.member.last_visit = Instant{Milliseconds{row.integer(5)}};
  held.balance = {model::Points{row.integer(6)}, model::Points{row.integer(7)}};
  held.applied_seq = static_cast<std::uint64_t>(row.integer(8));
  held.member.identifiers = unpacked(row.text(9));
  held.member.agrees_to_greeting = row.integer(11) != 0;
  REGULARS_TRY(held.standing, standing_from_json(row.text(12)));
  return held;
}

Result<std::optional<HeldMember>> one_member(Query& query) {
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  REGULARS_TRY(HeldMember held, member_in(query));
  return held;
}

HeldStaff staff_in(const Query& row) {
  HeldStaff held;
  held.staff.id = model::StaffId{row.uuid(0)};
  held.staff.name = row.text(1);
  held.staff.role = static_cast<model::Role>(row.integer(2));
  held.pin_hash = row.text(3);
  held.staff.member = model::MemberId{row.uuid(4)};
  return held;
}

// Every typed word begins one of the name's.
bool matches(const model::Member& member, const std::vector<std::string>& typed) {
  const std::vector<std::string> words = name_words(member.name);
  return std::all_of(typed.begin(), typed.end(), [&](const std::string& beginning) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return word.starts_with(beginning);
    });
  });
}

std::string reversed(const std::string& value) {
  return {value.rbegin(), value.rend()};
}

void add_new(std::vector<model::Member>& all, std::vector<model::Member> more, std::size_t most) {
  for (model::Member& member : more) {
    const bool is_known = std::any_of(
        all.begin(), all.end(), [&](const model::Member& one) { return one.id == member.id; });
    if (all.size() < most && !is_known) all.push_back(std::move(member));
  }
}

}  // namespace

std::string packed(const std::vector<model::Identifier>& identifiers) {
  std::string text;
  for (const auto& identifier : identifiers) {
    text += static_cast<char>('0' + static_cast<int>(identifier.kind));
    text += identifier.value;
    text += '\n';
  }
  return text;
}

std::vector<model::Identifier> unpacked(std::string_view text) {
  std::vector<model::Identifier> identifiers;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    identifiers.push_back({static_cast<model::IdentifierKind>(text[at] - '0'),
                           std::string(text.substr(at + 1, end - at - 1))});
    at = end + 1;
  }
  return identifiers;
}

Result<std::optional<HeldMember>> MemberStore::find(const model::Identifier& identifier) {
  Query query = members_.query(kFindByIdentifier);
  query.bind(static_cast<std::int64_t>(identifier.kind)).bind(std::string_view(identifier.value));
  return one_member(query);
}

Result<std::optional<HeldMember>> MemberStore::find(const model::MemberId& id) {
  Query query = members_.query(kFindById);
  query.bind(id.uuid());
  return one_member(query);
}

Result<std::int64_t> MemberStore::count() {
  Query query = members_.query(kCount);
  REGULARS_TRY(const bool found, query.step());
  return found ? query.integer(0) : 0;
}

Result<std::vector<model::Member>> MemberStore::members_of(Query& numbers, std::size_t most) {
  std::vector<model::Member> found;
  while (found.size() < most) {
    REGULARS_TRY(const bool is_row, numbers.step());
    if (!is_row) break;
    Query member = members_.query(kFindByNumber);
    member.bind(numbers.integer(0));
    REGULARS_TRY(auto held, one_member(member));
    if (held) add_new(found, {std::move(held->member)}, most);
  }
  return found;
}

Result<std::vector<model::Member>> MemberStore::search_names(std::string_view text,
                                                             std::size_t most) {
  const std::vector<std::string> typed = typed_words(text);
  if (typed.empty()) return std::vector<model::Member>{};
  const std::size_t candidates = typed.size() == 1 ? most : kMostCandidates;
  Query numbers = members_.query(kByWord);
  // A name can hold a word twice over ("小小"), so a few rows more than members wanted.
  numbers.bind(std::string_view(typed.front()))
      .bind(std::string_view(end_of_prefix(typed.front())))
      .bind(static_cast<std::int64_t>(candidates * 2));
  REGULARS_TRY(std::vector<model::Member> found, members_of(numbers, candidates));
  std::erase_if(found, [&](const model::Member& member) { return !matches(member, typed); });
  if (found.size() > most) found.resize(most);
  return found;
}

Result<std::vector<model::Member>> MemberStore::search_numbers(std::string_view digits,
                                                               std::size_t most) {
  std::vector<model::Member> found;
  const auto limit = static_cast<std::int64_t>(most);
  for (const auto kind : {model::IdentifierKind::Phone, model::IdentifierKind::Card}) {
    Query numbers = members_.query(kByNumber);
    numbers.bind(static_cast<std::int64_t>(kind))
        .bind(digits)
        .bind(std::string_view(end_of_prefix(digits)))
        .bind(limit);
    REGULARS_TRY(std::vector<model::Member> more, members_of(numbers, most));
    add_new(found, std::move(more), most);
  }
  constexpr std::size_t kLeastEnding = 3;
  if (digits.size() < kLeastEnding || found.size() >= most) return found;
  const std::string ending = reversed(std::string(digits));
  Query numbers = members_.query(kByEnding);
  numbers.bind(std::string_view(ending)).bind(std::string_view(end_of_prefix(ending))).bind(limit);
  REGULARS_TRY(std::vector<model::Member> more, members_of(numbers, most));
  add_new(found, std::move(more), most);
  return found;
}

Result<std::vector<HeldStaff>> MemberStore::staff() {
  std::vector<HeldStaff> all;
  Query query = members_.query(kStaff);
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    all.push_back(staff_in(query));
  }
}

Result<std::optional<HeldStaff>> MemberStore::find_staff(const model::StaffId& id) {
  Query query = members_.query(kOneStaff);
  query.bind(id.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return staff_in(query);
}

Result<std::optional<std::string>> MemberStore::programme_document() {
  return document(kProgramme);
}

Result<std::optional<std::string>> MemberStore::shopfront_document() {
  return document(kShopfront);
}

Result<std::optional<std::string>> MemberStore::document(std::string_view sql) {
  Query query = members_.query(sql);
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return std::string(query.text(0));
}

Status MemberStore::put(const MemberChange& change, std::uint64_t applied_seq) {
  const model::Member& member = change.member;
  const std::string identifiers = packed(member.identifiers);
  const std::string standing = to_json(change.standing);
  std::optional<std::int64_t> no;
  bool is_relinked = true;
  {
    Query present = members_.query(kPresent);
    present.bind(member.id.uuid());
    REGULARS_TRY(const bool found, present.step());
    if (found) {
      no = present.integer(0);
      is_relinked = present.text(1) != identifiers || present.text(2) != member.name;
      if (is_relinked) REGULARS_TRY_VOID(unlink(*no, present.text(1), present.text(2)));
    }
  }
  Query write = members_.query(no ? kUpdate : kInsert);
  write.bind(member.id.uuid())
      .bind(std::string_view(member.name))
      .bind(std::int64_t{member.tier})
      .bind(std::int64_t{member.joined.time_since_epoch().count()})
      .bind(member.visits)
      .bind(std::int64_t{member.last_visit.time_since_epoch().count()})
      .bind(change.balance.points.value())
      .bind(change.balance.available_online.value())
      .bind(static_cast<std::int64_t>(applied_seq))
      .bind(std::string_view(identifiers))
      .bind(std::int64_t{member.agrees_to_greeting ? 1 : 0})
      .bind(std::string_view(standing));
  if (no) write.bind(*no);
  REGULARS_TRY_VOID(write.run());
  if (!is_relinked) return {};
  return link(no ? *no : members_.last_insert_rowid(), member);
}

Status MemberStore::remove(const model::MemberId& id) {
  Query present = members_.query(kPresent);
  present.bind(id.uuid());
  REGULARS_TRY(const bool found, present.step());
  if (!found) return {};
  const std::int64_t no = present.integer(0);
  REGULARS_TRY_VOID(unlink(no, present.text(1), present.text(2)));
  return members_.query(kDelete).bind(no).run();
}

Status MemberStore::unlink(std::int64_t no, std::string_view identifiers, std::string_view name) {
  for (const auto& identifier : unpacked(identifiers)) {
    REGULARS_TRY_VOID(members_.query(kUnlinkIdentifier)
                          .bind(static_cast<std::int64_t>(identifier.kind))
                          .bind(std::string_view(identifier.value))
                          .bind(no)
                          .run());
    if (identifier.kind != model::IdentifierKind::Phone) continue;
    REGULARS_TRY_VOID(members_.query(kUnlinkEnding)
                          .bind(std::string_view(reversed(identifier.value)))
                          .bind(no)
                          .run());
  }
  for (const std::string& word : name_words(name)) {
    REGULARS_TRY_VOID(members_.query(kUnlinkWord).bind(std::string_view(word)).bind(no).run());
  }
  return {};
}

// A card that moved to another member is the new owner's at once; the old one's row follows.
Status MemberStore::link(std::int64_t no, const model::Member& member) {
  for (const auto& identifier : member.identifiers) {
    REGULARS_TRY_VOID(members_.query(kLinkIdentifier)
                          .bind(static_cast<std::int64_t>(identifier.kind))
                          .bind(std::string_view(identifier.value))
                          .bind(no)
                          .run());
    if (identifier.kind != model::IdentifierKind::Phone) continue;
    REGULARS_TRY_VOID(members_.query(kLinkEnding)
                          .bind(std::string_view(reversed(identifier.value)))
                          .bind(no)
                          .run());
  }
  for (const std::string& word : name_words(member.name)) {
    REGULARS_TRY_VOID(members_.query(kLinkWord).bind(std::string_view(word)).bind(no).run());
  }
  return {};
}

Status MemberStore::put(const StaffChange& change) {
  if (change.is_gone) return members_.query(kRemoveStaff).bind(change.staff.id.uuid()).run();
  return members_.query(kPutStaff)
      .bind(change.staff.id.uuid())
      .bind(std::string_view(change.staff.name))
      .bind(static_cast<std::int64_t>(change.staff.role))
      .bind(std::string_view(change.pin_hash))
      .bind_or_null(change.staff.member.uuid())
      .run();
}

Status MemberStore::put(const ProgrammeChange& change) {
  return members_.query(kPutProgramme).bind(std::string_view(change.document)).run();
}

Status MemberStore::put(const ShopfrontChange& change) {
  return members_.query(kPutShopfront).bind(std::string_view(change.document)).run();
}

}  // namespace regulars::storage
