#include "app/central/receipt_desk.h"

#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

// Two tills and a member, enrolled at the first.
struct TwoTills {
  TwoTills() {
    const auto enrolment = an_enrolment(ana, "Ana", {});
    here.add(enrolment.event, enrolment.side);
    shop.push(here);
  }
  [[nodiscard]] model::SaleEvent sale(std::int64_t yuan, const std::string& receipt) const {
    auto sale = a_sale(ana, yuan);
    sale.origin = model::Origin::Pos;
    sale.reference = receipt;
    return sale;
  }
  [[nodiscard]] model::SaleEvent claim(const Till& till,
                                       std::int64_t yuan,
                                       const std::string& receipt,
                                       std::chrono::hours ago = {}) const {
    auto claim = sale(yuan, receipt);
    claim.origin = model::Origin::Claim;
    claim.sold = till.now - ago;
    return claim;
  }
  std::vector<std::string> notices() {
    std::vector<std::string> kinds;
    const auto notices = shop.reader->notices(100).value();
    for (const auto& notice : notices) kinds.push_back(notice.kind);
    return kinds;
  }

  Shop shop;
  Till here = shop.enrol("Till 1");
  Till there = shop.enrol("Till 2");
  model::MemberId ana = new_member_id();
};

}  // namespace

TEST_CASE("a receipt that earned at one till is not claimed at another", "[central]") {
  TwoTills town;
  town.here.add(town.sale(100, "R-1"));
  town.shop.push(town.here);
  town.there.add(town.claim(town.there, 100, "R-1"));
  town.shop.push(town.there);
  CHECK(town.shop.balance(town.ana).points == 100);
  CHECK(town.shop.totals().rejected == 1);
  CHECK(town.notices() == std::vector<std::string>{"event_rejected"});
  CHECK(town.shop.mistakes().empty());
}

TEST_CASE("a receipt is claimed once, at whichever tills it is shown", "[central]") {
  TwoTills town;
  town.here.add(town.claim(town.here, 100, "R-1"));
  town.shop.push(town.here);
  town.there.add(town.claim(town.there, 100, "R-1"));
  town.shop.push(town.there);
  CHECK(town.shop.balance(town.ana).points == 100);
  CHECK(town.shop.totals().rejected == 1);
}

TEST_CASE("the same number on another day or of an undone sale is another receipt", "[central]") {
  TwoTills town;
  town.here.add(town.claim(town.here, 100, "R-1", std::chrono::hours{24 * 9}));
  const auto wrong = town.here.add(town.sale(50, "R-2"));
  town.here.add(model::VoidEvent{town.ana, wrong, model::Points{50}, {}});
  town.shop.push(town.here);
  town.there.add(town.claim(town.there, 100, "R-1"));
  town.there.add(town.claim(town.there, 50, "R-2"));
  town.shop.push(town.there);
  CHECK(town.shop.balance(town.ana).points == 250);
  CHECK(town.shop.totals().rejected == 0);
  CHECK(town.notices().empty());
}

TEST_CASE("the same number with another amount is booked, and a person looks at it", "[central]") {
  TwoTills town;
  town.here.add(town.sale(100, "R-1"));
  town.shop.push(town.here);
  town.there.add(town.claim(town.there, 80, "R-1"));
  town.shop.push(town.there);
  CHECK(town.shop.balance(town.ana).points == 180);
  CHECK(town.notices() == std::vector<std::string>{"receipt_twice"});
}

TEST_CASE("a paid sale that arrives after a claim for it is booked and told", "[central]") {
  TwoTills town;
  town.there.add(town.claim(town.there, 100, "R-1"));
  town.shop.push(town.there);
  town.here.add(town.sale(100, "R-1"));  // its till was offline
  town.shop.push(town.here);
  CHECK(town.shop.balance(town.ana).points == 200);
  CHECK(town.shop.totals().rejected == 0);
  CHECK(town.notices() == std::vector<std::string>{"receipt_twice"});
}

TEST_CASE("a claim takes the place of a sale that waits for its member", "[central]") {
  TwoTills town;
  const model::Identifier card{model::IdentifierKind::Card, "2000000000017"};
  auto waiting = a_stranger_sale(card, 100);
  auto& sale = std::get<model::SaleEvent>(waiting.event);
  sale.origin = model::Origin::Pos;
  sale.reference = "R-1";
  town.here.add(waiting.event, waiting.side);
  town.shop.push(town.here);
  town.there.add(town.claim(town.there, 100, "R-1"));
  const auto enrolment = an_enrolment(new_member_id(), "Bo", {card});
  town.there.add(enrolment.event, enrolment.side);
  town.shop.push(town.there);
  CHECK(town.shop.balance(town.ana).points == 100);
  CHECK(town.shop.totals().points_held == 100);
  CHECK(town.shop.mistakes().empty());
}
