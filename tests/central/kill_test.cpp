// A server that dies at any moment loses nothing that it acknowledged and doubles nothing.

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
enum class Moment { AfterCommit, AfterFold };

// Another process takes the till's events and dies before anybody is answered.
void die_after_push(Shop& shop, const Till& till, Moment moment) {
  shop.close();
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    shop.open();
    const auto answers = shop.books->push({{till.caller(), till.unsent()}});
    if (moment == Moment::AfterFold) static_cast<void>(shop.books->fold_all());
    static_cast<void>(std::raise(SIGKILL));
    _exit(1);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
  shop.open();
}
}  // namespace

TEST_CASE("a server killed between commit and reply loses and doubles nothing", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  const auto member = new_member_id();
  const auto enrolment = an_enrolment(member, "Ana", {});
  till.add(enrolment.event, enrolment.side);
  std::int64_t points = 0;
  for (int round = 0; round < 10; ++round) {
    for (int i = 1; i <= 20; ++i) {
      till.add(a_sale(member, i));
      points += i;
    }
    die_after_push(shop, till, round % 2 == 0 ? Moment::AfterCommit : Moment::AfterFold);
    CHECK(shop.balance(member).points == points);
    shop.push(till);  // the terminal sends again what nobody acknowledged
    CHECK(shop.balance(member).points == points);
    CHECK(shop.balance(member).visits == (round + 1) * 20);
  }
  CHECK(shop.mistakes() == std::vector<std::string>{});
}
