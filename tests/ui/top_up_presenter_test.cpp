#include "app/ui/presenters/top_up_presenter.h"

#include "tests/ui/money_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

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
