#pragma once
// simulate(): what another programme would have given for the sales that a store already has. Every
// member's sales, returns and redemptions are replayed twice, under the programme it is compared
// with and under the changed one, and the difference is added up. Reads a folder of central or of a
// terminal, also beside a running program; writes nothing.
//
// (1) The same result whatever the number of threads: members are independent, and what is added
//     up does not depend on the order.
// (2) Bounded memory: members are taken in parts, so that at most kMostActs places of acts and a
//     few thousand sales a thread are held at once.
// (3) Before the period both worlds are one: what was earned until then came by `against`.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/ids.h"
#include "app/model/programme.h"
#include "app/tool/replayed_member.h"

namespace regulars::tool {

struct SimulatePlan {
  std::filesystem::path folder;
  model::Programme against;
  model::Programme changed;
  std::optional<Instant> from;         // none: from the first sale on
  std::optional<Instant> until;        // exclusive; none: all there is
  unsigned jobs = 1;                   // threads, at least 1
  std::int64_t most_acts = 4'000'000;  // in one part (2)
};

struct MemberDifference {
  model::MemberId member;
  std::int64_t against = 0;  // points in the period, less what returns took back
  std::int64_t changed = 0;
  [[nodiscard]] std::int64_t difference() const { return changed - against; }
  bool operator==(const MemberDifference&) const = default;
};

struct Simulated {
  std::int64_t sales = 0;  // in the period, of members
  std::int64_t refunds = 0;
  std::int64_t redeems = 0;
  std::int64_t members = 0;  // who did any of it
  std::int64_t better = 0;
  std::int64_t worse = 0;
  Tally against;
  Tally changed;
  std::vector<MemberDifference> largest;  // at most ten, by size, either way
  std::map<std::pair<std::string, std::string>, std::int64_t> moved;  // members, by ids of tiers
  Instant end{};                                                      // what is left is as of then
  std::int64_t replayed = 0;  // acts, also before the period

  void add(const Simulated& other);
  bool operator==(const Simulated&) const = default;
};

// `progress` is called now and then, on the calling thread, with how many of how many acts are
// done.
using SimulateProgress = std::function<void(std::int64_t done, std::int64_t total)>;
[[nodiscard]] Result<Simulated> simulate(const SimulatePlan& plan,
                                         const SimulateProgress& progress = {});

}  // namespace regulars::tool
