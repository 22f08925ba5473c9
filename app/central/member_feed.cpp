#include "app/central/member_feed.h"

#include <algorithm>

#include "app/storage/feed/feed_codec.h"

namespace regulars::central {

namespace {
std::string line_of(const storage::FeedRow& row) {
  if (row.member) {
    return storage::to_feed_line(
        storage::MemberChange{.member = row.member->member,
                              .balance = {.points = model::Points{row.member->points},
                                          .available_online = model::Points{row.member->available}},
                              .standing = row.member->standing});
  }
  if (row.gone) {
    return storage::to_feed_line(storage::MemberGone{
        .id = row.gone->member, .into = row.gone->into, .is_erased = row.gone->into.is_none()});
  }
  if (row.staff) {
    return storage::to_feed_line(storage::StaffChange{
        .staff = row.staff->staff, .pin_hash = row.staff->pin_hash, .is_gone = row.staff->gone});
  }
  if (row.shopfront) {
    return storage::to_feed_line(storage::ShopfrontChange{.document = *row.shopfront});
  }
  return storage::to_feed_line(storage::ProgrammeChange{.document = *row.programme});
}

sync::Answer<void> admit(const sync::Caller& caller, const storage::FeedRows& rows) {
  if (!rows.terminal || rows.terminal->key_digest != caller.key_digest) {
    return sync::wire_fault(401,
                            "unknown_key",
                            "terminal " + caller.terminal.text() +
                                " is not enrolled here with this key; enrol it with a new code");
  }
  if (rows.terminal->revoked) {
    return sync::wire_fault(403,
                            "revoked",
                            "terminal " + caller.terminal.text() +
                                " was revoked by head office; enrol it with a new code");
  }
  return {};
}
}  // namespace

sync::Answer<sync::PullReply> MemberFeed::pull(const sync::Caller& caller,
                                               const sync::PullRequest& request) {
  const std::size_t limit = std::clamp<std::size_t>(request.limit, 1, sync::kMostChanges);
  const auto rows =
      reader_->changes_since(request.since, limit, model::TerminalId{caller.terminal});
  if (!rows) return tl::unexpected(fault_of(rows.error()));
  if (const auto admitted = admit(caller, *rows); !admitted) {
    return tl::unexpected(admitted.error());
  }
  sync::PullReply reply;
  reply.server_ms = clock_.wall().time_since_epoch().count();
  reply.page.stream = request.stream;
  reply.page.since = request.since;
  reply.page.applied_epoch = rows->terminal->epoch;
  reply.page.applied_seq = rows->terminal->applied_seq;
  if (request.stream == "global") {
    reply.page.next = request.since;
    reply.page.until = request.since;
    return reply;
  }
  if (request.stream != "store:" + rows->store.id.uuid().text()) {
    return sync::wire_fault(404, "unknown_stream", "central has no stream " + request.stream);
  }
  if (request.since > rows->store.change) {
    return sync::wire_fault(
        410, "gone", "the cursor " + std::to_string(request.since) + " is ahead of central");
  }
  for (const auto& row : rows->rows) reply.page.changes.push_back(line_of(row));
  reply.page.until = rows->store.change;
  reply.page.is_last = rows->rows.size() < limit;
  reply.page.next = reply.page.is_last ? rows->store.change : rows->rows.back().change;
  return reply;
}

}  // namespace regulars::central
