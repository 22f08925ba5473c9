// Random histories of a till against a slow twin that keeps every entry in a list and adds up.

#include <algorithm>
#include <random>

#include "app/loyalty/enrol.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/redeem.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

struct TwinEntry {
  std::uint64_t seq = 0;
  std::size_t member = 0;
  std::int64_t points = 0;
};

class History {
 public:
  explicit History(std::uint32_t seed) : random_(seed) {
    for (int i = 0; i < 4; ++i) {
      members_.push_back(
          a_member("Member " + std::to_string(i)).with_card(std::to_string(i)).change());
      till_.hold({members_.back()});
    }
  }

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      switch (pick(6)) {
        case 0:
        case 1:
          sell();
          break;
        case 2:
          sell_again();
          break;
        case 3:
          redeem_one();
          break;
        case 4:
          pull();
          break;
        default:
          if (pick(4) == 0) till_.reopen();
          break;
      }
      compare();
    }
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  std::int64_t twin_sum(std::size_t member, std::uint64_t up_to) const {
    std::int64_t sum = 0;
    for (const TwinEntry& entry : twin_) {
      if (entry.member == member && entry.seq <= up_to) sum += entry.points;
    }
    return sum;
  }

  void sell() {
    const std::size_t member = pick(members_.size());
    AwardOrder order =
        till_.order(members_[member].member.id, static_cast<std::int64_t>(pick(50'000)) + 100);
    const Awarded awarded = value_of(award(*till_, programme_, order));
    REQUIRE(awarded.sale_seq == last_ + 1);
    last_ = awarded.sale_seq;
    twin_.push_back({last_, member, order.amount.minor() / 100});
    orders_.push_back(order);
  }

  void sell_again() {
    if (orders_.empty()) return;
    CHECK(value_of(award(*till_, programme_, orders_[pick(orders_.size())])).existed);
  }

  void redeem_one() {
    const std::size_t member = pick(members_.size());
    RedeemOrder order;
    order.member = members_[member].member.id;
    order.reward = "r500";
    order.strength = model::Strength::Card;
    order.lease = Uuid::v7(till_.clock.wall());
    const auto asked = ask_lease(*till_, programme_, order);
    // No other till holds anything: all that is there may be asked for.
    const std::int64_t available = twin_sum(member, last_);
    REQUIRE(asked.has_value() == (available >= 500));
    if (!asked) return;
    last_ = value_of(redeem(*till_, programme_, order)).seq;
    twin_.push_back({last_, member, -500});
  }

  // Central has applied everything up to some event and sends some members' state.
  void pull() {
    const std::uint64_t applied = last_ == 0 ? 0 : last_ - pick(std::min<std::size_t>(last_, 5));
    const std::size_t member = pick(members_.size());
    applied_[member] = std::max(applied, applied_[member]);
    storage::MemberChange change = members_[member];
    const model::Points points{twin_sum(member, applied_[member])};
    change.balance = {points, points};
    till_.hold({change}, applied_[member]);
  }

  void compare() {
    for (std::size_t i = 0; i < members_.size(); ++i) {
      const auto found = value_of(look_up(*till_, card(std::to_string(i))));
      REQUIRE(found.has_value());
      REQUIRE(found->balance.points.value() == twin_sum(i, last_));
      REQUIRE(found->balance.points.value() >= 0);
    }
    REQUIRE(value_of(till_->ledger().all_wrong_balances()) == 0);
    REQUIRE(value_of(till_->outbox().waiting()) == last_);
  }

  std::minstd_rand random_;
  TestTerminal till_;
  model::Programme programme_ = a_programme();
  std::vector<storage::MemberChange> members_;
  std::vector<TwinEntry> twin_;
  std::vector<AwardOrder> orders_;
  std::vector<std::uint64_t> applied_ = std::vector<std::uint64_t>(4);
  std::uint64_t last_ = 0;
};

}  // namespace

TEST_CASE("whatever happens, the shown balance is what a list of all entries adds up to",
          "[loyalty]") {
  const auto seed = GENERATE(take(12, random(1U, 2'000'000'000U)));
  INFO("seed " << seed);
  History history(seed);
  history.run(60);
}
