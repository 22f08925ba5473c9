#include "sync/wire/batch.h"

#include <zstd.h>

#include "app/base/bytes.h"
#include "sync/server/ingest_rules.h"
#include "tests/support/catch.h"
#include "tests/sync/test_terminal.h"

using namespace regulars;
using namespace regulars::sync;
using tests::a_push;

namespace {

constexpr BodyLimit kAnySize{SIZE_MAX / 2, SIZE_MAX / 2};

std::string packed(const std::string& plain) {
  return pack(plain, kAnySize).value();
}

std::string unpacked_push(const PushRequest& push) {
  return unpack(encode_push(push).value(), kPushLimit).value();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// A frame that does not say how much is in it.
std::string packed_without_size(const std::string& plain) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
  std::string bytes(ZSTD_compressBound(plain.size()), '\0');
  bytes.resize(ZSTD_compress2(context, bytes.data(), bytes.size(), plain.data(), plain.size()));
  ZSTD_freeCCtx(context);
  return bytes;
}

}  // namespace

TEST_CASE("a push arrives with every line and side line as it was", "[sync]") {
  const PushRequest sent = a_push(41, 20);
  const Answer<PushRequest> got = decode_push(encode_push(sent).value());
  REQUIRE(got.has_value());
  CHECK(got->epoch == sent.epoch);
  CHECK(got->first_seq == 41);
  CHECK(got->before == sent.before);
  CHECK(got->tail == sent.tail);
  REQUIRE(got->envelopes.size() == 20);
  for (std::size_t i = 0; i < 20; ++i) {
    CHECK(got->envelopes[i].seq == sent.envelopes[i].seq);
    CHECK(got->envelopes[i].line == sent.envelopes[i].line);
    CHECK(got->envelopes[i].side == sent.envelopes[i].side);
  }
}

TEST_CASE("fields that we do not know are kept in events and passed over in headers", "[sync]") {
  PushRequest push = a_push(1, 1);
  push.envelopes[0].line = R"({"s":1,"k":"from_the_future","v":9,  "odd" : [ 1.50 ]})";
  push.tail = chained(push.before, push.envelopes[0].line);
  const std::string plain =
      replaced(unpacked_push(push), "\"epoch\"", R"("lease_digest":{"a":[1]},"epoch")");
  const Answer<PushRequest> got = decode_push(packed(plain));
  REQUIRE(got.has_value());
  CHECK(got->envelopes[0].line == push.envelopes[0].line);
}

TEST_CASE("a push that was cut off anywhere is a fault", "[sync]") {
  const std::string whole = encode_push(a_push(1, 5)).value();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    REQUIRE_FALSE(decode_push(std::string_view(whole).substr(0, length)).has_value());
  }
  const std::string plain = unpacked_push(a_push(1, 5));
  for (std::size_t length = 0; length < plain.size(); ++length) {
    CAPTURE(length);
    REQUIRE_FALSE(decode_push(packed(plain.substr(0, length))).has_value());
  }
}

TEST_CASE("a push with any bit flipped is a fault or a broken chain", "[sync]") {
  const std::string whole = encode_push(a_push(1, 5)).value();
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CAPTURE(bit);
    const Answer<PushRequest> got = decode_push(flipped);
    if (got) REQUIRE(got->envelopes.size() == 5);  // a flag that means nothing to us
    if (got) REQUIRE(std::holds_alternative<Accept>(judge({got->epoch, 0, {}, {}}, *got)));
  }
}

TEST_CASE("bytes from anybody never crash a decoder", "[sync]") {
  for (int i = 0; i < 2'000; ++i) {
    std::string noise(random_u64() % 300, '\0');
    for (char& c : noise) c = static_cast<char>(random_u64());
    CHECK_FALSE(decode_push(noise).has_value());
    CHECK_FALSE(decode_page(packed(noise)).has_value());
    CHECK_FALSE(decode_push_reply(noise).has_value());
    CHECK(decode_fault(500, noise).status == 500);
  }
  const std::string deep(60'000, '[');
  CHECK_FALSE(decode_push_reply(deep).has_value());
  CHECK_FALSE(decode_push(packed(deep + "\n")).has_value());
}

TEST_CASE("a bomb is refused before it bursts", "[sync]") {
  const std::string zeros(64 * 1024 * 1024, '0');
  for (const std::string& bomb : {packed(zeros), packed_without_size(zeros)}) {
    REQUIRE(bomb.size() < kPushLimit.packed_bytes);
    const Answer<PushRequest> got = decode_push(bomb);
    REQUIRE_FALSE(got.has_value());
    CHECK(got.error().status == 413);
    CHECK(got.error().code == "too_large");
  }
}

TEST_CASE("a push over a limit is refused by its sender and by its receiver", "[sync]") {
  SECTION("too many events") {
    CHECK(encode_push(a_push(1, kMostEvents)).has_value());
    CHECK(encode_push(a_push(1, kMostEvents + 1)).error().status == 413);
    const std::string plain = replaced(unpacked_push(a_push(1, 3)), "\"n\":3", "\"n\":1001");
    CHECK(decode_push(packed(plain)).error().status == 413);
  }
  SECTION("too many bytes") {
    PushRequest push = a_push(1, 1);
    std::string noise(400 * 1024, '\0');
    for (char& c : noise) c = static_cast<char>('0' + random_u64() % 64);
    push.envelopes[0].line = R"({"x":")" + noise + "\"}";
    CHECK(encode_push(push).error().status == 413);
    CHECK(decode_push(std::string(kPushLimit.packed_bytes + 1, 'x')).error().status == 413);
  }
}

TEST_CASE("a push whose parts do not fit together is told what is wrong", "[sync]") {
  const std::string plain = unpacked_push(a_push(1, 3));
  const auto words_of = [](const std::string& text) {
    return decode_push(packed(text)).error().words;
  };
  CHECK_THAT(words_of(replaced(plain, "\"n\":3", "\"n\":4")),
             Catch::Matchers::Contains("event 4 is missing"));
  CHECK_THAT(words_of(replaced(plain, "\"n\":3", "\"n\":2")),
             Catch::Matchers::Contains("more lines"));
  CHECK_THAT(words_of(replaced(plain, "\"first_seq\":1", "\"first_seq\":0")),
             Catch::Matchers::Contains("from 1 on"));
  CHECK_THAT(words_of(replaced(plain, "\"first_seq\":1", "\"first_seq\":-1")),
             Catch::Matchers::Contains("first_seq"));
  CHECK_THAT(words_of(replaced(plain, "\"epoch\":\"0", "\"epoch\":\"g")),
             Catch::Matchers::Contains("16 hexadecimal digits"));
  CHECK_THAT(words_of("not json\n"), Catch::Matchers::Contains("not a JSON object"));
  CHECK(decode_push(packed(replaced(plain, "\"proto\":1", "\"proto\":2"))).error().status == 426);
  PushRequest two_lines = a_push(1, 1);
  two_lines.envelopes[0].line = "{\n}";
  CHECK(encode_push(two_lines).error().code == "malformed");
}

TEST_CASE("a page arrives whole or not at all", "[sync]") {
  PullReply sent;
  sent.page = {
      "store:1", 5, 9, false, tests::kEpoch, 77, {R"({"k":"member"})", R"({"k":"x"})"}, 30};
  sent.server_ms = 1'795'156'320'000;
  const std::string body = encode_page(sent).value();
  const Answer<PullReply> got = decode_page(body);
  REQUIRE(got.has_value());
  CHECK(got->page.stream == "store:1");
  CHECK(got->page.since == 5);
  CHECK(got->page.next == 9);
  CHECK(got->page.until == 30);
  CHECK_FALSE(got->page.is_last);
  CHECK(got->page.applied_epoch == tests::kEpoch);
  CHECK(got->page.applied_seq == 77);
  CHECK(got->page.changes == sent.page.changes);
  CHECK(got->server_ms == sent.server_ms);

  const std::string plain = unpack(body, kPageLimit).value();
  CHECK_THAT(decode_page(packed(replaced(plain, "member", "mumble"))).error().words,
             Catch::Matchers::Contains("sum"));
  CHECK_FALSE(decode_page(packed(replaced(plain, "\"n\":2", "\"n\":1"))).has_value());
  CHECK_FALSE(decode_page("<html>please sign in</html>").has_value());
  const auto older = decode_page(packed(replaced(plain, R"(,"until":30)", "")));
  REQUIRE(older.has_value());  // a central that does not say it yet
  CHECK(older->page.until == 9);
}

TEST_CASE("a fault keeps its code, its words and what is wanted", "[sync]") {
  const WireFault sent{409, "gap", "central wants event 12", 12};
  const WireFault got = decode_fault(409, encode_fault(sent));
  CHECK(got.code == "gap");
  CHECK(got.words == sent.words);
  CHECK(got.want == 12);
  CHECK(decode_fault(502, "<html>Bad Gateway</html>").code.empty());
}
