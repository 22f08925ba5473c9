#include "app/storage/terminal/inbox_store.h"

#include <variant>
#include <vector>

#include "app/storage/terminal/consent_store.h"
#include "app/storage/terminal/people_store.h"
#include "app/storage/terminal/staff_store.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kCursor = "SELECT next FROM cursor WHERE stream = ?";
constexpr std::string_view kSetCursor =
    "INSERT INTO cursor (stream, next) VALUES (?, ?)"
    " ON CONFLICT (stream) DO UPDATE SET next = excluded.next";
constexpr std::string_view kForgetCursor = "DELETE FROM cursor WHERE stream = ?";

struct Put {
  MemberStore& members;
  std::uint64_t applied_seq;
  Log& log;

  Status operator()(const MemberChange& change) const { return members.put(change, applied_seq); }
  Status operator()(const MemberGone& gone) const { return members.remove(gone.id); }
  Status operator()(const ProgrammeChange& change) const { return members.put(change); }
  Status operator()(const ShopfrontChange& change) const { return members.put(change); }
  Status operator()(const StaffChange& change) const { return members.put(change); }
  Status operator()(const UnknownChange& change) const {
    log.info("storage", "the feed has changes of a newer kind", {{"kind", change.kind}});
    return {};
  }
};

}  // namespace

Result<std::uint64_t> InboxStore::cursor(const std::string& stream) {
  Query query = members_.query(kCursor);
  query.bind(std::string_view(stream));
  REGULARS_TRY(const bool found, query.step());
  return found ? static_cast<std::uint64_t>(query.integer(0)) : 0;
}

Status InboxStore::apply(const sync::Page& page) {
  std::vector<FeedChange> changes;
  changes.reserve(page.changes.size());
  for (const std::string& line : page.changes) {
    REGULARS_TRY(FeedChange change, from_feed_line(line));
    changes.push_back(std::move(change));
  }
  REGULARS_TRY_VOID(forget_gone(changes));
  REGULARS_TRY(Transaction transaction, Transaction::begin(members_));
  REGULARS_TRY(const std::uint64_t present, cursor(page.stream));
  if (page.since != present) {
    return fail(ErrorKind::conflict,
                "the page continues from " + std::to_string(page.since) + ", we are at " +
                    std::to_string(present) + " of " + page.stream);
  }
  // What the page knows of another epoch says nothing about the events of this one.
  const bool is_ours = page.applied_epoch == identity_.epoch();
  MemberStore members(members_);
  const Put put{members, is_ours ? page.applied_seq : 0, log_};
  for (const FeedChange& change : changes) REGULARS_TRY_VOID(std::visit(put, change));
  REGULARS_TRY_VOID(set_cursor(page.stream, page.next));
  REGULARS_TRY_VOID(transaction.commit());
  return forget_said_of_staff(changes, is_ours ? page.applied_seq : 0);
}

// Members that are gone must not live on as enrolled here. Before the page, because no transaction
// crosses the files: if the page fails now, it comes again.
Status InboxStore::forget_gone(const std::vector<FeedChange>& changes) {
  for (const FeedChange& change : changes) {
    const auto* gone = std::get_if<MemberGone>(&change);
    if (gone != nullptr) REGULARS_TRY_VOID(forget_gone(*gone));
  }
  return {};
}

// Of a merged one the events of this terminal go on counting, for the winner; of an erased one the
// sides of those events go too.
Status InboxStore::forget_gone(const MemberGone& gone) {
  OwnMemberStore own(store_);
  ConsentStore consents(store_);
  PeopleStore people(store_);
  REGULARS_TRY(const auto held, MemberStore(members_).find(gone.id));
  REGULARS_TRY(const auto enrolled, own.find(gone.id));
  std::vector<model::Identifier> shown;
  if (held) shown = held->member.identifiers;
  if (enrolled) {
    shown.insert(shown.end(), enrolled->identifiers.begin(), enrolled->identifiers.end());
  }
  REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
  REGULARS_TRY_VOID(own.remove(transaction, gone.id));
  REGULARS_TRY_VOID(consents.remove(transaction, gone.id));
  if (!gone.into.is_none()) REGULARS_TRY_VOID(people.merge(transaction, gone.into, gone.id));
  if (gone.is_erased) REGULARS_TRY_VOID(people.erase(transaction, gone.id, shown));
  return transaction.commit();
}

Status InboxStore::forget(const model::MemberId& member) {
  REGULARS_TRY(Transaction transaction, Transaction::begin(members_));
  REGULARS_TRY_VOID(MemberStore(members_).remove(member));
  return transaction.commit();
}

// After the page: until then what was said here counts.
Status InboxStore::forget_said_of_staff(const std::vector<FeedChange>& changes,
                                        std::uint64_t applied_seq) {
  MemberStore members(members_);
  StaffStore staff(store_, members);
  for (const FeedChange& change : changes) {
    const auto* said = std::get_if<StaffChange>(&change);
    if (said == nullptr) continue;
    REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
    REGULARS_TRY_VOID(staff.forget(transaction, said->staff.id, applied_seq));
    REGULARS_TRY_VOID(transaction.commit());
  }
  return {};
}

Status InboxStore::set_cursor(const std::string& stream, std::uint64_t next) {
  return members_.query(kSetCursor)
      .bind(std::string_view(stream))
      .bind(static_cast<std::int64_t>(next))
      .run();
}

// The rows stay until the snapshot that follows replaces them: an old name is better than none.
Status InboxStore::restart(const std::string& stream) {
  REGULARS_TRY(Transaction transaction, Transaction::begin(members_));
  REGULARS_TRY_VOID(members_.query(kForgetCursor).bind(std::string_view(stream)).run());
  return transaction.commit();
}

}  // namespace regulars::storage
