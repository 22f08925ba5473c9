#include "sync/server/listener.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "app/base/bounded_queue.h"
#include "app/base/bytes.h"
#include "tests/support/catch.h"
#include "tests/sync/raw_socket.h"
#include "tests/sync/test_central.h"

using namespace regulars;
using namespace regulars::sync;
using namespace std::chrono_literals;
using tests::RawSocket;

namespace {

// Plain HTTP on a loopback port; says back what it was asked.
class Echo {
 public:
  explicit Echo(ListenOptions options = {}, Handler handler = &Echo::echo)
      : listener_(Listener::open(std::move(options), std::move(handler), log_).value()) {}

  [[nodiscard]] std::uint16_t port() const { return listener_->port(); }
  [[nodiscard]] std::string answer_to(const std::string& bytes) const {
    const RawSocket socket(port());
    socket.write(bytes);
    socket.finish_writing();
    return socket.read_all(10s);
  }
  void stop() { listener_->stop(); }

 private:
  static void echo(HttpRequest request, const Respond& respond) {
    respond({200,
             request.path + "|" + request.field("a").value_or("none") + "|" +
                 std::string(request.header("x-till")) + "|" +
                 std::to_string(request.body.size())});
  }
  Log log_{"test", {}, LogLevel::error};
  std::unique_ptr<Listener> listener_;
};

std::string a_post(std::size_t length, const std::string& body) {
  return "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" +
         body;
}

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

}  // namespace

TEST_CASE("a request reaches the handler in parts that are easy to use", "[sync]") {
  const Echo echo;
  CHECK_THAT(echo.answer_to("GET /v1/member?b=1&a=x%20%E7%8E%8B+y HTTP/1.1\r\nX-Till: 7\r\n\r\n"),
             StartsWith("HTTP/1.1 200") && Contains("/v1/member|x 王 y|7|0"));
  CHECK_THAT(echo.answer_to("GET /?a=%zz HTTP/1.1\r\n\r\n"), Contains("/|none||0"));
}

TEST_CASE("several requests on one connection are answered in order", "[sync]") {
  const Echo echo;
  const std::string all = echo.answer_to(
      "GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3 HTTP/1.1\r\nConnection: close\r\n\r\n");
  const std::size_t one = all.find("/1|");
  const std::size_t two = all.find("/2|");
  const std::size_t three = all.find("/3|");
  REQUIRE(three != std::string::npos);
  CHECK(one < two);
  CHECK(two < three);
}

TEST_CASE("what is too large is refused without the handler", "[sync]") {
  ListenOptions options;
  options.most_body_bytes = 1'000;
  const Echo echo(options);
  CHECK_THAT(echo.answer_to(a_post(1'000, std::string(1'000, 'x'))), StartsWith("HTTP/1.1 200"));
  CHECK_THAT(echo.answer_to(a_post(1'001, std::string(1'001, 'x'))), StartsWith("HTTP/1.1 413"));
  CHECK_THAT(echo.answer_to(a_post(5'000'000, std::string(5'000'000, 'x'))),
             StartsWith("HTTP/1.1 413") && Contains("too_large"));
  CHECK_THAT(echo.answer_to("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" +
                            std::string("7d0\r\n") + std::string(2'000, 'x') + "\r\n0\r\n\r\n"),
             StartsWith("HTTP/1.1 413"));
  CHECK_THAT(echo.answer_to("GET / HTTP/1.1\r\nX: " + std::string(9'000, 'x') + "\r\n\r\n"),
             StartsWith("HTTP/1.1 431"));
}

TEST_CASE("what is not HTTP is refused, and the next client is served", "[sync]") {
  const Echo echo;
  CHECK_THAT(echo.answer_to("\x16\x03\x01 this is not HTTP\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  CHECK_THAT(echo.answer_to(a_post(100, "cut off")), Catch::Matchers::Equals(""));
  CHECK_THAT(echo.answer_to("GET / HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 200"));
}

TEST_CASE("a client that dawdles is let go while others are served", "[sync]") {
  ListenOptions options;
  options.read_within = 200ms;
  options.idle_for = 200ms;
  options.threads = 1;
  const Echo echo(options);
  const RawSocket silent(echo.port());
  const RawSocket slow(echo.port());
  slow.write("GET / HT");
  CHECK_THAT(echo.answer_to("GET / HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 200"));
  CHECK(silent.is_closed_within(5s));
  CHECK(slow.is_closed_within(5s));
}

TEST_CASE("an answer may come from any thread, once, or not at all", "[sync]") {
  ListenOptions options;
  options.answer_within = 200ms;
  std::jthread writer;
  Respond kept;
  Echo echo(options, [&](HttpRequest request, Respond respond) {
    if (request.path == "/never") {
      kept = std::move(respond);
      return;
    }
    writer = std::jthread([respond = std::move(respond)] {
      respond({201, "first"});
      respond({500, "second"});
    });
  });
  CHECK_THAT(echo.answer_to("GET /later HTTP/1.1\r\n\r\n"),
             StartsWith("HTTP/1.1 201") && !Contains("second"));
  CHECK_THAT(echo.answer_to("GET /never HTTP/1.1\r\n\r\n"),
             StartsWith("HTTP/1.1 503") && Contains("Retry-After: 5"));
  echo.stop();
  kept({200, "long after"});
}

TEST_CASE("stopping ends every connection, idle or waiting for its answer", "[sync]") {
  std::vector<Respond> waiting;
  std::mutex mutex;
  std::condition_variable arrived;
  Echo echo({}, [&](HttpRequest, Respond respond) {
    const std::lock_guard lock(mutex);
    waiting.push_back(std::move(respond));
    arrived.notify_one();
  });
  const RawSocket idle(echo.port());
  const RawSocket asking(echo.port());
  asking.write("GET / HTTP/1.1\r\n\r\n");
  {
    std::unique_lock lock(mutex);
    REQUIRE(arrived.wait_for(lock, 10s, [&] { return waiting.size() == 1; }));
  }
  echo.stop();
  CHECK(idle.is_closed_within(5s));
  CHECK(asking.is_closed_within(5s));
  waiting.front()({200, "too late"});
}

TEST_CASE("plain HTTP is only for this machine, and a taken port is said in words", "[sync]") {
  Log log("test", {}, LogLevel::error);
  ListenOptions open_to_all;
  open_to_all.address = "0.0.0.0";
  CHECK(Listener::open(open_to_all, nullptr, log).error().kind == ErrorKind::invalid);
  ListenOptions nonsense;
  nonsense.address = "central.shop";
  CHECK(Listener::open(nonsense, nullptr, log).error().kind == ErrorKind::invalid);
  const Echo echo;
  ListenOptions taken;
  taken.port = echo.port();
  CHECK_THAT(Listener::open(taken, nullptr, log).error().words, Contains("choose another port"));
}

TEST_CASE("garbage and silence where TLS is spoken hurt nobody", "[sync]") {
  tests::TestCentral central([](ListenOptions& options) {
    options.handshake_within = 200ms;
    options.threads = 1;
  });
  const RawSocket garbage(central.listener().port());
  const RawSocket silent(central.listener().port());
  garbage.write("GET / HTTP/1.1\r\n\r\n" + std::string(10'000, '\xff'));
  const auto reply = central.client()->send({});
  REQUIRE(reply.has_value());
  CHECK(reply->status == 404);
  CHECK(garbage.is_closed_within(5s));
  CHECK(silent.is_closed_within(5s));
}

TEST_CASE("a full listener drops newcomers and serves again when one leaves", "[sync]") {
  ListenOptions options;
  options.most_connections = 2;
  const Echo echo(options);
  {
    const RawSocket one(echo.port());
    const RawSocket two(echo.port());
    one.write("GET /one HTTP/1.1\r\nConnection: close\r\n\r\n");
    two.write("GET /two HTTP/1.1\r\n\r\n");
    CHECK_THAT(one.read_all(5s), Contains("/one"));
  }
  for (int i = 0; i < 100; ++i)
    if (echo.answer_to("GET / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200")) return;
  FAIL("it never served again");
}

TEST_CASE("a client that sends a byte now and then does not keep its place for ever", "[sync]") {
  ListenOptions options;
  options.read_within = 300ms;
  const Echo echo(options);
  const RawSocket trickle(echo.port());
  bool is_closed = false;
  for (int i = 0; i < 100 && !is_closed; ++i) {
    trickle.write("G");
    is_closed = trickle.is_closed_within(50ms);
  }
  CHECK(is_closed);
}

TEST_CASE("bytes from anybody never end the listener", "[sync]") {
  tests::TestCentral central;
  const Echo echo;
  for (int i = 0; i < 300; ++i) {
    std::string noise(random_u64() % 2'000, '\0');
    for (char& c : noise) c = static_cast<char>(random_u64());
    // Half of it begins as a request, so that it gets past the first line.
    if (i % 2 == 0) noise = "POST /v1/enrol HTTP/1.1\r\nContent-Length: 999999\r\n" + noise;
    const RawSocket plain(echo.port());
    plain.write(noise);
    const RawSocket tls(central.listener().port());
    tls.write(noise);
  }
  CHECK_THAT(echo.answer_to("GET / HTTP/1.1\r\n\r\n"), StartsWith("HTTP/1.1 200"));
  CHECK(central.client()->send({}).value().status == 404);
}

TEST_CASE("a terminal that comes back resumes its TLS session, certificate and all", "[sync]") {
  tests::TestCentral central([](ListenOptions& options) { options.idle_for = 20ms; });
  const Uuid terminal = Uuid::v7(SystemClock().wall());
  const auto client = central.client(central.new_terminal(terminal));
  HttpsRequest ask;
  ask.method = "POST";
  ask.path = "/v1/t/" + terminal.text() + "/ask/echo";
  ask.body = "1";
  for (int i = 0; i < 6; ++i) {
    CAPTURE(i);
    const auto reply = client->send(ask);
    REQUIRE(reply.has_value());
    REQUIRE(reply->status == 200);
    std::this_thread::sleep_for(40ms);  // the fault: central closes the idle connection
  }
}

TEST_CASE("answers that race with the end of the listener are harmless", "[sync]") {
  for (int round = 0; round < 20; ++round) {
    BoundedQueue<Respond> waiting(100);
    std::jthread writer([&] {
      while (auto respond = waiting.pop()) (*respond)({200, "x"});
    });
    Echo echo({}, [&](HttpRequest, Respond respond) {
      if (!waiting.try_push(std::move(respond))) return;
    });
    std::vector<std::unique_ptr<RawSocket>> sockets;
    for (int i = 0; i < 8; ++i) {
      sockets.push_back(std::make_unique<RawSocket>(echo.port()));
      sockets.back()->write("GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n");
    }
    echo.stop();
    waiting.close();
  }
}
