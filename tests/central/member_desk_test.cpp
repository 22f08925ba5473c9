#include "app/central/member_desk.h"

#include "app/storage/central_sqlite/central_sqlite.h"
#include "tests/central/people.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;
using model::CardAction;

namespace {
const model::Identifier kOld = a_card("2012345678903");
const model::Identifier kNew = a_card("2012345678910");
const model::Identifier kPhone = a_phone("13800138000");

std::size_t sides_in(Shop& shop) {
  std::size_t count = 0;
  const auto terminals = shop.reader->terminals();
  REQUIRE(terminals);
  for (const auto& terminal : *terminals) {
    REQUIRE(shop.reader->each_event(terminal, [&](const storage::VerifiedEvent& verified) {
      if (!verified.event.side.empty()) ++count;
      return Status{};
    }));
  }
  return count;
}
}  // namespace

TEST_CASE("a second card is hers, and sales that waited for it are credited",
          "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  say(till, a_stranger_sale(kNew, 30));
  const auto member = enrolled(till, "Li Na", {kOld});
  say(till, a_card_event(member, CardAction::Add, kNew));
  shop.push(till);
  CHECK(member_of(shop, member).identifiers == std::vector{kOld, kNew});
  CHECK(shop.balance(member).points == 30);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a card of somebody else is refused", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto one = enrolled(till, "Li Na", {kOld});
  const auto other = enrolled(till, "Wang", {kNew});
  say(till, a_card_event(other, CardAction::Add, kOld));
  say(till, a_card_event(other, CardAction::Lose, kOld));
  say(till, a_card_event(other, CardAction::Replace, kOld, kNew));
  shop.push(till);
  CHECK(shop.totals().rejected == 3);
  CHECK(member_of(shop, one).identifiers == std::vector{kOld});
  CHECK(member_of(shop, other).identifiers == std::vector{kNew});
}

TEST_CASE("a lost card identifies nobody until it is restored", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrolled(till, "Li Na", {kOld});
  say(till, a_card_event(member, CardAction::Lose, kOld));
  say(till, a_card_event(member, CardAction::Lose, kOld));
  say(till, a_stranger_sale(kOld, 10));
  shop.push(till);
  CHECK(member_of(shop, member).identifiers.empty());
  CHECK(shop.balance(member).points == 0);
  say(till, a_card_event(member, CardAction::Restore, kOld));
  shop.push(till);
  CHECK(member_of(shop, member).identifiers == std::vector{kOld});
  CHECK(shop.balance(member).points == 10);  // whoever showed it: the sale waited for its owner
  CHECK(shop.totals().rejected == 0);
}

TEST_CASE("a replaced card is lost and the new one hers in one step", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrolled(till, "Li Na", {kOld});
  say(till, a_card_event(member, CardAction::Replace, kNew, kOld));
  shop.push(till);
  CHECK(member_of(shop, member).identifiers == std::vector{kNew});
}

TEST_CASE("each purpose has its own word, and a withdrawal outlives an older yes",
          "[central][members]") {
  Shop shop;
  Till one = shop.enrol("One");
  Till two = shop.enrol("Two");
  const auto member = enrolled(one, "Li Na", {kOld});
  shop.push(one);
  model::ConsentEvent yes = a_word(member, model::GreetingConsent::Given);
  yes.purpose = model::Purpose::Marketing;
  yes.text_version = 3;
  two.add(yes);  // older by the clocks, and later at central
  one.now += Milliseconds{60'000};
  auto no = yes;
  no.greeting = model::GreetingConsent::Withheld;
  one.add(no);
  shop.push(one);
  shop.push(two);
  auto store = storage::open_central_store(shop.folder / "central.db");
  REQUIRE(store);
  const auto number = (*store)->find_member(member);
  REQUIRE((number && *number));
  const auto word = (*store)->consent(**number, model::Purpose::Marketing);
  REQUIRE(word);
  CHECK_FALSE(word->is_given);
  CHECK(word->text_version == 3);
  CHECK((*store)->consent(**number, model::Purpose::Profiling)->said == Instant{});

  const auto page = shop.reader->changes_since(0, 100, {});  // every till hears of it
  REQUIRE(page);
  std::vector<model::Consent> told;
  for (const storage::FeedRow& row : page->rows) {
    if (row.member) told = row.member->standing.consents;
  }
  REQUIRE(told.size() == 1);
  CHECK(told.front() == model::Consent{model::Purpose::Marketing, false, 3, word->said});
}

TEST_CASE("a correction takes name and birthday from the side, or nothing", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = enrolled(till, "Li Nah", {kOld});
  loyalty::Side side{loyalty::random_salt(), "Li Na", {}};
  side.birthday = model::Birthday{8, 15, true};
  model::CorrectEvent correct;
  correct.member = member;
  correct.name = loyalty::digest_of_name(side.salt, "Li Na");
  correct.birthday = loyalty::digest_of_birthday(side.salt, *side.birthday);
  till.add(correct, loyalty::to_side(side));
  shop.push(till);
  CHECK(member_of(shop, member).name == "Li Na");
  side.name = "Somebody";
  till.add(correct, loyalty::to_side(side));
  shop.push(till);
  CHECK(member_of(shop, member).name == "Li Na");
  CHECK(shop.totals().rejected == 1);
}

TEST_CASE("an erased member leaves a number in the ledger and nothing else", "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  Till other = shop.enrol("Other");
  const auto member = enrolled(till, "Li Na", {kOld, kPhone});
  const auto twin = enrolled(till, "Li Na", {kNew});
  const auto neighbour = enrolled(till, "Wang", {a_card("2012345678927")});
  say(other, a_stranger_sale(kPhone, 5));
  till.add(a_sale(member, 40));
  till.add(a_merge(member, twin));
  shop.push(till);
  shop.push(other);
  till.add(model::EraseEvent{.member = member, .staff = {}, .allowed_by = kSomebodyAbove});
  shop.push(till);
  CHECK(shop.mistakes().empty());  // the chain and the sums
  CHECK(sides_in(shop) == 1);      // the neighbour's
  CHECK(shop.totals().points_held == 45);
  const std::string feed = feed_of(shop, till);
  for (const auto& id : {member, twin}) {
    CHECK(feed.find(R"("id":")" + id.uuid().hex() + R"(","gone":true,"er":true)") !=
          std::string::npos);
  }
  CHECK(feed.find("Li Na") == std::string::npos);
  CHECK(feed.find("Wang") != std::string::npos);

  other.add(a_sale(member, 2));  // in flight: the ledger takes it, on nobody
  say(other, a_card_event(twin, CardAction::Add, a_card("2012345678934")));
  shop.push(other);
  CHECK(shop.totals().points_held == 47);
  CHECK(shop.totals().rejected == 1);
  CHECK(sides_in(shop) == 1);
  CHECK(shop.mistakes().empty());
  CHECK(member_of(shop, neighbour).name == "Wang");
}

namespace {
// What every terminal learns about her.
std::string line_of(Shop& shop, const Till& till, model::MemberId id) {
  const std::string feed = feed_of(shop, till);
  const std::size_t at = feed.find(R"("id":")" + id.uuid().hex());
  REQUIRE(at != std::string::npos);
  return feed.substr(at, feed.find('\n', at) - at);
}
}  // namespace

TEST_CASE("every till learns of lost cards and of who shares points with whom",
          "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto holder = enrolled(till, "Li Na", {kOld});
  const auto child = enrolled(till, "Li Wei", {kNew});
  say(till, a_card_event(holder, model::CardAction::Lose, kOld));
  model::HouseholdEvent household;
  household.household = holder;
  household.member = child;
  till.add(household);
  shop.push(till);
  CHECK(line_of(shop, till, holder).find(R"("lo":[[1,")" + kOld.value) != std::string::npos);
  CHECK(line_of(shop, till, holder).find(R"("hm":[")" + child.uuid().hex()) != std::string::npos);
  CHECK(line_of(shop, till, child).find(R"("hm":[")" + holder.uuid().hex()) != std::string::npos);
  CHECK(line_of(shop, till, child).find(R"("lo")") == std::string::npos);

  say(till, a_card_event(holder, model::CardAction::Restore, kOld));
  household.joins = false;
  till.add(household);
  shop.push(till);
  CHECK(line_of(shop, till, holder).find(R"("lo")") == std::string::npos);
  CHECK(line_of(shop, till, holder).find(R"("hm")") == std::string::npos);
  CHECK(line_of(shop, till, child).find(R"("hm")") == std::string::npos);
}

TEST_CASE("a household earns into one account, and who leaves leaves it there",
          "[central][members]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto holder = enrolled(till, "Li Na", {kOld});
  const auto child = enrolled(till, "Li Wei", {kNew});
  till.add(a_sale(holder, 10));
  till.add(a_sale(child, 5));
  model::HouseholdEvent household;
  household.household = holder;
  household.member = child;
  till.add(household);
  till.add(a_sale(child, 20));
  shop.push(till);
  CHECK(shop.balance(holder).points == 35);
  CHECK(shop.balance(holder).visits == 1);
  CHECK(shop.balance(child).points == 0);
  CHECK(shop.balance(child).visits == 2);
  CHECK(shop.mistakes().empty());
  const std::string feed = feed_of(shop, till);
  const std::size_t at = feed.find(R"("id":")" + child.uuid().hex());
  REQUIRE(at != std::string::npos);
  CHECK(feed.substr(at, feed.find('\n', at) - at).find(R"("p":35)") != std::string::npos);

  household.joins = false;
  till.add(household);
  till.add(a_sale(child, 3));
  shop.push(till);
  CHECK(shop.balance(holder).points == 35);
  CHECK(shop.balance(child).points == 3);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.mistakes().empty());
}
