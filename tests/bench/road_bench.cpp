// Push and pull between a terminal's storage and the real central, durable on both sides, against
// the same rows written raw in batches of the same size. Of a push the raw rows are those of the
// log alone: what central must have on the disk to acknowledge. It folds them beside, on this
// machine too.

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

#include "app/loyalty/award.h"
#include "app/tool/terminal_folder.h"
#include "tests/bench/measures.h"
#include "tests/bench/raw_sqlite.h"
#include "tests/support/child_process.h"

namespace regulars::bench {

namespace {

using Clock = std::chrono::steady_clock;
using tests::ChildProcess;

constexpr double kLeastShare = 0.6;
constexpr std::int64_t kEventsOfBatch = 500;
constexpr std::int64_t kMembersOfPage = 1'000;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

std::string must_run(const Plan& plan,
                     const std::string& name,
                     const std::vector<std::string>& words) {
  const tests::Ran ran = tests::run(plan.programs / name, words);
  if (ran.exit_code != 0) give_up(Error{ErrorKind::bug, name + ": " + ran.output});
  return ran.output;
}

// A central that serves `members`, and an enrolled terminal's folder that has pulled nothing yet.
class Road {
 public:
  explicit Road(const Plan& plan)
      : plan_(plan), central_(plan.folder / "central"), terminal_(plan.folder / "road-terminal") {
    static_cast<void>(must_run(plan,
                               "regulars",
                               {"generate",
                                "--members",
                                std::to_string(plan.pulled),
                                "--sales",
                                "0",
                                "--data",
                                central_.string()}));
    serve();
    enrol();
  }
  [[nodiscard]] const std::filesystem::path& terminal() const { return terminal_; }

 private:
  void serve() {
    const auto log = plan_.folder / "central.log";
    server_ = std::make_unique<ChildProcess>(
        plan_.programs / "regulars-central",
        std::vector<std::string>{"serve", "--data", central_.string(), "--listen", "127.0.0.1:0"},
        log);
    while (tests::text_of(log).find("central serves at") == std::string::npos) {
      if (!server_->is_running()) give_up(Error{ErrorKind::bug, tests::text_of(log)});
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
  }

  void enrol() {
    const std::string config =
        must_run(plan_,
                 "regulars-central",
                 {"enrol-code", "--data", central_.string(), "--terminal", "Till 1", "--config"});
    std::filesystem::create_directories(terminal_);
    std::ofstream(terminal_ / "terminal.toml") << config;
    const std::size_t begin = config.find("code ") + 5;
    const std::string code = config.substr(begin, config.find(' ', begin) - begin);
    static_cast<void>(
        must_run(plan_, "regulars-terminal", {"--data", terminal_.string(), "--enrol", code}));
  }

  const Plan& plan_;
  const std::filesystem::path central_;
  const std::filesystem::path terminal_;
  std::unique_ptr<ChildProcess> server_;
};

void book_sales(tool::TerminalFolder& folder,
                const std::vector<model::Member>& members,
                std::int64_t count) {
  constexpr std::int64_t kOfOneCommit = 1'000;
  const model::Programme programme = must(folder.programme());
  storage::TerminalStorage& storage = folder.storage();
  for (std::int64_t done = 0; done < count;) {
    storage::Transaction transaction = must(storage.begin());
    for (std::int64_t i = 0; i < kOfOneCommit && done < count; ++i, ++done) {
      loyalty::AwardOrder order;
      order.member = members[static_cast<std::size_t>(done) % members.size()].id;
      order.amount = model::Money{1'000 + done % 90'000, programme.currency};
      order.origin = model::Origin::Pos;
      order.reference = "road-" + std::to_string(done);
      order.at = folder.clock().wall();
      static_cast<void>(must(loyalty::award(storage, transaction, programme, order)));
    }
    must(transaction.commit());
  }
}

// The rows of members.db, a page of members at a time, as bare statements from memory.
double raw_members_per_second(const std::filesystem::path& from, const std::filesystem::path& to) {
  RawSqlite raw(to, RawSqlite::Mode::Write);
  raw.execute("ATTACH '" + from.string() + "' AS pulled; ATTACH ':memory:' AS memory");
  for (const char* table : {"identifier", "phone_ending", "name_word", "member"}) {
    const std::string name = table;
    RawStatement schema =
        raw.prepare("SELECT sql FROM pulled.sqlite_master WHERE name = '" + name + "'");
    schema.step();
    raw.execute(schema.text(0));
    const std::string key = name == "member" ? "no" : "member";
    raw.execute("CREATE TABLE memory." + name + " AS SELECT * FROM pulled." + name +
                "; CREATE INDEX memory.by_" + name + " ON " + name + "(" + key + ")");
  }
  RawStatement count = raw.prepare("SELECT max(no) FROM memory.member");
  count.step();
  const std::int64_t members = count.integer(0);
  count.reset();
  const auto begun = Clock::now();
  for (std::int64_t first = 1; first <= members; first += kMembersOfPage) {
    const std::string range =
        " BETWEEN " + std::to_string(first) + " AND " + std::to_string(first + kMembersOfPage - 1);
    raw.execute(
        "BEGIN IMMEDIATE; INSERT INTO main.member SELECT * FROM memory.member WHERE no" + range +
        "; INSERT INTO main.identifier SELECT * FROM memory.identifier WHERE member" + range +
        "; INSERT INTO main.phone_ending SELECT * FROM memory.phone_ending WHERE member" + range +
        "; INSERT INTO main.name_word SELECT * FROM memory.name_word WHERE member" + range +
        "; COMMIT");
  }
  return static_cast<double>(members) / seconds_since(begun);
}

// Lines and hashes as central's log has them, a batch at a time.
double raw_events_per_second(const std::filesystem::path& from, const std::filesystem::path& to) {
  RawSqlite raw(to, RawSqlite::Mode::Write);
  raw.execute("ATTACH '" + from.string() + "' AS sent");
  raw.execute(
      "CREATE TABLE event (gseq INTEGER PRIMARY KEY, terminal INTEGER NOT NULL, epoch INTEGER NOT "
      "NULL, seq INTEGER NOT NULL, line TEXT NOT NULL, hash BLOB NOT NULL, received INTEGER NOT "
      "NULL, UNIQUE (terminal, epoch, seq)) STRICT");
  RawStatement count = raw.prepare("SELECT max(seq) FROM sent.outbox");
  count.step();
  const std::int64_t events = count.integer(0);
  count.reset();
  const auto begun = Clock::now();
  for (std::int64_t first = 1; first <= events; first += kEventsOfBatch) {
    raw.execute(
        "BEGIN IMMEDIATE; INSERT INTO event (terminal, epoch, seq, line, hash, received) "
        "SELECT 1, 7, seq, line, hash, 1795156320000 FROM sent.outbox WHERE seq BETWEEN " +
        std::to_string(first) + " AND " + std::to_string(first + kEventsOfBatch - 1) + "; COMMIT");
  }
  return static_cast<double>(events) / seconds_since(begun);
}

}  // namespace

std::vector<Row> measure_road(const Plan& plan) {
  Road road(plan);
  double pulled_per_second = 0;
  double pushed_per_second = 0;
  {
    const auto folder = must(tool::TerminalFolder::open(road.terminal()));
    const auto way = must(tool::Road::open(*folder));
    auto begun = Clock::now();
    const std::uint64_t pulled = must(way->courier().pull_all(way->stream()));
    pulled_per_second = static_cast<double>(pulled) / seconds_since(begun);
    const std::vector<model::Member> members =
        must(folder->storage().members().search_numbers("13", 500));
    book_sales(*folder, members, plan.pushed);
    begun = Clock::now();
    const std::uint64_t pushed = must(way->courier().push_all());
    pushed_per_second = static_cast<double>(pushed) / seconds_since(begun);
    must(folder->storage().checkpoint());
  }
  const double raw_pull =
      raw_members_per_second(road.terminal() / "members.db", plan.folder / "raw-pull.db");
  const double raw_push =
      raw_events_per_second(road.terminal() / "store.db", plan.folder / "raw-push.db");
  std::vector<Row> rows = {
      share_of("push over HTTPS, events; raw: the log's rows alone",
               pushed_per_second,
               raw_push,
               kLeastShare),
      share_of(
          "pull over HTTPS, members, pages of 1,000", pulled_per_second, raw_pull, kLeastShare)};
  for (Row& row : measure_idle(plan, road.terminal())) rows.push_back(std::move(row));
  return rows;
}

}  // namespace regulars::bench
