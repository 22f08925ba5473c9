#include "app/loyalty/void_sale.h"

#include "app/loyalty/event_codec.h"
#include "app/loyalty/home.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/void_rules.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {

VoidOrder undo_of(TestTerminal& till, std::uint64_t sale_seq) {
  return {sale_seq, {}, till.clock.wall(), kShanghai};
}

model::Points points_of(TestTerminal& till, const model::MemberId& member) {
  return value_of(find_member(*till, member))->balance.points;
}

std::size_t events(TestTerminal& till) {
  return value_of(till->outbox().next_batch(1'000, 1'000'000)).envelopes.size();
}

Error refusal_of(TestTerminal& till, std::uint64_t sale_seq) {
  const auto refused = void_sale(*till, undo_of(till, sale_seq));
  REQUIRE_FALSE(refused.has_value());
  return refused.error();
}

}  // namespace

TEST_CASE("a sale that is undone gives its points back and stays in the log", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").gold().with_card("7").with_points(120);
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 28'600)));
  VoidOrder order = undo_of(till, 1);
  order.staff = model::StaffId{Uuid::v7(till.clock.wall())};
  till.hold({storage::StaffChange{{order.staff, "Lei", model::Role::Supervisor}, "", false}});
  const Voided voided = value_of(void_sale(*till, order));
  CHECK(voided.seq == 2);
  CHECK(voided.member == ana.id());
  CHECK(voided.points == model::Points{429});
  CHECK(voided.balance_after == model::Points{120});
  CHECK_FALSE(voided.existed);
  till.reopen();
  CHECK(points_of(till, ana.id()) == model::Points{120});
  CHECK(value_of(find_member(*till, ana.id()))->member.visits == 0);
  const auto sent = value_of(till->outbox().next_batch(10, 100'000)).envelopes;
  REQUIRE(sent.size() == 2);
  const auto event = value_of(from_line(sent[1].line)).event;
  CHECK(std::get<model::Event>(event) ==
        model::Event{model::VoidEvent{ana.id(), 1, model::Points{429}, order.staff, {}}});
  require_ok(till->outbox().verify_all());
  till.close();
  require_ok(value_of(storage::TerminalReader::open(till.folder()))->verify());
}

TEST_CASE("undoing the same sale again adds nothing and answers the same", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 1'000)));
  const Voided first = value_of(void_sale(*till, undo_of(till, 1)));
  till.clock.advance(std::chrono::hours{3});  // a repetition is answered however late it comes
  till.reopen();
  const Voided again = value_of(void_sale(*till, undo_of(till, 1)));
  CHECK(again.existed);
  CHECK(again.seq == first.seq);
  CHECK(again.points == first.points);
  CHECK(again.balance_after == first.balance_after);
  CHECK(events(till) == 2);
}

TEST_CASE("a sale is undone within ten minutes or not here", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 1'000)));
  till.clock.advance(kUndoWithin + Milliseconds{1});
  const Error refused = refusal_of(till, 1);
  CHECK(refused.kind == ErrorKind::refused);
  CHECK(refused.key == "undo.too_late");
  CHECK(refused.arguments == std::vector<std::string>{"10"});
  CHECK(events(till) == 1);
  till.clock.advance(-Milliseconds{1});
  CHECK(value_of(void_sale(*till, undo_of(till, 1))).points == model::Points{10});
}

TEST_CASE("points that were spent keep their sale, and the number is said", "[loyalty]") {
  TestTerminal till;
  auto ana = a_member("Ana").with_card("7").with_points(0);
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 60'000)));
  ana.with_points(100);  // of the 600, a reward for 500 was had elsewhere
  till.hold({ana}, 1);
  const Error refused = refusal_of(till, 1);
  CHECK(refused.key == "undo.spent");
  CHECK(refused.arguments == std::vector<std::string>{"500"});
  CHECK(points_of(till, ana.id()) == model::Points{100});
}

TEST_CASE("what is no sale of a member at this till cannot be undone", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order({}, 1'000)));  // nobody's
  value_of(award(*till, a_programme(), till.order(ana.id(), 1'000)));
  value_of(void_sale(*till, undo_of(till, 2)));
  for (const std::uint64_t seq :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{3}, std::uint64_t{99}}) {
    CHECK(refusal_of(till, seq).key == "undo.not_here");
  }
}

TEST_CASE("what central knows already is taken off its figure", "[loyalty]") {
  TestTerminal till;
  auto ana = a_member("Ana").with_card("7").with_points(0);
  till.hold({ana});
  value_of(award(*till, a_programme(), till.order(ana.id(), 1'000)));
  auto change = ana.with_points(10).change();
  change.member.visits = 1;
  till.hold({change}, 1);
  value_of(void_sale(*till, undo_of(till, 1)));
  const auto found = value_of(find_member(*till, ana.id()));
  CHECK(found->balance.points == model::Points{});
  CHECK(found->balance.available_online == model::Points{});
  CHECK(found->member.visits == 0);
  change.balance = {};
  change.member.visits = 0;
  till.hold({change}, 2);
  CHECK(points_of(till, ana.id()) == model::Points{});
}

TEST_CASE("home and card leave out what was undone", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  const auto bob = a_member("Bob").with_card("8");
  till.hold({ana, bob});
  value_of(award(*till, a_programme(), till.order(ana.id(), 1'000)));
  value_of(award(*till, a_programme(), till.order(bob.id(), 7'000)));
  value_of(award(*till, a_programme(), till.order(ana.id(), 2'000)));
  value_of(void_sale(*till, undo_of(till, 2)));
  value_of(void_sale(*till, undo_of(till, 3)));
  const Instant now = till.clock.wall();
  const Home home = value_of(home_of(*till, model::BusinessDay::of(now, kShanghai), now));
  CHECK(home.members_seen == 1);
  CHECK(home.points_given == model::Points{10});
  REQUIRE(home.recent.size() == 1);
  CHECK(home.recent[0].seq == 1);
  CHECK(home.recent[0].can_undo);
  const auto found = value_of(find_member(*till, ana.id()));
  const MemberCard young = value_of(card_of(*till, *found, now));
  REQUIRE(young.recent.size() == 1);
  CHECK(young.recent[0].can_undo);
  CHECK_FALSE(
      value_of(card_of(*till, *found, now + kUndoWithin + Milliseconds{1})).recent[0].can_undo);
}
