#include "app/ui/presenters/rating_book.h"

#include <algorithm>

namespace regulars::ui {
namespace {

constexpr Milliseconds kAfterFullQueue{250};
constexpr Milliseconds kAfterFailure{5'000};

}  // namespace

void RatingBook::record(Desk& desk, const RecordRating& rating) {
  if (entries_.size() >= kMost) entries_.pop_front();
  submit(desk, entries_.emplace_back(Entry{rating, 0, {}}));
}

void RatingBook::submit(Desk& desk, Entry& entry) {
  entry.number = desk.ask(entry.rating).value_or(0);
  if (entry.number == 0) entry.next_try = desk.now() + kAfterFullQueue;
}

bool RatingBook::takes(const Desk& desk, const Reply& reply) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& each) {
    return each.number != 0 && each.number == reply.number;
  });
  if (found == entries_.end()) return false;
  const bool may_pass = !reply.result && (reply.result.error().kind == ErrorKind::storage ||
                                          reply.result.error().kind == ErrorKind::busy);
  if (may_pass) {
    found->number = 0;
    found->next_try = desk.now() + kAfterFailure;
  } else {
    entries_.erase(found);
  }
  return true;
}

void RatingBook::tick(Desk& desk) {
  for (Entry& entry : entries_) {
    if (entry.number == 0 && entry.next_try <= desk.now()) submit(desk, entry);
  }
}

std::optional<SteadyInstant> RatingBook::deadline() const {
  std::optional<SteadyInstant> soonest;
  for (const Entry& entry : entries_) {
    if (entry.number != 0) continue;
    soonest = soonest ? std::min(*soonest, entry.next_try) : entry.next_try;
  }
  return soonest;
}

}  // namespace regulars::ui
