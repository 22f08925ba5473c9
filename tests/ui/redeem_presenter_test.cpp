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
  CHECK(before.tiles.at(0).words == "Enough points");
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
