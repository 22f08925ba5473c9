#include "sync/server/ingest_rules.h"

#include "app/base/bytes.h"
#include "tests/support/catch.h"
#include "tests/sync/test_terminal.h"

using namespace regulars;
using namespace regulars::sync;
using tests::kEpoch;

namespace {

// All hashes of a history, the chain start first.
struct History {
  std::vector<Envelope> events;
  std::vector<Digest> hashes{Digest{}};

  explicit History(std::size_t count) {
    for (std::uint64_t seq = 1; seq <= count; ++seq) {
      events.push_back({seq, R"({"s":)" + std::to_string(seq) + "}", {}});
      hashes.push_back(chained(hashes.back(), events.back().line));
    }
  }
  [[nodiscard]] StoredTip tip(std::uint64_t acked) const {
    return {kEpoch, acked, hashes[acked], [this](std::uint64_t seq) { return hashes.at(seq); }};
  }
  [[nodiscard]] PushRequest push(std::uint64_t first, std::size_t count) const {
    PushRequest push{kEpoch, first, hashes[first - 1], hashes[first - 1 + count], {}};
    for (std::uint64_t seq = first; seq < first + count; ++seq)
      push.envelopes.push_back(events[seq - 1]);
    return push;
  }
};

}  // namespace

TEST_CASE("a batch is taken exactly where the stored history ends", "[sync]") {
  const History history(60);
  for (int i = 0; i < 3'000; ++i) {
    const std::uint64_t acked = random_u64() % 41;
    const std::uint64_t first = 1 + random_u64() % 45;
    const std::size_t count = 1 + random_u64() % 15;
    CAPTURE(acked, first, count);
    const Verdict verdict = judge(history.tip(acked), history.push(first, count));
    if (first > acked + 1) {
      REQUIRE(std::get<Gap>(verdict).want == acked + 1);
      continue;
    }
    const Accept& accept = std::get<Accept>(verdict);
    const std::uint64_t last = first + count - 1;
    REQUIRE(accept.skip == std::min<std::uint64_t>(count, acked + 1 - first));
    REQUIRE(accept.acked_seq == std::max(acked, last));
    REQUIRE(accept.tail == history.hashes[accept.acked_seq]);
    REQUIRE(accept.hashes.size() == count);
    for (std::size_t k = 0; k < count; ++k) REQUIRE(accept.hashes[k] == history.hashes[first + k]);
  }
}

TEST_CASE("another history under the same numbers is a fork, and where it began is said",
          "[sync]") {
  const History stored(20);
  History restored(10);
  for (std::uint64_t seq = 11; seq <= 30; ++seq) {
    restored.events.push_back({seq, R"({"other":)" + std::to_string(seq) + "}", {}});
    restored.hashes.push_back(chained(restored.hashes.back(), restored.events.back().line));
  }
  CHECK(std::get<Fork>(judge(stored.tip(20), restored.push(5, 20))).seq == 11);
  CHECK(std::get<Fork>(judge(stored.tip(20), restored.push(11, 3))).seq == 11);
  CHECK(std::get<Fork>(judge(stored.tip(20), restored.push(16, 10))).seq == 15);
  CHECK(std::get<Fork>(judge(stored.tip(20), restored.push(21, 5))).seq == 20);
  CHECK(std::holds_alternative<Accept>(judge(stored.tip(20), restored.push(1, 10))));
  SECTION("so is another chain start, and another epoch") {
    PushRequest push = stored.push(1, 3);
    StoredTip nothing = stored.tip(0);
    nothing.tail[0] = 1;
    CHECK(std::holds_alternative<Fork>(judge(nothing, push)));
    push.epoch = 7;
    CHECK(std::holds_alternative<Fork>(judge(stored.tip(0), push)));
  }
}

TEST_CASE("a line that was changed on the way breaks the chain", "[sync]") {
  const History history(10);
  for (std::size_t at = 0; at < 10; ++at) {
    PushRequest push = history.push(1, 10);
    push.envelopes[at].line += ' ';
    CHECK(std::holds_alternative<Broken>(judge(history.tip(0), push)));
  }
  PushRequest push = history.push(1, 10);
  std::swap(push.envelopes[3], push.envelopes[4]);
  CHECK(std::holds_alternative<Broken>(judge(history.tip(0), push)));
  CHECK(fault_of(judge(history.tip(0), push)).status == 400);
  CHECK(fault_of(Verdict{Gap{5}}).want == 5);
  CHECK(fault_of(Verdict{Fork{5}}).status == 409);
}
