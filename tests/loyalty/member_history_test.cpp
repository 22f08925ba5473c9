#include "app/loyalty/member_history.h"

#include "app/loyalty/adjust.h"
#include "app/loyalty/award.h"
#include "app/loyalty/void_sale.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

TEST_CASE("each entry of a history says why, by the rules of its time", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").gold().with_card("7");
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 28'600)));
  auto later = a_programme();
  later.version += 1;
  later.earn.front().points = model::Points{2};
  auto pos = till.order(ana.id(), 1'000);
  pos.origin = model::Origin::Pos;
  pos.reference = "R-1";
  value_of(award(*till, later, pos));
  const auto page = value_of(history_of(*till, ana.id(), 0, 20, till.clock.wall()));
  REQUIRE(page.entries.size() == 2);
  CHECK(page.next_before == 0);
  CHECK(page.entries[0].reference == "R-1");
  CHECK(page.entries[0].moves == std::vector<PurseMove>{{0, model::Points{30}}});
  CHECK(page.entries[1].kind == "sale");
  CHECK(page.entries[1].amount == yuan(28'600));
  REQUIRE(page.entries[1].parts.size() == 2);
  CHECK(page.entries[1].parts[0].points == model::Points{286});
  CHECK(page.entries[1].parts[1].points == model::Points{143});
  CHECK(page.entries[0].parts[0].points == model::Points{20});
}

TEST_CASE("what can still be undone here is told, and what was undone", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 1'000)));
  value_of(award(*till, a_programme(), till.order(ana.id(), 2'000)));
  const Instant now = till.clock.wall();
  value_of(void_sale(*till, {2, {}, now, kShanghai}));
  const auto page = value_of(history_of(*till, ana.id(), 0, 20, now));
  REQUIRE(page.entries.size() == 3);
  CHECK(page.entries[0].kind == "void");
  CHECK(page.entries[0].undoes == 2);
  CHECK_FALSE(page.entries[0].can_undo);
  CHECK(page.entries[1].is_undone);
  CHECK_FALSE(page.entries[1].can_undo);
  CHECK(page.entries[2].can_undo);
  const auto later = value_of(history_of(*till, ana.id(), 0, 20, now + std::chrono::hours{1}));
  CHECK_FALSE(later.entries[2].can_undo);
}

TEST_CASE("nobody is told a reason that comes to another figure", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 1'000)));
  ToldEntry told{till.clock.wall(), "sale", {{0, model::Points{11}}}, ToldEvent{}};
  told.event->line = value_of(till->outbox().line_of(1)).value();
  told.event->till = "Till 9";
  const auto points = told.event->line.find("\"p\":10");
  REQUIRE(points != std::string::npos);
  told.event->line.replace(points, 6, "\"p\":11");
  const HistoryAnswer answer{true, 1, {}, {told}};
  const auto entries =
      value_of(told_history(*till, ana.id(), answer, /*is_newest=*/true, till.clock.wall()));
  REQUIRE(entries.size() == 1);
  CHECK(entries.front().till == "Till 9");
  CHECK(entries.front().parts.empty());
}

TEST_CASE("a long history is turned over page by page, each entry once", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  for (int sale = 0; sale < 25; ++sale) {
    value_of(award(*till, a_programme(), till.order(ana.id(), 100 * (sale + 1))));
  }
  std::vector<std::int64_t> points;
  std::uint64_t before = 0;
  int pages = 0;
  do {
    const auto page = value_of(history_of(*till, ana.id(), before, 10, till.clock.wall()));
    for (const auto& entry : page.entries) points.push_back(entry.moves.at(0).points.value());
    before = page.next_before;
    ++pages;
  } while (before != 0);
  CHECK(pages == 3);
  REQUIRE(points.size() == 25);
  CHECK(points.front() == 25);
  CHECK(points.back() == 1);
  CHECK(value_of(history_of(*till, a_member("Bob").id(), 0, 10, {})).entries.empty());
}
