#include "app/terminal/request_runner.h"

#include <algorithm>

#include "app/loyalty/bearer_code.h"
#include "app/loyalty/pin.h"
#include "tests/support/catch.h"
#include "tests/terminal/running_terminal.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

struct Shop {
  TestTerminal made;
  MemberBuilder gold = a_member("王小明");
  storage::StaffChange cashier;

  Shop() {
    gold.gold().with_card("2012345678903").with_phone("13800138000").with_points(1'000);
    cashier.staff = {model::StaffId{Uuid::v7(made.clock.wall())}, "Lin", model::Role::Cashier};
    cashier.pin_hash = value_of(loyalty::hash_pin("1234"));
    made.hold({storage::ProgrammeChange{loyalty::to_document(a_programme())}, gold, cashier});
  }
};

}  // namespace

TEST_CASE("a scan becomes a member, a tap becomes points", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);

  const auto found = till.answer<ui::CodeLookedUp>(ui::LookUpCode{"]E02012345678903\r", ""});
  const auto& card = std::get<ui::MemberCard>(found);
  CHECK(card.member.name == "王小明");
  CHECK(card.balance.points == model::Points{1'000});
  CHECK(card.strength == model::Strength::Card);

  ui::AwardPoints award;
  award.member = card.member.id;
  award.amount = yuan(286'00);
  award.reference = "tap-1";
  const auto awarded = till.answer<ui::PointsAwarded>(award);
  CHECK(awarded.points == model::Points{429});
  CHECK(awarded.balance_after == model::Points{1'429});
  CHECK_FALSE(awarded.existed);
  till.await_waiting(1);

  const auto again = till.answer<ui::PointsAwarded>(award);
  CHECK(again.existed);
  CHECK(again.sale_seq == awarded.sale_seq);

  till.answer<ui::RatingRecorded>(
      ui::RecordRating{awarded.sale_seq, model::RatingOutcome::Answered, 5});
  const auto home = till.answer<ui::HomeLoaded>(ui::LoadHome{});
  CHECK(home.members_seen == 1);
  CHECK(home.points_given == model::Points{429});
  CHECK(home.face_sum == 5);
  const auto day = till.answer<ui::DayLoaded>(ui::LoadDay{});
  CHECK(day.sales == 1);
  REQUIRE(day.rows.size() == 1);
  CHECK(day.rows[0].face == 5);
}

TEST_CASE("an unknown card can be enrolled and searched for", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  const auto found = till.answer<ui::CodeLookedUp>(ui::LookUpCode{"vip-00042-7", ""});
  const auto& unknown = std::get<ui::CodeUnknown>(found);
  CHECK(unknown.identifier.value == "VIP-00042-7");

  ui::EnrolMember enrol;
  enrol.identifiers = {unknown.identifier};
  enrol.name = "Ana Li";
  const auto card = till.answer<ui::MemberCard>(enrol);
  CHECK(card.member.name == "Ana Li");
  CHECK(card.strength == model::Strength::Card);
  CHECK(till.answer<ui::MembersFound>(ui::SearchMembers{"ana"}).members.size() == 1);
  CHECK(till.answer<ui::MemberCard>(ui::LoadMember{card.member.id}).member.name == "Ana Li");
}

TEST_CASE("a gift card that was sold is found by its code, and loaded", "[terminal]") {
  Shop shop;
  auto programme = a_programme();
  programme.purses.push_back({2, "wallet", {{"en", "Wallet"}}, model::PurseUnit::Money, {}, {}});
  ++programme.version;
  shop.made.hold({storage::ProgrammeChange{loyalty::to_document(programme)}});
  RunningTerminal till(shop.made);
  ui::SellGiftCard sale;
  sale.account = model::MemberId{Uuid::v7(shop.made.clock.wall())};
  sale.purse = 2;
  sale.amount = yuan(200'00);
  sale.staff = shop.cashier.staff.id;
  const auto sold = till.answer<ui::GiftCardSold>(sale);
  CHECK(sold.code.size() == 23);  // four groups of five
  const auto found = till.answer<ui::CodeLookedUp>(ui::LookUpCode{sold.code, ""});
  const auto& card = std::get<ui::Voucher>(found);
  CHECK(card.account == sale.account);
  CHECK(card.kind == model::BearerKind::GiftCard);
  CHECK(card.balance.purse == 2);
  CHECK(card.balance.points == model::Points{200'00});
  ui::LoadPurse load{card.account, 2, yuan(50'00), "tap-9", shop.cashier.staff.id};
  CHECK(till.answer<ui::PurseLoaded>(load).balance_after == model::Points{250'00});
  CHECK(till.answer<ui::PurseLoaded>(load).existed);
}

TEST_CASE("a coupon that another till issued says what it is for and until when", "[terminal]") {
  Shop shop;
  storage::MemberChange change = a_member("").change();
  const std::string code =
      loyalty::make_bearer_code(model::BearerKind::Coupon, TestTerminal::identity().store);
  change.member.identifiers = {{model::IdentifierKind::Code, code}};
  change.standing.purses = {{model::kCouponPurse, model::Points{1}, model::Points{1}, {}}};
  const Instant lapses = shop.made.clock.wall() + std::chrono::hours{48};
  change.standing.bearer = model::Bearer{model::BearerKind::Coupon, "r500", lapses};
  shop.made.hold({change});
  RunningTerminal till(shop.made);
  const auto found =
      till.answer<ui::CodeLookedUp>(ui::LookUpCode{loyalty::shown_bearer_code(code), ""});
  const auto& coupon = std::get<ui::Voucher>(found);
  CHECK(coupon.account == change.member.id);
  CHECK(coupon.reward == "r500");
  CHECK(coupon.lapses == lapses);
  CHECK(coupon.balance.points == model::Points{1});
}

TEST_CASE("a manager adds staff, who are seen at once and sign for nothing above them",
          "[terminal]") {
  Shop shop;
  storage::StaffChange manager;
  manager.staff = {model::StaffId{Uuid::v7(shop.made.clock.wall())}, "Wu", model::Role::Manager};
  manager.pin_hash = value_of(loyalty::hash_pin("9876"));
  shop.made.hold({manager});
  RunningTerminal till(shop.made);
  ui::ChangeStaff added;
  added.name = "Mei";
  added.pin = "4321";
  added.role = model::Role::Supervisor;
  added.by = shop.cashier.staff.id;
  auto refused = till.ask(added);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "error.counter.needs_manager");
  added.by = manager.staff.id;
  const auto listed = till.answer<ui::StaffListed>(added).staff;
  REQUIRE(listed.size() == 3);
  const auto mei = std::find_if(
      listed.begin(), listed.end(), [](const model::Staff& each) { return each.name == "Mei"; });
  REQUIRE(mei != listed.end());

  ui::SignIn allowing{mei->id, "4321", {}};
  allowing.allowing = {shop.cashier.staff.id, model::Role::Supervisor};
  CHECK(till.answer<ui::SignedIn>(allowing).staff.id == mei->id);
  allowing.allowing->at_least = model::Role::Manager;
  refused = till.ask(allowing);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "error.counter.needs_manager");
  allowing.allowing = {mei->id, model::Role::Supervisor};
  refused = till.ask(allowing);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "error.counter.allow_other");
}

TEST_CASE("a member's card says what was done with it today", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  ui::AwardPoints award;
  award.member = shop.gold.id();
  award.amount = yuan(10'00);
  award.staff = shop.cashier.staff.id;
  for (const char* reference : {"tap-1", "tap-2"}) {
    award.reference = reference;
    till.answer<ui::PointsAwarded>(award);
  }
  const auto card = till.answer<ui::MemberCard>(ui::LoadMember{shop.gold.id()});
  CHECK(card.today.card_sales == 2);
  CHECK(card.today.of(shop.cashier.staff.id).staff_adjusted == model::Points{0});
}

TEST_CASE("a refusal comes with the key of its sentence", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);

  auto refused = till.ask(ui::LookUpCode{"4111 1111 1111 1111", ""});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "scan.bank_card");
  CHECK(refused.error().words.find("4111") == std::string::npos);

  refused = till.ask(ui::SignIn{shop.cashier.staff.id, "9999"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "error.pin_wrong");
  CHECK(till.answer<ui::SignedIn>(ui::SignIn{shop.cashier.staff.id, "1234"}).staff.name == "Lin");
  CHECK(till.answer<ui::StaffListed>(ui::ListStaff{}).staff.size() == 1);

  ui::AwardPoints award;
  award.member = shop.gold.id();
  award.reference = "tap-1";
  CHECK_FALSE(till.ask(award));  // an amount of zero
}

TEST_CASE("a wrong amount is undone with one tap, and can be tapped again", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  ui::AwardPoints award;
  award.member = shop.gold.id();
  award.amount = yuan(2'860'00);
  award.reference = "tap-1";
  const auto awarded = till.answer<ui::PointsAwarded>(award);
  const auto home = till.answer<ui::HomeLoaded>(ui::LoadHome{});
  REQUIRE(home.recent.size() == 1);
  CHECK(home.recent[0].seq == awarded.sale_seq);
  CHECK(home.recent[0].can_undo);
  for (int i = 0; i < 2; ++i) {
    const auto undone =
        till.answer<ui::AwardUndone>(ui::UndoAward{awarded.sale_seq, shop.cashier.staff.id});
    CHECK(undone.member == shop.gold.id());
    CHECK(undone.points == model::Points{4'290});
    CHECK(undone.balance_after == model::Points{1'000});
  }
  CHECK(till.sync->connection().waiting == 2);  // the sale and its void; the second tap added none
  CHECK(till.answer<ui::HomeLoaded>(ui::LoadHome{}).recent.empty());
  const auto refused = till.ask(ui::UndoAward{99, shop.cashier.staff.id});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "undo.not_here");
}

TEST_CASE("a return is found by its receipt, said beforehand and booked once", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  ui::ClaimPoints claim;
  claim.member = shop.gold.id();
  claim.receipt = "R-1";
  claim.amount = yuan(100'00);
  claim.sold = shop.made.clock.wall();
  claim.staff = shop.cashier.staff.id;
  const auto claimed = till.answer<ui::PointsAwarded>(claim);
  CHECK(claimed.points == model::Points{150});
  REQUIRE(claimed.card);
  CHECK(claimed.card->balance.points == model::Points{1'150});
  REQUIRE(claimed.moved.size() == 1);
  CHECK(claimed.moved[0].after == model::Points{1'150});

  const auto found = till.answer<ui::ReceiptFound>(ui::FindReceipt{"R-1", shop.gold.id()});
  REQUIRE(found.found);
  const ui::Receipt& receipt = *found.found;
  CHECK(receipt.member == shop.gold.id());
  const std::vector<model::RefundLine> half{{0, 0, 50'00}};
  const auto seen = till.answer<ui::RefundPreviewed>(ui::PreviewRefund{receipt.sale, half});
  REQUIRE(seen.taken.size() == 1);
  CHECK(seen.taken[0].points == model::Points{75});
  for (int i = 0; i < 2; ++i) {
    const auto refunded = till.answer<ui::SaleRefunded>(
        ui::RefundSale{receipt.sale, half, "B-1", shop.cashier.staff.id, {}});
    CHECK(refunded.balance_after == model::Points{1'075});
    CHECK(refunded.existed == (i == 1));
  }
}

TEST_CASE("a member's word about the greeting is on the card at once", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  ui::SetConsent said{shop.gold.id(), {model::Purpose::Greeting, true}, shop.cashier.staff.id};
  CHECK(till.answer<ui::MemberCard>(said).member.agrees_to_greeting);
  said.word.is_given = false;
  CHECK_FALSE(till.answer<ui::MemberCard>(said).member.agrees_to_greeting);
}

TEST_CASE("lost cards and a household are on the card at once, and two become one", "[terminal]") {
  Shop shop;
  storage::StaffChange manager = shop.cashier;
  manager.staff = {model::StaffId{Uuid::v7(shop.made.clock.wall())}, "Wang", model::Role::Manager};
  const auto child = a_member("Li Wei").with_card("2012345678910").with_points(20);
  shop.made.hold({manager, child});
  RunningTerminal till(shop.made);
  const model::StaffId cashier = shop.cashier.staff.id;
  const auto lost = till.answer<ui::MemberCard>(ui::ChangeCard{
      shop.gold.id(), model::CardAction::Lose, card("2012345678903"), {}, cashier, {}});
  CHECK(lost.standing.lost == std::vector{card("2012345678903")});
  CHECK(lost.member.identifiers == std::vector{phone("13800138000")});

  const auto joined = till.answer<ui::MemberCard>(
      ui::MoveHousehold{child.id(), shop.gold.id(), /*joins=*/true, cashier});
  REQUIRE(joined.household.size() == 2);
  CHECK(joined.household.front().id == shop.gold.id());  // who holds it comes first

  const auto together = till.answer<ui::MemberCard>(
      ui::MergeMembers{shop.gold.id(), child.id(), cashier, manager.staff.id});
  CHECK(together.member.id == shop.gold.id());
  CHECK(together.balance.points == model::Points{1'020});
  CHECK(together.household.empty());
}

TEST_CASE("whoever signs in finds the screen as they left it", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  const ui::SignIn sign_in{shop.cashier.staff.id, "1234"};
  CHECK_FALSE(till.answer<ui::SignedIn>(sign_in).preferences.has_value());
  ui::Preferences left;
  left.hand = ui::Hand::Left;
  left.theme = ui::ThemeChoice::Night;
  till.answer<ui::PreferencesSaved>(ui::SavePreferences{shop.cashier.staff.id, left});
  CHECK(till.answer<ui::SignedIn>(sign_in).preferences == left);
}

TEST_CASE("redeeming without central gives the lease back and says why", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  ui::RedeemReward redeem;
  redeem.member = shop.gold.id();
  redeem.reward = "r500";
  redeem.lease = Uuid::v7(shop.made.clock.wall());
  const auto refused = till.ask(redeem);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "redeem.offline");
  // The event that closes the lease waits for central; nothing was spent.
  CHECK(till.sync->connection().waiting == 1);
  const auto card = till.answer<ui::MemberCard>(ui::LoadMember{shop.gold.id()});
  CHECK(card.balance.points == model::Points{1'000});
}

TEST_CASE("what is known is told at start", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  const auto store = till.await<ui::StoreChanged>();
  CHECK(store.is_enrolled);
  CHECK(store.store_name == "Tea on the corner");
  CHECK(till.await<ui::ProgrammeChanged>().programme.rewards.size() == 3);
}

TEST_CASE("a full queue is told at once, and every accepted request is answered", "[terminal]") {
  Shop shop;
  RunningTerminal till(shop.made);
  std::uint64_t accepted = 0;
  for (std::uint64_t number = 1'000; number < 1'500; ++number) {
    if (till.requests->submit(number, ui::ListStaff{})) ++accepted;
  }
  CHECK(accepted >= terminal::Worker::kMostJobs / 2);  // start-up has jobs in it too
  for (std::uint64_t i = 0; i < accepted; ++i) till.await<ui::Reply>();
}
