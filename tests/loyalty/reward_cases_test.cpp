// The published cases of rewards (reference: Odoo 20, Open Loyalty), each named by its number.
// Fractions of points in a source are scaled: the test says what a point is.

#include <numeric>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/reward_rules.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using model::DiscountScope;
using model::Points;
using model::Ratio;
using model::Reward;
using model::RewardKind;
using model::SaleLine;

namespace {

SaleLine line(std::string sku,
              std::int64_t units,
              std::int64_t amount_minor,
              std::int64_t tax = 0) {
  SaleLine line;
  line.sku = std::move(sku);
  line.quantity_milli = units * 1'000;
  line.amount_minor = amount_minor;
  line.tax_minor = tax;
  return line;
}

SaleFacts sale_of_lines(std::vector<SaleLine> lines) {
  SaleFacts sale;
  std::int64_t amount = 0;
  for (const SaleLine& one : lines) amount += one.amount_minor;
  sale.amount = yuan(amount);
  sale.basket.lines = std::move(lines);
  return sale;
}

Reward reward_of(RewardKind kind, std::string id = "reward") {
  Reward reward;
  reward.id = std::move(id);
  reward.kind = kind;
  reward.cost = Points{1};
  return reward;
}
Reward fixed(std::int64_t value_minor, std::int64_t cost) {
  Reward reward = reward_of(RewardKind::Fixed, "fixed");
  reward.value_minor = value_minor;
  reward.cost = Points{cost};
  return reward;
}
Reward percent(std::int64_t percent, DiscountScope scope, std::string id = "percent") {
  Reward reward = reward_of(RewardKind::Percent, std::move(id));
  reward.percent = Ratio{percent * 100};
  reward.scope = scope;
  return reward;
}
Reward on(Reward reward, std::vector<std::string> skus) {
  reward.lines.skus = std::move(skus);
  reward.scope = DiscountScope::Matching;
  return reward;
}

model::Programme with(std::vector<Reward> rewards) {
  auto programme = a_programme();
  programme.rewards = std::move(rewards);
  return programme;
}

Taken applied(const Reward& reward, std::int64_t points, const SaleFacts& sale) {
  return value_of(apply_reward(with({reward}), reward, Points{points}, sale));
}
std::int64_t left_after(const Reward& reward, std::int64_t points, const SaleFacts& sale) {
  return sale.amount.minor() - applied(reward, points, sale).value_minor;
}
std::string why_not(const Reward& reward, std::int64_t points, const SaleFacts& sale) {
  const auto taken = apply_reward(with({reward}), reward, Points{points}, sale);
  return taken ? "" : taken.error().key;
}

// All of them together: what is left to pay.
std::int64_t left_after_all(const std::vector<Reward>& rewards, const SaleFacts& sale) {
  std::vector<std::string> ids;
  for (const Reward& reward : rewards) ids.push_back(reward.id);
  std::int64_t left = sale.amount.minor();
  for (const Taken& one : value_of(apply_rewards(with(rewards), ids, sale)))
    left -= one.value_minor;
  return left;
}

RewardQuestion holding(std::int64_t points, const SaleFacts* sale = nullptr) {
  RewardQuestion question;
  question.balance = {Points{points}, Points{points}};
  question.strength = model::Strength::Card;
  question.sale = sale;
  return question;
}

}  // namespace

// ---- points to money ----------------------------------------------------------------------------

TEST_CASE("OL29 a point is worth 2: 50 points pay all of 100, 20 leave 60", "[loyalty]") {
  Reward reward = reward_of(RewardKind::PointsToMoney);
  reward.value_minor = 200;
  const auto order = sale_of_lines({line("A", 1, 10'000)});
  CHECK(left_after(reward, 50, order) == 0);
  CHECK(left_after(reward, 20, order) == 6'000);
  CHECK(most_points(reward, Points{70}, 10'000) == Points{50});
  CHECK(most_points(reward, Points{33}, 10'000) == Points{33});
}

TEST_CASE("PS1 100 a time: of 126.5 points 100 are spent on 265", "[loyalty]") {
  const Reward reward = fixed(10'000, 1'000);  // a point = 0.1
  const auto order = sale_of_lines({line("A", 1, 26'500)});
  const Points most = most_points(reward, Points{1'265}, 26'500);
  CHECK(most == Points{1'000});
  const Taken taken = applied(reward, most.value(), order);
  CHECK(taken.cost == Points{1'000});
  CHECK(order.amount.minor() - taken.value_minor == 16'500);
}

TEST_CASE("SL1 whole multiples: of 11 points 9 are spent", "[loyalty]") {
  const Reward reward = fixed(450, 3);
  const auto order = sale_of_lines({line("A", 1, 11'500, 1'500)});
  const Points most = most_points(reward, Points{11}, 11'500);
  CHECK(most == Points{9});
  const Taken taken = applied(reward, 9, order);
  CHECK(taken.cost == Points{9});
  CHECK(taken.value_minor == 1'350);
  CHECK(check_reward(with({reward}), "fixed", Points{10}, holding(11, &order)) ==
        Refusal{"redeem.whole_multiples", {"3"}});
}

TEST_CASE("SL18 what a reward takes off is never more than the bill", "[loyalty]") {
  const Reward reward = fixed(24'900, 1);
  CHECK(left_after(reward, 1, sale_of_lines({line("drawer", 1, 2'500)})) == 0);
  CHECK(left_after(reward, 1, sale_of_lines({line("drawer", 17, 42'500)})) == 17'600);
  // Never more points than the bill needs.
  CHECK(applied(reward, 5, sale_of_lines({line("drawer", 17, 42'500)})).cost == Points{2});
}

TEST_CASE("SL24 points pay for one unit of the cheapest line", "[loyalty]") {
  Reward reward = reward_of(RewardKind::PointsToMoney);  // a point = 0.01
  reward.value_minor = 1;
  reward.scope = DiscountScope::Cheapest;
  const auto order = sale_of_lines({line("A", 1, 16'100, 2'100)});
  const Taken taken = applied(reward, 339 + 161, order);
  CHECK(taken.cost == Points{500});
  CHECK(order.amount.minor() - taken.value_minor == 15'600);
}

// ---- fixed amounts ------------------------------------------------------------------------------

TEST_CASE("PS2 rewards on lines add up", "[loyalty]") {
  Reward ten = on(fixed(1'000, 2), {"A", "B"});
  ten.id = "ten";
  Reward thirty = on(fixed(3'000, 5), {"A", "B"});
  thirty.id = "thirty";
  const auto order = sale_of_lines({line("A", 1, 4'000), line("B", 1, 4'000)});
  CHECK(left_after_all({ten}, order) == 7'000);
  CHECK(left_after_all({ten, thirty}, order) == 4'000);
}

TEST_CASE("PS4 5 off 210 with tax is 205", "[loyalty]") {
  const auto order = sale_of_lines({line("B", 1, 10'000), line("A", 1, 11'000, 1'000)});
  const Taken taken = applied(fixed(500, 5), 5, order);
  CHECK(order.amount.minor() - taken.value_minor == 20'500);
  REQUIRE(taken.lines.size() == 2);
  CHECK(taken.lines[0] == LineDiscount{0, 238, 0});
  CHECK(taken.lines[1] == LineDiscount{1, 262, 24});  // 262 of 110.00 contain 0.24 of the 10 %
}

TEST_CASE("PS14 40 off A of 80 is 40", "[loyalty]") {
  CHECK(left_after(on(fixed(4'000, 1), {"A"}), 1, sale_of_lines({line("A", 1, 8'000)})) == 4'000);
}

// ---- percentages --------------------------------------------------------------------------------

TEST_CASE("OD2 what a reward costs is the programme's word, not the client's", "[loyalty]") {
  Reward tenth = percent(10, DiscountScope::Order);
  tenth.cost = Points{5};
  const auto order = sale_of_lines({line("A", 1, 10'000)});
  const Taken taken = applied(tenth, 0, order);
  CHECK(taken.cost == Points{5});
  CHECK(taken.value_minor == 1'000);
  CHECK(check_reward(with({tenth}), "percent", Points{1}, holding(50, &order)) ==
        Refusal{"redeem.whole_multiples", {"5"}});
}

TEST_CASE("OD4 4 points do not buy a reward of 5", "[loyalty]") {
  Reward tenth = percent(10, DiscountScope::Order);
  tenth.cost = Points{5};
  const auto order = sale_of_lines({line("A", 1, 100)});
  CHECK(check_reward(with({tenth}), "percent", {}, holding(3 + 1, &order)) ==
        Refusal{"redeem.missing", {"1"}});
  CHECK_FALSE(check_reward(with({tenth}), "percent", {}, holding(5, &order)).has_value());
}

TEST_CASE("PS6 a promotion is taken; what points could buy is not taken by itself", "[loyalty]") {
  const Reward promotion = percent(10, DiscountScope::Order, "promotion");
  const auto order = sale_of_lines({line("A", 1, 10'000)});
  const auto programme = with({promotion, fixed(1'000, 500)});
  const auto taken = value_of(apply_rewards(programme, {"promotion"}, order));
  REQUIRE(taken.size() == 1);
  CHECK(order.amount.minor() - taken.front().value_minor == 9'000);
  CHECK_FALSE(check_reward(programme, "fixed", {}, holding(500, &order)).has_value());
}

TEST_CASE("PS8 100 % of A and B, at most 40, spread to the cent", "[loyalty]") {
  Reward all = on(percent(100, DiscountScope::Matching), {"A", "B"});
  all.maximum_minor = 4'000;
  const SaleLine trigger = line("P", 1, 3'450, 450);
  CHECK(why_not(all, 0, sale_of_lines({trigger})) == "redeem.no_match");
  const auto one = sale_of_lines({trigger, line("B", 1, 2'500)});
  CHECK(applied(all, 0, one).value_minor == 2'500);
  CHECK(left_after(all, 0, one) == 3'450);
  CHECK(left_after(all, 0, sale_of_lines({trigger, line("B", 1, 2'500), line("A", 1, 1'500)})) ==
        3'450);
  const auto three = sale_of_lines({trigger, line("B", 1, 2'500), line("A", 2, 3'000)});
  const Taken taken = applied(all, 0, three);
  CHECK(three.amount.minor() - taken.value_minor == 4'950);
  CHECK(taken.lines == std::vector<LineDiscount>{{1, 1'818, 0}, {2, 2'182, 0}});
}

TEST_CASE("PS11 90 % of one unit of the cheapest line, once", "[loyalty]") {
  Reward reward = percent(90, DiscountScope::Cheapest);
  reward.limit = {1, 0, model::LimitPeriod::Ever};
  reward.when.until = std::chrono::local_days{std::chrono::year{2026} / 2 / 4};
  const auto order = sale_of_lines({line("A", 5, 1'600)});
  CHECK(applied(reward, 0, order).value_minor == 288);
  CHECK(left_after(reward, 0, order) == 1'312);
  RewardQuestion question = holding(10, &order);
  question.at = Instant{std::chrono::sys_days{std::chrono::year{2026} / 2 / 3}};
  CHECK_FALSE(check_reward(with({reward}), "percent", {}, question).has_value());
  question.member.uses = {{"percent", {}, 1, {}}};
  CHECK(check_reward(with({reward}), "percent", {}, question) ==
        Refusal{"redeem.limit_reached", {"1"}});
  question.member.uses.clear();
  question.at += std::chrono::hours{24};
  CHECK(check_reward(with({reward}), "percent", {}, question) ==
        Refusal{"redeem.over", {"2026-02-04"}});
}

TEST_CASE("PS23 10 % of 28.75 is 2.88, half up", "[loyalty]") {
  Reward tenth = percent(10, DiscountScope::Order);
  tenth.when.minimum_minor = 1'000;
  const auto order = sale_of_lines({line("A", 1, 2'875, 375)});
  CHECK(left_after(tenth, 0, order) == 2'587);
  const auto taken = apply_reward(with({tenth}), tenth, {}, sale_of_lines({line("A", 1, 940)}));
  REQUIRE_FALSE(taken.has_value());
  CHECK(taken.error().key == "redeem.minimum_missing");
  CHECK(taken.error().arguments == std::vector<std::string>{"0.60"});
}

TEST_CASE("SL11 10 % on A where a second A is free already", "[loyalty]") {
  SaleLine free = line("A", 1, 0);
  free.is_discounted = true;
  const auto order = sale_of_lines({line("A", 1, 10'000), free});
  CHECK(left_after(on(percent(10, DiscountScope::Matching), {"A"}), 0, order) == 9'000);
  CHECK(left_after(percent(10, DiscountScope::Cheapest), 0, order) == 9'000);
}

TEST_CASE("ten stacked 10 % on 100.00 leave 34.89", "[loyalty]") {
  std::vector<Reward> tenths;
  for (int i = 0; i < 10; ++i) {
    tenths.push_back(percent(10, DiscountScope::Matching, "p" + std::to_string(i)));
  }
  CHECK(left_after_all(tenths, sale_of_lines({line("A", 1, 10'000)})) == 3'489);
}

// ---- free items ---------------------------------------------------------------------------------

TEST_CASE("PS17 a pen is free for 3 points, a point a board", "[loyalty]") {
  Reward pen = reward_of(RewardKind::FreeItem);
  pen.cost = Points{3};
  pen.lines.skus = {"pen"};
  const auto six = sale_of_lines({line("board", 6, 6 * 198), line("pen", 2, 240)});
  const Points most = most_points(pen, Points{6}, six.amount.minor());
  CHECK(most == Points{6});
  CHECK(applied(pen, most.value(), six).cost == Points{6});
  CHECK(left_after(pen, most.value(), six) == 1'188);
  const auto three = sale_of_lines({line("board", 3, 3 * 198), line("pen", 1, 120)});
  CHECK(left_after(pen, 3, three) == 594);
  CHECK(why_not(pen, 3, sale_of_lines({line("board", 3, 594)})) == "redeem.no_match");
}

TEST_CASE("PS19 10 points buy 3 units; 2 cost as much, 9 are not all free", "[loyalty]") {
  Reward three = reward_of(RewardKind::FreeItem);
  three.cost = Points{10};
  three.quantity_milli = 3'000;
  three.lines.skus = {"gift"};
  CHECK(applied(three, 10, sale_of_lines({line("gift", 3, 300)})).value_minor == 300);
  const Taken two = applied(three, 10, sale_of_lines({line("gift", 2, 200)}));
  CHECK(two.value_minor == 200);
  CHECK(two.cost == Points{10});
  CHECK(applied(three, 10, sale_of_lines({line("gift", 9, 900)})).value_minor == 300);
  // ceil(7 / 3) * 10
  CHECK(applied(three, 50, sale_of_lines({line("gift", 7, 700)})).cost == Points{30});
}

TEST_CASE("PS20 100 points make 25 pens free at most, or one", "[loyalty]") {
  Reward pen = reward_of(RewardKind::FreeItem);
  pen.cost = Points{4};
  pen.lines.skus = {"pen"};
  const auto order = sale_of_lines({line("other", 1, 1'000), line("pen", 30, 3'600)});
  CHECK(most_points(pen, Points{100}, order.amount.minor()) == Points{100});
  CHECK(applied(pen, 100, order).value_minor == 25 * 120);
  CHECK(applied(pen, 4, order).value_minor == 120);
}

TEST_CASE("of buy n get m the cheapest of every group are free", "[loyalty]") {
  const auto free_of = [](std::int64_t buy, std::int64_t get, std::int64_t units) {
    Reward reward = reward_of(RewardKind::BuyGet);
    reward.buy = buy;
    reward.get = get;
    const auto sale = sale_of_lines({line("A", units, units * 100)});
    const auto taken = apply_reward(with({reward}), reward, {}, sale);
    return taken ? taken->value_minor / 100 : 0;
  };
  const std::vector<std::int64_t> two_and_one{0, 0, 1, 1, 1, 2, 2, 2, 3, 3};
  const std::vector<std::int64_t> two_and_three{0, 0, 1, 2, 3, 3, 3, 4, 5, 6};
  for (std::int64_t units = 1; units <= 10; ++units) {
    const auto row = static_cast<std::size_t>(units - 1);
    CHECK(free_of(2, 1, units) == two_and_one.at(row));
    CHECK(free_of(2, 3, units) == two_and_three.at(row));
  }
  Reward third = reward_of(RewardKind::BuyGet);
  third.buy = 2;
  third.get = 1;
  const auto mixed =
      sale_of_lines({line("A", 1, 100), line("B", 2, 2'000), line("C", 1, 600), line("D", 2, 800)});
  CHECK(applied(third, 0, mixed).value_minor == 600 + 100);  // of 10 10 6 | 4 4 1
  const auto taken = apply_reward(with({third}), third, {}, sale_of_lines({line("A", 1, 100)}));
  REQUIRE_FALSE(taken.has_value());
  CHECK(taken.error().key == "redeem.units_missing");
  CHECK(taken.error().arguments == std::vector<std::string>{"2"});
}

TEST_CASE("SL15 the fourth of three cabinets is free, and 10 % off the rest is 864", "[loyalty]") {
  Reward fourth = reward_of(RewardKind::BuyGet, "fourth");
  fourth.buy = 3;
  fourth.get = 1;
  fourth.lines.skus = {"cabinet"};
  const Reward tenth = percent(10, DiscountScope::Order, "tenth");
  const auto order = sale_of_lines({line("cabinet", 4, 4 * 32'000)});
  CHECK(applied(fourth, 0, order).value_minor == 32'000);
  CHECK(left_after_all({fourth, tenth}, order) == 86'400);
}

// ---- purses -------------------------------------------------------------------------------------

TEST_CASE("PS26 a wallet that lapsed yesterday pays nothing", "[loyalty]") {
  Reward wallet = reward_of(RewardKind::PointsToMoney, "wallet");
  wallet.value_minor = 1;
  wallet.purse = 1;
  wallet.tax = model::TaxTreatment::Payment;
  auto programme = with({wallet});
  programme.purses.push_back({1, "wallet", {{"en", "Wallet"}}, model::PurseUnit::Money, {}});
  const auto order = sale_of_lines({line("A", 1, 1'200)});
  RewardQuestion question = holding(0, &order);
  question.at = Instant{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}};
  question.purses = {{1, Points{5'000}, Points{5'000}, {}}};
  CHECK_FALSE(check_reward(programme, "wallet", Points{1'200}, question).has_value());
  question.lapsing = {{1, question.at - std::chrono::hours{24}, Points{5'000}}};
  CHECK(check_reward(programme, "wallet", Points{1'200}, question) ==
        Refusal{"redeem.missing_money", {"12.00"}});
}

TEST_CASE("40 off 25 and 30 is 18.18 and 21.82; a payment leaves the tax alone", "[loyalty]") {
  const auto order = sale_of_lines({line("B", 1, 2'500, 500), line("A", 1, 3'000, 600)});
  Reward forty = fixed(4'000, 1);
  CHECK(applied(forty, 1, order).lines ==
        std::vector<LineDiscount>{{0, 1'818, 364}, {1, 2'182, 436}});
  forty.tax = model::TaxTreatment::Payment;
  const Taken paid = applied(forty, 1, order);
  CHECK(paid.tax == model::TaxTreatment::Payment);
  CHECK(paid.lines == std::vector<LineDiscount>{{0, 1'818, 0}, {1, 2'182, 0}});
}

TEST_CASE("of discounts on the whole order the best one stays", "[loyalty]") {
  const Reward tenth = percent(10, DiscountScope::Order, "tenth");
  const Reward fifth = percent(20, DiscountScope::Order, "fifth");
  const auto order = sale_of_lines({line("A", 1, 10'000)});
  const auto programme = with({tenth, fifth, fixed(1'500, 1)});
  const auto taken =
      value_of(apply_rewards(programme, {"tenth", "fifth", "fixed", "tenth"}, order));
  REQUIRE(taken.size() == 4);
  CHECK(taken[0].value_minor == 0);
  CHECK(taken[0].cost == Points{});
  CHECK(taken[1].value_minor == 2'000);
  CHECK(taken[2].value_minor == 0);
  CHECK(taken[3].value_minor == 0);
  CHECK_FALSE(apply_rewards(programme, {"gone"}, order).has_value());
}
