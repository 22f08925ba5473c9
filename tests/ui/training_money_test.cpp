#include "app/ui/presenters/training.h"
#include "tests/ui/money_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

class Practice : public MoneyFixture {
 public:
  Practice() {
    act(TrainingTapped{});
    meet();
  }
  // The made-up member.
  void meet() { arrive(CodeArrived{std::string{Training::kPracticeCode}, {}}); }
  [[nodiscard]] bool has_asked_nobody() const {
    return worker.pending<LoadPurse>() + worker.pending<SellGiftCard>() +
               worker.pending<AdjustPoints>() + worker.pending<RedeemReward>() ==
           0;
  }
};

}  // namespace

TEST_CASE_METHOD(Practice,
                 "money loaded in training is there until training ends",
                 "[ui][training]") {
  act(MoreTapped{});
  open("Load money");
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  pass(1s);
  CHECK(seen<DoneView>().points == "+¥320.00");
  CHECK(seen<DoneView>().title == "Training: not booked");
  meet();
  CHECK(seen<MemberView>().purses.find("¥320.00") != std::string::npos);
  CHECK(has_asked_nobody());
  act(TrainingTapped{});
  act(TrainingTapped{});
  meet();
  CHECK(seen<MemberView>().purses.empty());
}

TEST_CASE_METHOD(Practice, "stored value is spent in training, to the cent", "[ui][training]") {
  act(MoreTapped{});
  open("Load money");
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  meet();
  act(RedeemTapped{});
  const RedeemView rewards = seen<RedeemView>();
  for (std::size_t i = 0; i < rewards.tiles.size(); ++i) {
    if (rewards.tiles.at(i).name == "Pay from the account") act(RewardTapped{i});
  }
  type("12345");
  act(ConfirmTapped{});
  CHECK(seen<DoneView>().value == "Take ¥123.45 off the bill");
  CHECK(seen<DoneView>().balance == "¥196.55");
  CHECK(has_asked_nobody());
}

TEST_CASE_METHOD(Practice, "a gift card sold in training is scanned, and pays", "[ui][training]") {
  act(MoreTapped{});
  open("Sell a gift card");
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  const VoucherView sold = seen<VoucherView>();
  CHECK(sold.title == "Training: this code holds nothing");
  act(PageActTapped{});
  const auto code = counter.take_copied();
  REQUIRE(code.has_value());
  act(ConfirmTapped{});
  arrive(CodeArrived{*code, {}});
  CHECK(seen<VoucherView>().headline == "¥300.00");
  act(ConfirmTapped{});
  act(AmountChoiceTapped{0});
  act(ConfirmTapped{});
  CHECK(seen<DoneView>().value == "Take ¥300.00 off the bill");
  arrive(CodeArrived{*code, {}});
  CHECK(seen<VoucherView>().headline == "¥0.00");
  CHECK(has_asked_nobody());
}

TEST_CASE_METHOD(Practice, "a real coupon scanned in training is not spent", "[ui][training]") {
  scan_voucher(a_coupon());
  act(ConfirmTapped{});
  CHECK(shows<DoneView>());
  CHECK(has_asked_nobody());
  scan_voucher(a_coupon());
  CHECK(seen<VoucherView>().words == "This coupon has been used or has lapsed.");
}
