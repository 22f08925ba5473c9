// Two tills and a central on loopback: what the one sold, returned, claimed and told at the other.

#include "app/terminal/enquiry.h"

#include <thread>

#include "app/base/system_clock.h"
#include "assets/programme/default.json.h"
#include "tests/support/catch.h"
#include "tests/terminal/head_office.h"
#include "tests/terminal/running_terminal.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

struct Till {
  explicit Till(HeadOffice& office, const std::string& name)
      : terminal(folder.path(), clock, log, office.terminal_config()) {
    terminal.answer<ui::TerminalEnrolled>(ui::EnrolTerminal{office.code(name)});
    terminal.await<ui::ProgrammeChanged>();
  }

  // Until central has all that was done here.
  void await_sent() {
    for (;;) {
      const auto now = terminal.sync->connection();
      if (now.online && now.waiting == 0) return;
      std::this_thread::sleep_for(Milliseconds{5});
    }
  }
  // Until central's word about the member has come.
  void await_member(const model::MemberId& member) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!terminal.ask(ui::LoadMember{member})) {
      REQUIRE(std::chrono::steady_clock::now() < until);
      std::this_thread::sleep_for(Milliseconds{5});
    }
  }

  TempDir folder;
  SystemClock clock;
  Log log{"till", {}, LogLevel::error};
  RunningTerminal terminal;
};

// One shop with two tills, a member enrolled at the first, and her sale of 100 yuan there.
struct TwoTills {
  TwoTills() {
    ui::EnrolMember enrol;
    enrol.identifiers = {card("2012345678903")};
    enrol.name = "Ana Li";
    ana = here.terminal.answer<ui::MemberCard>(enrol).member.id;
    sell(here, "R-17", 100'00);
    here.await_sent();
    there.await_member(ana);
    staff = there.terminal.answer<ui::StaffListed>(ui::ListStaff{}).staff.at(0).id;
  }
  void sell(Till& till, const std::string& receipt, std::int64_t minor) const {
    ui::AwardPoints award;
    award.member = ana;
    award.amount = yuan(minor);
    award.origin = model::Origin::Pos;
    award.reference = receipt;
    till.terminal.answer<ui::PointsAwarded>(award);
  }
  ui::ReceiptFound find(Till& till, const std::string& receipt) const {
    return till.terminal.answer<ui::ReceiptFound>(ui::FindReceipt{receipt, ana});
  }
  ui::ClaimPoints a_claim(const std::string& receipt, std::int64_t minor) const {
    ui::ClaimPoints claim;
    claim.member = ana;
    claim.receipt = receipt;
    claim.amount = yuan(minor);
    claim.sold = here.clock.wall();
    claim.staff = staff;
    return claim;
  }

  HeadOffice office;
  Till here{office, "Till 1"};
  Till there{office, "Till 2"};
  model::MemberId ana;
  model::StaffId staff;
};

ui::RefundSale a_return(const ui::Receipt& receipt, std::int64_t minor, const char* reference) {
  ui::RefundSale refund;
  refund.sale = receipt.sale;
  refund.lines = {{0, 0, minor}};
  refund.reference = reference;
  return refund;
}

}  // namespace

TEST_CASE("a sale of one till comes back at another while central answers", "[terminal]") {
  TwoTills shop;
  const auto found = shop.find(shop.there, "R-17");
  REQUIRE(found.found);
  CHECK(found.found->till == "Till 1");
  CHECK(found.found->member == shop.ana);
  REQUIRE(found.found->rest.size() == 1);
  CHECK(found.found->rest.front().left.amount_minor == 100'00);

  const auto seen = shop.there.terminal.answer<ui::RefundPreviewed>(
      ui::PreviewRefund{found.found->sale, {{0, 0, 40'00}}});
  CHECK(seen.amount == yuan(40'00));
  REQUIRE(seen.taken.size() == 1);
  CHECK(seen.taken.front().points == model::Points{40});

  const ui::RefundSale refund = a_return(*found.found, 40'00, "B-1");
  const auto done = shop.there.terminal.answer<ui::SaleRefunded>(refund);
  CHECK(done.amount == yuan(40'00));
  CHECK(done.balance_after == model::Points{60});
  CHECK(shop.there.terminal.answer<ui::SaleRefunded>(refund).existed);
  shop.there.await_sent();

  // The first till knows what came back elsewhere, and nobody gets more than was bought.
  const auto rest = shop.find(shop.here, "R-17");
  CHECK(rest.found->till.empty());
  CHECK(rest.found->rest.front().left.amount_minor == 60'00);
  CHECK_FALSE(shop.here.terminal.ask(a_return(*rest.found, 70'00, "B-2")));
  CHECK(shop.here.terminal.answer<ui::SaleRefunded>(a_return(*rest.found, 60'00, "B-3")).amount ==
        yuan(60'00));
  shop.here.await_sent();
  CHECK(shop.find(shop.there, "R-17").found->rest.empty());
  CHECK_FALSE(shop.find(shop.there, "R-99").found);
}

TEST_CASE("offline another till's sale is refused in one sentence, one's own comes back",
          "[terminal]") {
  TwoTills shop;
  const auto known = shop.find(shop.there, "R-17");
  shop.office.stop();
  const auto refused = shop.there.terminal.ask(ui::FindReceipt{"R-17", shop.ana});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "return.offline");
  const auto late = shop.there.terminal.ask(a_return(*known.found, 10'00, "B-1"));
  REQUIRE_FALSE(late);
  CHECK(late.error().key == "return.offline");
  const auto own = shop.find(shop.here, "R-17");
  REQUIRE(own.found);
  CHECK(shop.here.terminal.answer<ui::SaleRefunded>(a_return(*own.found, 10'00, "B-2")).amount ==
        yuan(10'00));
}

TEST_CASE("a sale under rules that a till never had comes back there", "[terminal]") {
  TwoTills shop;
  std::string newer{assets::kDefaultProgramme};
  const auto at = newer.find("\"version\": 1");
  REQUIRE(at != std::string::npos);
  newer.replace(at, 12, "\"version\": 2");
  shop.office.set_programme(newer);
  Till late{shop.office, "Till 3"};  // enrolled after it: it never saw version 1
  late.await_member(shop.ana);
  const auto found = shop.find(late, "R-17");
  REQUIRE(found.found);
  const auto done = late.terminal.answer<ui::SaleRefunded>(a_return(*found.found, 40'00, "B-1"));
  REQUIRE(done.taken.size() == 1);
  CHECK(done.taken.front().points == model::Points{40});
}

TEST_CASE("a receipt that earned at another till is not claimed for", "[terminal]") {
  TwoTills shop;
  const auto refused = shop.there.terminal.ask(shop.a_claim("R-17", 100'00));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "claim.earned_already");
  const auto claim = shop.a_claim("R-18", 100'00);
  CHECK(shop.there.terminal.answer<ui::PointsAwarded>(claim).points == model::Points{100});
  CHECK(shop.there.terminal.answer<ui::PointsAwarded>(claim).existed);
  shop.there.await_sent();
  CHECK(shop.here.terminal.ask(shop.a_claim("R-18", 100'00)).error().key == "claim.earned_already");
}

TEST_CASE("a history tells of every till while central answers, else of this one", "[terminal]") {
  TwoTills shop;
  shop.sell(shop.there, "R-18", 30'00);
  const auto loaded = shop.there.terminal.answer<ui::HistoryLoaded>(ui::LoadHistory{shop.ana, {}});
  CHECK(loaded.is_everything);
  CHECK(loaded.older.empty());
  REQUIRE(loaded.entries.size() == 2);
  CHECK(loaded.entries[0].reference == "R-18");
  CHECK(loaded.entries[0].till.empty());
  CHECK(loaded.entries[0].can_undo);
  CHECK(loaded.entries[0].seq > 0);
  CHECK(loaded.entries[1].reference == "R-17");
  CHECK(loaded.entries[1].till == "Till 1");
  CHECK_FALSE(loaded.entries[1].can_undo);
  CHECK(loaded.entries[1].points == model::Points{100});
  REQUIRE(loaded.entries[1].parts.size() == 1);

  shop.office.stop();
  const auto own = shop.there.terminal.answer<ui::HistoryLoaded>(ui::LoadHistory{shop.ana, {}});
  CHECK_FALSE(own.is_everything);
  REQUIRE(own.entries.size() == 1);
  CHECK(own.entries.front().reference == "R-18");
}
