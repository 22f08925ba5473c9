#include "app/ui/presenters/gift_sale_presenter.h"

#include "tests/ui/money_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

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

TEST_CASE_METHOD(MoneyFixture, "a gift card is sold from home, to nobody known", "[ui]") {
  act(MoreTapped{});
  open("gift_card");
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  const auto asked = answer<SellGiftCard>(
      GiftCardSold{account(), "RG3K9-7QW2M-X4TPB-8N6HJ", {30'000, {}}, {}, false});
  CHECK(asked.member.is_none());
  act(ConfirmTapped{});
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(MoneyFixture, "from home only what needs no member is offered", "[ui]") {
  act(MoreTapped{});
  for (const PageRow& row : seen<PageView>().rows) {
    CHECK(row.id != "top_up");
    CHECK(row.id != "history");
    CHECK(row.id != "consents");
  }
  act(BackTapped{});
  CHECK(shows<HomeView>());
}
