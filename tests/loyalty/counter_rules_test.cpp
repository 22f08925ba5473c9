#include "app/loyalty/counter_rules.h"

#include <limits>

#include "app/model/event.h"
#include "tests/support/catch.h"

using namespace regulars;
using loyalty::Act;
using loyalty::check_counter;
using loyalty::CounterAnswer;
using loyalty::CounterQuestion;
using loyalty::Verdict;
using model::Role;

namespace {

model::CounterLimits some_limits() {
  return {.sale_minor = 100'000,
          .redeem_points = model::Points{500},
          .adjust_points = model::Points{200},
          .card_sales_per_day = 3,
          .card_redeems_per_day = 1,
          .staff_adjust_per_day = model::Points{300}};
}

CounterQuestion by(Role role, Act act) {
  CounterQuestion question;
  question.act = act;
  question.role = role;
  return question;
}

std::string key_of(const CounterAnswer& answer) {
  return answer.why ? answer.why->key : std::string{};
}

}  // namespace

TEST_CASE("each role does what is its own and asks for the rest", "[loyalty][counter]") {
  struct Row {
    Act act;
    Role least;
  };
  const Row rows[] = {{Act::Earn, Role::Cashier},
                      {Act::Redeem, Role::Cashier},
                      {Act::UndoOwn, Role::Cashier},
                      {Act::UndoOther, Role::Supervisor},
                      {Act::Refund, Role::Cashier},
                      {Act::Claim, Role::Cashier},
                      {Act::TopUp, Role::Cashier},
                      {Act::IssueGiftCard, Role::Cashier},
                      {Act::IssueCoupon, Role::Supervisor},
                      {Act::Adjust, Role::Supervisor},
                      {Act::RedeemUnproved, Role::Supervisor},
                      {Act::ReplaceCard, Role::Supervisor},
                      {Act::RestoreCard, Role::Supervisor},
                      {Act::Merge, Role::Supervisor},
                      {Act::Correct, Role::Cashier},
                      {Act::Consent, Role::Cashier},
                      {Act::Enrol, Role::Cashier},
                      {Act::AddCard, Role::Cashier},
                      {Act::LoseCard, Role::Cashier},
                      {Act::Household, Role::Cashier},
                      {Act::Export, Role::Manager},
                      {Act::Erase, Role::Manager},
                      {Act::ChangeStaff, Role::Manager}};
  for (const Row& row : rows) {
    for (const Role role : {Role::Cashier, Role::Supervisor, Role::Manager}) {
      INFO(static_cast<int>(row.act) << " by " << static_cast<int>(role));
      const CounterAnswer answer = check_counter({}, by(role, row.act));
      CHECK((answer.verdict == Verdict::Allowed) == (role >= row.least));
      if (role >= row.least) continue;
      CHECK(answer.verdict == Verdict::NeedsAbove);
      CHECK(answer.above == row.least);
      CHECK(key_of(answer) == (row.least == Role::Manager ? "error.counter.needs_manager"
                                                          : "error.counter.needs_supervisor"));
    }
  }
}

TEST_CASE("a sale beyond the limit is signed for by a supervisor, and says so",
          "[loyalty][counter]") {
  CounterQuestion question = by(Role::Cashier, Act::Earn);
  question.sale = {100'000, model::Currency{}};
  CHECK(check_counter(some_limits(), question) == CounterAnswer{});
  question.sale = {100'001, model::Currency{}};
  const CounterAnswer answer = check_counter(some_limits(), question);
  CHECK(answer.verdict == Verdict::NeedsAbove);
  CHECK(answer.above == Role::Supervisor);
  CHECK(answer.flags == model::kOverLimit);
  CHECK(key_of(answer) == "error.counter.sale_limit");
  CHECK(answer.why->arguments == std::vector<std::string>{"1000.00"});
  question.role = Role::Supervisor;
  CHECK(check_counter(some_limits(), question) == CounterAnswer{.flags = model::kOverLimit});
}

TEST_CASE("the same card too often needs somebody above", "[loyalty][counter]") {
  CounterQuestion question = by(Role::Cashier, Act::Earn);
  question.today.card_sales = 2;
  CHECK(check_counter(some_limits(), question) == CounterAnswer{});
  question.today.card_sales = 3;
  CHECK(check_counter(some_limits(), question).flags == model::kVelocity);
  CHECK(key_of(check_counter(some_limits(), question)) == "error.counter.card_sales");
  question.act = Act::Redeem;
  question.today.card_redeems = 1;
  CHECK(key_of(check_counter(some_limits(), question)) == "error.counter.card_redeems");
}

TEST_CASE("a paid sale of the POS is never refused, only flagged", "[loyalty][counter]") {
  CounterQuestion question = by(Role::Cashier, Act::Earn);
  question.role.reset();
  question.sale = {900'000, model::Currency{}};
  question.is_own_card = true;
  const CounterAnswer answer = check_counter(some_limits(), question);
  CHECK(answer.verdict == Verdict::Allowed);
  CHECK(answer.flags == (model::kOverLimit | model::kOwnCard));
  question.act = Act::Redeem;
  CHECK(check_counter(some_limits(), question).verdict == Verdict::Refused);
  CHECK(key_of(check_counter(some_limits(), question)) == "error.counter.sign_in");
}

TEST_CASE("redeeming many points at once is signed for", "[loyalty][counter]") {
  CounterQuestion question = by(Role::Cashier, Act::Redeem);
  question.points = model::Points{500};
  CHECK(check_counter(some_limits(), question).verdict == Verdict::Allowed);
  question.points = model::Points{501};
  CHECK(key_of(check_counter(some_limits(), question)) == "error.counter.redeem_limit");
}

TEST_CASE("a supervisor adjusts within the limits, a manager beyond them", "[loyalty][counter]") {
  CounterQuestion question = by(Role::Supervisor, Act::Adjust);
  question.points = model::Points{-200};
  CHECK(check_counter(some_limits(), question).verdict == Verdict::Allowed);
  question.points = model::Points{-201};
  CHECK(key_of(check_counter(some_limits(), question)) == "error.counter.adjust_limit");
  CHECK(check_counter(some_limits(), question).above == Role::Manager);
  question.points = model::Points{150};
  question.today.staff_adjusted = model::Points{151};
  CHECK(key_of(check_counter(some_limits(), question)) == "error.counter.adjust_day");
  question.role = Role::Manager;
  CHECK(check_counter(some_limits(), question) == CounterAnswer{.flags = model::kOverLimit});
  question.points = model::Points{std::numeric_limits<std::int64_t>::min()};
  CHECK(check_counter(some_limits(), question).flags == model::kOverLimit);
}

TEST_CASE("an own card is flagged when it earns and allowed by another otherwise",
          "[loyalty][counter]") {
  CounterQuestion question = by(Role::Cashier, Act::Earn);
  question.is_own_card = true;
  CHECK(check_counter({}, question) == CounterAnswer{.flags = model::kOwnCard});
  for (const Act act : {Act::Redeem, Act::Refund, Act::Claim, Act::UndoOwn}) {
    question.act = act;
    question.role = Role::Cashier;
    CHECK(key_of(check_counter({}, question)) == "error.counter.own_card");
    question.role = Role::Manager;
    CHECK(check_counter({}, question) == CounterAnswer{.flags = model::kOwnCard});
  }
  question.act = Act::Adjust;
  CHECK(check_counter({}, question).verdict == Verdict::Refused);
  CHECK(key_of(check_counter({}, question)) == "error.counter.own_adjust");
}
