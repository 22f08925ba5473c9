#pragma once
// MemberFeed: the pages that terminals pull, read from a READONLY connection of its own, so that a
// long bootstrap never delays a push. One thread at a time.
//
// The feed tells states, not differences: a member, a member of staff, a programme or the shopfront
// stands in it once, at its latest change number. A page is "what changed above the cursor", oldest
// change first, read in one moment together with how far the asking terminal's own log is
// contained, so that a terminal may always add its own events beyond that, row by row, and be
// exact.
//
// "store:<uuid>" carries everything; "global" is there for stores that will share a programme, and
// is empty.

#include <memory>
#include <utility>

#include "app/base/clock.h"
#include "app/central/books.h"
#include "app/storage/central_store.h"
#include "sync/server/road.h"
#include "sync/wire/batch.h"

namespace regulars::central {

class MemberFeed {
 public:
  MemberFeed(std::unique_ptr<storage::CentralReader> reader, const Clock& clock)
      : reader_(std::move(reader)), clock_(clock) {}

  // 401 unknown key; 403 revoked; 404 no such stream; 410 the cursor is ahead of us (a restored
  // copy).
  [[nodiscard]] sync::Answer<sync::PullReply> pull(const sync::Caller& caller,
                                                   const sync::PullRequest& request);

 private:
  std::unique_ptr<storage::CentralReader> reader_;
  const Clock& clock_;
};

}  // namespace regulars::central
