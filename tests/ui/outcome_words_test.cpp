#include "app/ui/presenters/outcome_words.h"

#include <algorithm>

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

using Sign = OutcomeFact::Sign;

// Points and a stamp card; gold from 1,000 yuan.
class OutcomeFixture : public CounterFixture {
 public:
  OutcomeFixture() {
    model::Programme programme = a_programme();
    programme.purses = {{0, "points", {{"en", "Points"}}, model::PurseUnit::Points, {}},
                        {1, "tea_card", {{"en", "Tea card"}}, model::PurseUnit::Stamps, {}}};
    programme.tiers.at(1).threshold = 100'000;
    model::Reward cup{"cup", {{"en", "Free cup"}}, model::Points{10}, 0};
    cup.purse = 1;
    programme.rewards.push_back(cup);
    arrive(ProgrammeChanged{programme});
    sign_in();
    card.member.tier = 0;
    card.standing.tier_figure = 76'000;
    arrive(CodeArrived{"2012345675678", "E0"});
    answer<LookUpCode>(CodeLookedUp{card});
    awarded = {7, model::Points{429}, model::Points{12'909}, false};
    awarded.card = card;
    awarded.card->balance.points = model::Points{12'909};
  }
  DoneView done() {
    act(EarnTapped{});
    type("28600");
    act(ConfirmTapped{});
    answer<AwardPoints>(awarded);
    return seen<DoneView>();
  }
  MemberCard card = a_member();
  PointsAwarded awarded;
};

}  // namespace

TEST_CASE_METHOD(OutcomeFixture, "done says how far the next tier is", "[ui][done]") {
  const auto facts = done().facts;
  REQUIRE(facts.size() == 1);
  CHECK(facts.at(0).sign == Sign::Progress);
  CHECK(facts.at(0).words == "¥240.00 to Gold");
  CHECK(facts.at(0).percent == 76);
}

TEST_CASE_METHOD(OutcomeFixture,
                 "a tier just reached comes first, and is hers at once",
                 "[ui][done]") {
  awarded.card->member.tier = 1;
  awarded.card->standing.purses = {{0, {}, {}, model::Points{30}}};
  const auto facts = done().facts;
  REQUIRE(facts.size() == 2);
  CHECK(facts.at(0).sign == Sign::Tier);
  CHECK(facts.at(0).words == "Gold from now on");
  CHECK(facts.at(0).badge == TierBadge::Gold);
  CHECK(facts.at(1).words == "30 points owed, paid by the next");
}

TEST_CASE_METHOD(OutcomeFixture, "stamps are shown as the card that fills up", "[ui][done]") {
  awarded.moved = {{0, model::Points{429}, model::Points{12'909}},
                   {1, model::Points{2}, model::Points{7}}};
  OutcomeFact fact = done().facts.at(0);
  CHECK(fact.words == "+2 stamps");
  CHECK(fact.aside == "3 to go: Free cup");
  CHECK(fact.stamps == StampRow{7, 10});
}

TEST_CASE_METHOD(OutcomeFixture, "a coupon stays until its code was read", "[ui][done]") {
  awarded.codes = {{"r500", "K7Q2M-4XD9A-0PR6T-BW3EZ", clock.wall() + 24h * 30}};
  const DoneView view = done();
  CHECK(view.facts.at(0).words == "Five yuan");
  CHECK(view.facts.at(0).code == "K7Q2M-4XD9A-0PR6T-BW3EZ");
  CHECK(view.facts.at(0).aside == "until 20 Dec");
  CHECK(view.has_next);
  pass(10s);
  CHECK(shows<DoneView>());
  act(ConfirmTapped{});
  CHECK(shows<RatingView>());  // the question is not skipped by it
}

TEST_CASE_METHOD(OutcomeFixture,
                 "points on their way say from when they can be spent",
                 "[ui][done]") {
  awarded.pending = {{0, clock.wall() + 24h * 5, model::Points{429}}};
  const auto facts = done().facts;
  CHECK(facts.at(0).sign == Sign::Pending);
  CHECK(facts.at(0).words.find("429 points") == 0);
}

TEST_CASE_METHOD(OutcomeFixture,
                 "the customer sees stamps and coupons, and no debts",
                 "[ui][customer]") {
  arrive(CustomerDisplayChanged{true});
  awarded.moved = {{1, model::Points{2}, model::Points{7}}};
  awarded.card->standing.purses = {{0, {}, {}, model::Points{30}}};
  awarded.card->member.tier = 1;
  const auto signs = [&] {
    std::vector<Sign> all;
    const CustomerView view = counter.customer_view();
    for (const OutcomeFact& fact : std::get<EarnedView>(view.body).facts) all.push_back(fact.sign);
    return all;
  };
  SECTION("nor a tier, without her word") {
    card.member.agrees_to_greeting = false;
    awarded.card->member.agrees_to_greeting = false;
    arrive(CodeArrived{"2012345675678", "E0"});
    answer<LookUpCode>(CodeLookedUp{card});
    done();
    CHECK(signs() == std::vector{Sign::Purse});
  }
  SECTION("her tier, who agreed") {
    done();
    CHECK(signs() == std::vector{Sign::Tier, Sign::Purse});
  }
}

TEST_CASE_METHOD(CounterFixture, "a redemption is taken back from done", "[ui][undo]") {
  sign_in();
  scan();
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  answer<RedeemReward>(RewardRedeemed{31, model::Points{500}, {500, {}}, model::Points{11'980}, 0});
  CHECK(seen<DoneView>().undo.words == "Undo");
  act(UndoTapped{});
  act(UndoTapped{});
  REQUIRE(worker.pending<UndoRedeem>() == 1);
  const auto request = answer<UndoRedeem>(
      RedeemUndone{a_member().member.id, 0, model::Points{500}, model::Points{12'480}});
  CHECK(request.redeem_seq == 31);
  pass(240ms);
  CHECK(seen<DoneView>().title == "Taken back");
  CHECK(seen<DoneView>().points == "+500");
  CHECK(seen<DoneView>().balance == "12,480 points");
}

TEST_CASE_METHOD(CounterFixture, "home takes a redemption back for two minutes", "[ui][undo]") {
  sign_in();
  scan();
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  answer<RedeemReward>(RewardRedeemed{31, model::Points{500}, {500, {}}, model::Points{11'980}, 0});
  act(ConfirmTapped{});
  answer<LoadMember>(a_member());
  act(BackTapped{});
  answer<LoadHome>(HomeLoaded{});
  CHECK(seen<HomeView>().undo.words == "−500 for 张伟");
  act(UndoTapped{});
  answer<UndoRedeem>(
      RedeemUndone{a_member().member.id, 0, model::Points{500}, model::Points{12'480}});
  CHECK(seen<HomeView>().notice.words == "+500 for 张伟. Balance: 12,480 points");
}
