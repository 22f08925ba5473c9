#include "app/storage/terminal/inbox_store.h"

#include <variant>
#include <vector>

#include "app/storage/terminal/consent_store.h"

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
  return transaction.commit();
}

// Members that are gone must not live on as enrolled here. Before the page, because no transaction
// crosses the files: if the page fails now, it comes again.
Status InboxStore::forget_gone(const std::vector<FeedChange>& changes) {
  OwnMemberStore own(store_);
  ConsentStore consents(store_);
  for (const FeedChange& change : changes) {
    const auto* gone = std::get_if<MemberGone>(&change);
    if (gone == nullptr) continue;
    REGULARS_TRY(const auto seq, own.enrolled_by(gone->id));
    REGULARS_TRY(const auto consent, consents.find(gone->id));
    if (!seq && !consent) continue;
    REGULARS_TRY(Transaction transaction, Transaction::begin(store_));
    REGULARS_TRY_VOID(own.remove(transaction, gone->id));
    REGULARS_TRY_VOID(consents.remove(transaction, gone->id));
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
