#include "app/terminal/frame_pacer.h"

#include "tests/support/catch.h"

using namespace regulars;
using terminal::FramePacer;

namespace {
SteadyInstant at(std::int64_t ms) {
  return SteadyInstant{Milliseconds{ms}};
}
}  // namespace

TEST_CASE("two frames after an event, then none until the deadline", "[terminal]") {
  FramePacer pacer;
  int frames = 0;
  for (int turn = 0; turn < 100; ++turn) {
    if (pacer.wants_frame()) {
      pacer.drew();
      ++frames;
    }
  }
  CHECK(frames == 2);
  CHECK(pacer.sleep(at(1'000), at(28'000), {}) == Milliseconds{27'000});
  CHECK(pacer.sleep(at(1'000), at(28'000), at(1'060)) == Milliseconds{60});
  CHECK(pacer.sleep(at(1'000), at(500), {}) == Milliseconds{1});
  CHECK(pacer.sleep(at(1'000), at(10'000'000), {}) == FramePacer::kLongestSleep);
  pacer.something_happened();
  CHECK(pacer.sleep(at(1'000), at(28'000), {}) == Milliseconds{0});
}
