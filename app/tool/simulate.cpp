#include "app/tool/simulate.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <span>
#include <thread>
#include <unordered_map>
#include <utility>
#include <variant>

#include "app/base/json_tape.h"
#include "app/loyalty/event_codec.h"
#include "app/storage/act_reader.h"

namespace regulars::tool {

namespace {

using storage::Act;
using storage::ActKind;

constexpr std::size_t kActsOfChunk = 4'096;
constexpr std::size_t kMostLargest = 10;

bool is_larger(const MemberDifference& a, const MemberDifference& b) {
  const std::int64_t size_a = std::abs(a.difference());
  const std::int64_t size_b = std::abs(b.difference());
  return size_a != size_b ? size_a > size_b : a.member < b.member;
}

void keep_largest(std::vector<MemberDifference>& largest) {
  std::sort(largest.begin(), largest.end(), is_larger);
  if (largest.size() > kMostLargest) largest.resize(kMostLargest);
}

// An act with what its line says.
struct Told {
  model::EventStamp stamp;
  model::Event event;
};

// One member under both programmes.
class Pair {
 public:
  Pair(const SimulatePlan& plan, std::uint8_t floor) : plan_(plan), old_(plan.against, floor) {}

  Status replay(std::span<const Act> acts, std::span<Told> told) {
    for (const Act& act : acts) {
      if (act.kind == ActKind::Refund) coming_back_.push_back(act.sale);
    }
    for (std::size_t i = 0; i < acts.size(); ++i) {
      const Instant at = told[i].stamp.at;
      if (!new_ && (!plan_.from || at >= *plan_.from)) begin(plan_.from.value_or(at));
      offset_ = told[i].stamp.utc_offset;
      REGULARS_TRY_VOID(take(acts[i], told[i]));
    }
    return {};
  }

  void finish(Instant end, Simulated& sums) {
    if (!new_) begin(plan_.from.value_or(end));
    old_.finish(end, offset_);
    new_->finish(end, offset_);
    sums.against.add(old_.tally());
    sums.changed.add(new_->tally());
    note_tier(sums);
    if (sales_ + refunds_ + redeems_ == 0) return;
    sums.sales += sales_;
    sums.refunds += refunds_;
    sums.redeems += redeems_;
    ++sums.members;
    const MemberDifference difference{member_, old_.tally().net(), new_->tally().net()};
    if (difference.difference() > 0) ++sums.better;
    if (difference.difference() < 0) ++sums.worse;
    if (difference.difference() == 0) return;
    sums.largest.push_back(difference);
    if (sums.largest.size() > 4 * kMostLargest) keep_largest(sums.largest);
  }

 private:
  void begin(Instant at) {
    old_.begin(at);
    new_.emplace(old_);
    new_->change(plan_.changed);
  }

  Status take(const Act& act, Told& told) {
    const bool counts = new_.has_value();
    if (auto* sale = std::get_if<model::SaleEvent>(&told.event)) {
      member_ = sale->member.is_none() ? member_ : sale->member;
      sell({act.key, told.stamp, std::move(*sale)});
      sales_ += counts ? 1 : 0;
    } else if (const auto* redeem = std::get_if<model::RedeemEvent>(&told.event)) {
      member_ = redeem->member;
      if (redeem->purse != model::kPointsPurse) return {};
      old_.redeem(redeem->points.value(), told.stamp.at);
      if (new_) new_->redeem(redeem->points.value(), told.stamp.at);
      redeems_ += counts ? 1 : 0;
    } else if (const auto* refund = std::get_if<model::RefundEvent>(&told.event)) {
      give_back(act.sale, *refund, told.stamp.at);
      refunds_ += counts ? 1 : 0;
    }
    return {};
  }

  void sell(ReplayedSale sale) {
    sale.comes_back =
        std::find(coming_back_.begin(), coming_back_.end(), sale.key) != coming_back_.end();
    old_.sell(sale);
    if (new_) new_->sell(sale);
    if (sale.comes_back) returned_.emplace(sale.key, std::move(sale));
  }

  void give_back(std::int64_t key, const model::RefundEvent& refund, Instant at) {
    const auto sale = returned_.find(key);
    if (sale == returned_.end()) return;
    old_.refund(sale->second, refund, at);
    if (new_) new_->refund(sale->second, refund, at);
    sale->second.refunds.push_back(refund);
  }

  void note_tier(Simulated& sums) const {
    const auto& before = plan_.against.tiers[old_.tier()].id;
    const auto& after = plan_.changed.tiers[new_->tier()].id;
    if (before != after) ++sums.moved[{before, after}];
  }

  const SimulatePlan& plan_;
  ReplayedMember old_;
  std::optional<ReplayedMember> new_;  // from the period on
  std::vector<std::int64_t> coming_back_;
  std::map<std::int64_t, ReplayedSale> returned_;
  std::chrono::minutes offset_{0};
  model::MemberId member_;
  std::int64_t sales_ = 0;
  std::int64_t refunds_ = 0;
  std::int64_t redeems_ = 0;
};

// What the threads share; each takes the next chunk of members until none is left.
struct Work {
  explicit Work(const SimulatePlan& of) : plan(of) {}

  const SimulatePlan& plan;
  Instant end{};
  std::vector<Act> acts;
  std::vector<std::size_t> chunks;  // where each begins, and where the last ends
  std::unordered_map<std::uint32_t, std::uint8_t> floors;
  std::atomic<std::size_t> next = 0;
  std::atomic<std::int64_t> done = 0;
  std::atomic<bool> is_stopped = false;
  std::mutex mutex;
  Status failed;   // under mutex
  Simulated sums;  // under mutex
};

class Worker {
 public:
  Worker(Work& work, storage::ActReader reader) : work_(work), reader_(std::move(reader)) {}

  // Until no chunk is left. `after` is called after each.
  void run(const std::function<void()>& after) {
    Status done;
    while (done && !work_.is_stopped) {
      const std::size_t chunk = work_.next++;
      if (chunk + 1 >= work_.chunks.size()) break;
      const std::size_t from = work_.chunks[chunk];
      const std::size_t count = work_.chunks[chunk + 1] - from;
      done = replay(std::span(work_.acts).subspan(from, count));
      work_.done += static_cast<std::int64_t>(count);
      if (after) after();
    }
    const std::scoped_lock lock(work_.mutex);
    keep_largest(sums_.largest);
    work_.sums.add(sums_);
    if (done) return;
    work_.is_stopped = true;
    if (work_.failed) work_.failed = done;
  }

 private:
  Status replay(std::span<const Act> acts) {
    REGULARS_TRY_VOID(read(acts));
    for (std::size_t from = 0; from < acts.size();) {
      std::size_t to = from + 1;
      while (to < acts.size() && acts[to].member == acts[from].member) ++to;
      const auto floor = work_.floors.find(acts[from].member);
      Pair pair(work_.plan, floor == work_.floors.end() ? std::uint8_t{0} : floor->second);
      REGULARS_TRY_VOID(
          pair.replay(acts.subspan(from, to - from), std::span(told_).subspan(from, to - from)));
      pair.finish(work_.end, sums_);
      from = to;
    }
    sums_.replayed += static_cast<std::int64_t>(acts.size());
    return {};
  }

  // In the order of the file, so that each of its pages is read once a chunk.
  Status read(std::span<const Act> acts) {
    order_.clear();
    for (std::size_t i = 0; i < acts.size(); ++i) order_.emplace_back(acts[i].key, i);
    std::sort(order_.begin(), order_.end());
    keys_.clear();
    for (const auto& [key, index] : order_) keys_.push_back(key);
    told_.clear();
    told_.resize(acts.size());
    std::size_t at = 0;
    return reader_.lines(keys_, [&](std::int64_t key, std::string_view line) -> Status {
      auto decoded = loyalty::from_line(line, tape_);
      if (!decoded) return fail(decoded.error());
      Told& told = told_[order_[at++].second];
      told.stamp = decoded->stamp;
      auto* event = std::get_if<model::Event>(&decoded->event);
      if (event == nullptr) {
        return fail(ErrorKind::invalid,
                    "event " + std::to_string(key) + " is of a newer version than this program");
      }
      told.event = std::move(*event);
      return {};
    });
  }

  Work& work_;
  storage::ActReader reader_;
  Simulated sums_;
  std::vector<std::pair<std::int64_t, std::size_t>> order_;
  std::vector<std::int64_t> keys_;
  std::vector<Told> told_;
  JsonTape tape_;
};

std::vector<std::size_t> chunks_of(const std::vector<Act>& acts) {
  std::vector<std::size_t> chunks = {0};
  for (std::size_t i = 1; i < acts.size(); ++i) {
    const bool is_full = i - chunks.back() >= kActsOfChunk;
    if (is_full && acts[i].member != acts[i - 1].member) chunks.push_back(i);
  }
  if (!acts.empty()) chunks.push_back(acts.size());
  return chunks;
}

// The calling thread works too: it alone tells the progress.
Status run_all(Work& work, const std::function<void()>& after) {
  std::vector<Worker> workers;
  for (unsigned i = 0; i < std::max(1U, work.plan.jobs); ++i) {
    REGULARS_TRY(auto reader, storage::ActReader::open(work.plan.folder));
    workers.emplace_back(work, std::move(reader));
  }
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < workers.size(); ++i) {
      threads.emplace_back([&worker = workers[i]] { worker.run({}); });
    }
    workers.front().run(after);
  }
  return work.failed;
}

}  // namespace

void Simulated::add(const Simulated& other) {
  sales += other.sales;
  refunds += other.refunds;
  redeems += other.redeems;
  members += other.members;
  better += other.better;
  worse += other.worse;
  against.add(other.against);
  changed.add(other.changed);
  largest.insert(largest.end(), other.largest.begin(), other.largest.end());
  keep_largest(largest);
  for (const auto& [tiers, count] : other.moved) moved[tiers] += count;
  replayed += other.replayed;
}

Result<Simulated> simulate(const SimulatePlan& plan, const SimulateProgress& progress) {
  const Instant until = plan.until.value_or(
      Instant{std::chrono::sys_days{std::chrono::year{9999} / std::chrono::January / 1}});
  REGULARS_TRY(auto reader, storage::ActReader::open(plan.folder));
  REGULARS_TRY(const std::int64_t total, reader.count());
  REGULARS_TRY(const Instant newest, reader.newest(until));
  REGULARS_TRY(const auto floors, reader.floors());
  Simulated sums;
  sums.end = plan.until.value_or(newest);
  const std::int64_t parts =
      reader.is_central() ? total / std::max<std::int64_t>(plan.most_acts, 1) + 1 : 1;
  std::int64_t done = 0;
  for (std::int64_t part = 0; part < parts; ++part) {
    Work work(plan);
    work.end = sums.end;
    REGULARS_TRY(work.acts, reader.acts(until, parts, part));
    work.chunks = chunks_of(work.acts);
    for (const auto& floor : floors) work.floors[floor.member] = floor.tier;
    const auto expected = static_cast<std::int64_t>(work.acts.size()) * parts;
    REGULARS_TRY_VOID(run_all(work, [&] {
      if (progress) progress(done + work.done, std::max(expected, done + work.done));
    }));
    done += static_cast<std::int64_t>(work.acts.size());
    sums.add(work.sums);
  }
  return sums;
}

}  // namespace regulars::tool
