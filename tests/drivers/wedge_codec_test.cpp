#include "drivers/scanner/wedge_codec.h"

#include <string>

#include "tests/support/catch.h"

using namespace regulars;
using drivers::WedgeCodec;

namespace {

SteadyInstant at(std::int64_t ms) {
  return SteadyInstant{Milliseconds{ms}};
}

// One text event for each character, `gap_ms` apart; answers the time of the last one.
std::int64_t type(WedgeCodec& codec,
                  std::string_view text,
                  std::int64_t from,
                  std::int64_t gap_ms) {
  for (const char c : text) {
    codec.text({&c, 1}, at(from));
    from += gap_ms;
  }
  return from - gap_ms;
}

}  // namespace

TEST_CASE("a burst that ends with Enter is a scan", "[drivers]") {
  WedgeCodec codec;
  SECTION("two milliseconds a key") {
    const auto last = type(codec, "2012345678903", 1'000, 2);
    const auto frame = codec.end_key(at(last + 2));
    REQUIRE(frame);
    CHECK(frame->raw == "2012345678903");
    CHECK(frame->aim.empty());
  }
  SECTION("bunched by a slow frame, as SDL stamps the time of polling") {
    codec.text("2", at(16'831));
    type(codec, "012345678903", 16'880, 0);
    REQUIRE(codec.end_key(at(16'880)));
  }
  SECTION("the AIM identifier is split off") {
    const auto last = type(codec, "]C0VIP-00042-7", 1'000, 5);
    const auto frame = codec.end_key(at(last + 5));
    REQUIRE(frame);
    CHECK(frame->raw == "VIP-00042-7");
    CHECK(frame->aim == "C0");
  }
  SECTION("GS comes as Ctrl+]") {
    type(codec, "]C18018123456789012345675", 1'000, 0);
    codec.group_separator(at(1'002));
    type(codec, "8019123", 1'004, 0);
    const auto frame = codec.end_key(at(1'006));
    REQUIRE(frame);
    CHECK(frame->raw ==
          "8018123456789012345675\x1D"
          "8019123");
  }
  CHECK(codec.take_typed(at(30'000)).empty());
}

TEST_CASE("a person's typing comes back as typing", "[drivers]") {
  WedgeCodec codec;
  SECTION("slow keys, then Enter") {
    const auto last = type(codec, "wangxiaoming", 1'000, 110);
    CHECK_FALSE(codec.end_key(at(last + 110)));
    CHECK(codec.take_typed(at(last + 110)) == "wangxiaoming");
  }
  SECTION("a few quick keys, then Enter") {
    const auto last = type(codec, "12345", 1'000, 20);
    CHECK_FALSE(codec.end_key(at(last + 20)));
    CHECK(codec.take_typed(at(last + 20)) == "12345");
  }
  SECTION("an input method's whole word") {
    codec.text("\xE7\x86\x9F\xE5\xAE\xA2", at(1'000));
    CHECK_FALSE(codec.end_key(at(1'500)));
    CHECK(codec.take_typed(at(1'500)) == "\xE7\x86\x9F\xE5\xAE\xA2");
  }
  SECTION("a single key is typing after the gap, and the loop knows when") {
    codec.text("a", at(1'000));
    CHECK(codec.take_typed(at(1'000)).empty());
    REQUIRE(codec.deadline());
    CHECK(codec.take_typed(*codec.deadline()) == "a");
    CHECK_FALSE(codec.deadline());
  }
}

TEST_CASE("a timeout never accepts a scan", "[drivers]") {
  WedgeCodec codec;
  type(codec, "20123456", 1'000, 2);
  CHECK_FALSE(codec.end_key(at(3'000)));
  // The rest of a scan that hung in the middle is no shorter scan either.
  type(codec, "789", 3'001, 2);
  CHECK_FALSE(codec.end_key(at(3'008)));
}

TEST_CASE("with a prefix only what begins with it is a scan", "[drivers]") {
  WedgeCodec codec("~");
  type(codec, "~7731", 1'000, 2);
  const auto frame = codec.end_key(at(1'010));
  REQUIRE(frame);
  CHECK(frame->raw == "7731");
  type(codec, "2012345678903", 2'000, 2);
  CHECK_FALSE(codec.end_key(at(2'030)));
  type(codec, "~", 4'000, 0);
  CHECK_FALSE(codec.end_key(at(4'001)));
  CHECK(codec.take_typed(at(4'001)) == "2012345678903~");
}

TEST_CASE("an endless burst is let go", "[drivers]") {
  WedgeCodec codec;
  type(codec, std::string(10'000, 'x'), 1'000, 0);
  CHECK(codec.take_typed(at(1'000)).size() <= WedgeCodec::kMost);
}
