// The walk, with both programs' parts in one process: a beam becomes a code, the code a member, the
// member a view, a tap an award, the award an envelope, and the envelope what head office sees.

#include <algorithm>
#include <string>

#include "tests/journeys/counter.h"
#include "tests/journeys/town.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

#define REACHES(counter, screen)        \
  do {                                  \
    INFO((counter).where());            \
    REQUIRE((counter).reaches(screen)); \
  } while (false)

void enrol_and_sign_in(Town& town, Counter& counter) {
  REACHES(counter, "setup");
  REQUIRE(counter.types("setup", town.code()));
  REQUIRE(counter.taps("setup.confirm"));
  REACHES(counter, "signin");
  REQUIRE(counter.taps("signin.staff_0"));
  REQUIRE(counter.types("signin", "4711"));
  REQUIRE(counter.taps("signin.confirm"));
  REACHES(counter, "home");
}

void earn(Counter& counter, const std::string& digits) {
  REQUIRE(counter.taps("member.earn"));
  REACHES(counter, "earn");
  REQUIRE(counter.types("earn", digits));
  REQUIRE(counter.taps("earn.confirm"));
  REACHES(counter, "done");
}

storage::ShownBalance balance_of(Town& town, const model::MemberId& member) {
  const auto balances = town.balances();
  const auto found = std::find_if(balances.begin(), balances.end(), [&](const auto& shown) {
    return shown.member.id == member;
  });
  REQUIRE(found != balances.end());
  return *found;
}

}  // namespace

TEST_CASE("a scan becomes a member, points, a rating, and all of it reaches central", "[journey]") {
  Town town(100);
  town.add_manager("Ana", "4711");
  town.write_config();
  const model::Member member = town.balances().front().member;
  const auto card = std::find_if(
      member.identifiers.begin(), member.identifiers.end(), [](const auto& identifier) {
        return identifier.kind == model::IdentifierKind::Card;
      });
  REQUIRE(card != member.identifiers.end());

  Counter counter(town.terminal_folder());
  enrol_and_sign_in(town, counter);
  counter.scanner().scan(card->value + "\r");
  REACHES(counter, "member");
  earn(counter, "28600");
  REACHES(counter, "rating");
  REQUIRE(counter.taps("rating.face_5"));
  REACHES(counter, "thanks");
  REACHES(counter, "home");

  REQUIRE(town.comes_true(
      [](const storage::Totals& totals) { return totals.sales == 1 && totals.answers == 1; }));
  const storage::Totals totals = town.totals();
  CHECK(totals.amount_minor == 28'600);
  CHECK(totals.prompts == 1);
  CHECK(totals.rejected == 0);
  CHECK(totals.parked == 0);
  CHECK(totals.notices == 0);
  const storage::ShownBalance shown = balance_of(town, member.id);
  CHECK(shown.balance.visits == 1);
  CHECK(shown.balance.points == totals.points_given);
  CHECK(shown.balance.points >= 286);
  const auto ratings = town.ratings();
  REQUIRE(ratings.size() == 1);
  CHECK(ratings.front().rating.event.face == 5);
}

TEST_CASE("a reward is bought under a lease, and a bank card changes nothing", "[journey]") {
  Town town(100);
  town.add_manager("Ana", "4711");
  town.write_config();
  const model::Member member = town.balances().front().member;
  const std::string card = member.identifiers.front().value;

  Counter counter(town.terminal_folder());
  enrol_and_sign_in(town, counter);
  counter.scanner().scan("4111111111111111\r");
  counter.scanner().scan(card + "\r");
  REACHES(counter, "member");
  earn(counter, "90000");
  REACHES(counter, "rating");
  REQUIRE(counter.taps("rating.skip"));
  REACHES(counter, "home");
  REQUIRE(town.comes_true([](const storage::Totals& totals) { return totals.sales == 1; }));

  counter.scanner().scan(card + "\r");
  REACHES(counter, "member");
  REQUIRE(counter.taps("member.redeem"));
  REACHES(counter, "redeem");
  REQUIRE(counter.taps("redeem.reward_0"));
  REQUIRE(counter.taps("redeem.confirm"));
  REQUIRE(town.comes_true([](const storage::Totals& totals) {
    return totals.redeems == 1 && totals.points_leased == 0;
  }));
  const storage::ShownBalance shown = balance_of(town, member.id);
  CHECK(shown.balance.points == town.totals().points_given - 500);
  CHECK(town.totals().rejected == 0);
}
