#include "app/loyalty/lookup.h"

#include "app/loyalty/enrol.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

TEST_CASE("a card identifies strongly, a phone number does not", "[loyalty]") {
  TestTerminal till;
  till.hold({a_member("Ana").with_card("7").with_phone("13800138000").with_points(120)});
  CHECK(value_of(look_up(*till, card("7")))->strength == model::Strength::Card);
  CHECK(value_of(look_up(*till, phone("13800138000")))->strength == model::Strength::Number);
  CHECK_FALSE(value_of(look_up(*till, card("8"))).has_value());
}

TEST_CASE("the shown balance is central's and what was done here since", "[loyalty]") {
  TestTerminal till;
  auto ana = a_member("Ana").with_card("7").with_points(100);
  till.hold({ana});
  const auto programme = a_programme();
  value_of(award(*till, programme, till.order(ana.id(), 1'000)));  // seq 1
  value_of(award(*till, programme, till.order(ana.id(), 2'000)));  // seq 2
  CHECK(value_of(look_up(*till, card("7")))->balance.points == model::Points{130});
  CHECK(value_of(look_up(*till, card("7")))->member.visits == 2);

  // Central has applied the first sale; its line says so.
  storage::MemberChange change = ana.change();
  change.balance = {model::Points{110}, model::Points{110}};
  change.member.visits = 1;
  till.hold({change}, 1);
  const auto after = value_of(look_up(*till, card("7")));
  CHECK(after->balance.points == model::Points{130});
  CHECK(after->balance.available_online == model::Points{130});
  CHECK(after->member.visits == 2);

  // What another till holds under a lease stays out of reach; what was earned here does not.
  change.balance = {model::Points{110}, model::Points{60}};
  till.hold({change}, 1);
  CHECK(value_of(look_up(*till, card("7")))->balance.available_online == model::Points{80});

  change.balance = {model::Points{130}, model::Points{130}};
  till.hold({change}, 2);
  CHECK(value_of(look_up(*till, card("7")))->balance.points == model::Points{130});
}

TEST_CASE("the card of a member shows the last three movements here", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("2012345678903");
  till.hold({ana});
  for (int i = 1; i <= 4; ++i) {
    till.clock.advance(std::chrono::minutes{1});
    value_of(award(*till, a_programme(), till.order(ana.id(), i * 100)));
  }
  const auto found = value_of(find_member(*till, ana.id()));
  REQUIRE(found.has_value());
  const MemberCard shown = value_of(card_of(*till, *found, till.clock.wall()));
  REQUIRE(shown.recent.size() == 3);
  CHECK(shown.recent[0].points == model::Points{4});
  CHECK(shown.recent[0].at == till.clock.wall());
  CHECK(shown.recent[2].points == model::Points{2});
  CHECK(found->member.last_visit == till.clock.wall());
}

TEST_CASE("names and numbers are searched among all, whoever enrolled them", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana Held").with_phone("13800138000");
  till.hold({ana});
  value_of(enrol(*till, {.identifiers = {phone("13800139999")}, .name = "Ana Own"}));
  CHECK(value_of(search(*till, "ana")).size() == 2);
  CHECK(value_of(search(*till, "own")).size() == 1);
  CHECK(value_of(search(*till, "138 0013-")).size() == 2);
  CHECK(value_of(search(*till, "8000")).size() == 1);
  CHECK(value_of(search(*till, "1")).empty());
  CHECK(value_of(search(*till, "")).empty());
}

TEST_CASE("a member that came back from central is found once", "[loyalty]") {
  TestTerminal till;
  const Enrolled enrolled = value_of(enrol(*till, {.identifiers = {card("7")}, .name = "Ana"}));
  storage::MemberChange change;
  change.member.id = enrolled.member;
  change.member.name = "Ana";
  change.member.identifiers = {card("7")};
  till.hold({change}, enrolled.seq);
  CHECK(value_of(search(*till, "ana")).size() == 1);
  till.hold({storage::MemberGone{enrolled.member}});
  CHECK(value_of(search(*till, "ana")).empty());
  CHECK_FALSE(value_of(look_up(*till, card("7"))).has_value());
}
