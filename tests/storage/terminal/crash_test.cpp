// The disk is broken on purpose: the process is killed in the middle of its writing, the files are
// copied while a transaction is open, the disk is full. Afterwards nothing that was answered is
// missing, nothing is doubled, and the sums agree.

#include <csignal>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/bytes.h"
#include "app/loyalty/award.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

namespace {

const model::MemberId kAna{*Uuid::parse("0190a1b2c3d47e8f9011121314150001")};

loyalty::AwardOrder replayed(int number) {
  loyalty::AwardOrder order;
  order.member = kAna;
  order.amount = yuan(100);
  order.origin = model::Origin::Replay;
  order.reference = "line-" + std::to_string(number);
  return order;
}

// Awards from `first` on and writes each number into the pipe once award() has answered.
[[noreturn]] void sell_until_killed(const std::filesystem::path& folder, int pipe, int first) {
  ManualClock clock;
  Log log("test", {}, LogLevel::error);
  const auto storage = TerminalStorage::open(folder, clock, log);
  const auto programme = loyalty::parse_programme(assets::kDefaultProgramme);
  if (!storage || !programme) std::_Exit(1);
  for (int number = first;; ++number) {
    const auto awarded = loyalty::award(**storage, *programme, replayed(number));
    if (!awarded || write(pipe, &number, sizeof number) != sizeof number) std::_Exit(1);
  }
}

// The last number that the child says is on the disk, or `before` where it said none.
int sell_and_kill(const std::filesystem::path& folder, int first, std::chrono::microseconds after) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    close(ends[0]);
    sell_until_killed(folder, ends[1], first);
  }
  close(ends[1]);
  int last = first - 1;
  int number = 0;
  if (read(ends[0], &number, sizeof number) == sizeof number) last = number;
  usleep(static_cast<useconds_t>(after.count()));
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
  while (read(ends[0], &number, sizeof number) == sizeof number) last = number;
  close(ends[0]);
  return last;
}

// As if the disk ended at `bytes` of each file.
class SmallFiles {
 public:
  explicit SmallFiles(std::uintmax_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before_) == 0);
    const rlimit small{bytes, before_.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
  }
  ~SmallFiles() {
    setrlimit(RLIMIT_FSIZE, &before_);
    static_cast<void>(std::signal(SIGXFSZ, handler_));
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  rlimit before_{};
  sighandler_t handler_;
};

void check_whole(TerminalStorage& storage) {
  require_ok(storage.outbox().verify_all());
  CHECK(value_of(storage.ledger().all_wrong_balances()) == 0);
  const auto batch = value_of(storage.outbox().next_batch(1'000'000, 1'000'000'000));
  CHECK(value_of(storage.ledger().balance(kAna)).value() ==
        static_cast<std::int64_t>(batch.envelopes.size()));
}

}  // namespace

TEST_CASE("a terminal killed in the middle of sales has each answered one once", "[storage]") {
  TestTerminal till;
  till.close();
  int next = 1;
  for (int round = 0; round < 25; ++round) {
    const auto after = std::chrono::microseconds(random_u64() % 3'000);
    const int last = sell_and_kill(till.folder(), next, after);
    till.open();
    check_whole(*till);
    const auto sold = value_of(till->ledger().balance(kAna)).value();
    // The one in flight may be on the disk without its answer; then it exists already.
    CHECK(sold >= last);
    CHECK(sold <= last + 1);
    const auto again = value_of(loyalty::award(*till, a_programme(), replayed(last + 1)));
    CHECK(again.existed == (sold == last + 1));
    till.close();
    next = last + 2;
  }
  till.open();
  CHECK(value_of(till->ledger().balance(kAna)).value() == next - 1);
}

TEST_CASE("files copied in the middle of a transaction hold only what was committed", "[storage]") {
  TestTerminal till;
  const auto programme = a_programme();
  value_of(loyalty::award(*till, programme, replayed(1)));
  Transaction transaction = value_of(till->begin());
  value_of(loyalty::award(*till, transaction, programme, replayed(2)));
  const TempDir copy;
  for (const char* name : {"store.db", "store.db-wal", "members.db", "members.db-wal"}) {
    std::filesystem::copy_file(till.folder() / name, copy / name);
  }
  require_ok(transaction.commit());
  ManualClock clock;
  const auto restored = value_of(TerminalStorage::open(copy.path(), clock, till.log));
  check_whole(*restored);
  CHECK(value_of(restored->ledger().balance(kAna)).value() == 1);
  CHECK(value_of(till->ledger().balance(kAna)).value() == 2);
}

TEST_CASE("a WAL cut at any byte loses at most what was not answered", "[storage]") {
  TestTerminal till;
  const auto programme = a_programme();
  for (int i = 1; i <= 5; ++i) value_of(loyalty::award(*till, programme, replayed(i)));
  const auto wal = till.folder() / "store.db-wal";
  const auto whole = std::filesystem::file_size(wal);
  std::int64_t most = 0;
  for (std::uintmax_t length = 0; length <= whole; length += 1'777) {
    const TempDir copy;
    std::filesystem::copy_file(till.folder() / "store.db", copy / "store.db");
    std::filesystem::copy_file(wal, copy / "store.db-wal");
    std::filesystem::resize_file(copy / "store.db-wal", length);
    ManualClock clock;
    const auto restored = value_of(TerminalStorage::open(copy.path(), clock, till.log));
    if (!restored->identity().identity()) continue;  // cut before the enrolment
    check_whole(*restored);
    const auto sold = value_of(restored->ledger().balance(kAna)).value();
    CHECK(sold >= most);
    most = sold;
  }
  CHECK(most >= 4);
}

TEST_CASE("a sale that the disk refuses is refused whole and can be made again", "[storage]") {
  TestTerminal till;
  const auto programme = a_programme();
  value_of(loyalty::award(*till, programme, replayed(1)));
  int number = 2;
  Result<loyalty::Awarded> awarded = fail(ErrorKind::bug, "not tried");
  {
    const SmallFiles until_here(std::filesystem::file_size(till.folder() / "store.db-wal") +
                                50'000);
    for (awarded = loyalty::award(*till, programme, replayed(number)); awarded;) {
      awarded = loyalty::award(*till, programme, replayed(++number));
    }
  }
  CHECK(number > 2);
  CHECK(awarded.error().kind == ErrorKind::storage);
  const auto still = loyalty::award(*till, programme, replayed(number));
  CHECK_FALSE(still.has_value());  // until the file is opened anew
  check_whole(*till);
  till.reopen();
  CHECK_FALSE(value_of(loyalty::award(*till, programme, replayed(number))).existed);
  check_whole(*till);
  CHECK(value_of(till->ledger().balance(kAna)).value() == number);
}
