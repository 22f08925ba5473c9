// Purses and tiers together, on random histories: what a member holds in each purse, and what her
// tier is measured by, are sums of what is left of her sales.

#include <algorithm>
#include <map>

#include <rapidcheck.h>

#include "tests/central/people.h"
#include "tests/central/programme_cases.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
constexpr model::PurseNumber kStamps = 1;
constexpr std::int64_t kSilver = 30'000;

// Points by what is spent, a stamp for every visit, silver from 300 yuan of a year.
model::Programme two_purses() {
  auto programme = default_programme();
  programme.version = 2;
  programme.purses.push_back(
      {kStamps, "tea_card", {{"en", "Tea card"}}, model::PurseUnit::Stamps, {}, {}});
  model::EarnRule stamp;
  stamp.id = "stamp";
  stamp.name = {{"en", "Stamp"}};
  stamp.kind = model::EarnKind::Visit;
  stamp.purse = kStamps;
  stamp.points = model::Points{1};
  programme.earn.push_back(stamp);
  programme.tiers.resize(2);
  programme.tiers[1].threshold = kSilver;
  programme.tier_policy.grace_days = 0;
  return programme;
}

class Year {
 public:
  Year() : programme_(two_purses()) {
    publish(shop_, programme_);
    member_ = enrolled(till_, "Li Na", {});
    shop_.push(till_);
  }

  void step() {
    pass(shop_, till_, std::chrono::hours{24} * *rc::gen::inRange(0, 3));
    const int act = *rc::gen::inRange(0, 4);
    if (act < 2 || sales_.empty()) return sell();
    auto sale = sales_.begin();
    std::advance(sale, *rc::gen::inRange(0, static_cast<int>(sales_.size())));
    if (sale->second.left == 0) return;
    if (act == 2 && sale->second.left == sale->second.whole) return undo(*sale);
    give_back(*sale);
  }

  // What is left of each sale, counted anew; `step`s are days of one year.
  void check() {
    std::int64_t spend = 0;
    std::int64_t points = 0;
    std::int64_t stamps = 0;
    for (const auto& [seq, sale] : sales_) {
      spend += sale.left * 100;
      points += points_of(sale.left, sale.tier);
      stamps += sale.left > 0 ? 1 : 0;
    }
    const auto row = this->row();
    RC_ASSERT(row.points.value() == points);
    RC_ASSERT(stamps_of(row) == stamps);
    RC_ASSERT(row.standing.tier_figure == spend);
    RC_ASSERT(row.member.tier == (spend >= kSilver ? 1 : 0));
    RC_ASSERT(shop_.totals().rejected == 0);
    RC_ASSERT(shop_.totals().notices == 0);
    RC_ASSERT(shop_.mistakes().empty());
  }

 private:
  struct Sale {
    std::int64_t whole = 0;  // yuan
    std::int64_t left = 0;
    std::uint8_t tier = 0;
  };

  // Silver earns a fifth more, rounded down.
  static std::int64_t points_of(std::int64_t yuan, std::uint8_t tier) {
    return yuan + (tier == 0 ? 0 : yuan / 5);
  }

  struct Row {
    model::Points points;
    model::Member member;
    model::Standing standing;
  };
  Row row() {
    const auto rows = shop_.reader->changes_since(0, 1'000, model::TerminalId{till_.id});
    RC_ASSERT(rows.has_value());
    for (const auto& one : rows->rows) {
      if (one.member && one.member->member.id == member_) {
        return {
            model::Points{shop_.balance(member_).points}, one.member->member, one.member->standing};
      }
    }
    RC_FAIL("the member is not in the feed");
    return {};
  }
  static std::int64_t stamps_of(const Row& row) {
    for (const auto& purse : row.standing.purses) {
      if (purse.purse == kStamps) return purse.points.value();
    }
    return 0;
  }

  void sell() {
    Sale sale;
    sale.whole = sale.left = *rc::gen::inRange(1, 200);
    sale.tier = row().member.tier;
    auto event = a_sale(member_, sale.whole);
    event.tier = sale.tier;
    event.facts.visits = static_cast<std::int64_t>(sales_.size());
    const auto seq = award(till_, programme_, event);
    sales_[seq] = sale;
    shop_.push(till_);
  }

  void undo(std::pair<const std::uint64_t, Sale>& of) {
    till_.add(a_void(member_, of.first, points_of(of.second.whole, of.second.tier)));
    of.second.left = 0;
    shop_.push(till_);
  }

  void give_back(std::pair<const std::uint64_t, Sale>& of) {
    const std::int64_t yuan = *rc::gen::inRange<std::int64_t>(1, of.second.left + 1);
    model::RefundEvent refund;
    refund.member = member_;
    refund.sale = {model::TerminalId{till_.id}, till_.epoch, of.first};
    refund.lines = {{.line = 0, .quantity_milli = 0, .amount_minor = yuan * 100}};
    refund.amount = {yuan * 100, kYuan};
    const std::int64_t rest = of.second.left - yuan;
    const std::int64_t taken =
        points_of(of.second.left, of.second.tier) - points_of(rest, of.second.tier);
    refund.taken = {{.purse = model::kPointsPurse, .points = model::Points{taken}}};
    if (rest == 0) refund.taken.push_back({.purse = kStamps, .points = model::Points{1}});
    refund.programme_version = programme_.version;
    refund.reference = "r" + std::to_string(++refunds_);
    till_.add(refund);
    of.second.left = rest;
    shop_.push(till_);
  }

  Shop shop_;
  Till till_ = shop_.enrol("Till");
  model::Programme programme_;
  model::MemberId member_;
  std::map<std::uint64_t, Sale> sales_;
  int refunds_ = 0;
};
}  // namespace

TEST_CASE("purses and the tier are what is left of a member's sales", "[central][tiers]") {
  CHECK(rc::check("after every act", [] {
    Year year;
    const int steps = *rc::gen::inRange(1, 12);
    for (int i = 0; i < steps; ++i) {
      year.step();
      year.check();
    }
  }));
}
