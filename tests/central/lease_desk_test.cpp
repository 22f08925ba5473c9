#include <algorithm>
#include <map>
#include <random>

#include "app/base/bytes.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/programme_document.h"
#include "app/storage/database.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
model::MemberId member_with_sales(Shop& shop, Till& till, const std::vector<std::int64_t>& yuan) {
  const auto id = new_member_id();
  const auto enrolment = an_enrolment(id, "Ana", {});
  till.add(enrolment.event, enrolment.side);
  for (const auto amount : yuan) till.add(a_sale(id, amount));
  shop.push(till);
  return id;
}

Uuid new_lease() {
  return Uuid::v7(Instant{Milliseconds{ManualClock::kFriday}});
}
}  // namespace

TEST_CASE("a lease takes points out of what is available, a redeem books them", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = member_with_sales(shop, till, {300, 400});
  const auto lease = new_lease();
  CHECK(shop.lease(till, lease, member, 500).granted);
  CHECK(shop.balance(member).points == 700);
  CHECK(shop.balance(member).leased == 500);
  SECTION("the same question again has the same answer and takes nothing more") {
    CHECK(shop.lease(till, lease, member, 500).granted);
    CHECK(shop.balance(member).leased == 500);
  }
  SECTION("the same lease with another content is a conflict") {
    CHECK(shop.ask_lease(till, lease, member, 400).error().status == 409);
    const Till other = shop.enrol("Other");
    CHECK(shop.ask_lease(other, lease, member, 500).error().status == 409);
  }
  SECTION("what is leased cannot be leased again") {
    const auto refused = shop.lease(till, new_lease(), member, 201);
    CHECK_FALSE(refused.granted);
    CHECK(refused.available == 200);
    CHECK(shop.lease(till, new_lease(), member, 200).granted);
  }
  SECTION("the close frees what was not spent") {
    till.add(a_redeem(member, lease, 350));
    till.add(model::LeaseCloseEvent{lease});
    shop.push(till);
    CHECK(shop.balance(member).points == 350);
    CHECK(shop.balance(member).leased == 0);
    CHECK_FALSE(shop.lease(till, lease, member, 500).granted);
    CHECK(shop.totals().rejected == 0);
    CHECK(shop.totals().points_redeemed == 350);
  }
  SECTION("nothing can be spent after the close, by another till, or beyond the lease") {
    Till other = shop.enrol("Other");
    other.add(a_redeem(member, lease, 500));
    other.add(model::LeaseCloseEvent{lease});
    shop.push(other);
    till.add(a_redeem(member, lease, 501));
    till.add(model::LeaseCloseEvent{lease});
    till.add(a_redeem(member, lease, 500));
    shop.push(till);
    CHECK(shop.totals().rejected == 4);
    CHECK(shop.balance(member).points == 700);
    CHECK(shop.balance(member).leased == 0);
  }
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a lease takes the oldest lots first and a redeem books exactly those", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = member_with_sales(shop, till, {100, 200, 300});
  const auto lease = new_lease();
  REQUIRE(shop.lease(till, lease, member, 250).granted);
  till.add(a_redeem(member, lease, 250));
  till.add(model::LeaseCloseEvent{lease});
  shop.push(till);
  auto store = storage::Database::open(shop.folder / "central.db", storage::Access::ReadOnly);
  REQUIRE(store);
  auto row = store->query("SELECT points, drawn, leased FROM lot ORDER BY n");
  for (const auto& [points, drawn] :
       {std::pair{100, 100}, std::pair{200, 150}, std::pair{300, 0}}) {
    REQUIRE(*row.step());
    CHECK(row.integer(0) == points);
    CHECK(row.integer(1) == drawn);
    CHECK(row.integer(2) == 0);
  }
}

TEST_CASE("a lease that was closed before it was granted is never granted", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = member_with_sales(shop, till, {600});
  const auto lease = new_lease();
  till.add(model::LeaseCloseEvent{lease});  // gave up waiting; the question is still on its way
  shop.push(till);
  const auto late = shop.lease(till, lease, member, 500);
  CHECK_FALSE(late.granted);
  CHECK(late.available == 600);
  CHECK(shop.balance(member).leased == 0);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a lease counts what was pushed and not folded yet", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = member_with_sales(shop, till, {});
  till.add(a_sale(member, 500));
  REQUIRE(shop.books->push({{till.caller(), till.unsent()}}).front());
  CHECK(shop.lease(till, new_lease(), member, 500).granted);
}

TEST_CASE("a reward with a stock is leased that often and no more", "[central]") {
  Shop shop;
  auto programme = shop.books->newest_programme();
  programme.version += 1;
  programme.rewards.front().stock = 1;
  const std::string reward = programme.rewards.front().id;
  const std::int64_t cost = programme.rewards.front().cost.value();
  REQUIRE(shop.books->publish(loyalty::to_document(programme)));
  Till first = shop.enrol("Till 1");
  const Till second = shop.enrol("Till 2");
  const auto member = member_with_sales(shop, first, {5'000});
  const auto asked = [&](const Till& till, const Uuid& lease) {
    const std::string json = R"({"lease":")" + lease.hex() + R"(","member":")" +
                             member.uuid().hex() + R"(","points":)" + std::to_string(cost) +
                             R"(,"reward":")" + reward + R"(","purse":0})";
    const auto answer = shop.books->ask(till.caller(), "lease", json);
    return answer ? *answer : answer.error().words;
  };
  const std::string granted = R"({"granted":true})";
  const std::string sold_out = R"({"granted":false,"available":0,"why":"sold_out"})";
  const Uuid lease = new_lease();
  CHECK(asked(first, lease) == granted);
  CHECK(asked(second, new_lease()) == sold_out);
  CHECK(asked(first, lease) == granted);  // the same again is not another one
  first.add(model::LeaseCloseEvent{lease});
  shop.push(first);
  const Uuid spent = new_lease();
  CHECK(asked(first, spent) == granted);
  auto redeem = a_redeem(member, spent, cost);
  redeem.programme_version = programme.version;
  const auto seq = first.add(redeem);
  shop.push(first);
  CHECK(asked(second, new_lease()) == sold_out);
  first.add(model::VoidEvent{member, seq, {}, {}});
  shop.push(first);
  CHECK(asked(second, new_lease()) == granted);  // what was undone is on the shelf again
  CHECK(asked(first, new_lease()) == sold_out);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a reward that costs nothing is leased, spent once, and undone", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = member_with_sales(shop, till, {300});
  const auto lease = new_lease();
  CHECK(shop.lease(till, lease, member, 0).granted);
  const auto seq = till.add(a_redeem(member, lease, 0));
  shop.push(till);
  CHECK(shop.totals().redeems == 1);
  till.add(a_redeem(member, lease, 0));
  shop.push(till);
  CHECK(shop.totals().redeems == 1);
  CHECK(shop.totals().rejected == 1);
  till.add(model::VoidEvent{member, seq, {}, {}});
  shop.push(till);
  CHECK(shop.totals().voids == 1);
  CHECK(shop.totals().rejected == 1);
  CHECK(shop.balance(member).points == 300);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a coupon is leased for its own reward only, at whatever till", "[central]") {
  Shop shop;
  Till first = shop.enrol("Till 1");
  const Till second = shop.enrol("Till 2");
  const model::Identifier code{model::IdentifierKind::Code, "COUPON12"};
  const loyalty::Side side{.salt = loyalty::random_salt(), .name = {}, .identifiers = {code}};
  model::IssueEvent issue;
  issue.account = new_member_id();
  issue.kind = model::BearerKind::Coupon;
  issue.code = loyalty::digest_of(side.salt, code);
  issue.reward = "r500";
  issue.programme_version = 1;
  first.add(issue, loyalty::to_side(side));
  shop.push(first);
  const auto told = shop.feed->pull(second.caller(), {.stream = shop.stream()});
  REQUIRE(told.has_value());
  const auto is_told = [](const std::string& line) {
    return line.find(R"("be":[1,"r500",0])") != std::string::npos;
  };
  CHECK(std::count_if(told->page.changes.begin(), told->page.changes.end(), is_told) == 1);
  const auto asked = [&](const std::string& reward) {
    const std::string json = R"({"lease":")" + new_lease().hex() + R"(","member":")" +
                             issue.account.uuid().hex() + R"(","points":1,"reward":")" + reward +
                             R"(","purse":255})";
    const auto answer = shop.books->ask(second.caller(), "lease", json);
    return answer ? *answer : answer.error().words;
  };
  CHECK(asked("r2000") == R"({"granted":false,"available":0,"why":"other_reward"})");
  CHECK(asked("r500") == R"({"granted":true})");
  CHECK(asked("r500") == R"({"granted":false,"available":0})");  // it is good once
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a lease question names its reward and purse as they are", "[central]") {
  Shop shop;
  const Till till = shop.enrol("Till");
  for (const std::string& wrong : {std::string(R"("reward":5)"),
                                   R"("reward":")" + std::string(33, 'r') + '"',
                                   std::string(R"("purse":256)"),
                                   std::string(R"("purse":-1)"),
                                   std::string(R"("purse":"points")")}) {
    const std::string json = R"({"lease":")" + new_lease().hex() + R"(","member":")" +
                             new_member_id().uuid().hex() + R"(","points":5,)" + wrong + "}";
    const auto answer = shop.books->ask(till.caller(), "lease", json);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().status == 400);
  }
}

TEST_CASE("questions that make no sense are refused with a sentence", "[central]") {
  Shop shop;
  const Till till = shop.enrol("Till");
  const auto member = new_member_id();
  CHECK(shop.ask_lease(till, new_lease(), member, -5).error().status == 400);
  CHECK_FALSE(shop.lease(till, new_lease(), member, 5).granted);
  for (const auto* json : {"[]", "{}", R"({"lease":"zz"})", R"({"lease":5,"member":7})", "null"}) {
    const auto answer = shop.books->ask(till.caller(), "lease", json);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().status == 400);
    CHECK_FALSE(answer.error().words.empty());
  }
  CHECK(shop.books->ask(till.caller(), "weather", "{}").error().status == 404);
}

namespace {
// Three tills and a few members do whatever comes, with lost grants, lost pushes and hostile
// redeems; what each till was granted is all that it spends honestly.
class Bazaar {
 public:
  explicit Bazaar(std::uint64_t seed) : dice_(seed) {
    for (const auto* name : {"A", "B", "C"}) tills_.push_back(shop_.enrol(name));
    for (int i = 0; i < 4; ++i) members_.push_back(member_with_sales(shop_, tills_[0], {20}));
  }

  void step() {
    Till& till = tills_[roll(tills_.size())];
    const auto member = members_[roll(members_.size())];
    switch (roll(8)) {
      case 0:
      case 1:
        till.add(a_sale(member, static_cast<std::int64_t>(roll(60))));
        break;
      case 2:
        ask(till, member);
        break;
      case 3:
        spend(till);
        break;
      case 4:
        close(till);
        break;
      case 5:
        hostile(till, member);
        break;
      case 6:
        lose_reply(till);
        break;
      default:
        shop_.push(till);
        break;
    }
  }

  void check() {
    std::int64_t held = 0;
    for (const auto member : members_) {
      const auto balance = shop_.balance(member);
      CHECK(balance.leased >= 0);
      CHECK(balance.points - balance.leased >= 0);
      held += balance.points;
    }
    const auto totals = shop_.totals();
    CHECK(held == totals.points_given - totals.points_redeemed);
    CHECK(shop_.mistakes() == std::vector<std::string>{});
  }

  void finish() {
    for (auto& till : tills_) {
      for (const auto& lease : leases_) {
        if (lease.till == till.id) till.add(model::LeaseCloseEvent{lease.id});
      }
      shop_.push(till);
    }
    for (const auto member : members_) CHECK(shop_.balance(member).leased == 0);
    check();
    CHECK(shop_.totals().points_redeemed == honest_spent_);
  }

 private:
  struct Lease {
    Uuid till;
    Uuid id;
    model::MemberId member;
    std::int64_t rest = 0;
  };

  std::size_t roll(std::size_t sides) { return dice_() % sides; }
  Lease* any_lease(const Till& till) {
    std::vector<Lease*> own;
    for (auto& lease : leases_) {
      if (lease.till == till.id) own.push_back(&lease);
    }
    return own.empty() ? nullptr : own[roll(own.size())];
  }

  void ask(const Till& till, model::MemberId member) {
    const auto points = static_cast<std::int64_t>(1 + roll(50));
    const auto id = new_lease();
    const bool granted = shop_.lease(till, id, member, points).granted;
    if (roll(4) == 0) CHECK(shop_.lease(till, id, member, points).granted == granted);
    // A granted lease whose answer is lost is known to the till by its id alone: it closes it.
    const bool is_lost = roll(4) == 0;
    if (granted || is_lost) leases_.push_back({till.id, id, member, is_lost ? 0 : points});
  }
  void spend(Till& till) {
    Lease* lease = any_lease(till);
    if (lease == nullptr || lease->rest == 0) return;
    const auto points = static_cast<std::int64_t>(1 + roll(static_cast<std::size_t>(lease->rest)));
    till.add(a_redeem(lease->member, lease->id, points));
    lease->rest -= points;
    honest_spent_ += points;
  }
  void close(Till& till) {
    Lease* lease = any_lease(till);
    if (lease == nullptr) return;
    till.add(model::LeaseCloseEvent{lease->id});
    lease->rest = 0;
  }
  void hostile(Till& till, model::MemberId member) {
    till.add(a_redeem(member, new_lease(), 1'000'000));
    if (leases_.empty()) return;
    const auto& stolen = leases_[roll(leases_.size())];
    if (stolen.till != till.id) till.add(model::LeaseCloseEvent{stolen.id});
  }
  void lose_reply(const Till& till) {
    if (till.log.size() > till.acked) REQUIRE(shop_.push(till, till.unsent()));
  }

  std::mt19937_64 dice_;
  Shop shop_;
  std::vector<Till> tills_;
  std::vector<model::MemberId> members_;
  std::vector<Lease> leases_;
  std::int64_t honest_spent_ = 0;
};
}  // namespace

TEST_CASE("no interleaving of leases ever makes a balance negative", "[central]") {
  for (int round = 0; round < 8; ++round) {
    const std::uint64_t seed = random_u64();
    INFO("seed " << seed);
    Bazaar bazaar(seed);
    for (int i = 1; i <= 150; ++i) {
      bazaar.step();
      if (i % 10 == 0) bazaar.check();
    }
    bazaar.finish();
  }
}
