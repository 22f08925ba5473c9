#include "app/loyalty/member_acts.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/loyalty/award.h"
#include "app/loyalty/enrol.h"
#include "app/loyalty/lookup.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

namespace {
const model::Staff kLei{
    model::StaffId{*Uuid::parse("0190a1b2c3d47e8f9011121314150002")}, "Lei", model::Role::Manager};
const model::Staff kMei{
    model::StaffId{*Uuid::parse("0190a1b2c3d47e8f9011121314150003")}, "Mei", model::Role::Cashier};

// Of a manager, whom the till knows from here on.

ActStamp now(TestTerminal& till) {
  till.hold({storage::StaffChange{kLei, "", false}, storage::StaffChange{kMei, "", false}});
  return {.staff = kLei.id, .at = till.clock.wall(), .utc_offset = kShanghai};
}

EnrolOrder an_enrolment(TestTerminal& till, const std::string& name, const std::string& number) {
  EnrolOrder order;
  order.name = name;
  order.identifiers = {phone(number)};
  order.at = till.clock.wall();
  order.utc_offset = kShanghai;
  return order;
}

std::int64_t points_of(TestTerminal& till, const model::Identifier& identifier) {
  const auto found = value_of(look_up(*till, identifier));
  REQUIRE(found);
  return found->balance.points.value();
}

// Whether any file of the terminal still holds the words.
bool holds(TestTerminal& till, const std::string& words) {
  for (const char* name : {"store.db", "members.db"}) {
    std::ostringstream text;
    text << std::ifstream{till.folder() / name, std::ios::binary}.rdbuf();
    if (text.str().find(words) != std::string::npos) return true;
  }
  return false;
}
}  // namespace

TEST_CASE("two who are one have both their points under every number", "[loyalty][members]") {
  TestTerminal till;
  const auto winner = a_member("Li Na").with_card("2012345678903").with_points(100);
  const auto loser = a_member("Lina").with_phone("13800138000").with_points(20);
  till.hold({winner, loser});
  CHECK(value_of(merge_members(*till, winner.id(), loser.id(), now(till))));
  CHECK(points_of(till, card("2012345678903")) == 120);
  CHECK(points_of(till, phone("13800138000")) == 120);
  CHECK(value_of(find_member(*till, loser.id()))->member.id == winner.id());
  CHECK_FALSE(value_of(merge_members(*till, winner.id(), loser.id(), now(till))));

  SECTION("central says so too: the sum is told once") {
    const auto sum = MemberBuilder(winner).with_phone("13800138000").with_points(120);
    till.hold({sum, storage::MemberGone{loser.id(), winner.id(), false}}, 1);
    CHECK(points_of(till, phone("13800138000")) == 120);
    CHECK(value_of(find_member(*till, loser.id()))->member.id == winner.id());
  }
  SECTION("a cashier needs somebody who allows it") {
    ActStamp stamp = now(till);
    stamp.staff = kMei.id;
    const auto other = a_member("Wang").with_card("2012345678910");
    till.hold({other});
    CHECK(merge_members(*till, winner.id(), other.id(), stamp).error().key ==
          "error.counter.needs_supervisor");
    stamp.allowed_by = kLei.id;
    CHECK(value_of(merge_members(*till, winner.id(), other.id(), stamp)));
  }
}

TEST_CASE("what was booked here for the loser counts for the winner until central has it",
          "[loyalty][members]") {
  TestTerminal till;
  const auto winner = a_member("Li Na").with_card("2012345678903").with_points(100);
  till.hold({winner, storage::ProgrammeChange{std::string(assets::kDefaultProgramme)}});
  const auto enrolled = value_of(enrol(*till, an_enrolment(till, "Lina", "13800138000")));
  REQUIRE(award(*till, a_programme(), till.order(enrolled.member, 5'000)));  // events 1 and 2
  till.hold({MemberBuilder(winner).with_phone("13800138000"),
             storage::MemberGone{enrolled.member, winner.id(), false}},
            1);
  CHECK(points_of(till, phone("13800138000")) == 150);
  till.hold({MemberBuilder(winner).with_phone("13800138000").with_points(150)}, 2);
  CHECK(points_of(till, phone("13800138000")) == 150);
}

TEST_CASE("a correction counts at once, and a wrong day is refused", "[loyalty][members]") {
  TestTerminal till;
  const auto member = a_member("Li Nah").with_card("2012345678903");
  till.hold({member});
  CHECK(value_of(
      correct_member(*till, member.id(), {"Li Na", model::Birthday{2, 29, false}}, now(till))));
  const auto found = value_of(find_member(*till, member.id()));
  CHECK(found->member.name == "Li Na");
  CHECK(found->standing.birthday == model::Birthday{2, 29, false});
  CHECK_FALSE(value_of(correct_member(*till, member.id(), {"Li Na"}, now(till))));
  CHECK(correct_member(*till, member.id(), {{}, model::Birthday{2, 30, false}}, now(till))
            .error()
            .key == "error.birthday");
  CHECK(is_a_day({12, 30, true}));
  CHECK_FALSE(is_a_day({12, 31, true}));
}

TEST_CASE("a household is joined and left at once", "[loyalty][members]") {
  TestTerminal till;
  const auto holder = a_member("Li Na").with_card("2012345678903");
  const auto child = a_member("Li Wei").with_card("2012345678910");
  till.hold({holder, child});
  const auto household = [&] {
    return value_of(find_member(*till, child.id()))->standing.household;
  };
  CHECK(value_of(join_household(*till, child.id(), holder.id(), now(till))));
  CHECK(household() == holder.id());
  CHECK_FALSE(value_of(join_household(*till, child.id(), holder.id(), now(till))));
  CHECK(join_household(*till, holder.id(), child.id(), now(till)).error().key == "error.household");
  CHECK(value_of(leave_household(*till, child.id(), holder.id(), now(till))));
  CHECK(household().is_none());
}

TEST_CASE("an enrolment takes a birthday, who brought her and a word on each purpose",
          "[loyalty][members]") {
  TestTerminal till;
  const auto friend_of_hers = a_member("Wang").with_card("2012345678903");
  till.hold({friend_of_hers});
  EnrolOrder order = an_enrolment(till, "Li Na", "13800138000");
  order.birthday = model::Birthday{8, 15, true};
  order.referrer = card("2012345678903");
  order.consents = {{model::Purpose::Marketing, true, 3}, {model::Purpose::Birthday, false, 3}};
  const auto enrolled = value_of(enrol(*till, order));
  CHECK(value_of(find_member(*till, enrolled.member))->standing.birthday == order.birthday);
  CHECK(value_of(till->outbox().waiting()) == 3);
  const auto words = value_of(till->people().purposes(enrolled.member));
  REQUIRE(words.size() == 2);
  CHECK(words[0].is_given);
  CHECK_FALSE(words[1].is_given);
  order = an_enrolment(till, "Li Wei", "13900139000");
  order.referrer = card("9999999999999");
  CHECK(enrol(*till, order).error().key == "error.enrol.referrer");
}

TEST_CASE("a member's words are told with their time and the words that they were about",
          "[loyalty][members]") {
  TestTerminal till;
  const auto member = a_member("Li Na").with_phone("13800138000");
  till.hold({member});
  const auto word_on = [&](model::Purpose purpose) {
    const auto words = value_of(find_member(*till, member.id()))->standing.consents;
    const auto found = std::find_if(
        words.begin(), words.end(), [&](const auto& word) { return word.purpose == purpose; });
    REQUIRE(found != words.end());
    return *found;
  };
  CHECK(value_of(find_member(*till, member.id()))->standing.consents.empty());
  const Instant said = till.clock.wall();
  CHECK(value_of(set_consent(*till, member.id(), {model::Purpose::Marketing, true, 2}, now(till))));
  CHECK(word_on(model::Purpose::Marketing) ==
        model::Consent{model::Purpose::Marketing, true, 2, said});
  till.clock.advance(Milliseconds{60'000});
  CHECK(value_of(set_consent(*till, member.id(), {model::Purpose::Greeting, true, 1}, now(till))));
  CHECK(
      value_of(set_consent(*till, member.id(), {model::Purpose::Marketing, false, 2}, now(till))));
  CHECK(word_on(model::Purpose::Greeting).is_given);
  CHECK_FALSE(word_on(model::Purpose::Marketing).is_given);
  CHECK(word_on(model::Purpose::Marketing).said == till.clock.wall());
}

TEST_CASE("who enrolled somebody with another's number is told of it until they are one",
          "[loyalty][members]") {
  TestTerminal till;
  const auto here = value_of(enrol(*till, an_enrolment(till, "Li Na", "13800138000")));
  const auto found = value_of(look_up(*till, phone("13800138000")));
  CHECK_FALSE(value_of(twin_of(*till, found->member)));
  const auto first = a_member("Wang Xiaoming").with_phone("13800138000");  // at another till
  till.hold({first});
  const auto known = value_of(look_up(*till, phone("13800138000")));
  REQUIRE(known->member.id == first.id());
  const auto twin = value_of(twin_of(*till, known->member));
  REQUIRE(twin);
  CHECK(twin->name == "Li Na");
  CHECK(value_of(merge_members(*till, first.id(), here.member, now(till))));
  CHECK_FALSE(value_of(twin_of(*till, first.change().member)));
}

TEST_CASE("an erased member is in no file of the terminal any more", "[loyalty][members]") {
  TestTerminal till;
  const auto other = a_member("Wang Xiaoming").with_card("2012345678903");
  till.hold({other});
  const auto enrolled = value_of(enrol(*till, an_enrolment(till, "Li Na", "13800138000")));
  ActStamp stamp = now(till);
  stamp.staff = kMei.id;
  CHECK(erase_member(*till, enrolled.member, stamp).error().key == "error.counter.needs_manager");
  require_ok(erase_member(*till, enrolled.member, now(till)));
  CHECK_FALSE(value_of(look_up(*till, phone("13800138000"))));
  require_ok(till->checkpoint());
  till.close();
  CHECK_FALSE(holds(till, "13800138000"));
  CHECK_FALSE(holds(till, "Li Na"));
  till.open();
  require_ok(till->outbox().verify_all());  // the chain knows digests only

  SECTION("also when central says it") {
    till.hold({storage::MemberGone{other.id(), {}, true}}, 2);
    require_ok(till->checkpoint());
    till.close();
    CHECK_FALSE(holds(till, "Wang Xiaoming"));
    till.open();
  }
}
