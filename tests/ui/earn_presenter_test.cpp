#include "app/ui/presenters/earn_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "the points are explained as the amount is typed", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  CHECK(seen<AmountView>().amount == "¥0.00");
  CHECK(seen<AmountView>().is_empty);
  type("286");
  act(DoubleZeroTapped{});
  const AmountView view = seen<AmountView>();
  CHECK(view.amount == "¥286.00");
  REQUIRE(view.why.size() == 2);
  CHECK(view.why.at(0).words == "1 point for every ¥1.00");
  CHECK(view.why.at(0).points == "286");
  CHECK(view.why.at(1).words == "Gold ×1.5");
  CHECK(view.why.at(1).points == "+143");
  CHECK(view.total == "+429");
  CHECK(view.after == "12,909 points");
  act(BackspaceTapped{});
  CHECK(seen<AmountView>().amount == "¥28.60");
}

TEST_CASE_METHOD(CounterFixture, "an impatient second tap awards once", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("28600");
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  act(EnterPressed{});
  CHECK(worker.pending<AwardPoints>() == 1);
  CHECK(seen<AmountView>().is_saving);
  CHECK_FALSE(seen<AmountView>().can_confirm);
  const auto asked =
      answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  CHECK(asked.amount == model::Money{28'600, {}});
  CHECK(asked.staff == cashier.id);
  CHECK(asked.strength == model::Strength::Card);
  CHECK(asked.origin == model::Origin::Keypad);
  CHECK(shows<DoneView>());
  act(ConfirmTapped{});
  CHECK(worker.pending<AwardPoints>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "nothing is done before the disk has it", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("28600");
  act(ConfirmTapped{});
  pass(10s);
  CHECK(shows<AmountView>());
  const auto first = refuse<AwardPoints>(disk_full());
  CHECK(seen<AmountView>().amount == "¥286.00");  // the draft is kept
  CHECK(seen<AmountView>().notice.words.find("The disk did not take it.") == 0);
  act(ConfirmTapped{});
  const auto second =
      answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  CHECK(first.reference == second.reference);  // so that a second try adds nothing twice
  CHECK_FALSE(first.reference.empty());
}

TEST_CASE_METHOD(CounterFixture, "another amount is another sale", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("100");
  act(ConfirmTapped{});
  const auto first = refuse<AwardPoints>(disk_full());
  type("0");
  act(ConfirmTapped{});
  const auto second = refuse<AwardPoints>(disk_full());
  CHECK(first.reference != second.reference);
}

TEST_CASE_METHOD(CounterFixture, "zero, letters and too many digits each get a sentence", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  act(ConfirmTapped{});
  CHECK(seen<AmountView>().notice.words == "Enter the amount of the sale first.");
  act(TextTyped{"a"});
  CHECK(seen<AmountView>().notice.words == "Digits only: 28600 is ¥286.00.");
  type("0000");
  CHECK(seen<AmountView>().amount == "¥0.00");
  type("9999999991");
  CHECK(seen<AmountView>().amount == "¥9,999,999.99");
  CHECK(seen<AmountView>().notice.words == "That is the largest amount. Check the digits.");
  CHECK(worker.pending<AwardPoints>() == 0);
}

TEST_CASE_METHOD(CounterFixture,
                 "with an amount of the POS, a scan and one tap are enough",
                 "[ui]") {
  sign_in();
  arrive(SaleArrived{"R-1001", {28'600, {}}});
  CHECK(seen<HomeView>().sale_waiting == "¥286.00 from the till");
  scan();
  CHECK(seen<MemberView>().earn == "Earn 429 points");
  CHECK(seen<MemberView>().earn_from == "¥286.00 from the till");
  act(EarnTapped{});
  act(EarnTapped{});
  CHECK(worker.pending<AwardPoints>() == 1);
  const auto asked =
      answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  CHECK(asked.reference == "R-1001");
  CHECK(asked.origin == model::Origin::Pos);
  CHECK(shows<DoneView>());
  pass(20s);
  pass(20s);
  CHECK(seen<HomeView>().sale_waiting.empty());  // it is used up
}

TEST_CASE_METHOD(CounterFixture,
                 "an amount of the POS fills the earn screen that is open",
                 "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  arrive(SaleArrived{"R-1002", {990, {}}});
  CHECK(seen<AmountView>().amount == "¥9.90");
  CHECK(seen<AmountView>().amount_words == "From the till");
  act(ConfirmTapped{});
  CHECK(refuse<AwardPoints>(disk_full()).reference == "R-1002");
  type("5");  // typing over it makes it the cashier's own
  CHECK(seen<AmountView>().amount == "¥0.05");
  act(ConfirmTapped{});
  const auto own = refuse<AwardPoints>(disk_full());
  CHECK(own.origin == model::Origin::Keypad);
  CHECK(own.reference != "R-1002");
}

TEST_CASE_METHOD(CounterFixture, "a customer without a card can be waved through", "[ui]") {
  sign_in();
  arrive(SaleArrived{"R-1003", {990, {}}});
  act(SaleDismissTapped{});
  CHECK(seen<HomeView>().sale_waiting.empty());
}

TEST_CASE_METHOD(CounterFixture, "without a programme earning says what is missing", "[ui]") {
  sign_in();
  arrive(ProgrammeChanged{});
  scan();
  act(EarnTapped{});
  type("100");
  act(ConfirmTapped{});
  CHECK(seen<AmountView>().notice.words.find("The programme has not arrived yet.") == 0);
  CHECK(worker.pending<AwardPoints>() == 0);
}
