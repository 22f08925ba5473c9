#include "app/ui/presenters/voucher_presenter.h"

#include "tests/ui/money_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(MoneyFixture,
                 "a coupon scanned at home says what it is for, and is spent",
                 "[ui]") {
  scan_voucher(a_coupon());
  const VoucherView view = seen<VoucherView>();
  CHECK(view.kind == VoucherKind::Coupon);
  CHECK(view.headline == "Half a facial");
  CHECK(view.detail == "50 % off");
  CHECK(view.until.find("Good until ") == 0);
  CHECK(view.code.front() == "•••• N6HJ");
  CHECK(view.can_confirm);
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<RedeemReward>() == 1);
  const auto asked = answer<RedeemReward>(
      RewardRedeemed{9, model::Points{1}, {0, {}}, model::Points{0}, model::kCouponPurse});
  CHECK(asked.member == account());
  CHECK(asked.reward == "care");
  CHECK(asked.is_coupon);
  CHECK(seen<DoneView>().value == "Half a facial");
}

TEST_CASE_METHOD(MoneyFixture, "a coupon does not send the member away", "[ui]") {
  scan();
  SECTION("from the member") {}
  SECTION("from her rewards") {
    act(RedeemTapped{});
  }
  scan_voucher(a_coupon());
  CHECK(shows<VoucherView>());
  act(BackTapped{});
  CHECK(seen<MemberView>().name == "张伟");
}

TEST_CASE_METHOD(MoneyFixture, "why a coupon cannot be spent is said in one sentence", "[ui]") {
  Voucher coupon = a_coupon();
  SECTION("spent") {
    coupon.balance.points = {};
    scan_voucher(coupon);
    CHECK(seen<VoucherView>().words == "This coupon has been used or has lapsed.");
  }
  SECTION("lapsed") {
    coupon.lapses = clock.wall() - 1h;
    scan_voucher(coupon);
    CHECK(seen<VoucherView>().words.find("It was good until ") == 0);
  }
  SECTION("not known here") {
    coupon.reward.clear();
    scan_voucher(coupon);
    CHECK(seen<VoucherView>().words.find("What this coupon is for is not known here yet.") == 0);
  }
  SECTION("gone from the programme") {
    coupon.reward = "another";
    scan_voucher(coupon);
    CHECK(seen<VoucherView>().words == "What this coupon was for is no longer in the programme.");
  }
  SECTION("offline") {
    scan_voucher(coupon);
    arrive(ConnectionChanged{false, 1, {}, {}, {}});
    CHECK(seen<VoucherView>().words.find("Offline: ") == 0);
  }
  CHECK_FALSE(seen<VoucherView>().is_spendable);
  act(ConfirmTapped{});
  CHECK(worker.pending<RedeemReward>() == 0);
}

TEST_CASE_METHOD(MoneyFixture, "a gift card pays the bill of the POS as far as it goes", "[ui]") {
  arrive(SaleArrived{"R-7", {28'600, {}}});
  scan_voucher(a_gift_card());
  CHECK(seen<VoucherView>().headline == "¥120.00");
  CHECK(seen<VoucherView>().words == "¥286.00 from the till waits to be paid.");
  act(ConfirmTapped{});
  const AmountView paying = seen<AmountView>();
  CHECK(paying.kind == AmountKind::Pay);
  CHECK(paying.amount == "¥120.00");
  CHECK(paying.after == "¥0.00");
  REQUIRE(paying.why.size() == 1);
  CHECK(paying.why.front().points == "¥166.00");  // what is left of the bill
  act(ConfirmTapped{});
  const auto asked = answer<RedeemReward>(redeemed(12'000, 0));
  CHECK(asked.member == account());
  CHECK(asked.reward == "from_account");
  CHECK(asked.points == model::Points{12'000});
  CHECK_FALSE(asked.is_coupon);
  CHECK(seen<DoneView>().value == "Take ¥120.00 off the bill");
}

TEST_CASE_METHOD(MoneyFixture, "a gift card pays no more than is on it", "[ui]") {
  scan_voucher(a_gift_card());
  act(ConfirmTapped{});
  CHECK(seen<AmountView>().is_empty);
  act(ConfirmTapped{});
  CHECK(seen<AmountView>().notice.words == "Enter what the gift card pays first.");
  type("12001");
  act(ConfirmTapped{});
  CHECK(seen<AmountView>().notice.words == "Only ¥120.00 is on this gift card.");
  CHECK(worker.pending<RedeemReward>() == 0);
  act(AmountChoiceTapped{0});  // all of it
  CHECK(seen<AmountView>().amount == "¥120.00");
  act(ConfirmTapped{});
  const auto first = refuse<RedeemReward>({ErrorKind::network, "timeout", "redeem.offline", {}});
  CHECK(seen<AmountView>().amount == "¥120.00");  // nothing typed is lost
  act(ConfirmTapped{});
  const auto second = answer<RedeemReward>(redeemed(12'000, 0));
  CHECK(first.lease == second.lease);  // a lost answer does not spend twice
}

TEST_CASE_METHOD(MoneyFixture, "a payment that was left behind is told, not lost", "[ui]") {
  scan_voucher(a_gift_card());
  act(ConfirmTapped{});
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  pass(2s);
  CHECK(seen<AmountView>().notice.words.find("Head office is still being asked.") == 0);
  act(BackTapped{});
  REQUIRE(shows<HomeView>());
  answer<RedeemReward>(redeemed(12'000, 0));
  CHECK(counter.view().status.connection ==
        "Redeemed: Pay from the account for Gift card •••• N6HJ");
}

TEST_CASE_METHOD(MoneyFixture, "money is loaded onto a gift card that was scanned", "[ui]") {
  scan_voucher(a_gift_card());
  act(PageActTapped{});
  CHECK(seen<AmountView>().name == "Gift card •••• N6HJ");
  act(AmountChoiceTapped{0});
  CHECK(seen<AmountView>().after == "¥440.00");  // 120, 300 and 20 on top
  act(BackTapped{});
  CHECK(shows<VoucherView>());
  act(PageActTapped{});
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  const auto asked =
      answer<LoadPurse>(PurseLoaded{{30'000, {}}, {2'000, {}}, model::Points{44'000}, false});
  CHECK(asked.account == account());
  pass(1s);
  CHECK(seen<DoneView>().name == "Gift card •••• N6HJ");
  act(ConfirmTapped{});
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(MoneyFixture, "an empty gift card is told from one that cannot pay here", "[ui]") {
  SECTION("empty") {
    scan_voucher(a_gift_card(0));
    CHECK(seen<VoucherView>().words.find("Nothing is left on this gift card.") == 0);
    CHECK(seen<VoucherView>().can_act);
  }
  SECTION("no such reward") {
    arrive(ProgrammeChanged{a_programme()});
    scan_voucher(a_gift_card());
    CHECK(seen<VoucherView>().words.find("The programme has no way to pay") == 0);
  }
  CHECK_FALSE(seen<VoucherView>().can_confirm);
}

TEST_CASE_METHOD(MoneyFixture, "a code typed in the search opens what it is", "[ui]") {
  act(SearchTapped{});
  act(TextTyped{"rc3k97qw2mx4tpb8n6hj"});
  act(EnterPressed{});
  answer<LookUpCode>(CodeLookedUp{a_coupon()});
  CHECK(seen<VoucherView>().headline == "Half a facial");
}

TEST_CASE_METHOD(MoneyFixture, "a code is typed by touch, and found when it is complete", "[ui]") {
  scan();
  act(MoreTapped{});
  open("code");
  CHECK(seen<SearchView>().is_for_code);
  for (const char c : std::string{"rc3k97qw2mx4tpb8n6h"}) {
    if (c >= '0' && c <= '9') {
      act(DigitTapped{c - '0'});
    } else {
      act(KeyTapped{c});
    }
  }
  CHECK(seen<SearchView>().text == "RC3K9-7QW2M-X4TPB-8N6H");
  CHECK(worker.pending<LookUpCode>() == 0);
  act(KeyTapped{'j'});
  SECTION("found") {
    answer<LookUpCode>(CodeLookedUp{a_coupon()});
    CHECK(seen<VoucherView>().headline == "Half a facial");
  }
  SECTION("mistyped: nothing typed is lost") {
    refuse<LookUpCode>({ErrorKind::invalid, "wrong", "code.mistyped", {}});
    CHECK(seen<SearchView>().text == "RC3K9-7QW2M-X4TPB-8N6HJ");
    CHECK(seen<SearchView>().notice.words.find("This code was mistyped.") == 0);
  }
  act(BackTapped{});
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(MoneyFixture, "a code is typed from the rewards too", "[ui]") {
  scan();
  act(RedeemTapped{});
  const RedeemView rewards = seen<RedeemView>();
  CHECK(rewards.tiles.back().name == "Coupon or gift card");
  act(RewardTapped{rewards.tiles.size() - 1});
  CHECK(seen<SearchView>().is_for_code);
}
