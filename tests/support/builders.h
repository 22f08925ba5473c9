#pragma once
// Members, programmes and a terminal that is ready for business, for tests that need one.
//
//   TestTerminal till;
//   till.hold({a_member("王小明").gold().with_card("2012345678903").with_points(120)});

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/base/log.h"
#include "app/loyalty/award.h"
#include "app/loyalty/programme_document.h"
#include "app/storage/feed/feed_codec.h"
#include "app/storage/terminal/terminal_storage.h"
#include "assets/programme/default.json.h"
#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

namespace regulars::tests {

constexpr std::chrono::minutes kShanghai{8 * 60};

inline model::Identifier card(std::string value) {
  return {model::IdentifierKind::Card, std::move(value)};
}
inline model::Identifier phone(std::string value) {
  return {model::IdentifierKind::Phone, std::move(value)};
}
inline model::Money yuan(std::int64_t minor) {
  return {minor, model::Currency{}};
}

class MemberBuilder {
 public:
  explicit MemberBuilder(std::string name) {
    change_.member.id = model::MemberId{Uuid::v7(Instant{Milliseconds{ManualClock::kFriday}})};
    change_.member.name = std::move(name);
  }
  MemberBuilder& with_card(std::string value) {
    change_.member.identifiers.push_back(card(std::move(value)));
    return *this;
  }
  MemberBuilder& with_phone(std::string value) {
    change_.member.identifiers.push_back(phone(std::move(value)));
    return *this;
  }
  MemberBuilder& with_points(std::int64_t points) {
    change_.balance = {model::Points{points}, model::Points{points}};
    return *this;
  }
  MemberBuilder& gold() {
    change_.member.tier = 2;
    return *this;
  }
  [[nodiscard]] model::MemberId id() const { return change_.member.id; }
  [[nodiscard]] const storage::MemberChange& change() const { return change_; }
  operator storage::FeedChange() const { return change_; }  // NOLINT(google-explicit-constructor)

 private:
  storage::MemberChange change_;
};

inline MemberBuilder a_member(std::string name) {
  return MemberBuilder(std::move(name));
}

// One point per yuan; silver x1.2, gold x1.5; rewards of 500, 1000 and 2000 points.
inline model::Programme a_programme() {
  auto programme = loyalty::parse_programme(assets::kDefaultProgramme);
  REQUIRE(programme.has_value());
  return *programme;
}

template <typename T>
T value_of(Result<T> result) {
  if (!result) FAIL(result.error().words);
  return *std::move(result);
}
inline void require_ok(const Status& status) {
  if (!status) FAIL(status.error().words);
}

// A data folder and its storage, enrolled, with a clock of its own.
class TestTerminal {
 public:
  TestTerminal() {
    open();
    require_ok(storage_->identity().enrolled(identity()));
  }

  static storage::TerminalIdentity identity() {
    storage::TerminalIdentity identity;
    identity.terminal = model::TerminalId{*Uuid::parse("0190a1b2c3d47e8f9011121314151617")};
    identity.chain_start = sha256("chain start");
    identity.store = model::StoreId{*Uuid::parse("0190a1b2c3d47e8f9011121314151618")};
    identity.stream = "store:1";
    identity.store_name = "Tea on the corner";
    identity.terminal_name = "Till 1";
    return identity;
  }

  void open() { storage_ = value_of(storage::TerminalStorage::open(folder(), clock, log)); }
  void close() { storage_.reset(); }
  void reopen() {
    close();
    open();
  }
  [[nodiscard]] const std::filesystem::path& folder() const { return directory_.path(); }
  [[nodiscard]] storage::TerminalStorage& operator*() { return *storage_; }
  [[nodiscard]] storage::TerminalStorage* operator->() { return storage_.get(); }

  // The next page of the feed, which knows this terminal's events up to `applied_seq`.
  void hold(const std::vector<storage::FeedChange>& changes, std::uint64_t applied_seq = 0) {
    sync::Page page;
    page.stream = identity().stream;
    page.since = value_of(storage_->inbox().cursor(page.stream));
    page.next = page.since + changes.size();
    page.applied_epoch = storage_->identity().epoch();
    page.applied_seq = applied_seq;
    for (const auto& change : changes) page.changes.push_back(storage::to_feed_line(change));
    require_ok(storage_->inbox().apply(page));
  }

  // An order of the keypad, now.
  [[nodiscard]] loyalty::AwardOrder order(const model::MemberId& member, std::int64_t minor) {
    loyalty::AwardOrder order;
    order.member = member;
    order.amount = yuan(minor);
    order.reference = "tap-" + std::to_string(++taps_);
    order.at = clock.wall();
    order.utc_offset = kShanghai;
    return order;
  }

  ManualClock clock;
  Log log{"test", {}, LogLevel::error};

 private:
  TempDir directory_;
  int taps_ = 0;
  std::unique_ptr<storage::TerminalStorage> storage_;
};

}  // namespace regulars::tests
