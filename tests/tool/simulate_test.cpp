#include "app/tool/simulate.h"

#include "app/base/log.h"
#include "app/central/history.h"
#include "app/loyalty/point_worth.h"
#include "app/loyalty/programme_document.h"
#include "app/tool/basket_model.h"
#include "app/tool/simulate_report.h"
#include "assets/programme/default.json.h"
#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

namespace regulars::tool {

namespace {

constexpr std::chrono::minutes kShanghai{8 * 60};
constexpr Instant kFriday{Milliseconds{tests::ManualClock::kFriday}};
constexpr std::chrono::hours kDay{24};

template <typename T>
T value_of(Result<T> result) {
  if (!result) FAIL(result.error().words);
  return *std::move(result);
}

model::Programme default_programme() {
  return value_of(loyalty::parse_programme(assets::kDefaultProgramme));
}

// A store of central with members and whatever is sold to them.
struct Store {
  explicit Store(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      members.push_back(
          {.id = model::MemberId{Uuid::v7(clock.wall())}, .name = {}, .identifiers = {}});
    }
    history = value_of(central::History::open(folder.path(), "History", clock, log));
    if (!history->add_members(members)) FAIL("no members");
  }

  std::uint64_t sell(std::size_t member, std::int64_t yuan, Instant at, model::Basket basket = {}) {
    model::SaleEvent sale;
    sale.member = members[member].id;
    sale.amount = {basket.lines.empty() ? yuan * 100 : amount_of(basket), model::Currency{}};
    sale.basket = std::move(basket);
    sale.points = model::Points{sale.amount.minor() / 100};
    sale.programme_version = 1;
    sale.origin = model::Origin::Generated;
    sale.reference = "sale-" + std::to_string(++sold);
    return value_of(history->add(sale, at, kShanghai));
  }
  void undo(std::size_t member, std::uint64_t seq, std::int64_t points, Instant at) {
    const model::VoidEvent undone{members[member].id, seq, model::Points{points}, {}};
    value_of(history->add(undone, at, kShanghai));
  }
  SimulatePlan plan() {
    if (!history->finish()) FAIL("not written");
    SimulatePlan plan;
    plan.folder = folder.path();
    plan.against = default_programme();
    plan.changed = default_programme();
    plan.changed.version = 2;
    return plan;
  }

  tests::TempDir folder;
  tests::ManualClock clock;
  Log log{"test", {}, LogLevel::error};
  std::vector<model::Member> members;
  std::unique_ptr<central::History> history;
  int sold = 0;
};

}  // namespace

TEST_CASE("an unchanged programme changes nothing", "[tool][simulate]") {
  Store store(3);
  store.sell(0, 100, kFriday);
  store.sell(1, 50, kFriday + kDay);
  store.sell(0, 20, kFriday + kDay);
  const auto found = value_of(simulate(store.plan()));
  CHECK(found.sales == 3);
  CHECK(found.members == 2);
  CHECK(found.against == found.changed);
  CHECK(found.against.given == 170);
  CHECK(found.against.liability == 170);
  CHECK(found.better == 0);
  CHECK(found.worse == 0);
  CHECK(found.largest.empty());
}

TEST_CASE("twice the points is told by rule, month, member and money", "[tool][simulate]") {
  Store store(2);
  store.sell(0, 1'000, kFriday);
  store.sell(1, 50, kFriday + 40 * kDay);
  auto plan = store.plan();
  plan.changed.earn[0].points = model::Points{2};
  const auto found = value_of(simulate(plan));
  CHECK(found.against.given == 1'050);
  CHECK(found.changed.given == 2'100);
  CHECK(found.changed.by_rule.at("spend") == 2'100);
  CHECK(found.changed.by_month.size() == 2);
  CHECK(found.better == 2);
  REQUIRE(found.largest.size() == 2);
  CHECK(found.largest[0].member == store.members[0].id);
  CHECK(found.largest[0].difference() == 1'000);
  // 30 yuan for 2,000 points is the best that the default programme gives.
  CHECK(loyalty::worth(loyalty::worth_of_points(plan.changed), found.changed.liability) == 3'150);
  CHECK(to_json(plan, found).find(store.members[0].id.uuid().hex()) == std::string::npos);
}

TEST_CASE("what was undone counts nowhere", "[tool][simulate]") {
  Store store(1);
  store.sell(0, 100, kFriday);
  const auto mistake = store.sell(0, 900, kFriday + kDay);
  store.undo(0, mistake, 900, kFriday + kDay);
  const auto found = value_of(simulate(store.plan()));
  CHECK(found.sales == 1);
  CHECK(found.against.given == 100);
}

TEST_CASE("limits and tiers are those of the new programme", "[tool][simulate]") {
  Store store(1);
  for (int i = 0; i < 4; ++i) store.sell(0, 300, kFriday + i * kDay);
  auto plan = store.plan();
  plan.changed.tiers[1].threshold = 60'000;  // silver, x1.2, from 600 yuan
  const auto tiered = value_of(simulate(plan));
  CHECK(tiered.changed.given == 300 + 300 + 360 + 360);
  CHECK(tiered.moved.at({"member", "silver"}) == 1);

  plan.changed = plan.against;
  plan.changed.earn[0].limit = {.times = 3, .points = 0, .period = model::LimitPeriod::Ever};
  const auto limited = value_of(simulate(plan));
  CHECK(limited.changed.given == 900);
  CHECK(limited.worse == 1);
}

TEST_CASE("points lapse as the new programme says", "[tool][simulate]") {
  Store store(1);
  store.sell(0, 100, kFriday);
  store.sell(0, 10, kFriday + 60 * kDay);
  auto plan = store.plan();
  plan.changed.purses[0].lapse = {.mode = model::LapseMode::AfterDays, .count = 30};
  const auto found = value_of(simulate(plan));
  CHECK(found.changed.lapsed == 100);
  CHECK(found.changed.liability == 10);
  CHECK(found.against.liability == 110);
}

TEST_CASE("only the period differs; before it both worlds are one", "[tool][simulate]") {
  Store store(1);
  store.sell(0, 100, kFriday);
  store.sell(0, 10, kFriday + 10 * kDay);
  store.sell(0, 1'000, kFriday + 20 * kDay);
  auto plan = store.plan();
  plan.changed.earn[0].points = model::Points{3};
  plan.from = kFriday + 5 * kDay;
  plan.until = kFriday + 15 * kDay;
  const auto found = value_of(simulate(plan));
  CHECK(found.sales == 1);
  CHECK(found.against.given == 10);
  CHECK(found.changed.given == 30);
  CHECK(found.against.liability == 110);
  CHECK(found.changed.liability == 130);
}

TEST_CASE("the result does not depend on the number of threads or parts", "[tool][simulate]") {
  constexpr std::size_t kMembers = 300;
  Store store(kMembers);
  const BasketModel baskets(3);
  for (int i = 0; i < 6'000; ++i) {
    const auto member = static_cast<std::size_t>(i * 7'919 % static_cast<int>(kMembers));
    store.sell(member, 0, kFriday + std::chrono::hours{i}, baskets.basket(i, 5'000));
  }
  auto plan = store.plan();
  plan.changed.tiers[1].threshold = 30'000;
  plan.changed.tiers[2].threshold = 90'000;
  plan.changed.earn[0].lines.not_categories = {"tea"};
  const auto alone = value_of(simulate(plan));
  CHECK(alone.sales == 6'000);
  CHECK(alone.worse > 0);
  CHECK(alone.largest.size() == 10);
  for (const unsigned jobs : {2U, 3U, 7U}) {
    plan.jobs = jobs;
    CHECK(value_of(simulate(plan)) == alone);
  }
  plan.most_acts = 1'000;
  CHECK(value_of(simulate(plan)) == alone);
}

TEST_CASE("a folder that is neither central's nor a terminal's is refused", "[tool][simulate]") {
  const tests::TempDir folder;
  SimulatePlan plan;
  plan.folder = folder.path();
  const auto found = simulate(plan);
  REQUIRE_FALSE(found);
  CHECK(found.error().kind == ErrorKind::not_found);
}

}  // namespace regulars::tool
