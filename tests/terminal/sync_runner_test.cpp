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
  enrol.identifiers = {card(number)};
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

TEST_CASE("an undone sale is undone at central too, a consent is known there", "[terminal]") {
  HeadOffice office;
  Till place;
  RunningTerminal till(place.folder.path(), place.clock, place.log, office.terminal_config());
  till.answer<ui::TerminalEnrolled>(ui::EnrolTerminal{office.code()});
  till.await<ui::ProgrammeChanged>();
  ui::MemberCard card = enrol(till, "2012345678903");
  ui::AwardPoints award;
  award.member = card.member.id;
  award.amount = yuan(12'000'00);
  award.reference = "tap-1";
  till.answer<ui::PointsAwarded>(award);
  award.reference = "tap-2";
  const auto wrong = till.answer<ui::PointsAwarded>(award);
  await_available(till, card, 24'000);  // central has both and said so
  till.answer<ui::AwardUndone>(ui::UndoAward{wrong.sale_seq, {}});
  till.answer<ui::MemberCard>(ui::SetConsent{card.member.id, {model::Purpose::Greeting, true}, {}});
  // The overlay alone would say the same: look at central's copy once it contains both events.
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  std::optional<storage::HeldMember> held;
  while (!held || held->applied_seq < 5) {
    REQUIRE(std::chrono::steady_clock::now() < until);
    held = value_of(till.worker->ask<std::optional<storage::HeldMember>>(
        [&](storage::TerminalStorage& storage) { return storage.members().find(card.member.id); }));
    std::this_thread::sleep_for(Milliseconds{5});
  }
  CHECK(held->balance.points == model::Points{12'000});
  CHECK(held->balance.available_online == model::Points{12'000});
  CHECK(held->member.visits == 1);
  CHECK(held->member.agrees_to_greeting);
  card = till.answer<ui::MemberCard>(ui::LoadMember{card.member.id});
  CHECK(card.balance.points == model::Points{12'000});
  CHECK(card.member.agrees_to_greeting);
}

TEST_CASE("the shopfront comes at the start and when head office changes it", "[terminal]") {
  HeadOffice office;
  Till place;
  RunningTerminal till(place.folder.path(), place.clock, place.log, office.terminal_config());
  CHECK(till.await<ui::ShopfrontChanged>().shopfront == model::Shopfront{});
  till.answer<ui::TerminalEnrolled>(ui::EnrolTerminal{office.code()});
  office.set_shopfront(
      R"({"format":1,"accent":"#0e6b63","board":[{"said":{"en":"slow"},"did":{"en":"fast"}}]})");
  const auto shopfront = till.await<ui::ShopfrontChanged>().shopfront;
  CHECK(shopfront.accent == 0x0E6B63U);
  REQUIRE(shopfront.board.size() == 1);
  CHECK(shopfront.board[0].did.at("en") == "fast");
  office.set_shopfront(R"({"format":1})");
  CHECK(till.await<ui::ShopfrontChanged>().shopfront == model::Shopfront{});
}

TEST_CASE("while the members are fetched, how far that is can be seen and paused", "[terminal]") {
  constexpr std::size_t kMembers = 12'000;
  HeadOffice office;
  office.stop();
  office.add_members(kMembers);
  office.start();
  Till place;
  RunningTerminal till(place.folder.path(), place.clock, place.log, office.terminal_config());
  till.answer<ui::TerminalEnrolled>(ui::EnrolTerminal{office.code()});
  std::optional<ui::Filling> seen;
  while (!seen) seen = till.await<ui::ConnectionChanged>().filling;
  CHECK(seen->done > 0);
  CHECK(seen->total >= static_cast<std::int64_t>(kMembers));
  const bool is_paused = till.answer<ui::FillingSet>(ui::PauseFilling{}).is_paused;
  if (is_paused) {  // a fast machine may have fetched them all
    enrol(till, "2012345678903");
    CHECK(till.answer<ui::FillingSet>(ui::ResumeFilling{}).is_paused == false);
  }
  for (;;) {
    const auto now = till.await<ui::ConnectionChanged>();
    if (now.last_sync && !now.filling) break;
  }
  const auto held = value_of(till.worker->ask<std::int64_t>(
      [](storage::TerminalStorage& storage) { return storage.members().count(); }));
  CHECK(held >= static_cast<std::int64_t>(kMembers));
  CHECK_FALSE(till.answer<ui::FillingSet>(ui::PauseFilling{}).is_paused);
}
