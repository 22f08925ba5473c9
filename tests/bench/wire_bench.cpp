#include <chrono>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/loyalty/event_codec.h"
#include "sync/wire/batch.h"
#include "sync/wire/envelope.h"
#include "tests/bench/measures.h"

namespace regulars::bench {

namespace {

double bytes_of_event(const sync::OutboxBatch& batch) {
  sync::PushRequest request;
  request.epoch = batch.epoch;
  request.first_seq = batch.envelopes.front().seq;
  request.before = batch.before;
  request.envelopes = batch.envelopes;
  const auto packed = sync::encode_push(request);
  if (!packed) give_up(Error{ErrorKind::bug, packed.error().words});
  return static_cast<double>(packed->size()) / static_cast<double>(batch.envelopes.size());
}

double bytes_of_award(BenchTerminal& terminal, std::size_t events) {
  return bytes_of_event(
      must(terminal.storage().outbox().next_batch(events, sync::kPushLimit.unpacked_bytes)));
}

// A supermarket of 2,000 articles in 20 categories, most sales of the commonest ones.
model::SaleLine a_line(std::mt19937& dice) {
  const auto article = static_cast<std::int64_t>(dice() % 45 * (dice() % 45));
  model::SaleLine line;
  line.sku = std::to_string(6'901'234'000'000 + article * 7);
  line.category = fmt::format("food/{}", article % 20);
  line.quantity_milli = dice() % 4 == 0 ? 2'000 : 1'000;
  line.amount_minor = (100 + article % 50 * 100) * line.quantity_milli / 1'000;
  return line;
}

sync::OutboxBatch baskets_of_five(std::size_t sales) {
  std::mt19937 dice(20'261'122);
  std::vector<model::MemberId> members;
  const Instant now = SystemClock{}.wall();
  for (int i = 0; i < 2'000; ++i) members.push_back(model::MemberId{Uuid::v7(now)});
  sync::OutboxBatch batch;
  for (std::size_t i = 0; i < sales; ++i) {
    model::SaleEvent sale;
    sale.member = members[dice() % members.size()];
    sale.programme_version = 3;
    sale.strength = model::Strength::Card;
    sale.origin = model::Origin::Pos;
    sale.reference = fmt::format("R-20261122-{:05}", i);
    sale.facts.visits = static_cast<std::int64_t>(dice() % 60);
    std::int64_t amount = 0;
    for (int line = 0; line < 5; ++line) {
      sale.basket.lines.push_back(a_line(dice));
      amount += sale.basket.lines.back().amount_minor;
    }
    sale.amount = model::Money{amount, model::Currency{}};
    sale.points = model::Points{amount / 100};
    const model::EventStamp stamp{
        i + 1,
        now + std::chrono::seconds{static_cast<std::int64_t>(37 * i + dice() % 30)},
        std::chrono::minutes{480}};
    batch.envelopes.push_back({i + 1, loyalty::to_line(stamp, sale), {}});
  }
  return batch;
}

double decoded_per_second(const sync::OutboxBatch& batch) {
  constexpr int kRounds = 20;
  std::size_t good = 0;
  const auto begun = std::chrono::steady_clock::now();
  for (int round = 0; round < kRounds; ++round) {
    for (const auto& envelope : batch.envelopes) {
      if (loyalty::from_line(envelope.line)) ++good;
    }
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  return static_cast<double>(good) / taken.count();
}

}  // namespace

std::vector<Row> measure_wire(BenchTerminal& terminal) {
  constexpr double kMostBytes = 60;
  constexpr double kMostBytesOfFive = 110;
  constexpr double kLeastPerSecond = 200'000;
  const double of_500 = bytes_of_award(terminal, 500);
  const double of_20 = bytes_of_award(terminal, 20);
  const double of_five = bytes_of_event(baskets_of_five(500));
  const double decoded = decoded_per_second(baskets_of_five(5'000));
  return {{"an award on the wire, batch of 500",
           fmt::format("{:.1f} B", of_500),
           "",
           "",
           fmt::format("<= {:.0f} B", kMostBytes),
           of_500 <= kMostBytes},
          {"an award of 5 lines on the wire, batch of 500",
           fmt::format("{:.1f} B", of_five),
           "",
           "",
           fmt::format("<= {:.0f} B", kMostBytesOfFive),
           of_five <= kMostBytesOfFive},
          {"awards of 5 lines read from their lines, one core",
           fmt::format("{:.0f}/s", decoded),
           "",
           "",
           fmt::format(">= {:.0f}/s", kLeastPerSecond),
           decoded >= kLeastPerSecond},
          {"an award on the wire, batch of 20", fmt::format("{:.1f} B", of_20), "", "", ""}};
}

}  // namespace regulars::bench
