#include "app/ui/presenters/status_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::tests;
using namespace regulars::ui;

namespace {

ConnectionChanged offline(std::int64_t waiting) {
  return {false, waiting, {}, {}, {}};
}

Fault disk_almost_full() {
  return {Severity::Bad, "error.storage.full", {}, "error.storage"};
}

}  // namespace

TEST_CASE("all is well: one quiet line and nothing behind it", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  const StatusView status = counter.counter.view().status;
  CHECK(status.connection == "Online, all sent");
  CHECK(status.tone == Tone::Good);
  CHECK_FALSE(status.has_list);
  CHECK(status.more.empty());
}

TEST_CASE("being offline says what waits and what to do", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  counter.arrive(offline(3));
  const StatusView status = counter.counter.view().status;
  CHECK(status.connection == "Offline, 3 to send");
  CHECK(status.remedy == "Keep selling. Check the network cable.");
  CHECK(status.has_list);
  counter.arrive(ConnectionChanged{true, 0, {}, {}, {}});
  CHECK_FALSE(counter.counter.view().status.has_list);
}

TEST_CASE("the worst fault is told, the others are counted", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  counter.arrive(ConnectionChanged{false, 1, {}, "error.unauthorised", {}});
  CHECK(counter.counter.view().status.more == "1 more");
  counter.arrive(FaultChanged{FaultSource::Storage, disk_almost_full()});
  const StatusView status = counter.counter.view().status;
  CHECK(status.tone == Tone::Bad);
  CHECK(status.more == "2 more");
  CHECK(status.connection.find("disk is full") != std::string::npos);
}

TEST_CASE("a device that is gone is told until it is back", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  counter.arrive(FaultChanged{FaultSource::Display,
                              Fault{Severity::Caution, "error.device", {}, "error.device"}});
  CHECK(counter.counter.view().status.has_list);
  counter.arrive(FaultChanged{FaultSource::Display, std::nullopt});
  CHECK(counter.counter.view().status.connection == "Online, all sent");
}

TEST_CASE("a full queue is told until a request is taken again", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  counter.scan();
  counter.worker.is_full = true;
  counter.act(EarnTapped{});
  counter.type("100");
  counter.act(ConfirmTapped{});
  CHECK(counter.counter.view().status.connection == "The till is busy");
  counter.worker.is_full = false;
  counter.act(ConfirmTapped{});
  CHECK(counter.counter.view().status.connection == "Online, all sent");
}

TEST_CASE("the list of faults lies over the screen, which waits as it was left", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  counter.scan();
  counter.act(EarnTapped{});
  counter.type("286");
  counter.arrive(offline(1));
  counter.act(FaultsTapped{});
  const auto list = counter.seen<FaultsView>();
  REQUIRE(list.rows.size() == 1);
  CHECK(list.rows[0].remedy == "Keep selling. Check the network cable.");
  counter.type("99");  // not heard by the screen below
  counter.act(BackTapped{});
  CHECK(counter.seen<AmountView>().amount == "¥2.86");
}

TEST_CASE("a scan closes the list of faults and is served", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  counter.arrive(offline(1));
  counter.act(FaultsTapped{});
  counter.scan();
  CHECK(counter.shows<MemberView>());
}

TEST_CASE("the customer's question is never covered by a list of faults", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  counter.scan();
  counter.earn();
  counter.pass(Milliseconds{2'000});
  REQUIRE(counter.shows<RatingView>());
  counter.arrive(offline(1));
  counter.act(FaultsTapped{});
  CHECK(counter.shows<RatingView>());
}

TEST_CASE("filling the copy shows how far it is and can be paused", "[ui][faults]") {
  CounterFixture counter;
  counter.sign_in();
  ConnectionChanged connection{true, 0, {}, {}, {}};
  for (std::int64_t second = 0; second < 5; ++second) {
    connection.filling = Filling{second * 10'000, 1'000'000, false};
    counter.arrive(connection);
    counter.pass(Milliseconds{1'000});
  }
  auto work = counter.counter.view().status.work;
  REQUIRE(work.has_value());
  CHECK(work->words == "Members 40,000 of 1,000,000");
  CHECK(work->time_left == "about 2 min left");
  CHECK(work->percent == 4);
  counter.act(WorkPauseTapped{});
  CHECK_FALSE(counter.counter.view().status.work->can_pause);
  counter.answer<PauseFilling>(FillingSet{true});
  connection.filling->is_paused = true;
  counter.arrive(connection);
  work = counter.counter.view().status.work;
  CHECK(work->time_left == "paused");
  CHECK(work->is_paused);
  counter.act(WorkPauseTapped{});
  CHECK(counter.worker.pending<ResumeFilling>() == 1);
}
