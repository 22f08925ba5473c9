#include "app/tool/replay.h"

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "app/base/system_clock.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/programme_document.h"
#include "app/storage/feed/feed_codec.h"
#include "assets/programme/default.json.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::tool;

namespace {

constexpr const char* kSales =
    "time,identifier,amount,currency\n"
    "2026-11-20 10:00,VIP-00001-1,100.00,CNY\n"
    "2026-11-20 10:05,VIP-00001-1,100.00,CNY\n"
    "2026-11-20 10:05,13800138000,0,CNY\n"
    "2026-11-20 10:10,4111111111111111,50.00,CNY\n"
    "2026-11-20 10:11,VIP-00002-2,50.00,USD\n"
    "2026-11-20 10:12,VIP-00002-2,fifty,CNY\n"
    "2026-11-20 10:13,VIP-00002-2,7.90,CNY\n";

// An enrolled terminal that has its programme and no member.
class Terminal {
 public:
  Terminal() : log_("test", {}, LogLevel::error) {
    auto opened = storage::TerminalStorage::open(folder_.path(), clock_, log_);
    REQUIRE(opened);
    storage_ = *std::move(opened);
    storage::TerminalIdentity identity;
    identity.terminal = model::TerminalId{Uuid::v7(clock_.wall())};
    identity.store = model::StoreId{Uuid::v7(clock_.wall())};
    identity.stream = "store:test";
    REQUIRE(storage_->identity().enrolled(identity));
    auto programme = loyalty::parse_programme(assets::kDefaultProgramme);
    REQUIRE(programme);
    programme_ = *programme;
  }

  Replayed replay(const std::string& text, Strangers strangers) {
    const auto file = folder_ / "sales.csv";
    std::ofstream(file) << text;
    auto log = SalesLog::open(file, [](Instant) { return std::chrono::minutes{0}; });
    REQUIRE(log);
    bad_lines.clear();
    ReplayEvents events;
    events.on_bad_line = [this](const std::string& words) { bad_lines.push_back(words); };
    const auto replayed =
        tool::replay(*log, *storage_, programme_, model::regions().front(), strangers, events);
    REQUIRE(replayed);
    return *replayed;
  }

  std::int64_t points_of(model::IdentifierKind kind, const std::string& value) {
    const auto found = loyalty::look_up(*storage_, model::Identifier{kind, value});
    REQUIRE(found);
    REQUIRE(*found);
    return (*found)->balance.points.value();
  }
  storage::TerminalStorage& storage() { return *storage_; }

  std::vector<std::string> bad_lines;

 private:
  tests::TempDir folder_;
  SystemClock clock_;
  Log log_;
  std::unique_ptr<storage::TerminalStorage> storage_;
  model::Programme programme_;
};

}  // namespace

TEST_CASE("a replay books good lines and names bad ones", "[tool]") {
  Terminal terminal;
  const Replayed done = terminal.replay(kSales, Strangers::BecomeMembers);
  CHECK(done.lines == 7);
  CHECK(done.sales == 4);
  CHECK(done.enrolled == 3);
  CHECK(done.bad == 3);
  CHECK(terminal.points_of(model::IdentifierKind::Card, "VIP-00001-1") == 200);
  CHECK(terminal.points_of(model::IdentifierKind::Card, "VIP-00002-2") == 7);
  CHECK(terminal.points_of(model::IdentifierKind::Phone, "13800138000") == 0);
  REQUIRE(terminal.bad_lines.size() == 3);
  CHECK(terminal.bad_lines[0].starts_with("line 5: "));
  CHECK(terminal.bad_lines[0].find("4111") == std::string::npos);
  CHECK(terminal.bad_lines[1].starts_with("line 6: "));
  CHECK(terminal.bad_lines[2].starts_with("line 7: "));
}

TEST_CASE("the same file again adds nothing, whatever was known of its members", "[tool]") {
  Terminal terminal;
  const Replayed first = terminal.replay(kSales, Strangers::EarnOnTheirNumber);
  CHECK(first.sales == 4);
  CHECK(first.unknown == 4);
  CHECK(first.enrolled == 0);
  const auto waiting = terminal.storage().outbox().waiting();
  const Replayed again = terminal.replay(kSales, Strangers::BecomeMembers);
  CHECK(again.sales == 0);
  CHECK(again.existed == 4);
  CHECK(again.enrolled == 0);
  CHECK(again.bad == 3);
  CHECK(*terminal.storage().outbox().waiting() == *waiting);
}

TEST_CASE("another file with the same lines is other sales", "[tool]") {
  Terminal terminal;
  CHECK(terminal.replay("20261120,VIP-1,10,CNY\n", Strangers::BecomeMembers).sales == 1);
  CHECK(terminal.replay("20261120,VIP-1,10,CNY\n\n", Strangers::BecomeMembers).sales == 1);
  CHECK(terminal.points_of(model::IdentifierKind::Card, "VIP-1") == 20);
}
