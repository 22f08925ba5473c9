#include "app/central/merge_desk.h"

#include "tests/central/people.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

TEST_CASE("a merge brings points, visits and numbers to the winner", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto winner = enrolled(till, "Li Na", {a_card("2012345678903")});
  const auto loser = enrolled(till, "Lina", {a_card("2012345678910"), a_phone("13800138000")});
  till.add(a_sale(winner, 100));
  till.add(a_sale(loser, 50));
  till.add(a_sale(loser, 7));
  till.add(a_merge(winner, loser));
  shop.push(till);
  CHECK(shop.balance(winner).points == 157);
  CHECK(shop.balance(winner).visits == 3);
  CHECK(member_of(shop, winner).identifiers.size() == 3);
  CHECK(member_of(shop, winner).name == "Li Na");
  CHECK(shop.mistakes().empty());
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.totals().members == 1);
  const std::string feed = feed_of(shop, till);
  CHECK(feed.find(R"("id":")" + loser.uuid().hex() + R"(","gone":true,"into":")" +
                  winner.uuid().hex()) != std::string::npos);
}

TEST_CASE("a merge that nobody allowed is rejected", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto winner = enrolled(till, "Li Na", {a_card("2012345678903")});
  const auto loser = enrolled(till, "Lina", {a_card("2012345678910")});
  auto merge = a_merge(winner, loser);
  merge.allowed_by = {};
  till.add(merge);
  shop.push(till);
  CHECK(shop.totals().rejected == 1);
  CHECK(shop.totals().members == 2);
}

TEST_CASE("OFF5 merge of A into B while both have offline events: all of it is B's",
          "[central][members]") {
  Shop shop;
  Till one = shop.enrol("One");
  Till two = shop.enrol("Two");
  const auto b = enrolled(one, "Li Na", {a_card("2012345678903")});
  const auto a = enrolled(one, "Li Na", {a_card("2012345678910")});
  one.add(a_sale(b, 100));
  const auto early = one.add(a_sale(a, 60));
  shop.push(one);
  const Uuid lease = Uuid::v7(one.now);
  REQUIRE(shop.lease(two, lease, a, 40).granted);

  one.add(a_merge(b, a));  // reaches central while two is offline with events of A and of B
  one.add(a_void(a, early, 60));
  two.add(a_sale(a, 30));
  two.add(a_sale(b, 5));
  const auto undone = two.add(a_sale(a, 9));
  two.add(a_redeem(a, lease, 40));
  two.add(a_void(a, undone, 9));
  say(two, a_card_event(a, model::CardAction::Add, a_card("2012345678927")));
  two.add(model::LeaseCloseEvent{.lease = lease});
  shop.push(one);
  CHECK(shop.mistakes().empty());
  shop.push(two);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.mistakes().empty());
  CHECK(member_of(shop, b).identifiers.size() == 3);
  CHECK(shop.balance(b).leased == 0);
  CHECK(shop.balance(b).visits == 3);
  CHECK(shop.balance(b).points == 100 + 60 - 60 + 30 + 5 + 9 - 9 - 40);
}

TEST_CASE("merging twice, or into a tombstone, ends at the one who lives", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto a = enrolled(till, "Li Na", {a_card("2012345678903")});
  const auto b = enrolled(till, "Li Na", {a_card("2012345678910")});
  const auto c = enrolled(till, "Li Na", {a_card("2012345678927")});
  for (const auto& member : {a, b, c}) till.add(a_sale(member, 10));
  till.add(a_merge(b, a));
  till.add(a_merge(b, a));
  till.add(a_merge(a, c));  // names the tombstone: c becomes b
  till.add(a_sale(a, 1));
  till.add(a_sale(c, 1));
  till.add(a_merge(c, b));  // one already
  shop.push(till);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.balance(b).points == 32);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("of two members enrolled with one mobile number the second becomes the first",
          "[central][members]") {
  Shop shop;
  Till one = shop.enrol("One");
  Till two = shop.enrol("Two");
  const auto first = enrolled(one, "Li Na", {a_phone("13800138000")});
  const auto second = enrolled(two, "", {a_phone("13800138000"), a_card("2012345678903")});
  one.add(a_sale(first, 10));
  two.add(a_sale(second, 20));
  shop.push(one);
  shop.push(two);
  CHECK(shop.balance(first).points == 30);
  CHECK(member_of(shop, first).identifiers.size() == 2);
  CHECK(shop.totals().notices == 0);
  CHECK(shop.mistakes().empty());
  two.add(a_sale(second, 3));  // it has not heard of the merge yet
  shop.push(two);
  CHECK(shop.balance(first).points == 33);
}

TEST_CASE("one mobile number with two different names is for a person to look at",
          "[central][members]") {
  Shop shop;
  Till one = shop.enrol("One");
  Till two = shop.enrol("Two");
  const auto first = enrolled(one, "Li Na", {a_phone("13800138000")});
  const auto second = enrolled(two, "Wang Xiaoming", {a_phone("13800138000")});
  shop.push(one);
  shop.push(two);
  CHECK(shop.totals().members == 2);
  CHECK(member_of(shop, first).identifiers.size() == 1);
  CHECK(member_of(shop, second).identifiers.empty());
  CHECK(shop.totals().notices == 1);
}

TEST_CASE("names agree when one says less than the other, not when they differ",
          "[central][members]") {
  CHECK(central::names_agree("Li Na", "li na"));
  CHECK(central::names_agree("", "Li Na"));
  CHECK(central::names_agree("Na  Li ", "Li Na"));
  CHECK(central::names_agree("Li", "Li Na"));
  CHECK(central::names_agree("王小明", "王小明"));
  CHECK_FALSE(central::names_agree("王小明", "李娜"));
  CHECK_FALSE(central::names_agree("Li Na", "Li Wei"));
}

TEST_CASE("of two words on one purpose the stricter survives a merge", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto winner = enrolled(till, "Li Na", {a_card("2012345678903")});
  const auto loser = enrolled(till, "Li Na", {a_card("2012345678910")});
  till.add(a_word(loser, model::GreetingConsent::Withheld));
  till.add(a_word(winner, model::GreetingConsent::Given));
  till.add(a_merge(winner, loser));
  shop.push(till);
  CHECK_FALSE(agrees_to_greeting(shop, till, winner));

  const auto silent = enrolled(till, "Li Na", {a_card("2012345678927")});
  const auto agreeing = enrolled(till, "Li Na", {a_card("2012345678934")});
  till.add(a_word(agreeing, model::GreetingConsent::Given));
  till.add(a_merge(silent, agreeing));
  shop.push(till);
  CHECK(agrees_to_greeting(shop, till, silent));
}
