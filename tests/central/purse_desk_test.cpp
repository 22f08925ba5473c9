#include "app/central/purse_desk.h"

#include <algorithm>
#include <map>

#include <rapidcheck.h>

#include "tests/central/shop.h"
#include "tests/support/catch.h"
#include "tests/support/reference_ledger.h"

using namespace regulars;
using namespace regulars::tests;
using model::Points;

namespace {
model::AdjustEvent an_adjustment(model::MemberId member, Points points) {
  model::AdjustEvent event;
  event.member = member;
  event.points = points;
  event.reason = "correction";
  event.allowed_by = kSomebodyAbove;
  return event;
}

// One member at one till, whose every act is told to both ledgers.
class History {
 public:
  History() : till_(shop_.enrol("Till")), member_(new_member_id()) {
    const auto enrolment = an_enrolment(member_, "Li Na", {});
    till_.add(enrolment.event, enrolment.side);
    shop_.push(till_);
  }

  void step() {
    now_ += std::chrono::days{*rc::gen::inRange(0, 6)};
    shop_.clock.set_wall(now_);
    till_.now = now_;
    switch (*rc::gen::inRange(0, 8)) {
      case 0:
      case 1:
        return sell();
      case 2:
        return redeem();
      case 3:
        return undo_sale();
      case 4:
        return undo_redeem();
      case 5:
        return refund();
      case 6:
        return adjust();
      default:
        RC_ASSERT(shop_.books->turn().has_value());
        return reference_.turn(now_);
    }
  }

  void check() {
    const auto balance = shop_.balance(member_);
    RC_ASSERT(balance.leased == 0);
    RC_ASSERT(balance.points >= 0);
    RC_ASSERT((ReferenceLedger::Sums{balance.points, balance.owed} == reference_.sums()));
    RC_ASSERT(shop_.totals().rejected == 0);
    const auto mistakes = shop_.mistakes();
    if (!mistakes.empty()) RC_FAIL(mistakes.front());
  }

  // Everything that was bought comes back and everything that was given is taken.
  void return_everything() {
    for (auto& [seq, sale] : sales_) {
      if (!sale.is_undone && sale.returned < sale.yuan)
        give_back(seq, sale, sale.yuan - sale.returned);
    }
    for (auto& [seq, redeem] : redeems_) {
      if (!redeem.is_undone && !redeem.is_of_sale) undo(seq, redeem);
    }
    check();
    RC_ASSERT(shop_.balance(member_).visits == 0);
  }

  void push_again() {
    const auto before = shop_.balance(member_);
    if (!till_.log.empty()) {
      RC_ASSERT(shop_.push(till_, till_.batch(1, till_.log.size())).has_value());
    }
    const auto after = shop_.balance(member_);
    RC_ASSERT(before.points == after.points);
    RC_ASSERT(before.owed == after.owed);
  }

  [[nodiscard]] storage::BalanceRecord balance() { return shop_.balance(member_); }
  void never_lapse() { lapses_ = false; }
  void no_adjustments() { adjusts_ = false; }

 private:
  struct Sale {
    std::int64_t yuan = 0;
    std::int64_t returned = 0;
    int redeem = 0;
    bool is_undone = false;
  };
  struct Redeem {
    std::int64_t points = 0;
    bool is_undone = false;
    bool is_of_sale = false;
  };

  int add(const model::Event& event) {
    const auto seq = till_.add(event);
    shop_.push(till_);
    return static_cast<int>(seq);
  }

  void sell() {
    auto sale = a_sale(member_, *rc::gen::inRange(1, 60));
    std::optional<Instant> lapses;
    if (lapses_ && *rc::gen::inRange(0, 2) == 0) {
      lapses = now_ + std::chrono::days{*rc::gen::inRange(1, 15)};
      sale.grants = {
          {.purse = model::kPointsPurse, .points = sale.points, .from = {}, .lapses = *lapses}};
    }
    Sale sold{.yuan = sale.points.value()};
    for (auto& [seq, redeem] : redeems_) {
      if (redeem.is_of_sale || redeem.is_undone || sold.yuan == 0) continue;
      sold.redeem = seq;
      redeem.is_of_sale = true;
      sale.redeems = {static_cast<std::uint64_t>(seq)};
      break;
    }
    const int seq = add(sale);
    reference_.give(seq, now_, sold.yuan, lapses);
    sales_[seq] = sold;
  }

  void redeem() {
    const std::int64_t points = *rc::gen::inRange(1, 60);
    const Uuid lease = Uuid::v7(now_);
    const bool granted = shop_.lease(till_, lease, member_, points).granted;
    RC_ASSERT(granted == (reference_.available(now_) >= points));
    if (!granted) return reference_.turn(now_);
    const int seq = add(a_redeem(member_, lease, points));
    add(model::LeaseCloseEvent{lease});
    reference_.spend(seq, now_, points);
    redeems_[seq] = {.points = points};
  }

  template <typename Map>
  auto any_of(Map& map) {
    auto found = map.begin();
    std::advance(found, *rc::gen::inRange(0, static_cast<int>(map.size())));
    return found;
  }

  void undo_sale() {
    if (sales_.empty()) return;
    auto& [seq, sale] = *any_of(sales_);
    if (sale.is_undone || sale.returned > 0) return;
    sale.is_undone = true;
    if (sale.redeem != 0) redeems_[sale.redeem].is_of_sale = false;
    const int act =
        add(model::VoidEvent{member_, static_cast<std::uint64_t>(seq), Points{sale.yuan}, {}});
    reference_.claw_back(act, now_, seq, sale.yuan);
  }

  void undo_redeem() {
    if (redeems_.empty()) return;
    auto& [seq, redeem] = *any_of(redeems_);
    if (!redeem.is_undone && !redeem.is_of_sale) undo(seq, redeem);
  }

  void undo(int seq, Redeem& redeem) {
    redeem.is_undone = true;
    const int act = add(model::VoidEvent{member_, static_cast<std::uint64_t>(seq), Points{0}, {}});
    reference_.undo_taking(act, now_, seq);
  }

  void refund() {
    if (sales_.empty()) return;
    auto& [seq, sale] = *any_of(sales_);
    if (sale.is_undone || sale.returned == sale.yuan) return;
    give_back(seq, sale, *rc::gen::inRange<std::int64_t>(1, sale.yuan - sale.returned + 1));
  }

  void give_back(int seq, Sale& sale, std::int64_t yuan) {
    model::RefundEvent event;
    event.member = member_;
    event.sale = {model::TerminalId{till_.id}, till_.epoch, static_cast<std::uint64_t>(seq)};
    event.lines = {{.line = 0, .quantity_milli = 0, .amount_minor = yuan * 100}};
    event.amount = {yuan * 100, kYuan};
    event.programme_version = 1;
    event.reference = "r" + std::to_string(++refunds_);
    const int act = add(event);
    if (sale.redeem != 0) {
      const std::int64_t spent = redeems_[sale.redeem].points;
      const std::int64_t until_now = spent * sale.returned / sale.yuan;
      const std::int64_t then = spent * (sale.returned + yuan) / sale.yuan;
      reference_.give_back(act, {}, sale.redeem, then - until_now);
    }
    reference_.claw_back(act, now_, seq, yuan);
    sale.returned += yuan;
  }

  void adjust() {
    if (!adjusts_) return;
    const std::int64_t points = *rc::gen::inRange(-40, 40);
    if (points == 0) return;
    const int act = add(an_adjustment(member_, Points{points}));
    if (points > 0) {
      reference_.give(act, now_, points, {});
    } else {
      reference_.claw_back(act, now_, 0, -points);
    }
  }

  Shop shop_;
  Till till_;
  model::MemberId member_;
  Instant now_{Milliseconds{ManualClock::kFriday}};
  ReferenceLedger reference_;
  std::map<int, Sale> sales_;
  std::map<int, Redeem> redeems_;
  int refunds_ = 0;
  bool lapses_ = true;
  bool adjusts_ = true;
};
}  // namespace

TEST_CASE("central's books and the reference ledger agree on random histories", "[central]") {
  CHECK(rc::check("sums after every act", [] {
    History history;
    const int steps = *rc::gen::inRange(1, 40);
    for (int i = 0; i < steps; ++i) {
      history.step();
      history.check();
    }
    history.push_again();
  }));
}

TEST_CASE("whatever is bought and returned in any pieces and order leaves nothing", "[central]") {
  CHECK(rc::check("buying and returning gains nothing", [] {
    History history;
    history.never_lapse();
    history.no_adjustments();
    const int steps = *rc::gen::inRange(1, 30);
    for (int i = 0; i < steps; ++i) history.step();
    history.return_everything();
    RC_ASSERT(history.balance().points == 0);
    RC_ASSERT(history.balance().owed == 0);
  }));
}
