#include "sync/client/enroller.h"

#include "app/base/bytes.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/test_central.h"
#include "tests/sync/test_terminal.h"

using namespace regulars;
using namespace regulars::sync;
using Catch::Matchers::Contains;

namespace {

EnrolOrder an_order(const tests::TestCentral& central, const tests::TempDir& folder) {
  EnrolOrder order;
  order.base_url = central.url();
  order.ca_sha256 = central.ca_sha256();
  order.code = tests::kGoodCode;
  order.terminal_name = "till-1";
  order.epoch = tests::kEpoch;
  order.folder = folder.path();
  return order;
}

}  // namespace

TEST_CASE("a new terminal enrols and is then known by its certificate", "[sync]") {
  tests::TestCentral central;
  const tests::TempDir folder;
  const Result<EnrolReply> reply = enrol(an_order(central, folder), central.log());
  REQUIRE(reply.has_value());
  CHECK(reply->terminal_name == "till-1");
  CHECK(reply->stream == "store:" + reply->store.text());
  CHECK(read_file(folder / "ca.crt").value() == central.authority().certificate_pem);

  const auto client = central.client(ClientIdentity{read_file(folder / "terminal.crt").value(),
                                                    read_file(folder / "terminal.key").value()});
  HttpsRequest ask;
  ask.method = "POST";
  ask.path = "/v1/t/" + reply->terminal.text() + "/ask/echo";
  ask.body = "[1]";
  CHECK(client->send(ask).value().body == R"({"you_said":[1]})");
}

TEST_CASE("an enrolment whose answer was lost is simply repeated", "[sync]") {
  tests::TestCentral central(
      [](ListenOptions& options) { options.answer_within = std::chrono::milliseconds{100}; });
  const tests::TempDir folder;
  central.house().keeps_silent = true;
  CHECK_FALSE(enrol(an_order(central, folder), central.log()).has_value());
  const std::string key = read_file(folder / "terminal.key").value();
  central.house().keeps_silent = false;
  const Result<EnrolReply> reply = enrol(an_order(central, folder), central.log());
  REQUIRE(reply.has_value());
  CHECK(read_file(folder / "terminal.key").value() == key);
  CHECK(enrol(an_order(central, folder), central.log()).value().terminal == reply->terminal);
  SECTION("but another key does not get in with a used code") {
    const tests::TempDir elsewhere;
    CHECK(enrol(an_order(central, elsewhere), central.log()).error().kind ==
          ErrorKind::refused);
  }
}

TEST_CASE("nothing is told to a server with another authority", "[sync]") {
  tests::TestCentral central;
  tests::TestCentral impostor;
  std::atomic<int> requests = 0;
  impostor.intercept([&](HttpRequest&, const Respond&) {
    ++requests;
    return false;
  });
  const tests::TempDir folder;
  EnrolOrder order = an_order(central, folder);
  order.base_url = impostor.url();
  const Result<EnrolReply> reply = enrol(order, central.log());
  REQUIRE_FALSE(reply.has_value());
  CHECK(reply.error().kind == ErrorKind::unauthorised);
  CHECK_THAT(reply.error().words, Contains("ca_sha256"));
  CHECK(requests == 0);
}

TEST_CASE("each mistake of an installer gets its own sentence", "[sync]") {
  tests::TestCentral central;
  const tests::TempDir folder;
  EnrolOrder order = an_order(central, folder);
  SECTION("a code with a letter") {
    order.code = "1234567x";
    CHECK_THAT(enrol(order, central.log()).error().words, Contains("8 digits"));
  }
  SECTION("a wrong code") {
    order.code = "8765 4321";
    CHECK_THAT(enrol(order, central.log()).error().words, Contains("not valid"));
  }
  SECTION("a short fingerprint") {
    order.ca_sha256.pop_back();
    CHECK_THAT(enrol(order, central.log()).error().words, Contains("64 hexadecimal digits"));
  }
  SECTION("nobody there") {
    central.stop();
    CHECK(enrol(order, central.log()).error().kind == ErrorKind::network);
  }
  SECTION("a fingerprint with colons is no mistake") {
    std::string spaced;
    for (std::size_t i = 0; i < order.ca_sha256.size(); i += 2)
      spaced += order.ca_sha256.substr(i, 2) + ":";
    order.ca_sha256 = spaced;
    CHECK(enrol(order, central.log()).has_value());
  }
}
