#include "app/base/bounded_queue.h"

#include <thread>

#include "tests/support/catch.h"

using namespace regulars;

TEST_CASE("a full queue refuses instead of waiting", "[base]") {
  BoundedQueue<int> queue{2};
  CHECK(queue.try_push(1));
  CHECK(queue.try_push(2));
  CHECK_FALSE(queue.try_push(3));
  CHECK(queue.try_pop() == 1);
  CHECK(queue.try_push(3));
}

TEST_CASE("closing a queue ends its waiters and keeps what was in it", "[base]") {
  BoundedQueue<int> queue{4};
  CHECK(queue.try_push(7));
  queue.close();
  CHECK_FALSE(queue.try_push(8));
  CHECK(queue.pop() == 7);
  CHECK_FALSE(queue.pop().has_value());
}

TEST_CASE("values pass between threads in order", "[base]") {
  BoundedQueue<int> queue{1000};
  std::jthread sender{[&] {
    for (int i = 0; i < 1000; ++i) REQUIRE(queue.try_push(i));
  }};
  for (int i = 0; i < 1000; ++i) REQUIRE(queue.pop() == i);
}
