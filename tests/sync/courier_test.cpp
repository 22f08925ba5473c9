// The whole road: a courier, libcurl, TLS, Beast, the router and a house, under faults.

#include "sync/client/courier.h"

#include <future>
#include <thread>

#include "tests/support/catch.h"
#include "tests/sync/test_central.h"
#include "tests/sync/test_terminal.h"

using namespace regulars;
using namespace regulars::sync;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

const Uuid kTill = Uuid::parse("0190163d-8694-739b-aea5-966c26f8ad91").value();
constexpr const char* kStream = "store:1";

// One terminal on the road to `central`.
struct Till {
  explicit Till(tests::TestCentral& at, std::optional<ClientIdentity> identity = {})
      : central(at), client(at.client(identity ? std::move(identity) : at.new_terminal(kTill))) {
    options.terminal = kTill;
    options.streams = {kStream};
  }
  Courier& courier() {
    if (!made) made.emplace(*client, outbox, inbox, clock, central.log(), options, events);
    return *made;
  }
  // The fault of one exchange.
  Fault exchange() {
    ignore(courier().run_once(), "its fault is what is looked at");
    return courier().status().fault;
  }

  tests::TestCentral& central;
  std::unique_ptr<HttpsClient> client;
  tests::MemoryOutbox outbox;
  tests::MemoryInbox inbox;
  SystemClock clock;
  CourierOptions options;
  CourierEvents events;
  std::optional<Courier> made;
};

bool same_events(const std::vector<Envelope>& one, const std::vector<Envelope>& other) {
  return std::equal(
      one.begin(), one.end(), other.begin(), other.end(), [](const Envelope& a, const Envelope& b) {
        return a.seq == b.seq && a.line == b.line && a.side == b.side;
      });
}

void answer_once(tests::TestCentral& central, HttpResponse response) {
  auto is_done = std::make_shared<std::atomic<bool>>(false);
  central.intercept(
      [is_done, response = std::move(response)](HttpRequest&, const Respond& respond) {
        if (is_done->exchange(true)) return false;
        respond(response);
        return true;
      });
}

}  // namespace

TEST_CASE("events go up and changes come down, whole and in order", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(2'345);
  central.house().add_changes(3'210);
  REQUIRE(till.courier().run_once().has_value());
  CHECK(same_events(central.house().events_of(kTill), till.outbox.events()));
  CHECK(till.outbox.acked() == 2'345);
  CHECK(till.inbox.changes.size() == 3'210);
  CHECK_THAT(till.inbox.changes.back(), Contains("王小明") && Contains("new_field"));
  CHECK(till.inbox.cursors[kStream] == 3'210);
  CHECK(till.courier().status().is_online);
  CHECK(till.courier().status().last_sync.has_value());
  SECTION("and nothing moves twice") {
    REQUIRE(till.courier().run_once().has_value());
    CHECK(central.house().skipped == 0);
    CHECK(till.inbox.changes.size() == 3'210);
  }
}

TEST_CASE("a long pull says how far it is, a short one does not", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.options.page_changes = 100;
  till.options.long_pull = 1'000;
  std::vector<CourierStatus> told;
  till.events.on_status = [&](const CourierStatus& status) { told.push_back(status); };
  central.house().add_changes(500);
  REQUIRE(till.courier().run_once().has_value());
  for (const CourierStatus& status : told) CHECK_FALSE(status.pull.has_value());
  told.clear();
  central.house().add_changes(1'250);
  REQUIRE(till.courier().run_once().has_value());
  std::uint64_t done = 500;
  for (const CourierStatus& status : told) {
    if (!status.pull) continue;
    CHECK(*status.pull == PullProgress{500, done += 100, 1'750, false});
    CHECK(status.is_online);
  }
  CHECK(done == 1'700);
  CHECK_FALSE(till.courier().status().pull.has_value());
}

TEST_CASE("a long pull is paused between pages while events go up, and resumed", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.options.page_changes = 100;
  till.options.long_pull = 1'000;
  central.house().add_changes(2'000);
  till.events.on_status = [&](const CourierStatus& status) {
    if (status.pull && status.pull->done == 300) till.made->pause_pull();
  };
  REQUIRE(till.courier().run_once().has_value());
  const auto paused_at = till.inbox.cursors[kStream];
  CHECK(paused_at == 300);
  const CourierStatus paused = till.courier().status();
  REQUIRE(paused.pull.has_value());
  CHECK(paused.pull->is_paused);
  CHECK(paused.is_online);
  CHECK_FALSE(paused.last_sync.has_value());  // not everything was exchanged
  till.outbox.add_events(7);
  REQUIRE(till.courier().run_once().has_value());
  CHECK(till.outbox.acked() == 7);
  CHECK(till.inbox.cursors[kStream] == paused_at);
  till.courier().resume_pull();
  CHECK_FALSE(till.courier().status().pull->is_paused);
  REQUIRE(till.courier().run_once().has_value());
  CHECK(till.inbox.cursors[kStream] == 2'000);
  CHECK_FALSE(till.courier().status().pull.has_value());
  CHECK(till.courier().status().last_sync.has_value());
  // A pause with nothing to fetch holds nothing up.
  till.courier().pause_pull();
  central.house().add_changes(20);
  REQUIRE(till.courier().run_once().has_value());
  CHECK(till.inbox.cursors[kStream] == 2'020);
}

TEST_CASE("a batch whose acknowledgement was lost is sent again and skipped", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.options.within = 300ms;
  till.outbox.add_events(120);
  central.house().keeps_silent = true;
  CHECK(till.exchange() == Fault::timed_out);
  CHECK(till.outbox.acked() == 0);
  central.house().keeps_silent = false;
  till.outbox.add_events(10);
  CHECK(till.exchange() == Fault::none);
  CHECK(till.outbox.acked() == 130);
  CHECK(central.house().skipped == 120);
  CHECK(same_events(central.house().events_of(kTill), till.outbox.events()));
}

TEST_CASE("events that central lost are a gap, and the terminal says which", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(10);
  REQUIRE(till.outbox.acknowledged(5).has_value());
  CHECK(till.exchange() == Fault::gap);
  CHECK_THAT(till.courier().status().words, Contains("wants event 1 "));
  CHECK(central.house().events_of(kTill).empty());
}

TEST_CASE("a restored copy of a terminal's disk is found out", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(50);
  REQUIRE(till.courier().run_once().has_value());
  Till copy(central, till.client->identity());
  SECTION("when it goes on by itself") {
    copy.outbox = till.outbox.copy_of_first(40);
    copy.outbox.add_event(R"({"s":41,"k":"another"})");
    CHECK(copy.exchange() == Fault::fork);
    CHECK_THAT(copy.courier().status().words, Contains("enrol it again"));
  }
  SECTION("when it offers only what central holds already") {
    tests::MemoryOutbox unsent;
    unsent.add_events(40);
    copy.outbox = unsent;
    CHECK(copy.exchange() == Fault::fork);
  }
  CHECK(same_events(central.house().events_of(kTill), till.outbox.events()));
}

TEST_CASE("a body damaged on the way is refused, and goes through untouched later", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(100);
  std::atomic<int> damaged = 0;
  central.intercept([&](HttpRequest& request, const Respond&) {
    if (request.method != Method::post || damaged >= 2) return false;
    if (damaged == 0) request.body[request.body.size() / 2] ^= 0x10;
    if (damaged == 1) request.body.resize(request.body.size() / 2);
    ++damaged;
    return false;
  });
  CHECK(till.exchange() == Fault::refused);
  CHECK(till.exchange() == Fault::refused);
  CHECK(till.outbox.acked() == 0);
  CHECK(till.exchange() == Fault::none);
  CHECK(same_events(central.house().events_of(kTill), till.outbox.events()));
}

TEST_CASE("a captive portal is not central", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(3);
  central.house().add_changes(3);
  SECTION("which speaks with central's own name") {
    central.intercept([](HttpRequest&, const Respond& respond) {
      respond({200, "<html>Welcome! Please accept our terms.</html>", "text/html"});
      return true;
    });
    CHECK(till.exchange() == Fault::bad_answer);
    CHECK_FALSE(till.courier().status().is_online);
  }
  SECTION("which sends HTML with an error") {
    central.intercept([](HttpRequest&, const Respond& respond) {
      respond({404, "<html>not here</html>", "text/html"});
      return true;
    });
    CHECK(till.exchange() == Fault::bad_answer);
  }
  SECTION("which sends somewhere else") {
    central.intercept([](HttpRequest&, const Respond& respond) {
      respond({302, "", "text/html", {{"Location", "https://127.0.0.1:1/"}}});
      return true;
    });
    CHECK(till.exchange() == Fault::bad_answer);
  }
  SECTION("which shows another authority's certificate") {
    tests::TestCentral portal;
    till.client =
        HttpsClient::open({portal.url(), central.authority().certificate_pem, {}}).value();
    CHECK(till.exchange() == Fault::untrusted);
    CHECK(portal.house().pushes == 0);
  }
  SECTION("which never stops talking") {
    central.intercept([](HttpRequest&, const Respond& respond) {
      respond({200, std::string(20UL * 1024 * 1024, 'x'), "application/json"});
      return true;
    });
    CHECK(till.exchange() == Fault::bad_answer);
    CHECK_THAT(till.courier().status().words, Contains("over 65536 bytes"));
  }
  CHECK(till.outbox.acked() == 0);
  CHECK(till.inbox.changes.empty());
}

TEST_CASE("a page that was altered, or bursts, is not applied", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  HttpResponse response{200, {}, "application/x-ndjson", {{"Content-Encoding", "zstd"}}};
  SECTION("another sum") {
    PullReply reply;
    reply.page = {kStream, 0, 1, true, 0, 0, {"{}"}};
    const std::string plain = unpack(encode_page(reply).value(), kPageLimit).value();
    response.body = pack(plain.substr(0, plain.size() - 3) + "[]\n", kPageLimit).value();
  }
  SECTION("another stream") {
    PullReply reply;
    reply.page = {"store:2", 0, 1, true, 0, 0, {"{}"}};
    response.body = encode_page(reply).value();
  }
  SECTION("another cursor") {
    PullReply reply;
    reply.page = {kStream, 7, 8, true, 0, 0, {"{}"}};
    response.body = encode_page(reply).value();
  }
  SECTION("a bomb") {
    response.body = pack(std::string(64UL * 1024 * 1024, ' '), {1 << 30, 1 << 30}).value();
  }
  SECTION("more to come, but nothing here") {
    PullReply reply;
    reply.page = {kStream, 0, 0, false, 0, 0, {}};
    response.body = encode_page(reply).value();
  }
  answer_once(central, response);
  CHECK(till.exchange() == Fault::bad_answer);
  CHECK(till.inbox.cursors[kStream] == 0);
  CHECK(till.inbox.changes.empty());
}

TEST_CASE("a cursor that central no longer serves starts the stream over, once", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  central.house().add_changes(100);
  till.inbox.cursors[kStream] = 5;
  SECTION("and then goes on") {
    answer_once(central, {410, R"({"error":"gone","words":"too old"})"});
    CHECK(till.exchange() == Fault::none);
    CHECK(till.inbox.changes.size() == 100);
  }
  SECTION("but not in circles") {
    central.house().oldest_cursor = 1'000;
    CHECK(till.exchange() == Fault::gone);
  }
  CHECK(till.inbox.restarts == 1);
}

TEST_CASE("a failing disk of our own is no fault of the road", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  central.house().add_changes(5);
  till.inbox.disk_error = Error{ErrorKind::storage, "members.db: disk full"};
  CHECK(till.exchange() == Fault::storage);
  CHECK(till.courier().status().is_online);
  CHECK(till.courier().status().words == "members.db: disk full");
  CHECK(till.inbox.cursors[kStream] == 0);
}

TEST_CASE("a refused push does not keep the pages from coming", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(10);
  REQUIRE(till.outbox.acknowledged(5).has_value());
  central.house().add_changes(5);
  CHECK(till.exchange() == Fault::gap);
  CHECK(till.inbox.changes.size() == 5);
}

TEST_CASE("a road that takes only small batches gets small batches", "[sync]") {
  tests::TestCentral central([](ListenOptions& options) { options.most_body_bytes = 600; });
  Till till(central);
  till.outbox.add_events(400);
  CHECK(till.exchange() == Fault::none);
  CHECK(same_events(central.house().events_of(kTill), till.outbox.events()));
  CHECK(till.outbox.batch_sizes.front() == 500);
  CHECK(*std::min_element(till.outbox.batch_sizes.begin(), till.outbox.batch_sizes.end()) < 100);
}

TEST_CASE("one event over the limit is a fault with words, not a loop", "[sync]") {
  tests::TestCentral central([](ListenOptions& options) { options.most_body_bytes = 100; });
  Till till(central);
  till.outbox.add_events(5);
  CHECK(till.exchange() == Fault::too_large);
  CHECK(till.outbox.batch_sizes.back() == 1);
}

TEST_CASE("an expired certificate is renewed, and everything goes on", "[sync]") {
  tests::TestCentral central;
  Till till(central, central.new_terminal(kTill, std::chrono::days{120}));
  till.outbox.add_events(3);
  central.house().add_changes(3);
  SECTION("renewed before anything else") {
    std::string kept;
    till.events.keep_certificate = [&](const std::string& pem) -> Status {
      kept = pem;
      return {};
    };
    CHECK(till.exchange() == Fault::none);
    CHECK(till.client->identity()->certificate_pem == kept);
    CHECK(certificate_facts(kept).value().not_after > till.clock.wall() + std::chrono::days{80});
    CHECK(till.inbox.changes.size() == 3);
  }
  SECTION("without a place to keep it, events still go up") {
    CHECK(till.exchange() == Fault::unauthorised);
    CHECK_THAT(till.courier().status().words, Contains("expired"));
    CHECK(till.outbox.acked() == 3);
  }
}

TEST_CASE("a certificate is renewed at two thirds of its life, not earlier", "[sync]") {
  tests::TestCentral central;
  std::atomic<int> renewals = 0;
  const auto exchange_at_age = [&](std::chrono::days age) {
    Till till(central, central.new_terminal(kTill, age));
    till.events.keep_certificate = [&](const std::string&) -> Status {
      ++renewals;
      return {};
    };
    CHECK(till.exchange() == Fault::none);
  };
  exchange_at_age(std::chrono::days{58});
  CHECK(renewals == 0);
  exchange_at_age(std::chrono::days{61});
  CHECK(renewals == 1);
}

TEST_CASE("a question is answered, refused or given up, but always answered for", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  Courier& courier = till.courier();
  const auto ask = [&](const std::string& topic, Milliseconds within) {
    auto promise = std::make_shared<std::promise<Result<std::string>>>();
    courier.ask(topic, R"({"points":500})", within, [promise](Result<std::string> answer) {
      promise->set_value(std::move(answer));
    });
    return promise->get_future();
  };
  SECTION("on the courier's thread, while it waits") {
    const std::jthread thread([&](const std::stop_token& stop) { courier.run(stop); });
    CHECK(ask("echo", 10s).get().value() == R"({"you_said":{"points":500}})");
    CHECK(ask("nonsense", 10s).get().error().kind == ErrorKind::refused);
    CHECK(ask("echo", 0ms).get().error().kind == ErrorKind::network);
    central.stop();
    CHECK(ask("echo", 10s).get().error().kind == ErrorKind::network);
  }
  SECTION("when the courier ends before it is asked") {
    auto answer = ask("echo", 10s);
    till.made.reset();
    CHECK(answer.get().error().kind == ErrorKind::busy);
  }
  SECTION("when too many wait") {
    std::vector<std::future<Result<std::string>>> answers;
    for (int i = 0; i < 20; ++i) answers.push_back(ask("echo", 10s));
    CHECK(answers.back().get().error().kind == ErrorKind::busy);
    CHECK(till.exchange() == Fault::none);
    CHECK(answers.front().get().has_value());
  }
}

TEST_CASE("what has happened at the terminal goes up before a question", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.options.every = 1h;
  std::promise<void> online;
  till.events.on_status = [&](const CourierStatus&) { online.set_value(); };
  Courier& courier = till.courier();
  const std::jthread thread([&](const std::stop_token& stop) { courier.run(stop); });
  online.get_future().get();
  till.outbox.add_events(3);
  std::promise<std::size_t> held;
  courier.ask("echo", "1", 10s, [&](const Result<std::string>&) {
    held.set_value(central.house().events_of(kTill).size());
  });
  CHECK(held.get_future().get() == 3);
}

TEST_CASE("a running courier sends when woken and stops at once", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.options.every = 1h;
  std::promise<void> online;
  std::atomic<bool> is_first = true;
  till.events.on_status = [&](const CourierStatus& status) {
    if (status.is_online && is_first.exchange(false)) online.set_value();
  };
  till.outbox.add_events(10);
  Courier& courier = till.courier();
  std::jthread thread([&](const std::stop_token& stop) { courier.run(stop); });
  online.get_future().get();
  CHECK(central.house().events_of(kTill).size() == 10);

  std::promise<void> arrived;
  std::atomic<bool> has_arrived = false;
  central.intercept([&](HttpRequest& request, const Respond&) {
    if (request.method == Method::get && !has_arrived.exchange(true)) arrived.set_value();
    return false;
  });
  courier.wake();
  arrived.get_future().get();
  std::promise<void> hanging;
  std::atomic<bool> is_hanging = false;
  SECTION("between two exchanges") {}
  SECTION("also in the middle of an answer that does not come") {
    central.intercept([&](HttpRequest&, const Respond&) {
      if (!is_hanging.exchange(true)) hanging.set_value();
      return true;
    });
    courier.wake();
    hanging.get_future().get();
  }
  const auto from = std::chrono::steady_clock::now();
  thread.request_stop();
  thread.join();
  CHECK(std::chrono::steady_clock::now() - from < 5s);
}

TEST_CASE("central's wish to be left alone reaches the courier", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(1);
  answer_once(central,
              {503,
               R"({"error":"busy","words":"come back later"})",
               "application/json",
               {{"Retry-After", "3600"}}});
  std::promise<Fault> told;
  till.events.on_status = [&](const CourierStatus& status) { told.set_value(status.fault); };
  Courier& courier = till.courier();
  std::jthread thread([&](const std::stop_token& stop) { courier.run(stop); });
  CHECK(told.get_future().get() == Fault::busy);
  // Awake or not, it keeps away: only a question goes out.
  courier.wake();
  std::promise<bool> answered;
  courier.ask("echo", "1", 10s, [&](const Result<std::string>& answer) {
    answered.set_value(answer.has_value());
  });
  CHECK(answered.get_future().get());
  CHECK(central.house().pushes == 0);
  thread.request_stop();
}

TEST_CASE("a central that went away is offline, and found again when it is back", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(5);
  CHECK(till.exchange() == Fault::none);
  central.stop();
  till.outbox.add_events(5);
  CHECK(till.exchange() == Fault::offline);
  CHECK_FALSE(till.courier().status().is_online);
  CHECK(till.courier().status().last_sync.has_value());
  CHECK(till.outbox.acked() == 5);
  central.start_again();
  CHECK(till.exchange() == Fault::none);
  CHECK(same_events(central.house().events_of(kTill), till.outbox.events()));
}

TEST_CASE("a backlog of thirty thousand goes through in one piece", "[sync]") {
  tests::TestCentral central;
  Till till(central);
  till.outbox.add_events(30'000);
  central.house().add_changes(30'000);
  const auto rate = [](auto job) {
    const auto from = std::chrono::steady_clock::now();
    job();
    return 30'000'000 /
           std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 from)
               .count() /
           1'000 * 1'000;
  };
  const auto push = rate([&] { REQUIRE(till.courier().push_all().value() == 30'000); });
  const auto pull = rate([&] { REQUIRE(till.courier().pull_all(kStream).value() == 30'000); });
  CHECK(central.house().events_of(kTill).size() == 30'000);
  WARN("the road alone: " << push << " events/s up, " << pull << " changes/s down");
}
