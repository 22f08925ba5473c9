// The router's own promises, asked over real HTTPS without a courier in between.

#include "sync/server/road.h"

#include "tests/support/catch.h"
#include "tests/sync/test_central.h"
#include "tests/sync/test_terminal.h"

using namespace regulars;
using namespace regulars::sync;
using Catch::Matchers::Contains;

namespace {

const Uuid kTill = Uuid::parse("0190163d-8694-739b-aea5-966c26f8ad91").value();
const Uuid kOther = Uuid::parse("0190163d-8694-739b-aea5-966c26f8ad92").value();

HttpsRequest a_request(std::string method, const Uuid& terminal, const std::string& rest) {
  HttpsRequest request;
  request.method = std::move(method);
  request.path = "/v1/t/" + terminal.text() + "/" + rest;
  return request;
}

HttpsRequest a_push_of(const Uuid& terminal, std::string body) {
  HttpsRequest request = a_request("POST", terminal, "events");
  request.body = std::move(body);
  request.headers = {{"Content-Encoding", "zstd"}};
  return request;
}

// Status and code of the answer.
std::string answer_to(HttpsClient& client, const HttpsRequest& request) {
  const auto reply = client.send(request);
  REQUIRE(reply.has_value());
  return std::to_string(reply->status) + " " + decode_fault(reply->status, reply->body).code;
}

}  // namespace

TEST_CASE("nobody passes without a certificate of the terminal in the path", "[sync]") {
  tests::TestCentral central;
  const auto good_body = encode_push(tests::a_push(1, 3)).value();
  SECTION("no certificate") {
    const auto client = central.client();
    CHECK(answer_to(*client, a_push_of(kTill, good_body)) == "401 no_certificate");
    CHECK(answer_to(*client, a_request("GET", kTill, "changes?stream=g&since=0&limit=1")) ==
          "401 no_certificate");
  }
  SECTION("another terminal's certificate") {
    const auto client = central.client(central.new_terminal(kOther));
    CHECK(answer_to(*client, a_push_of(kTill, good_body)) == "403 other_terminal");
  }
  SECTION("a key that was replaced at central") {
    const auto client = central.client(central.new_terminal(kTill));
    central.house().registers(kTill, Digest{});
    CHECK(answer_to(*client, a_push_of(kTill, good_body)) == "401 unknown_key");
  }
  SECTION("a certificate of another authority") {
    tests::TestCentral elsewhere;
    const auto client = central.client(elsewhere.new_terminal(kTill));
    const auto reply = client->send(a_push_of(kTill, good_body));
    REQUIRE_FALSE(reply.has_value());
    CHECK(reply.error().fault == Fault::unauthorised);
  }
  CHECK(central.house().events_of(kTill).empty());
}

TEST_CASE("an expired certificate may push and renew, and nothing else", "[sync]") {
  tests::TestCentral central;
  const auto client = central.client(central.new_terminal(kTill, std::chrono::days{120}));
  CHECK(answer_to(*client, a_push_of(kTill, encode_push(tests::a_push(1, 3)).value())) == "200 ");
  CHECK(central.house().events_of(kTill).size() == 3);
  CHECK(answer_to(*client, a_request("GET", kTill, "changes?stream=g&since=0&limit=1")) ==
        "403 expired");
  CHECK(answer_to(*client, a_request("POST", kTill, "ask/echo")) == "403 expired");
  HttpsRequest renew = a_request("POST", kTill, "renew");
  renew.body = encode_renew(make_csr(client->identity()->key_pem, "till").value());
  const auto reply = client->send(renew);
  REQUIRE(reply.has_value());
  CHECK(certificate_facts(decode_renew_reply(reply->body).value()).value().common_name ==
        kTill.text());
}

TEST_CASE("a request that is not of the protocol is told so", "[sync]") {
  tests::TestCentral central;
  const auto client = central.client(central.new_terminal(kTill));
  CHECK(answer_to(*client, a_request("GET", kTill, "events")) == "405 method");
  CHECK(answer_to(*client, a_request("POST", kTill, "events")) == "415 encoding");
  CHECK(answer_to(*client, a_push_of(kTill, "not zstd")) == "400 malformed");
  CHECK(answer_to(*client, a_push_of(kTill, std::string(300 * 1024, 'x'))) == "413 too_large");
  CHECK(answer_to(*client, a_request("GET", kTill, "changes?stream=g")) == "400 malformed");
  CHECK(answer_to(*client, a_request("GET", kTill, "changes?stream=g&since=-1&limit=5")) ==
        "400 malformed");
  CHECK(answer_to(*client, a_request("GET", kTill, "changes?stream=g&since=0&limit=10001")) ==
        "400 malformed");
  CHECK(answer_to(*client, a_request("POST", kTill, "ask/Echo!")) == "404 not_found");
  CHECK(answer_to(*client, a_request("POST", kTill, "ask/echo")) == "400 malformed");
  CHECK(answer_to(*client, a_request("GET", kTill, "")) == "404 not_found");
  CHECK(answer_to(*client, {}) == "404 not_found");
  HttpsRequest enrol;
  enrol.method = "POST";
  enrol.path = "/v1/enrol";
  enrol.body = R"({"code":12345678})";
  CHECK(answer_to(*client, enrol) == "400 malformed");
}

TEST_CASE("two clients pushing the same batch at once store it once", "[sync]") {
  tests::TestCentral central;
  const ClientIdentity identity = central.new_terminal(kTill);
  const std::string body = encode_push(tests::a_push(1, 500)).value();
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&] {
        const auto client = central.client(identity);
        for (int k = 0; k < 5; ++k) {
          const auto reply = client->send(a_push_of(kTill, body));
          if (reply && reply->status == 200) ++good;
        }
      });
    }
  }
  CHECK(good == 20);
  CHECK(central.house().events_of(kTill).size() == 500);
  CHECK(central.house().skipped == 19 * 500);
}

TEST_CASE("a client is told at once that its files do not belong together", "[sync]") {
  tests::TestCentral central;
  const ClientIdentity good = central.new_terminal(kTill);
  const std::string ca = central.authority().certificate_pem;
  const auto words_of = [](HttpsOptions options) {
    return HttpsClient::open(std::move(options)).error().words;
  };
  CHECK_THAT(
      words_of({central.url(), ca, ClientIdentity{good.certificate_pem, make_key().value()}}),
      Contains("not of the terminal's key"));
  CHECK_THAT(words_of({central.url(), ca, ClientIdentity{"", good.key_pem}}),
             Contains("certificate cannot be read"));
  CHECK_THAT(words_of({central.url(), "not a certificate", {}}), Contains("cannot be read"));
  CHECK_THAT(words_of({"http://central.shop", ca, {}}), Contains("must begin with https://"));
  CHECK_THAT(words_of({"http://127.0.0.1.evil.example", ca, {}}), Contains("https://"));
}
