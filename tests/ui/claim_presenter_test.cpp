#include "app/ui/presenters/claim_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

class ClaimFixture : public CounterFixture {
 public:
  void open() {
    sign_in();
    scan();
    act(MoreTapped{});
    const auto rows = seen<PageView>().rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows.at(i).words == "Missed points") act(PageRowTapped{i});
    }
    type("147");
    act(ConfirmTapped{});
  }
};

}  // namespace

TEST_CASE_METHOD(ClaimFixture, "points are claimed by receipt, amount and day", "[ui][claim]") {
  open();
  answer<FindReceipt>(ReceiptFound{"147", {}});
  CHECK(seen<FieldView>().kind == FieldKind::Amount);
  type("28600");
  CHECK(seen<FieldView>().text == "¥286.00");
  act(ConfirmTapped{});
  PageView view = seen<PageView>();
  CHECK(view.rows.at(0).figure == "147");
  CHECK(view.rows.at(1).figure == "¥286.00");
  CHECK(view.rows.at(2).words == "Today");
  CHECK(view.panel->total_figure == "+429");
  act(PageStepTapped{2, -1});
  CHECK(seen<PageView>().rows.at(2).words == "Yesterday");
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  REQUIRE(worker.pending<ClaimPoints>() == 1);
  const auto request =
      answer<ClaimPoints>(PointsAwarded{9, model::Points{429}, model::Points{12'909}, false});
  CHECK(request.receipt == "147");
  CHECK(request.amount.minor() == 28'600);
  CHECK(clock.wall() - request.sold > 12h);
  CHECK(clock.wall() - request.sold < 48h);
  pass(240ms);
  CHECK(seen<DoneView>().title == "Missed points given");
  CHECK(seen<DoneView>().points == "+429");
  pass(7s);
  CHECK_FALSE(shows<RatingView>());  // nobody is asked about a visit of another day
}

TEST_CASE_METHOD(ClaimFixture, "a day beyond the programme's cannot be chosen", "[ui][claim]") {
  open();
  answer<FindReceipt>(ReceiptFound{"147", {}});
  type("28600");
  act(ConfirmTapped{});
  for (int i = 0; i < 20; ++i) act(PageStepTapped{2, -1});
  CHECK_FALSE(seen<PageView>().rows.at(2).can_less);
  CHECK(seen<PageView>().rows.at(2).count == "−14");
}

TEST_CASE_METHOD(ClaimFixture, "a sale that a till knows says its own amount", "[ui][claim]") {
  open();
  Receipt receipt;
  receipt.at = clock.wall() - 26h;
  receipt.amount = {9'900, {}};
  SECTION("and is claimed as it is") {
    answer<FindReceipt>(ReceiptFound{"147", receipt});
    CHECK(seen<PageView>().rows.at(1).figure == "¥99.00");
    CHECK_FALSE(seen<PageView>().rows.at(1).can_tap);
    act(ConfirmTapped{});
    CHECK(worker.take<ClaimPoints>()->second.sold == receipt.at);
  }
  SECTION("and has earned already") {
    receipt.member = a_member().member.id;
    answer<FindReceipt>(ReceiptFound{"147", receipt});
    CHECK(seen<FieldView>().notice.words == "This receipt has earned its points already.");
  }
}

TEST_CASE_METHOD(ClaimFixture, "a refused claim says why and keeps what was typed", "[ui][claim]") {
  open();
  refuse<FindReceipt>({ErrorKind::network, "", "", {}});  // offline: central looks at it later
  type("28600");
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  refuse<ClaimPoints>({ErrorKind::refused, "", "claim.earned_already", {}});
  CHECK(seen<PageView>().notice.words == "This receipt has earned its points already.");
  CHECK(seen<PageView>().rows.at(1).figure == "¥286.00");
}
