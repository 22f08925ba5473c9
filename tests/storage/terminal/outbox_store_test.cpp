#include "app/storage/terminal/outbox_store.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

namespace {

void add(TestTerminal& till, const std::string& line, const std::string& side = {}) {
  Transaction transaction = value_of(till->begin());
  const OutboxTail tail = value_of(till->outbox().tail(transaction));
  value_of(till->outbox().add(transaction, tail, line, side));
  require_ok(transaction.commit());
}

}  // namespace

TEST_CASE("envelopes are gap-free and chained from the start that central gave", "[storage]") {
  TestTerminal till;
  add(till, R"({"s":1})");
  add(till, R"({"s":2})", R"({"salt":"00"})");
  add(till, R"({"s":3})");
  const sync::OutboxBatch batch = value_of(till->outbox().next_batch(10, 10'000));
  CHECK(batch.epoch == till->identity().epoch());
  CHECK(batch.before == TestTerminal::identity().chain_start);
  REQUIRE(batch.envelopes.size() == 3);
  Digest hash = batch.before;
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(batch.envelopes[i].seq == i + 1);
    hash = sync::chained(hash, batch.envelopes[i].line);
  }
  CHECK(batch.envelopes[1].side == R"({"salt":"00"})");
  Transaction transaction = value_of(till->begin());
  CHECK(value_of(till->outbox().tail(transaction)).hash == hash);
}

TEST_CASE("what is acknowledged is not sent again, and never goes back", "[storage]") {
  TestTerminal till;
  for (int i = 1; i <= 5; ++i) add(till, "{}");
  CHECK(value_of(till->outbox().waiting()) == 5);
  require_ok(till->outbox().acknowledged(3));
  require_ok(till->outbox().acknowledged(1));
  till.reopen();
  CHECK(value_of(till->outbox().waiting()) == 2);
  const auto batch = value_of(till->outbox().next_batch(10, 10'000));
  REQUIRE(batch.envelopes.size() == 2);
  CHECK(batch.envelopes[0].seq == 4);
  CHECK_FALSE(till->outbox().acknowledged(6).has_value());
  require_ok(till->outbox().acknowledged(5));
  CHECK(value_of(till->outbox().next_batch(10, 10'000)).envelopes.empty());
}

TEST_CASE("a batch keeps its limits, but has always one envelope", "[storage]") {
  TestTerminal till;
  for (int i = 0; i < 4; ++i) add(till, std::string(100, 'x'), std::string(50, 'y'));
  CHECK(value_of(till->outbox().next_batch(3, 10'000)).envelopes.size() == 3);
  CHECK(value_of(till->outbox().next_batch(10, 300)).envelopes.size() == 2);
  CHECK(value_of(till->outbox().next_batch(10, 1)).envelopes.size() == 1);
}

TEST_CASE("an envelope cannot be changed, nor deleted before central has it", "[storage]") {
  TestTerminal till;
  add(till, "{}");
  add(till, "{}");
  require_ok(till->outbox().acknowledged(1));
  till.close();
  auto store = Database::open(till.folder() / "store.db", Access::ReadWrite);
  REQUIRE(store.has_value());
  CHECK_FALSE(store->query("UPDATE outbox SET line = 'x' WHERE seq = 1").run().has_value());
  CHECK_FALSE(store->query("DELETE FROM outbox WHERE seq = 2").run().has_value());
  CHECK(store->query("DELETE FROM outbox WHERE seq = 1").run().has_value());
}

TEST_CASE("nothing is written before head office knows the terminal", "[storage]") {
  const TempDir dir;
  ManualClock clock;
  Log log("test", {}, LogLevel::error);
  const auto storage = value_of(TerminalStorage::open(dir.path(), clock, log));
  CHECK(storage->identity().epoch() != 0);
  Transaction transaction = value_of(storage->begin());
  const auto tail = storage->outbox().tail(transaction);
  REQUIRE_FALSE(tail.has_value());
  CHECK(tail.error().key == "error.not_enrolled");
}
