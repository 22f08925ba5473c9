#include "app/central/enquiry_desk.h"

#include <algorithm>
#include <map>

#include "app/loyalty/event_codec.h"
#include "tests/central/people.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

loyalty::ReceiptAnswer receipt(Shop& shop, const Till& till, const std::string& number) {
  const auto json =
      shop.ask(till, "receipt", loyalty::to_json(loyalty::ReceiptQuestion{number, {}}));
  auto answer = loyalty::parse_receipt_answer(json);
  REQUIRE(answer);
  return *std::move(answer);
}

loyalty::HistoryAnswer history(Shop& shop,
                               const Till& till,
                               model::MemberId member,
                               std::size_t most = 50,
                               const std::string& before = {}) {
  const auto json =
      shop.ask(till, "history", loyalty::to_json(loyalty::HistoryQuestion{member, before, most}));
  auto answer = loyalty::parse_history_answer(json);
  REQUIRE(answer);
  return *std::move(answer);
}

model::SaleEvent a_pos_sale(model::MemberId member, std::int64_t yuan, const std::string& number) {
  auto sale = a_sale(member, yuan);
  sale.origin = model::Origin::Pos;
  sale.reference = number;
  return sale;
}

std::uint64_t add(Till& till, const WithSide& one) {
  return till.add(one.event, one.side);
}

model::RefundEvent a_refund(const Till& till,
                            std::uint64_t sale,
                            model::MemberId member,
                            int yuan) {
  model::RefundEvent refund;
  refund.member = member;
  refund.sale = {model::TerminalId{till.id}, till.epoch, sale};
  refund.lines = {{0, 0, std::int64_t{yuan} * 100}};
  refund.amount = {std::int64_t{yuan} * 100, kYuan};
  refund.taken = {{model::kPointsPurse, model::Points{yuan}, {}, {}}};
  refund.programme_version = 1;
  refund.reference = "B-1";
  return refund;
}

std::vector<std::string> kinds_of(const loyalty::HistoryAnswer& answer) {
  std::vector<std::string> kinds;
  for (const auto& entry : answer.entries) kinds.push_back(entry.kind);
  return kinds;
}

}  // namespace

TEST_CASE("a receipt of one till is told to another, with what came back of it", "[central]") {
  Shop shop;
  Till here = shop.enrol("Till 1");
  Till there = shop.enrol("Till 2");
  const auto ana = new_member_id();
  add(here, an_enrolment(ana, "Ana", {}));
  const auto sale = here.add(a_pos_sale(ana, 100, "R-17"));
  here.add(a_refund(here, sale, ana, 40));
  shop.push(here);

  const auto answer = receipt(shop, there, "R-17");
  REQUIRE(answer.sales.size() == 1);
  const loyalty::ToldSale& told = answer.sales.front();
  CHECK(told.sale.key == model::EventKey{model::TerminalId{here.id}, here.epoch, sale});
  CHECK(told.sale.till == "Till 1");
  CHECK(told.sale.line == here.log.at(sale - 1).line);
  CHECK_FALSE(told.sale.is_undone);
  CHECK(told.member == ana);
  REQUIRE(told.refunds.size() == 1);
  CHECK(told.refunds.front().key.seq == sale + 1);
  CHECK(told.refunds.front().line == here.log.at(sale).line);

  SECTION("the same by where the sale stands") {
    const auto json =
        shop.ask(there, "receipt", loyalty::to_json(loyalty::ReceiptQuestion{{}, told.sale.key}));
    CHECK(loyalty::parse_receipt_answer(json)->sales.front().sale == told.sale);
  }
  SECTION("a receipt that nobody gave is none") {
    CHECK(receipt(shop, there, "R-18").sales.empty());
  }
}

TEST_CASE("of a receipt's number that two tills gave, the newest comes first", "[central]") {
  Shop shop;
  Till here = shop.enrol("Till 1");
  Till there = shop.enrol("Till 2");
  const auto ana = new_member_id();
  add(here, an_enrolment(ana, "Ana", {}));
  here.add(a_pos_sale(ana, 100, "R-1"));
  shop.push(here);
  there.add(a_pos_sale({}, 30, "R-1"));
  there.add(a_sale(ana, 5));  // typed in: its reference is no receipt
  shop.push(there);
  const auto answer = receipt(shop, here, "R-1");
  REQUIRE(answer.sales.size() == 2);
  CHECK(answer.sales[0].sale.till == "Till 2");
  CHECK(answer.sales[0].member.is_none());
  CHECK(answer.sales[1].sale.till == "Till 1");
}

TEST_CASE("what a sale was paid with is told, unless it was undone", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till 1");
  const auto ana = new_member_id();
  add(till, an_enrolment(ana, "Ana", {}));
  till.add(a_sale(ana, 1'000));
  shop.push(till);
  const Uuid first = Uuid::v7(till.now);
  const Uuid second = Uuid::v7(till.now);
  REQUIRE(shop.lease(till, first, ana, 500).granted);
  REQUIRE(shop.lease(till, second, ana, 500).granted);
  const auto kept = till.add(a_redeem(ana, first, 500));
  const auto undone = till.add(a_redeem(ana, second, 500));
  till.add(model::VoidEvent{ana, undone, {}, {}});
  auto sale = a_pos_sale(ana, 80, "R-2");
  sale.redeems = {kept, undone};
  till.add(sale);
  shop.push(till);
  const auto answer = receipt(shop, till, "R-2");
  REQUIRE(answer.sales.size() == 1);
  REQUIRE(answer.sales.front().spent.size() == 1);
  CHECK(answer.sales.front().spent.front().spent.points == model::Points{500});
  CHECK(answer.sales.front().spent.front().is_hers);
}

TEST_CASE("a history has what every till did, newest first, with its till", "[central]") {
  Shop shop;
  Till here = shop.enrol("Till 1");
  Till there = shop.enrol("Till 2");
  const auto ana = new_member_id();
  add(here, an_enrolment(ana, "Ana", {}));
  const auto sale = here.add(a_pos_sale(ana, 100, "R-1"));
  shop.push(here);
  there.add(a_refund(here, sale, ana, 40));
  model::AdjustEvent gift;
  gift.member = ana;
  gift.points = model::Points{7};
  gift.reason = "goodwill";
  there.add(gift);
  shop.push(there);
  const auto undone = here.add(a_sale(ana, 30));
  here.add(model::VoidEvent{ana, undone, model::Points{30}, {}});
  shop.push(here);

  const auto answer = history(shop, there, ana);
  CHECK(answer.is_known);
  CHECK(answer.applied_seq == there.log.size());
  CHECK(answer.older.empty());
  CHECK(kinds_of(answer) == std::vector<std::string>{"void", "sale", "adjust", "refund", "sale"});
  CHECK(answer.entries[0].moves == std::vector<loyalty::PurseMove>{{0, model::Points{-30}}});
  CHECK(answer.entries[1].event->is_undone);
  CHECK(answer.entries[2].moves == std::vector<loyalty::PurseMove>{{0, model::Points{7}}});
  CHECK(answer.entries[2].event->till == "Till 2");
  CHECK(answer.entries[3].moves == std::vector<loyalty::PurseMove>{{0, model::Points{-40}}});
  CHECK(answer.entries[4].event->till == "Till 1");
  CHECK(answer.entries[4].event->line == here.log.at(sale - 1).line);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("a history is turned over page by page, each entry once, and adds up", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till 1");
  const auto ana = new_member_id();
  add(till, an_enrolment(ana, "Ana", {}));
  for (int i = 1; i <= 25; ++i) till.add(a_sale(ana, i));
  shop.push(till);
  std::int64_t sum = 0;
  std::size_t entries = 0;
  int pages = 0;
  std::string before;
  do {
    const auto page = history(shop, till, ana, 10, before);
    for (const auto& entry : page.entries) sum += entry.moves.at(0).points.value();
    entries += page.entries.size();
    before = page.older;
    ++pages;
  } while (!before.empty());
  CHECK(pages == 3);
  CHECK(entries == 25);
  CHECK(sum == shop.balance(ana).points);
}

TEST_CASE("a page with long receipts ends before it is too long to be sent", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till 1");
  const auto ana = new_member_id();
  add(till, an_enrolment(ana, "Ana", {}));
  auto sale = a_sale(ana, 400);
  for (int i = 0; i < 400; ++i) {
    model::SaleLine line;
    line.sku = "sku-" + std::to_string(1'000'000 + i);
    line.category = "food/vegetables/leaves";
    line.amount_minor = 100;
    sale.basket.lines.push_back(line);
  }
  for (int i = 0; i < 8; ++i) till.add(sale);
  shop.push(till);
  std::size_t entries = 0;
  std::string before;
  do {
    const auto page = history(shop, till, ana, 50, before);
    REQUIRE_FALSE(page.entries.empty());
    CHECK(loyalty::to_json(page).size() <= sync::kMostJsonBytes);
    entries += page.entries.size();
    before = page.older;
  } while (!before.empty());
  CHECK(entries == 8);
}

TEST_CASE("what central books by itself stands in the history", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till 1");
  const auto ana = new_member_id();
  add(till, an_enrolment(ana, "Ana", {}));
  auto sale = a_sale(ana, 100);
  sale.grants = {{model::kPointsPurse, model::Points{100}, {}, till.now + std::chrono::hours{48}}};
  till.add(sale);
  shop.push(till);
  shop.clock.advance(std::chrono::hours{72});
  REQUIRE(shop.books->turn());
  const auto answer = history(shop, till, ana);
  CHECK(kinds_of(answer) == std::vector<std::string>{"lapse", "sale"});
  CHECK(answer.entries.front().moves == std::vector<loyalty::PurseMove>{{0, model::Points{-100}}});
  CHECK_FALSE(answer.entries.front().event);
}

TEST_CASE("a merged member's history is the living one's", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till 1");
  const auto ana = new_member_id();
  const auto again = new_member_id();
  add(till, an_enrolment(ana, "Ana", {}));
  add(till, an_enrolment(again, "Ana", {}));
  till.add(a_sale(ana, 10));
  till.add(a_sale(again, 20));
  shop.push(till);
  REQUIRE(shop.books->merge_members(ana, again));
  CHECK(history(shop, till, ana).entries.size() == 2);
  CHECK(history(shop, till, again).entries.size() == 2);
  CHECK(history(shop, till, again).entries.front().event);
  CHECK(shop.mistakes().empty());
}

TEST_CASE("who is not enrolled is told nothing, who is nobody has no history", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till 1");
  CHECK_FALSE(history(shop, till, new_member_id()).is_known);
  Till stranger = till;
  stranger.key_digest[0] ^= 1U;
  const auto question = loyalty::to_json(loyalty::ReceiptQuestion{"R-1", {}});
  CHECK(shop.enquiries->answer(stranger.caller(), "receipt", question).error().status == 401);
  CHECK(shop.enquiries->answer(till.caller(), "receipt", "{}").error().status == 400);
  CHECK(shop.enquiries->answer(till.caller(), "history", R"({"member":"x"})").error().status ==
        400);
  REQUIRE(shop.books->revoke(till.id.text()));
  CHECK(shop.enquiries->answer(till.caller(), "receipt", question).error().status == 403);
}

TEST_CASE("rules of before are told by their version", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till 1");
  CHECK(shop.ask(till, "programme", R"({"version":1})").find("\\\"version\\\"") !=
        std::string::npos);
  CHECK(shop.ask(till, "programme", R"({"version":99})") == "{}");
}
