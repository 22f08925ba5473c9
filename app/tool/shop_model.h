#pragma once
// ShopModel: a made-up shop with its regulars and their visits. Pure: the same plan gives the same
// shop. How it is meant to look real: a few members come very often and many hardly ever
// (log-normal), members join and drift away, weekends and the weeks before the New Year are full,
// the day has a lunch peak and an evening peak, and queues at the peaks cost good faces.

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/tool/dice.h"

namespace regulars::tool {

struct ShopPlan {
  std::int64_t members = 20'000;
  std::int64_t sales = 200'000;
  std::uint64_t seed = 1;
  Instant now{};  // visits end here; most end the evening before
  std::chrono::minutes utc_offset{480};
  std::size_t tiers = 1;
};

struct Visit {
  std::size_t member = 0;  // index into members()
  Instant at{};
  std::int64_t amount_minor = 0;  // of a currency with two minor digits
  model::Strength strength = model::Strength::Card;
  bool is_asked = false;  // for a rating, `rated_after` later
  model::RatingOutcome outcome = model::RatingOutcome::Skipped;
  std::uint8_t face = 0;
  std::chrono::seconds rated_after{0};
};

class ShopModel {
 public:
  explicit ShopModel(const ShopPlan& plan);

  [[nodiscard]] const std::vector<model::Member>& members() const { return members_; }
  // Two years of visits, oldest first; stops at the first failure of `take` and hands it back.
  [[nodiscard]] Status each_visit(const std::function<Status(const Visit&)>& take);

 private:
  struct Regular {  // days since the first day of the two years
    std::int64_t joined = 0;
    std::int64_t left = 0;
  };

  void make_members();
  model::Member make_member(std::int64_t index, std::int64_t joined);
  std::vector<std::int64_t> day_weights();
  std::vector<std::int64_t> seconds_of_day(std::int64_t day, std::int64_t visits);
  std::size_t choose_member(std::int64_t day);
  Visit make_visit(std::int64_t day, std::int64_t second);
  void rate(Visit& visit, std::int64_t hour);

  const ShopPlan plan_;
  const std::chrono::sys_days first_day_;
  const std::int64_t seconds_today_;  // of today that have passed, local time
  Dice dice_;
  std::vector<model::Member> members_;
  std::vector<Regular> regulars_;
  std::vector<std::int64_t> weights_;
  Wheel members_wheel_{{}};
  Wheel hours_wheel_;
};

}  // namespace regulars::tool
