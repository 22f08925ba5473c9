#include "app/ui/presenters/adjust_presenter.h"
#include "app/ui/presenters/gift_sale_presenter.h"
#include "app/ui/presenters/top_up_presenter.h"
#include "tests/ui/money_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

// ---- top-up ----------------------------------------------------------------------------------

TEST_CASE_METHOD(MoneyFixture, "money is loaded in three taps, with what comes on top", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Load money");
  const AmountView empty = seen<AmountView>();
  CHECK(empty.kind == AmountKind::TopUp);
  REQUIRE(empty.choices.size() == 2);
  CHECK(empty.choices.at(0).words == "¥300.00");
  CHECK(empty.choices.at(0).detail == "+¥20.00");
  CHECK(empty.purses.empty());  // one purse needs no choice
  act(AmountChoiceTapped{1});
  const AmountView chosen = seen<AmountView>();
  CHECK(chosen.amount == "¥600.00");
  CHECK(chosen.choices.at(1).is_chosen);
  CHECK(chosen.total == "+¥650.00");
  CHECK(chosen.after == "¥650.00");
  REQUIRE(chosen.why.size() == 2);
  CHECK(chosen.why.at(1).points == "+¥50.00");
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<LoadPurse>() == 1);
  const auto asked =
      answer<LoadPurse>(PurseLoaded{{60'000, {}}, {5'000, {}}, model::Points{65'000}, false});
  CHECK(asked.account == a_member().member.id);
  CHECK(asked.purse == 1);
  CHECK(asked.amount.minor() == 60'000);
  CHECK_FALSE(asked.reference.empty());
  pass(1s);
  CHECK(seen<DoneView>().points == "+¥650.00");
  CHECK(seen<DoneView>().balance == "¥650.00");
}

TEST_CASE_METHOD(MoneyFixture, "a failed top-up keeps the amount and its reference", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Load money");
  type("12345");
  CHECK(seen<AmountView>().amount == "¥123.45");
  act(ConfirmTapped{});
  const auto first = refuse<LoadPurse>(disk_full());
  CHECK(seen<AmountView>().amount == "¥123.45");
  CHECK(seen<AmountView>().notice.tone == Tone::Bad);
  act(ConfirmTapped{});
  const auto second =
      answer<LoadPurse>(PurseLoaded{{12'345, {}}, {0, {}}, model::Points{12'345}, false});
  CHECK(first.reference == second.reference);
}

TEST_CASE_METHOD(MoneyFixture, "a top-up of nothing is asked for in words", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Load money");
  act(ConfirmTapped{});
  CHECK(worker.pending<LoadPurse>() == 0);
  CHECK(seen<AmountView>().notice.words == "Enter what was paid first.");
  act(BackTapped{});
  CHECK(shows<PageView>());
}

// ---- gift cards ------------------------------------------------------------------------------

TEST_CASE_METHOD(MoneyFixture,
                 "a gift card is sold, and its code shown until it is handed over",
                 "[ui]") {
  scan();
  act(MoreTapped{});
  open("Sell a gift card");
  type("5");
  act(BackspaceTapped{});
  act(AmountChoiceTapped{0});
  CHECK(seen<AmountView>().total == "¥300.00");
  act(ConfirmTapped{});
  const auto asked = answer<SellGiftCard>(
      GiftCardSold{account(), "RG3K9-7QW2M-X4TPB-8N6HJ", {30'000, {}}, {}, false});
  CHECK(asked.member == a_member().member.id);
  CHECK_FALSE(asked.account.is_none());
  const VoucherView sold = seen<VoucherView>();
  CHECK(sold.headline == "¥300.00");
  REQUIRE(sold.code.size() == 4);
  CHECK(sold.code.at(3) == "8N6HJ");
  SECTION("neither time nor a scan takes it away") {
    pass(10min);
    CHECK(shows<VoucherView>());
    arrive(CodeArrived{"2012345675678", ""});
    CHECK(worker.pending<LookUpCode>() == 0);
    CHECK(seen<VoucherView>().notice.words == "Hand over the code first, then tap Next.");
  }
  SECTION("one tap copies it") {
    act(PageActTapped{});
    CHECK(counter.take_copied() == "RG3K9-7QW2M-X4TPB-8N6HJ");
    CHECK_FALSE(counter.take_copied().has_value());
    CHECK(seen<VoucherView>().notice.tone == Tone::Good);
  }
  act(ConfirmTapped{});
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(MoneyFixture,
                 "a gift card that was not sold is tried again under its account",
                 "[ui]") {
  scan();
  act(MoreTapped{});
  open("Sell a gift card");
  type("10000");
  act(ConfirmTapped{});
  const auto first = refuse<SellGiftCard>(disk_full());
  act(ConfirmTapped{});
  const auto second = refuse<SellGiftCard>(disk_full());
  CHECK(first.account == second.account);
  type("0");
  act(ConfirmTapped{});
  CHECK(refuse<SellGiftCard>(disk_full()).account != first.account);
  CHECK(seen<AmountView>().amount == "¥1,000.00");
}

// ---- adjustments -----------------------------------------------------------------------------

TEST_CASE_METHOD(MoneyFixture, "a cashier's adjustment is signed for by somebody above", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Adjust points");
  type("50");
  CHECK(seen<AmountView>().amount == "+50 points");
  act(ConfirmTapped{});
  CHECK(seen<AmountView>().notice.words == "Tap why: the reason is kept with it.");
  act(AmountChoiceTapped{1});
  act(SignTapped{});
  CHECK(seen<AmountView>().amount == "−50 points");
  CHECK(seen<AmountView>().total == "12,430 points");
  act(ConfirmTapped{});
  CHECK(seen<SignInView>().allowing == "−50 points for 张伟. Your name is kept with it.");
  answer<ListStaff>(StaffListed{{cashier, manager}});
  act(StaffTapped{0});
  type("1234");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  const auto asked =
      answer<AdjustPoints>(PointsAdjusted{model::Points{-50}, model::Points{12'430}, false});
  CHECK(asked.points == model::Points{-50});
  CHECK(asked.reason == "correction");
  CHECK(asked.allowed_by == manager.id);
  CHECK(asked.staff == cashier.id);
  pass(1s);
  CHECK(seen<DoneView>().points == "−50");
}

TEST_CASE_METHOD(MoneyFixture, "money of the account is adjusted in its own figure", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Adjust points");
  act(AmountPurseTapped{1});
  type("500");
  CHECK(seen<AmountView>().amount == "+¥5.00");
  CHECK(seen<AmountView>().total == "¥5.00");
  CHECK(seen<AmountView>().purses.at(1).is_chosen);
}

TEST_CASE_METHOD(MoneyFixture, "what is beyond a supervisor goes to a manager, once", "[ui]") {
  scan();
  act(MoreTapped{});
  open("Adjust points");
  type("500");
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  answer<ListStaff>(StaffListed{{cashier, manager}});
  act(StaffTapped{0});
  type("1234");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  refuse<AdjustPoints>({ErrorKind::refused, "no", "error.counter.adjust_limit", {"100"}});
  CHECK(shows<SignInView>());  // the sheet is open again, and nothing typed is lost
  act(BackTapped{});
  CHECK(seen<AmountView>().amount == "+500 points");
}
