#include "app/storage/terminal/counter_store.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

namespace {

// One event after another, at the terminal's own time.
class Bookings {
 public:
  explicit Bookings(TestTerminal& till) : till_(till) {}

  std::uint64_t sale(const model::MemberId& member) {
    model::SaleEvent sale;
    sale.member = member;
    sale.amount = yuan(1'000);
    sale.points = model::Points{10};
    Transaction transaction = value_of(till_->begin());
    require_ok(till_->ledger().add_sale(transaction, stamp(), sale));
    require_ok(transaction.commit());
    return seq_;
  }
  std::uint64_t redeem(const model::MemberId& member, model::PurseNumber purse) {
    model::RedeemEvent redeem;
    redeem.member = member;
    redeem.reward = "r500";
    redeem.points = model::Points{1};
    redeem.purse = purse;
    redeem.lease = Uuid::v7(till_.clock.wall());
    Transaction transaction = value_of(till_->begin());
    require_ok(till_->ledger().add_redeem(transaction, stamp(), redeem));
    require_ok(transaction.commit());
    return seq_;
  }
  void undo(const model::MemberId& member, std::uint64_t seq, std::int64_t points) {
    Transaction transaction = value_of(till_->begin());
    require_ok(till_->ledger().add_void(
        transaction, stamp(), {member, seq, model::Points{points}, {}, {}}));
    require_ok(transaction.commit());
  }
  void adjust(const model::MemberId& member, const model::StaffId& staff, std::int64_t points) {
    model::AdjustEvent adjust;
    adjust.member = member;
    adjust.points = model::Points{points};
    adjust.staff = staff;
    Transaction transaction = value_of(till_->begin());
    require_ok(till_->purses().add(transaction, stamp(), adjust, "tap-" + std::to_string(seq_)));
    require_ok(transaction.commit());
  }
  [[nodiscard]] model::BusinessDay today() const {
    return model::BusinessDay::of(till_.clock.wall(), kShanghai);
  }
  [[nodiscard]] CardToday count(const model::MemberId& member) {
    return value_of(till_->counter().card_since(member, today().begin(kShanghai)));
  }

 private:
  model::EventStamp stamp() { return {++seq_, till_.clock.wall(), kShanghai}; }

  TestTerminal& till_;
  std::uint64_t seq_ = 0;
};

}  // namespace

TEST_CASE("a card's sales and redemptions of today are counted, whatever purse paid", "[storage]") {
  TestTerminal till;
  Bookings book(till);
  const auto ana = a_member("Ana").id();
  const auto ben = a_member("Ben").id();
  CHECK(book.count(ana).sales == 0);
  CHECK(book.count(ana).redeems == 0);
  book.sale(ana);
  book.sale(ben);
  book.sale(ana);
  book.redeem(ana, model::kPointsPurse);
  book.redeem(ana, 1);
  CHECK(book.count(ana).sales == 2);
  CHECK(book.count(ana).redeems == 2);
  CHECK(book.count(ben).sales == 1);
  CHECK(book.count(ben).redeems == 0);
}

TEST_CASE("what was undone is not counted, and tomorrow begins at nothing", "[storage]") {
  TestTerminal till;
  Bookings book(till);
  const auto ana = a_member("Ana").id();
  book.sale(ana);
  book.undo(ana, book.sale(ana), 10);
  book.redeem(ana, model::kPointsPurse);
  book.undo(ana, book.redeem(ana, model::kPointsPurse), 0);
  CHECK(book.count(ana).sales == 1);
  CHECK(book.count(ana).redeems == 1);
  till.clock.advance(std::chrono::hours{24});
  CHECK(book.count(ana).sales == 0);
  CHECK(book.count(ana).redeems == 0);
  book.redeem(ana, model::kPointsPurse);
  CHECK(book.count(ana).redeems == 1);
}

TEST_CASE("what each of the staff gave and took today is summed up without its sign", "[storage]") {
  TestTerminal till;
  Bookings book(till);
  const auto ana = a_member("Ana").id();
  const model::StaffId lei{Uuid::v7(till.clock.wall())};
  const model::StaffId mei{Uuid::v7(till.clock.wall())};
  book.adjust(ana, lei, 100);
  till.clock.advance(std::chrono::hours{24});
  CHECK(value_of(till->counter().adjusted_on(book.today())).empty());
  book.adjust(ana, lei, 30);
  book.adjust(ana, lei, -20);
  book.adjust(ana, mei, 5);
  const auto all = value_of(till->counter().adjusted_on(book.today()));
  REQUIRE(all.size() == 2);
  for (const AdjustedBy& each : all) {
    CHECK(each.points == model::Points{each.staff == lei ? 50 : 5});
  }
}
