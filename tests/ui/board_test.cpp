#include "app/ui/presenters/board.h"

#include <chrono>

#include "tests/support/catch.h"

using namespace regulars;
using namespace std::chrono_literals;
using ui::Board;

TEST_CASE("the board changes once every ten seconds, within 250 ms", "[ui]") {
  Board board;
  SteadyInstant now{1h};
  board.show(3, 10s, now);
  CHECK(board.deadline(now) == now + 10s);  // nothing to do before
  CHECK(board.shown_percent(now) == 100);
  now += 10s;
  board.tick(now);
  CHECK(board.position() == 1);
  CHECK(board.previous() == 0);
  CHECK(board.shown_percent(now) == 0);
  CHECK(*board.deadline(now) <= now + 50ms);
  now += 125ms;
  board.tick(now);
  CHECK(board.shown_percent(now) == 50);
  now += 125ms;
  board.tick(now);
  CHECK(board.shown_percent(now) == 100);
  CHECK(board.deadline(now) == now + 9'750ms);
  for (int i = 0; i < 2; ++i) board.tick(now += 10s);
  CHECK(board.position() == 0);  // round and round
}

TEST_CASE("a paused board stands still and asks for nothing", "[ui]") {
  Board board;
  SteadyInstant now{1h};
  board.show(2, 10s, now);
  board.toggle_pause(now);
  CHECK(board.is_paused());
  CHECK_FALSE(board.deadline(now).has_value());
  board.tick(now += 60s);
  CHECK(board.position() == 0);
  board.toggle_pause(now);
  CHECK(board.deadline(now) == now + 10s);
}

TEST_CASE("one entry, none, or no motion: there is nothing to pause", "[ui]") {
  Board board;
  const SteadyInstant now{1h};
  board.show(1, 10s, now);
  CHECK_FALSE(board.can_pause());
  board.show(0, 10s, now);
  CHECK_FALSE(board.can_pause());
  board.show(3, 0s, now);
  CHECK_FALSE(board.can_pause());
  CHECK_FALSE(board.deadline(now).has_value());
}
