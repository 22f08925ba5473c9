#include "app/terminal/sync_runner.h"

#include <thread>

#include "app/base/system_clock.h"
#include "tests/support/catch.h"
#include "tests/terminal/head_office.h"
#include "tests/terminal/running_terminal.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

struct Till {
  TempDir folder;
  SystemClock clock;
  Log log{"till", {}, LogLevel::error};
};

void await_sent(RunningTerminal& till) {
  for (;;) {
    const auto connection = till.await<ui::ConnectionChanged>();
    if (connection.online && connection.waiting == 0) return;
  }
}

ui::MemberCard enrol(RunningTerminal& till, const std::string& number) {
  ui::EnrolMember enrol;
  enrol.identifier = card(number);
  enrol.name = "Ana Li";
  return till.answer<ui::MemberCard>(enrol);
}

// Points earned here can be redeemed once central has them and said so.
void await_available(RunningTerminal& till, const ui::MemberCard& card, std::int64_t points) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  while (std::chrono::steady_clock::now() < until) {
    const auto now = till.answer<ui::MemberCard>(ui::LoadMember{card.member.id});
    if (now.balance.available_online >= model::Points{points}) return;
    std::this_thread::sleep_for(Milliseconds{5});
  }
  FAIL("central's figure did not come down within 20 s");
}

ui::RedeemReward five_yuan(const ui::MemberCard& card, const Clock& clock) {
  ui::RedeemReward redeem;
  redeem.member = card.member.id;
  redeem.reward = "r500";
  redeem.lease = Uuid::v7(clock.wall());
  return redeem;
}

}  // namespace

TEST_CASE("a new terminal enrols, earns, redeems and sends", "[terminal]") {
  HeadOffice office;
  Till place;
  RunningTerminal till(place.folder.path(), place.clock, place.log, office.terminal_config());
  CHECK_FALSE(till.await<ui::StoreChanged>().is_enrolled);

  const std::string code = office.code();
  const std::string wrong = code.substr(0, 7) + (code.back() == '0' ? "1" : "0");
  CHECK_FALSE(till.ask(ui::EnrolTerminal{wrong}));
  const auto enrolled = till.answer<ui::TerminalEnrolled>(ui::EnrolTerminal{code});
  CHECK(enrolled.store_name == "Tea on the corner");
  CHECK(enrolled.terminal_name == "Till 3");
  CHECK(till.await<ui::StoreChanged>().is_enrolled);
  CHECK(till.await<ui::ProgrammeChanged>().programme.rewards.size() == 3);
  await_sent(till);
  CHECK(till.answer<ui::StaffListed>(ui::ListStaff{}).staff.size() == 1);

  const ui::MemberCard card = enrol(till, "2012345678903");
  ui::AwardPoints award;
  award.member = card.member.id;
  award.amount = yuan(12'000'00);
  award.strength = model::Strength::Card;
  award.reference = "tap-1";
  CHECK(till.answer<ui::PointsAwarded>(award).points == model::Points{12'000});

  await_available(till, card, 12'000);
  const ui::RedeemReward redeem = five_yuan(card, place.clock);
  const auto redeemed = till.answer<ui::RewardRedeemed>(redeem);
  CHECK(redeemed.value == yuan(5'00));
  CHECK(redeemed.balance_after == model::Points{11'500});
  CHECK(till.answer<ui::RewardRedeemed>(redeem).seq == redeemed.seq);
  await_sent(till);

  office.stop();
  award.reference = "tap-2";
  CHECK(till.answer<ui::PointsAwarded>(award).points == model::Points{12'000});
  const auto refused = till.ask(five_yuan(card, place.clock));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "redeem.offline");
  CHECK(till.sync->connection().waiting == 2);  // the sale, and the lease given back

  office.start();
  await_available(till, card, 20'000);
  CHECK(till.answer<ui::RewardRedeemed>(five_yuan(card, place.clock)).balance_after ==
        model::Points{23'000});
}
