#include "app/ui/presenters/standing_words.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

model::Programme with_purses() {
  model::Programme programme = a_programme();
  programme.purses = {{0, "points", {{"en", "Points"}}, model::PurseUnit::Points, {}},
                      {1, "tea_card", {{"en", "Tea card"}}, model::PurseUnit::Stamps, {}},
                      {2, "wallet", {{"en", "Wallet"}}, model::PurseUnit::Money, {}}};
  programme.tiers.at(1).threshold = 100'000;
  return programme;
}

class StandingFixture : public CounterFixture {
 public:
  StandingFixture() {
    sign_in();
    arrive(ProgrammeChanged{with_purses()});
    card.member.tier = 0;
  }
  [[nodiscard]] MemberView shown() {
    arrive(CodeArrived{"2012345675678", "E0"});
    answer<LookUpCode>(CodeLookedUp{card});
    return seen<MemberView>();
  }
  MemberCard card = a_member();
};

}  // namespace

TEST_CASE_METHOD(StandingFixture, "a member sees what lapses soon, with its date", "[ui]") {
  card.standing.lapsing = {{0, clock.wall() + 10 * 24h, model::Points{120}},
                           {0, clock.wall() + 40 * 24h, model::Points{900}}};
  CHECK(shown().cue == "Say it: 120 points lapse on 30 Nov");
  CHECK(shown().movements.empty());  // said once
  card.standing.lapsing.front().purse = 1;
  CHECK(shown().movements.at(0).words == "120 stamps lapse on 30 Nov");
  card.standing.lapsing.erase(card.standing.lapsing.begin());
  CHECK(shown().cue == "A regular of 7 years: greet by name");
  CHECK(shown().movements.empty());  // farther away than the programme warns
}

TEST_CASE_METHOD(StandingFixture, "what is owed comes before what is on its way", "[ui]") {
  card.standing.pending = {{0, clock.wall() + 5 * 24h, model::Points{40}}};
  card.standing.purses = {{0, {}, {}, model::Points{30}}};
  const MemberView view = shown();
  REQUIRE(view.movements.size() == 2);
  CHECK(view.movements.at(0).words == "30 points owed, paid by the next");
  CHECK(view.movements.at(1).tone == Tone::Calm);
}

TEST_CASE_METHOD(StandingFixture, "other purses are said in their own unit", "[ui]") {
  CHECK(shown().purses.empty());
  card.standing.purses = {{1, model::Points{7}, model::Points{7}, {}},
                          {2, model::Points{12'000}, model::Points{12'000}, {}}};
  CHECK(shown().purses == "7 stamps   ¥120.00 stored");
}

TEST_CASE_METHOD(StandingFixture, "the next tier is said with what is missing", "[ui]") {
  card.standing.tier_figure = 76'000;
  CHECK(shown().tier_missing == "¥240.00 to Gold");
  CHECK(shown().tier_percent == 76);
  CHECK(shown().cue == "A regular of 7 years: greet by name");
  card.standing.tier_figure = 91'000;
  CHECK(shown().cue == "¥90.00 to Gold: worth a word");
  card.member.tier = 1;
  CHECK(shown().tier_missing.empty());
}

TEST_CASE_METHOD(StandingFixture, "a birthday is the first thing to say", "[ui]") {
  card.facts.is_birthday_week = true;
  CHECK(shown().cue == "Birthday this week: congratulate");
  card.facts.is_birthday = true;
  CHECK(shown().cue == "Birthday today: congratulate");
}
