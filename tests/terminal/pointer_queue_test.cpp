#include "app/terminal/pointer_queue.h"

#include "tests/support/catch.h"

using namespace regulars;
using terminal::PointerQueue;

namespace {
ui::FrameInput next(PointerQueue& queue) {
  ui::FrameInput frame;
  queue.next(frame);
  return frame;
}
}  // namespace

TEST_CASE("a tap within one frame is still three frames", "[terminal]") {
  PointerQueue queue;
  queue.down(7, 0.5F, 0.25F);
  queue.up(7, 0.5F, 0.25F);
  auto frame = next(queue);
  REQUIRE(frame.finger);
  CHECK(frame.is_down);
  CHECK(frame.finger->x == Approx(640));
  CHECK(frame.finger->y == Approx(200));
  frame = next(queue);
  REQUIRE(frame.finger);
  CHECK_FALSE(frame.is_down);
  frame = next(queue);
  CHECK_FALSE(frame.finger);
  CHECK_FALSE(queue.has_more());
}

TEST_CASE("moves of one frame are one step, a held finger stays", "[terminal]") {
  PointerQueue queue;
  queue.down(7, 0.1F, 0.1F);
  for (int i = 0; i < 1'000; ++i) queue.move(7, 0.2F, 0.2F);
  next(queue);
  auto frame = next(queue);
  CHECK(frame.finger->x == Approx(256));
  CHECK_FALSE(queue.has_more());
  frame = next(queue);
  CHECK(frame.is_down);
  CHECK(frame.finger->x == Approx(256));
}

TEST_CASE("a second finger is ignored while the first is down", "[terminal]") {
  PointerQueue queue;
  queue.down(7, 0.1F, 0.1F);
  queue.down(8, 0.9F, 0.9F);
  queue.up(8, 0.9F, 0.9F);
  next(queue);
  CHECK_FALSE(queue.has_more());
  queue.up(7, 0.1F, 0.1F);
  CHECK_FALSE(next(queue).is_down);
}

TEST_CASE("leaving the window taps nothing", "[terminal]") {
  PointerQueue queue;
  queue.down(7, 0.5F, 0.5F);
  next(queue);
  queue.cancel();
  auto frame = next(queue);
  CHECK(frame.is_down);
  CHECK(frame.finger->x < 0);
  CHECK(next(queue).finger->x < 0);
  CHECK_FALSE(next(queue).finger);
  queue.up(7, 0.5F, 0.5F);
  CHECK_FALSE(queue.has_more());
}
