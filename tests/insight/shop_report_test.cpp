#include "app/insight/shop_report.h"

#include "app/insight/report_json.h"
#include "app/insight/report_text.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::insight;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

constexpr sys_days kSpring{2026y / 3 / 1};

// A town of members and staff who never saw a disk.
struct MadeUp {
  MadeUp() {
    town.programme.tiers = {{.id = "member", .name = {}, .factor = {}},
                            {.id = "gold", .name = {}, .factor = {}}};
    town.programme.tiers[1].benefits = {{.kind = model::BenefitKind::Gift, .text = {}},
                                        {.kind = model::BenefitKind::Event, .text = {}}};
    town.programme.rewards = {
        {.id = "r100", .name = {}, .cost = model::Points{100}, .value_minor = 100}};
    plan.from = kSpring;
    plan.until = kSpring + days{365};
    plan.least_sales = 3;
  }

  std::uint32_t member(std::int64_t referrer = 0) {
    const auto n = static_cast<std::int64_t>(town.members.size()) + 1;
    town.members.push_back(
        {.n = n, .id = tests::new_member_id(), .tier = 0, .joined = kSpring, .referrer = referrer});
    return static_cast<std::uint32_t>(n - 1);
  }
  std::uint32_t staff(std::string name, bool is_gone = false) {
    storage::StaffFigure one;
    one.staff.name = std::move(name);
    one.is_gone = is_gone;
    town.staff.push_back(one);
    return static_cast<std::uint32_t>(town.staff.size() - 1);
  }
  // Visits come in the order of days.
  Visit& visit(std::uint32_t member, int day, std::int64_t yuan) {
    Visit visit;
    visit.day = kSpring + days{day};
    visit.member = member;
    visit.amount_minor = visit.full_price_minor = yuan * 100;
    visit.points = yuan;
    return town.visits.emplace_back(visit);
  }
  [[nodiscard]] ShopReport report() const { return report_on(town, plan); }

  Town town;
  Plan plan;
};

}  // namespace

TEST_CASE("what members bring is money less what came back, by month", "[insight]") {
  MadeUp made;
  const auto ana = made.member();
  made.visit(ana, 0, 70).returned_minor = 1'000;
  made.visit(kNobody, 1, 40);
  made.visit(ana, 40, 100);
  made.visit(ana, 400, 9'999);  // after the period
  const Reach reach = made.report().reach;
  CHECK(reach.money == Share{16'000, 20'000});
  CHECK(reach.money.per_mille() == 800);
  CHECK(reach.visits == Share{2, 3});
  REQUIRE(reach.months.size() == 2);
  CHECK(reach.months[0].by_members == Share{6'000, 10'000});
  CHECK_FALSE(Share{}.per_mille());
}

TEST_CASE("a second purchase counts within its days, and only when they have passed", "[insight]") {
  MadeUp made;
  const auto came_again = made.member();
  const auto too_late = made.member();
  const auto once = made.member();
  const auto too_new = made.member();
  made.visit(came_again, 0, 1);
  made.visit(too_late, 0, 1);
  made.visit(once, 0, 1);
  made.visit(came_again, 90, 1);
  made.visit(too_late, 91, 1);
  made.visit(too_new, 364 - 80, 1);
  made.visit(too_new, 364 - 79, 1);
  CHECK(made.report().reach.second == Share{1, 3});
}

TEST_CASE("who was brought, and what came of it, stands with who brought her", "[insight]") {
  MadeUp made;
  const auto bringer = made.member();
  const auto bought = made.member(1);
  made.member(1);
  made.visit(bought, 5, 30);
  made.town.bonuses = {{.member = 1, .points = 50}};
  const Reach reach = made.report().reach;
  CHECK(reach.referred == Share{2, 3});
  REQUIRE(reach.bringers.size() == 1);
  CHECK(reach.bringers[0].member == made.town.members[bringer].id);
  CHECK(reach.bringers[0].brought == 2);
  CHECK(reach.bringers[0].bought == 1);
  CHECK(reach.bringers[0].money_minor == 3'000);
  CHECK(reach.bringers[0].points == 50);
}

TEST_CASE("tiers are told with full price, bargains and the kinds of benefits", "[insight]") {
  MadeUp made;
  const auto hunter = made.member();
  const auto gold = made.member();
  made.town.members[gold].tier = 1;
  made.visit(hunter, 1, 100).full_price_minor = 2'400;
  auto& visit = made.visit(gold, 1, 100);
  visit.tier = 1;
  visit.full_price_minor = 2'500;
  const auto tiers = made.report().tiers;
  REQUIRE(tiers.size() == 2);
  CHECK(tiers[0].full_price == Share{2'400, 10'000});
  CHECK(tiers[0].bargains == Share{1, 1});
  CHECK(tiers[1].bargains == Share{0, 1});
  CHECK(tiers[1].material == 1);
  CHECK(tiers[1].emotional == 1);
}

TEST_CASE("shelves that are bought together more often than by chance are told", "[insight]") {
  MadeUp made;
  made.town.shelves = {"tea", "cups", "soap"};
  const auto basket = [&](std::uint64_t shelves, std::uint16_t lines) {
    auto& visit = made.visit(kNobody, 1, 1);
    visit.shelves = shelves;
    visit.lines = lines;
  };
  basket(0b011, 2);
  basket(0b011, 3);
  basket(0b100, 1);
  basket(0b100, 2);
  const Baskets baskets = made.report().baskets;
  CHECK(baskets.several_shelves == Share{2, 4});
  CHECK(baskets.lines == Share{8, 4});
  REQUIRE(baskets.pairs.size() == 1);
  CHECK(baskets.pairs[0].one == "tea");
  CHECK(baskets.pairs[0].other == "cups");
  CHECK(baskets.pairs[0].lift_percent == 200);
}

TEST_CASE("four of five signs make a member loyal, and coming back after a bad day is told",
          "[insight]") {
  MadeUp made;
  const auto loyal = made.member();
  const auto hunter = made.member();
  for (int i = 0; i < 6; ++i) {
    auto& visit = made.visit(loyal, 300 + 10 * i, 20);
    if (i == 0) visit.face = 1;
    made.visit(hunter, 250 + i, 1).full_price_minor = 0;
  }
  const LoyalFigures figures = made.report().loyal;
  CHECK(figures.members == 2);
  CHECK(figures.loyal == 1);
  CHECK(figures.forgiving == 1);
  CHECK(figures.by_signs == std::array<std::int64_t, 6>{0, 0, 1, 0, 0, 1});

  SECTION("who owes and returns shows one sign less, and is loyal still") {
    made.town.members[loyal].owed = 5;
    CHECK(made.report().loyal.by_signs[4] == 1);
    CHECK(made.report().loyal.loyal == 1);
  }
}

TEST_CASE("a member on whom the shop loses is counted by what she costs", "[insight]") {
  MadeUp made;
  made.plan.margin_percent = 10;
  made.plan.return_cost_minor = 600;
  made.visit(made.member(), 1, 100).returned_minor = 100;  // 9.90 - 1.00 of points - 6.00
  made.visit(made.member(), 1, 50).returned_minor = 100;   // 4.90 - 0.50 - 6.00
  made.visit(made.member(), 1, 10).points = 200;           // 1.00 - 2.00
  const auto margin = made.report().margin;
  REQUIRE(margin);
  CHECK(margin->members == 3);
  CHECK(margin->losing == 2);
  CHECK(margin->by_returns == 1);
  CHECK(margin->by_points == 1);
  CHECK(margin->lost_minor == 160 + 100);
  made.plan.margin_percent.reset();
  CHECK_FALSE(made.report().margin);
}

TEST_CASE("of staff with few sales nothing but their number is told", "[insight]") {
  MadeUp made;
  const auto mei = made.staff("Mei");
  const auto lin = made.staff("Lin");
  for (int i = 0; i < 3; ++i) made.visit(kNobody, i, 1).staff = mei;
  for (int i = 0; i < 2; ++i) made.visit(kNobody, i, 1).staff = lin;
  const auto report = made.report();
  CHECK(report.staff.rows[mei].is_told);
  CHECK_FALSE(report.staff.rows[lin].is_told);
  CHECK(to_text(report).find("fewer than 3: not told") != std::string::npos);
  const std::string json = to_json(report);
  const auto row = json.find(R"("name":"Lin")");
  REQUIRE(row != std::string::npos);
  CHECK(json.substr(row, json.find('}', row) - row).find("money_minor") == std::string::npos);
}

TEST_CASE("members whose person left go to who served them next most often", "[insight]") {
  MadeUp made;
  const auto gone = made.staff("Mei", true);
  const auto next = made.staff("Lin");
  const auto hers = made.member();
  const auto only_hers = made.member();
  const auto everybodys = made.member();
  for (int i = 0; i < 4; ++i) {
    made.visit(hers, i, 1).staff = gone;
    made.visit(only_hers, i, 1).staff = gone;
    made.visit(everybodys, i, 1).staff = i % 2 == 0 ? gone : next;
  }
  made.visit(hers, 9, 1).staff = next;
  const auto staff = made.report().staff;
  CHECK(staff.knowing == 3);
  CHECK(staff.dependent == 2);
  REQUIRE(staff.reassigned.size() == 2);
  CHECK(staff.reassigned[0].member == made.town.members[hers].id);
  CHECK(staff.reassigned[0].to == "Lin");
  CHECK(staff.reassigned[1].to.empty());
  const std::string text = to_text(made.report());
  CHECK(text.find("next whoever is free") != std::string::npos);
  CHECK(text.find(made.town.members[hers].id.uuid().hex()) == std::string::npos);
}

TEST_CASE("points that members hold are told by tier and by when they lapse", "[insight]") {
  MadeUp made;
  made.town.lots = {{.tier = 0, .points = 300, .lapses = kSpring + days{20}},
                    {.tier = 1, .points = 50, .lapses = kSpring + days{2}},
                    {.tier = 1, .points = 25, .lapses = {}}};
  const Liability liability = made.report().liability;
  CHECK(liability.points == 375);
  CHECK(liability.worth_minor == 375);
  CHECK(liability.by_tier[1].second == 75);
  REQUIRE(liability.by_month.size() == 2);
  CHECK(liability.by_month[0].points == 350);
  CHECK(liability.by_month[0].month == kSpring);
  CHECK(liability.by_month[1].points == 25);
}

TEST_CASE("a town is read from central's store as it stands", "[insight]") {
  tests::Shop shop;
  tests::Till till = shop.enrol("Till");
  const auto mei = shop.books->add_staff("Mei", model::Role::Cashier, "$argon2id$mei");
  REQUIRE(mei);
  const auto member = tests::new_member_id();
  const auto enrolment = tests::an_enrolment(member, "Li Na", {});
  till.add(enrolment.event, enrolment.side);
  auto sale = tests::a_sale(member, 100);
  sale.staff = *mei;
  sale.basket.lines.resize(2);
  sale.basket.lines[0].category = "food/tea";
  sale.basket.lines[0].amount_minor = 6'000;
  sale.basket.lines[1].category = "home";
  sale.basket.lines[1].amount_minor = 4'000;
  sale.basket.lines[1].is_discounted = true;
  till.add(sale);
  const auto undone = till.add(tests::a_sale(member, 7));
  till.add(model::VoidEvent{member, undone, model::Points{7}, {}});
  shop.push(till);

  const auto town = look_at(shop.folder.path());
  REQUIRE(town);
  REQUIRE(town->visits.size() == 1);
  const Visit& visit = town->visits.front();
  CHECK(town->members[visit.member].id == member);
  CHECK(town->staff[visit.staff].staff.name == "Mei");
  CHECK(visit.amount_minor == 10'000);
  CHECK(visit.full_price_minor == 6'000);
  CHECK(town->shelves == std::vector<std::string>{"food", "home"});
  CHECK(visit.shelves == 0b11);
  REQUIRE(town->lots.size() == 1);
  CHECK(town->lots.front().points == 100);
  CHECK_FALSE(town->lots.front().lapses);
  CHECK(look_at(shop.folder / "nowhere").error().kind == ErrorKind::not_found);
}
