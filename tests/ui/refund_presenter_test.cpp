#include "app/ui/presenters/refund_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

model::SaleLine sold(const char* sku) {
  model::SaleLine line;
  line.sku = sku;
  return line;
}

// Two teas for 36.00 and 0.350 of something weighed for 12.60.
Receipt a_receipt(Instant now) {
  Receipt receipt;
  receipt.sale.seq = 41;
  receipt.member = CounterFixture::a_member().member.id;
  receipt.at = now - 2h;
  receipt.amount = {4'860, {}};
  receipt.rest = {{{0, 2'000, 3'600}, sold("TEA-OOLONG")}, {{1, 350, 1'260}, sold("")}};
  return receipt;
}

class ReturnFixture : public CounterFixture {
 public:
  void open() {
    sign_in();
    scan();
    counter.handle(Action{MoreTapped{}});
    open_row("Return");
  }
  void open_row(const std::string& words) {
    const auto rows = seen<PageView>().rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows.at(i).words == words) act(PageRowTapped{i});
    }
  }
  void find(Receipt receipt) {
    type("20261122");
    act(ConfirmTapped{});
    answer<FindReceipt>(ReceiptFound{"20261122", std::move(receipt)});
  }
  void preview(std::int64_t minor, std::int64_t points) {
    asked = answer<PreviewRefund>(
        RefundPreviewed{{}, {minor, {}}, {{0, model::Points{points}, {}, {}}}, {}});
  }
  PreviewRefund asked;
};

}  // namespace

TEST_CASE_METHOD(ReturnFixture, "a return is two taps from the member", "[ui][return]") {
  open();
  const FieldView view = seen<FieldView>();
  CHECK(view.title == "Return");
  CHECK(view.aside == "张伟");
  CHECK_FALSE(view.can_confirm);
}

TEST_CASE_METHOD(ReturnFixture,
                 "a receipt is scanned or typed, and asked for once",
                 "[ui][return]") {
  open();
  SECTION("typed") {
    type("20261122");
    act(ConfirmTapped{});
    act(ConfirmTapped{});
    CHECK(worker.pending<FindReceipt>() == 1);
    const auto request = answer<FindReceipt>(ReceiptFound{"20261122", {}});
    CHECK(request.receipt == "20261122");
    CHECK(request.member == a_member().member.id);
    CHECK(seen<FieldView>().notice.words == "No sale has the receipt 20261122. Check the number.");
    CHECK(seen<FieldView>().text == "20261122");  // to be corrected
  }
  SECTION("scanned, and not taken for a member's card") {
    arrive(CodeArrived{"R-0147", ""});
    CHECK(worker.pending<LookUpCode>() == 0);
    CHECK(answer<FindReceipt>(ReceiptFound{"R-0147", a_receipt(clock.wall())}).receipt == "R-0147");
    CHECK(shows<PageView>());
  }
  SECTION("of another member") {
    type("1");
    act(ConfirmTapped{});
    refuse<FindReceipt>({ErrorKind::refused, "", "return.other_member", {}});
    CHECK(seen<FieldView>().notice.words == "This is another member’s sale.");
  }
  SECTION("of which all came back") {
    Receipt empty = a_receipt(clock.wall());
    empty.rest.clear();
    find(empty);
    CHECK(seen<FieldView>().notice.words == "All of this sale came back already.");
  }
}

TEST_CASE_METHOD(ReturnFixture, "what is chosen says beforehand what it takes", "[ui][return]") {
  open();
  find(a_receipt(clock.wall()));
  PageView view = seen<PageView>();
  REQUIRE(view.rows.size() == 2);
  CHECK(view.rows.at(0).words == "TEA-OOLONG");
  CHECK(view.rows.at(1).words == "Item 2");
  CHECK(view.rows.at(0).count == "0");
  CHECK_FALSE(view.can_confirm);
  act(PageStepTapped{0, 1});
  CHECK(seen<PageView>().confirm == "Return ¥18.00");
  preview(1'800, 27);
  REQUIRE(asked.lines.size() == 1);
  CHECK(asked.lines.at(0) == model::RefundLine{0, 1'000, 1'800});
  view = seen<PageView>();
  REQUIRE(view.panel);
  CHECK(view.panel->facts.at(0).figure == "−27");
  CHECK(view.panel->total_figure == "¥18.00");
  act(PageStepTapped{1, 1});
  CHECK(seen<PageView>().rows.at(1).count == "0.35");  // weighed goods come back as they are
  CHECK(seen<PageView>().panel->facts.empty());        // another choice is counted anew
  act(PageStepTapped{0, 1});
  CHECK_FALSE(seen<PageView>().rows.at(0).can_more);
  CHECK(seen<PageView>().confirm == "Return ¥48.60");
}

TEST_CASE_METHOD(ReturnFixture, "everything is one tap, and booked once", "[ui][return]") {
  open();
  find(a_receipt(clock.wall()));
  CHECK(seen<PageView>().act == "All");
  act(PageActTapped{});
  preview(4'860, 73);
  CHECK(asked.lines.size() == 2);
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  REQUIRE(worker.pending<RefundSale>() == 1);
  SaleRefunded refunded;
  refunded.member = a_member().member.id;
  refunded.amount = {4'860, {}};
  refunded.balance_after = model::Points{12'407};
  refunded.taken = {{0, model::Points{73}, {}, {}}};
  const auto request = answer<RefundSale>(refunded);
  CHECK(request.sale.seq == 41);
  CHECK_FALSE(request.reference.empty());
  pass(240ms);
  const DoneView done = seen<DoneView>();
  CHECK(done.title == "Returned");
  CHECK(done.points == "−73");
  CHECK(done.value == "Give ¥48.60 back");
  CHECK(done.balance == "12,407 points");
  CHECK(done.undo.words.empty());
  CHECK(done.has_next);
}

TEST_CASE_METHOD(ReturnFixture,
                 "a refusal keeps what was chosen and the refund's number",
                 "[ui][return]") {
  open();
  find(a_receipt(clock.wall()));
  act(PageActTapped{});
  preview(4'860, 73);
  act(ConfirmTapped{});
  const std::string reference = refuse<RefundSale>(disk_full()).reference;
  CHECK_FALSE(seen<PageView>().notice.words.empty());
  CHECK(seen<PageView>().confirm == "Return ¥48.60");
  act(ConfirmTapped{});
  CHECK(refuse<RefundSale>(disk_full()).reference == reference);
}

TEST_CASE_METHOD(ReturnFixture,
                 "somebody above signs where the counter's rules ask for it",
                 "[ui][return]") {
  open();
  find(a_receipt(clock.wall()));
  act(PageActTapped{});
  preview(4'860, 73);
  act(ConfirmTapped{});
  refuse<RefundSale>({ErrorKind::refused, "", "error.counter.own_card", {}});
  REQUIRE(shows<SignInView>());
  answer<ListStaff>(StaffListed{{cashier, manager}});
  type("1234");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  auto asked_again = worker.take<RefundSale>();
  REQUIRE(asked_again);
  CHECK(asked_again->second.allowed_by == manager.id);
}

TEST_CASE_METHOD(ReturnFixture, "of an amount without lines a part is typed", "[ui][return]") {
  open();
  Receipt receipt = a_receipt(clock.wall());
  receipt.rest = {{{0, 0, 4'860}, {}}};
  find(receipt);
  preview(4'860, 73);  // the whole of it to begin with
  act(PageRowTapped{0});
  act(BackspaceTapped{});
  type("9900");
  act(ConfirmTapped{});
  CHECK(seen<FieldView>().notice.words == "At most ¥48.60 of this sale can come back.");
  for (int i = 0; i < 9; ++i) act(BackspaceTapped{});
  type("1000");
  act(ConfirmTapped{});
  preview(1'000, 15);
  CHECK(asked.lines.at(0) == model::RefundLine{0, 0, 1'000});
  CHECK(seen<PageView>().confirm == "Return ¥10.00");
}
