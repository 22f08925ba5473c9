#include "app/loyalty/lots.h"

#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::loyalty;

namespace {
Instant day(int number) {
  return Instant{std::chrono::days{number}};
}

Lot a_lot(std::int64_t id, std::int64_t points, int earned, std::optional<int> lapses = {}) {
  Lot lot{.id = id, .points = points, .earned = day(earned), .from = day(earned)};
  if (lapses) lot.lapses = day(*lapses);
  return lot;
}

using Parts = std::vector<LotPart>;
}  // namespace

TEST_CASE("the soonest lapsing is drawn first, the never lapsing last", "[loyalty]") {
  const std::vector<Lot> lots{
      a_lot(1, 10, 1), a_lot(2, 10, 2, 30), a_lot(3, 10, 3, 20), a_lot(4, 10, 0, 30)};
  CHECK(draw(lots, 35, day(10)) == Parts{{3, 10}, {4, 10}, {2, 10}, {1, 5}});
}

TEST_CASE("nothing is drawn of what is not available yet, past or leased", "[loyalty]") {
  std::vector<Lot> lots{a_lot(1, 10, 1, 10), a_lot(2, 10, 1), a_lot(3, 10, 1)};
  lots[1].from = day(11);
  lots[2].leased = 4;
  CHECK(draw(lots, 30, day(10)) == Parts{{3, 6}});
  CHECK(draw(lots, 30, day(9)) == Parts{{1, 10}, {3, 6}});
  CHECK(draw(lots, 0, day(9)).empty());
}

TEST_CASE("OL24 of 100 points 10 are spent, and then 100 are not enough", "[loyalty]") {
  std::vector<Lot> lots{a_lot(1, 100, 1)};
  CHECK(draw(lots, 10, day(2)) == Parts{{1, 10}});
  lots[0].drawn = 10;
  CHECK(sums(lots, day(2)).available == 90);
  CHECK(draw(lots, 100, day(2)) == Parts{{1, 90}});
}

TEST_CASE("OL25 after both lots lapsed there is not a point to spend", "[loyalty]") {
  std::vector<Lot> lots{a_lot(1, 300, 0, 60), a_lot(2, 200, 31, 90)};
  for (const auto& part : draw(lots, 200, day(45))) {
    lots[static_cast<std::size_t>(part.lot) - 1].drawn += part.points;
  }
  CHECK(lots[0].drawn == 200);
  CHECK(lapse(lots, day(60)) == Parts{{1, 100}});
  lots[0].lapsed = 100;
  CHECK(sums(lots, day(60)).available == 200);
  CHECK(lapse(lots, day(90)) == Parts{{2, 200}});
  lots[1].lapsed = 200;
  CHECK(sums(lots, day(90)).balance == 0);
  CHECK(draw(lots, 1, day(90)).empty());
}

TEST_CASE("a claw-back takes its own lots first, pending ones too, the rest is debt", "[loyalty]") {
  std::vector<Lot> lots{a_lot(1, 10, 1, 20), a_lot(2, 10, 2), a_lot(3, 10, 3), a_lot(4, 10, 3)};
  lots[1].from = day(50);
  lots[2].from = day(50);
  lots[3].leased = 7;
  const std::vector<std::int64_t> own{2};
  const auto claw = claw_back(lots, own, 30, day(5));
  CHECK(claw.parts == Parts{{2, 10}, {1, 10}, {4, 3}});
  CHECK(claw.debt == 7);
  CHECK(claw_back(lots, own, 4, day(5)).debt == 0);
}

TEST_CASE("what is leased does not lapse", "[loyalty]") {
  std::vector<Lot> lots{a_lot(1, 10, 1, 20)};
  lots[0].leased = 4;
  CHECK(lapse(lots, day(20)) == Parts{{1, 6}});
  lots[0].leased = 10;
  CHECK(lapse(lots, day(20)).empty());
}

TEST_CASE("what is given back goes to the lots drawn last", "[loyalty]") {
  const Parts draws{{3, 10}, {1, 5}};
  CHECK(give_back(draws, 7) == Parts{{1, 5}, {3, 2}});
  CHECK(give_back(draws, 100) == Parts{{1, 5}, {3, 10}});
  CHECK(give_back(draws, 0).empty());
}

TEST_CASE("a lot settles no more than is owed and no more than it has", "[loyalty]") {
  Lot lot = a_lot(1, 10, 1);
  CHECK(settles(lot, 4) == 4);
  CHECK(settles(lot, 40) == 10);
  lot.leased = 8;
  CHECK(settles(lot, 4) == 2);
}

TEST_CASE("the balance has neither pending points in it nor debt", "[loyalty]") {
  std::vector<Lot> lots{a_lot(1, 10, 1, 20), a_lot(2, 7, 2)};
  lots[0].leased = 3;
  lots[1].from = day(50);
  CHECK(sums(lots, day(5)).balance == 10);
  CHECK(sums(lots, day(5)).available == 7);
  CHECK(sums(lots, day(5)).pending == 7);
  // Past its date and not booked yet: still in the balance, and nobody's to spend.
  CHECK(sums(lots, day(20)).balance == 10);
  CHECK(sums(lots, day(20)).available == 0);
}
