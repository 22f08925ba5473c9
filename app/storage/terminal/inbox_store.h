#pragma once
// The other end of the feed: pages become members, staff, programme and shopfront, and a page and
// its cursor are one transaction of members.db.

#include <cstdint>
#include <string>

#include "app/base/log.h"
#include "app/base/result.h"
#include "app/storage/database.h"
#include "app/storage/terminal/member_store.h"
#include "app/storage/terminal/own_member_store.h"
#include "app/storage/terminal/terminal_identity.h"
#include "sync/wire/envelope_source.h"

namespace regulars::storage {

class InboxStore final : public sync::PageSink {
 public:
  InboxStore(Database& members, Database& store, const IdentityStore& identity, Log& log)
      : members_(members), store_(store), identity_(identity), log_(log) {}

  [[nodiscard]] Result<std::uint64_t> cursor(const std::string& stream) override;
  // A page with a line that is not ours changes nothing and is refused.
  [[nodiscard]] Status apply(const sync::Page& page) override;
  [[nodiscard]] Status restart(const std::string& stream) override;
  // A member who was erased here: gone from members.db before central says so.
  [[nodiscard]] Status forget(const model::MemberId& member);

 private:
  [[nodiscard]] Status set_cursor(const std::string& stream, std::uint64_t next);
  [[nodiscard]] Status forget_gone(const std::vector<FeedChange>& changes);
  [[nodiscard]] Status forget_gone(const MemberGone& gone);
  [[nodiscard]] Status forget_said_of_staff(const std::vector<FeedChange>& changes,
                                            std::uint64_t applied_seq);
  Database& members_;
  Database& store_;
  const IdentityStore& identity_;
  Log& log_;
};

}  // namespace regulars::storage
