#include "app/storage/database.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
Till a_till_with_sales(Shop& shop, std::size_t sales) {
  Till till = shop.enrol("Till");
  for (std::size_t i = 0; i < sales; ++i) till.add(a_sale({}, 10));
  return till;
}
}  // namespace

TEST_CASE("a batch takes effect once however often it is sent", "[central]") {
  Shop shop;
  Till till = a_till_with_sales(shop, 5);
  for (int i = 0; i < 3; ++i) {
    const auto reply = shop.push(till, till.unsent());  // the reply before was lost
    REQUIRE(reply);
    CHECK(reply->acked == 5);
    CHECK(reply->tail == till.hashes.back());
  }
  CHECK(shop.totals().sales == 5);
  till.add(a_sale({}, 20));
  const auto overlapping = shop.push(till, till.batch(4, 3));
  REQUIRE(overlapping);
  CHECK(overlapping->acked == 6);
  CHECK(shop.totals().sales == 6);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("an event that comes too early is asked for in its turn", "[central]") {
  Shop shop;
  const Till till = a_till_with_sales(shop, 5);
  const auto reply = shop.push(till, till.batch(3, 2));
  REQUIRE_FALSE(reply);
  CHECK(reply.error().status == 409);
  CHECK(reply.error().code == "gap");
  CHECK(reply.error().want == 1);
  CHECK(shop.totals().sales == 0);
}

TEST_CASE("a restored copy that goes on differently is a fork", "[central]") {
  Shop shop;
  Till till = a_till_with_sales(shop, 3);
  Till copy = till;
  till.add(a_sale({}, 10));
  shop.push(till);
  copy.add(a_sale({}, 99));
  copy.add(a_sale({}, 98));
  const auto reply = shop.push(copy, copy.unsent());
  REQUIRE_FALSE(reply);
  CHECK(reply.error().status == 409);
  CHECK(reply.error().code == "fork");
  CHECK(shop.totals().sales == 4);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a line that was changed on the way is refused whole", "[central]") {
  Shop shop;
  const Till till = a_till_with_sales(shop, 3);
  auto request = till.unsent();
  request.envelopes[1].line[5] ^= 1;
  const auto reply = shop.push(till, request);
  REQUIRE_FALSE(reply);
  CHECK(reply.error().status == 400);
  CHECK(shop.totals().sales == 0);
}

TEST_CASE("pushes of several terminals share a commit and keep their own verdicts", "[central]") {
  Shop shop;
  Till first = a_till_with_sales(shop, 2);
  Till second = a_till_with_sales(shop, 3);
  Till third = a_till_with_sales(shop, 4);
  const auto answers = shop.books->push({{first.caller(), first.unsent()},
                                         {second.caller(), second.batch(2, 1)},
                                         {third.caller(), third.batch(1, 2)},
                                         {third.caller(), third.batch(1, 4)}});
  REQUIRE(answers.size() == 4);
  CHECK(answers[0]->acked == 2);
  CHECK(answers[1].error().code == "gap");
  CHECK(answers[2]->acked == 2);
  CHECK(answers[3]->acked == 4);
  REQUIRE(shop.books->fold_all());
  CHECK(shop.totals().sales == 6);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("nobody pushes under another terminal's name or key, or once revoked", "[central]") {
  Shop shop;
  Till till = a_till_with_sales(shop, 1);
  const Till other = shop.enrol("Other");
  Till thief = till;
  thief.key_digest = other.key_digest;
  CHECK(shop.push(thief, thief.unsent()).error().status == 401);
  thief.id = Uuid::v7(shop.clock.wall());
  CHECK(shop.push(thief, thief.unsent()).error().status == 401);
  shop.push(till);
  REQUIRE(shop.books->revoke(till.id.text()));
  till.add(a_sale({}, 1));
  const auto refused = shop.push(till, till.unsent());
  CHECK(refused.error().status == 403);
  CHECK(refused.error().code == "revoked");
  CHECK(shop.ask_lease(till, Uuid::v7({}), new_member_id(), 5).error().status == 403);
  CHECK(shop.feed->pull(till.caller(), {.stream = shop.stream()}).error().status == 403);
  shop.restart();
  CHECK(shop.push(till, till.unsent()).error().code == "revoked");
}

TEST_CASE("what is on the disk is there again after a restart", "[central]") {
  Shop shop;
  Till till = a_till_with_sales(shop, 3);
  // The server dies after the commit and before the fold.
  const auto answers = shop.books->push({{till.caller(), till.unsent()}});
  REQUIRE(answers.front());
  CHECK(shop.totals().sales == 0);
  CHECK_FALSE(shop.events().front().is_folded);
  shop.restart();
  CHECK(shop.totals().sales == 3);
  CHECK(shop.push(till, till.unsent())->acked == 3);
  CHECK(shop.totals().sales == 3);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("an event central does not understand never blocks those behind it", "[central]") {
  Shop shop;
  Till till = a_till_with_sales(shop, 1);
  till.add_line(R"({"s":2,"t":1795156320000,"o":480,"k":"dance","v":1,"b":{"steps":3}})");
  till.add_line(R"({"s":3,"t":1795156320000,"o":480,"k":"sale","v":9,"b":{}})");
  till.add_line(R"({"s":4,"t":1795156320000,"o":480,"k":"sale","v":1,"b":{"a":"free"}})");
  till.add_line(R"([1,2,3])");
  till.add_line("this is not JSON");
  auto negative = a_sale({}, 5);
  negative.points = model::Points{-5};
  till.add(negative);
  till.add(a_sale({}, 7));
  shop.push(till);
  const auto totals = shop.totals();
  CHECK(totals.sales == 2);
  CHECK(totals.parked == 2);
  CHECK(totals.rejected == 4);
  CHECK(totals.notices == 6);
  for (const auto& event : shop.events()) {
    CHECK(event.is_folded);
    CHECK(event.line == till.log.at(event.seq - 1).line);
    CHECK(event.reason.empty() == (event.state == storage::EventState::Applied));
  }
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a flipped byte in the log is found by verification", "[central]") {
  Shop shop;
  Till till = a_till_with_sales(shop, 3);
  shop.push(till);
  REQUIRE(shop.mistakes().empty());
  auto database = storage::Database::open(shop.folder / "central.db", storage::Access::ReadWrite);
  REQUIRE(database);
  REQUIRE(database->execute("UPDATE event SET line = replace(line, '1000', '1001') WHERE seq = 2"));
  const auto mistakes = shop.mistakes();
  REQUIRE(mistakes.size() >= 1);
  CHECK(mistakes.front().find("the chain breaks at event 2") != std::string::npos);
}
