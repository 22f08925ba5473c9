#include "app/ui/presenters/redeem_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "redeeming offline says why and what still works", "[ui]") {
  sign_in();
  arrive(ConnectionChanged{false, 3, {}, {}, {}});
  scan();
  CHECK(seen<MemberView>().redeem_aside == "once online");
  act(RedeemTapped{});
  CHECK(seen<RedeemView>().why_not.find("Offline: redeeming waits for the network.") == 0);
  act(RewardTapped{0});
  act(ConfirmTapped{});
  CHECK(worker.pending<RedeemReward>() == 0);
  arrive(ConnectionChanged{true, 0, {}, {}, {}});
  CHECK(seen<RedeemView>().why_not.empty());
  CHECK(seen<RedeemView>().tiles.at(0).can_choose);
}

TEST_CASE_METHOD(CounterFixture, "a number alone does not redeem; its card then does", "[ui]") {
  sign_in();
  scan(model::Strength::Number);
  act(RedeemTapped{});
  CHECK(seen<RedeemView>().why_not.find("To redeem, scan the card") == 0);
  scan(model::Strength::Card);
  CHECK(seen<RedeemView>().why_not.empty());  // still here, and possible now
}

TEST_CASE_METHOD(CounterFixture, "a reward is chosen and confirmed once", "[ui]") {
  sign_in();
  scan();
  act(RedeemTapped{});
  const RedeemView before = seen<RedeemView>();
  CHECK(before.tiles.at(0).words == "Ready");
  CHECK(before.tiles.at(1).words == "2,520 more points");
  CHECK_FALSE(before.tiles.at(1).can_choose);
  act(RewardTapped{1});
  CHECK_FALSE(seen<RedeemView>().can_confirm);
  act(RewardTapped{0});
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<RedeemReward>() == 1);
  const auto first = refuse<RedeemReward>({ErrorKind::network, "timeout", "", {}});
  CHECK(seen<RedeemView>().tiles.at(0).is_chosen);
  act(ConfirmTapped{});
  const auto second =
      answer<RedeemReward>(RewardRedeemed{9, model::Points{500}, {500, {}}, model::Points{11'980}});
  CHECK(first.lease == second.lease);  // a lost answer does not spend twice
  CHECK_FALSE(first.lease.is_none());
  pass(1s);
  CHECK(seen<DoneView>().points == "−500");
  CHECK(seen<DoneView>().value == "Take ¥5.00 off the bill");
  act(ConfirmTapped{});
  answer<LoadMember>(a_member(model::Strength::Number));
  CHECK(shows<MemberView>());  // and the sale itself can be earned
  CHECK(seen<MemberView>().redeem_aside == "Ready to redeem");
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "a scan cannot hide a redemption under way", "[ui]") {
  sign_in();
  scan();
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  arrive(CodeArrived{"2999", ""});
  CHECK(worker.pending<LookUpCode>() == 0);
  CHECK(seen<RedeemView>().notice.words == "One moment: this is still being saved. Scan again.");
  answer<RedeemReward>(RewardRedeemed{9, model::Points{500}, {500, {}}, model::Points{11'980}});
  CHECK(seen<DoneView>().value == "Take ¥5.00 off the bill");
}

TEST_CASE_METHOD(CounterFixture,
                 "nobody waits for central: Back works, the outcome is told",
                 "[ui]") {
  sign_in();
  scan();
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  CHECK(seen<RedeemView>().is_redeeming);
  pass(2s);
  CHECK(seen<RedeemView>().notice.words.find("Head office is still being asked.") == 0);
  CHECK(counter.view().status.connection == "Head office answers slowly");
  act(BackTapped{});
  REQUIRE(shows<MemberView>());
  SECTION("redeemed after all") {
    answer<RedeemReward>(RewardRedeemed{9, model::Points{500}, {500, {}}, model::Points{11'980}});
    CHECK(shows<MemberView>());  // nothing jumps onto the screen
    CHECK(counter.view().status.connection == "Redeemed: Five yuan for 张伟");
    CHECK(counter.view().status.tone == Tone::Good);
    CHECK(seen<MemberView>().points == "11,980");
  }
  SECTION("not redeemed") {
    act(BackTapped{});
    refuse<RedeemReward>({ErrorKind::refused, "no", "", {}});
    CHECK(counter.view().status.connection == "Not redeemed: Five yuan for 张伟");
    pass(20s);
    CHECK(counter.view().status.connection == "Online, all sent");
  }
}

TEST_CASE_METHOD(CounterFixture,
                 "a redemption that was left is found again, not asked twice",
                 "[ui]") {
  sign_in();
  scan();
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  act(BackTapped{});
  act(RedeemTapped{});
  CHECK(seen<RedeemView>().is_redeeming);
  act(ConfirmTapped{});
  CHECK(worker.pending<RedeemReward>() == 1);
  answer<RedeemReward>(RewardRedeemed{9, model::Points{500}, {500, {}}, model::Points{11'980}});
  CHECK(seen<DoneView>().value == "Take ¥5.00 off the bill");
}

namespace {

model::Programme with_points_for_money() {
  model::Programme programme = a_programme();
  programme.purses = {{0, "points", {{"en", "Points"}}, model::PurseUnit::Points, {}},
                      {1, "tea_card", {{"en", "Tea card"}}, model::PurseUnit::Stamps, {}}};
  model::Reward exact;
  exact.id = "exact";
  exact.name = {{"en", "Points for money"}};
  exact.cost = model::Points{100};
  exact.value_minor = 100;
  exact.kind = model::RewardKind::PointsToMoney;
  exact.least = model::Points{50};
  programme.rewards.insert(programme.rewards.begin(), exact);
  return programme;
}

}  // namespace

TEST_CASE_METHOD(CounterFixture, "points become money to the single point", "[ui]") {
  sign_in();
  arrive(ProgrammeChanged{with_points_for_money()});
  scan();
  act(RedeemTapped{});
  CHECK(seen<RedeemView>().tiles.at(0).value == "100 points = ¥1.00");
  act(RewardTapped{0});
  REQUIRE(seen<RedeemView>().choice.has_value());
  CHECK(seen<RedeemView>().choice->points == "12,480");
  CHECK_FALSE(seen<RedeemView>().choice->can_more);
  SECTION("by one") {
    act(StepTapped{-1});
    CHECK(seen<RedeemView>().choice->points == "12,479");
    CHECK(seen<RedeemView>().choice->remaining == "1 point");
    CHECK(seen<RedeemView>().confirm == "Redeem ¥124.79");
  }
  SECTION("by the slider, which stops at round figures") {
    act(SliderMoved{500});
    CHECK(seen<RedeemView>().choice->points == "6,300");
    act(SliderMoved{0});
    CHECK(seen<RedeemView>().choice->points == "50");
    act(SliderMoved{1'000});
    CHECK(seen<RedeemView>().choice->points == "12,480");
  }
  SECTION("by typing, which is asked for as it is") {
    type("1234");
    CHECK(seen<RedeemView>().choice->points == "1,234");
    act(ConfirmTapped{});
    CHECK(worker.take<RedeemReward>()->second.points == model::Points{1'234});
  }
  SECTION("fewer than the least are not asked for") {
    type("49");
    act(ConfirmTapped{});
    CHECK(worker.pending<RedeemReward>() == 0);
    CHECK(seen<RedeemView>().notice.words == "Not fewer than 50 points.");
  }
  SECTION("back leads to the rewards first") {
    act(BackTapped{});
    CHECK_FALSE(seen<RedeemView>().choice.has_value());
    act(BackTapped{});
    CHECK(shows<MemberView>());
  }
}

TEST_CASE_METHOD(CounterFixture, "another number of points is another lease", "[ui]") {
  sign_in();
  arrive(ProgrammeChanged{with_points_for_money()});
  scan();
  act(RedeemTapped{});
  act(RewardTapped{0});
  type("500");
  act(ConfirmTapped{});
  const auto first = refuse<RedeemReward>({ErrorKind::network, "timeout", "", {}});
  act(ConfirmTapped{});
  const auto again = refuse<RedeemReward>({ErrorKind::network, "timeout", "", {}});
  act(StepTapped{1});
  act(ConfirmTapped{});
  const auto other = refuse<RedeemReward>({ErrorKind::network, "timeout", "", {}});
  CHECK(first.lease == again.lease);
  CHECK(first.lease != other.lease);
}

TEST_CASE_METHOD(CounterFixture, "somebody above allows it by PIN, and is named", "[ui]") {
  sign_in();
  scan(model::Strength::Number);
  act(RedeemTapped{});
  act(RewardTapped{0});
  CHECK(seen<RedeemView>().confirm == "Confirm who it is");
  act(ConfirmTapped{});
  REQUIRE(seen<SignInView>().is_for_member);
  CHECK(seen<SignInView>().tiles.at(1).name == "Ask a supervisor");
  act(StaffTapped{1});
  CHECK(seen<SignInView>().allowing ==
        "Redeem Five yuan for 张伟 without the card. Your name is kept with it.");
  answer<ListStaff>(StaffListed{{cashier, manager}});
  REQUIRE(seen<SignInView>().tiles.size() == 1);  // nobody allows it to herself
  CHECK(seen<SignInView>().tiles.at(0).name == "Wang Min");
  SECTION("with the right PIN") {
    type("1234");
    act(ConfirmTapped{});
    answer<SignIn>(SignedIn{manager});
    const auto asked = worker.take<RedeemReward>();
    REQUIRE(asked.has_value());
    CHECK(asked->second.strength == model::Strength::Override);
    CHECK(asked->second.allowed_by == manager.id);
    CHECK(asked->second.staff == cashier.id);
  }
  SECTION("with a wrong one") {
    type("9999");
    act(ConfirmTapped{});
    refuse<SignIn>({ErrorKind::unauthorised, "wrong", "", {}});
    CHECK(worker.pending<RedeemReward>() == 0);
    CHECK_FALSE(seen<SignInView>().notice.words.empty());
  }
  SECTION("nobody is there") {
    act(BackTapped{});
    CHECK(shows<RedeemView>());
    CHECK(worker.pending<RedeemReward>() == 0);
  }
  SECTION("the card is found after all") {
    scan(model::Strength::Card);
    CHECK(seen<RedeemView>().confirm == "Redeem Five yuan");
  }
}

TEST_CASE_METHOD(CounterFixture, "the member proves who she is by her PIN or her app", "[ui]") {
  sign_in();
  scan(model::Strength::Number);
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  const SignInView sheet = seen<SignInView>();
  CHECK(sheet.allowing ==
        "Turn the screen to the member: Five yuan needs the PIN, or the 8 digits in the app.");
  CHECK(sheet.chosen == "张伟");
  CHECK(sheet.digits == 0);
  SECTION("with the PIN, which goes to central and is shown to nobody") {
    type("258");
    act(ConfirmTapped{});
    CHECK(shows<SignInView>());  // three digits are no PIN
    type("0");
    CHECK(seen<SignInView>().digits == 4);
    act(ConfirmTapped{});
    const auto asked = refuse<RedeemReward>({ErrorKind::refused, "", "proof.pin_wrong", {}});
    CHECK(asked.strength == model::Strength::MemberPin);
    CHECK(asked.pin == "2580");
    CHECK(seen<RedeemView>().notice.words == "That is not the PIN. Please try again.");
    act(ConfirmTapped{});
    CHECK(seen<SignInView>().digits == 0);  // typed anew each time
    type("2581");
    act(ConfirmTapped{});
    CHECK(worker.take<RedeemReward>()->second.lease != asked.lease);  // that one is over
  }
  SECTION("with the digits of her app") {
    type("119246689");  // an eighth is the last
    act(ConfirmTapped{});
    const auto asked = worker.take<RedeemReward>();
    REQUIRE(asked.has_value());
    CHECK(asked->second.strength == model::Strength::RotatingCode);
    CHECK(asked->second.code == "11924668");
    CHECK(asked->second.pin.empty());
  }
  SECTION("or not at all") {
    type("2580");
    act(BackTapped{});
    CHECK(shows<RedeemView>());
    CHECK(worker.pending<RedeemReward>() == 0);
  }
  SECTION("the card is found after all") {
    scan(model::Strength::Card);
    CHECK(seen<RedeemView>().confirm == "Redeem Five yuan");
  }
}

TEST_CASE_METHOD(CounterFixture, "what her app showed goes along with the question", "[ui]") {
  sign_in();
  MemberCard card = a_member();
  card.strength = model::Strength::RotatingCode;
  card.code = "RM4K9QW2MX4TPB8-1-59838541-46119246";
  card.code_at = clock.wall();
  arrive(CodeArrived{"raw", ""});
  answer<LookUpCode>(CodeLookedUp{card});
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  const auto asked = worker.take<RedeemReward>();
  REQUIRE(asked.has_value());
  CHECK(asked->second.strength == model::Strength::RotatingCode);
  CHECK(asked->second.code == card.code);
  CHECK(asked->second.code_at == card.code_at);
}
