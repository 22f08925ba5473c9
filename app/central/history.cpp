#include "app/central/history.h"

#include <algorithm>
#include <span>
#include <utility>

#include "app/central/books.h"
#include "app/central/central_folder.h"
#include "app/loyalty/event_codec.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "sync/wire/batch.h"

namespace regulars::central {

namespace {
constexpr std::size_t kEventsPerTransaction = 20'000;
constexpr std::size_t kMembersPerTransaction = 20'000;
}  // namespace

struct History::Parts {
  CentralFolder folder;
  std::unique_ptr<Books> books;
  storage::TerminalRecord terminal;
  Progress progress;
  sync::PushRequest batch;
  std::uint64_t next_seq = 1;

  Status send() {
    if (batch.envelopes.empty()) return {};
    REGULARS_TRY_VOID(books->take_history(terminal.id.uuid(), batch));
    batch.first_seq = next_seq;
    batch.before = batch.tail;
    batch.envelopes.clear();
    if (progress) progress(static_cast<std::int64_t>(next_seq - 1));
    return {};
  }
};

Result<std::unique_ptr<History>> History::open(const std::filesystem::path& path,
                                               const std::string& name,
                                               const Clock& clock,
                                               Log& log,
                                               Progress progress) {
  REGULARS_TRY(auto folder, CentralFolder::open(path, clock));
  REGULARS_TRY(auto store, storage::open_central_store(folder / kDatabaseFile));
  REGULARS_TRY(auto books,
               Books::open(std::move(store), folder.authority(), /*store_name=*/{}, clock, log));
  REGULARS_TRY(auto terminal, books->add_virtual_terminal(name));
  auto parts = std::make_unique<Parts>(
      Parts{std::move(folder), std::move(books), std::move(terminal), std::move(progress), {}});
  parts->batch.epoch = parts->terminal.epoch;
  parts->batch.first_seq = 1;
  parts->batch.before = parts->terminal.chain_start;
  parts->batch.tail = parts->terminal.chain_start;
  return std::unique_ptr<History>(new History(std::move(parts)));
}

History::History(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
History::~History() = default;

const model::Programme& History::programme() const {
  return parts_->books->newest_programme();
}

Status History::add_members(const std::vector<model::Member>& members) {
  for (std::size_t from = 0; from < members.size(); from += kMembersPerTransaction) {
    const std::size_t count = std::min(kMembersPerTransaction, members.size() - from);
    REGULARS_TRY_VOID(parts_->books->add_members(std::span(members).subspan(from, count)));
  }
  return {};
}

Result<std::uint64_t> History::add(const model::Event& event,
                                   Instant at,
                                   std::chrono::minutes utc_offset) {
  const std::uint64_t seq = parts_->next_seq++;
  sync::Envelope envelope{
      .seq = seq,
      .line = loyalty::to_line({.seq = seq, .at = at, .utc_offset = utc_offset}, event),
      .side = {}};
  parts_->batch.tail = sync::chained(parts_->batch.tail, envelope.line);
  parts_->batch.envelopes.push_back(std::move(envelope));
  if (parts_->batch.envelopes.size() >= kEventsPerTransaction) REGULARS_TRY_VOID(parts_->send());
  return seq;
}

model::EventKey History::key_of(std::uint64_t seq) const {
  return {parts_->terminal.id, parts_->terminal.epoch, seq};
}

Status History::finish() {
  return parts_->send();
}

}  // namespace regulars::central
