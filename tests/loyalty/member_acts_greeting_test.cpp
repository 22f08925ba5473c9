// To be greeted by name: the purpose of consent that a member says and takes back at the counter.

#include "app/loyalty/enrol.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lookup.h"

#include "app/loyalty/member_acts.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using model::GreetingConsent;

namespace {

bool agrees(TestTerminal& till, const model::MemberId& member) {
  return value_of(find_member(*till, member))->member.agrees_to_greeting;
}

bool say(TestTerminal& till, const model::MemberId& member, GreetingConsent greeting) {
  const Word word{model::Purpose::Greeting, greeting == GreetingConsent::Given};
  return value_of(set_consent(*till, member, word, {{}, {}, till.clock.wall(), kShanghai}));
}

std::vector<model::Event> events(TestTerminal& till) {
  std::vector<model::Event> all;
  for (const auto& one : value_of(till->outbox().next_batch(100, 100'000)).envelopes) {
    all.push_back(std::get<model::Event>(value_of(from_line(one.line)).event));
  }
  return all;
}

}  // namespace

TEST_CASE("a member agrees, and takes it back", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  CHECK_FALSE(agrees(till, ana.id()));
  CHECK_FALSE(say(till, ana.id(), GreetingConsent::Withheld));  // it was so: nothing to send
  CHECK(say(till, ana.id(), GreetingConsent::Given));
  till.reopen();
  CHECK(agrees(till, ana.id()));
  CHECK_FALSE(say(till, ana.id(), GreetingConsent::Given));
  CHECK(say(till, ana.id(), GreetingConsent::Withheld));
  CHECK_FALSE(agrees(till, ana.id()));
  CHECK(events(till) ==
        std::vector<model::Event>{model::ConsentEvent{ana.id(), GreetingConsent::Given, {}},
                                  model::ConsentEvent{ana.id(), GreetingConsent::Withheld, {}}});
}

TEST_CASE("what was said here counts until central's copy contains it", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  CHECK(say(till, ana.id(), GreetingConsent::Given));
  till.hold({ana}, 0);  // a page that does not know of it yet
  CHECK(agrees(till, ana.id()));
  till.hold({ana}, 1);  // one that does, and says that it was withdrawn elsewhere
  CHECK_FALSE(agrees(till, ana.id()));
  auto change = ana.change();
  change.member.agrees_to_greeting = true;
  till.hold({change}, 1);
  CHECK(agrees(till, ana.id()));
}

TEST_CASE("a new member may agree at once", "[loyalty]") {
  TestTerminal till;
  EnrolOrder order{.identifiers = {card("7")}, .name = "Ana"};
  const auto silent = value_of(enrol(*till, order));
  CHECK_FALSE(agrees(till, silent.member));
  order.identifiers = {card("8")};
  order.greeting = GreetingConsent::Given;
  const auto willing = value_of(enrol(*till, order));
  CHECK(agrees(till, willing.member));
  const auto sent = value_of(till->outbox().next_batch(100, 100'000)).envelopes;
  CHECK(sent[0].line.find("\"g\"") == std::string::npos);
  CHECK(sent[1].line.find("\"g\":true") != std::string::npos);
  CHECK(std::get<model::EnrolEvent>(events(till)[1]).greeting == GreetingConsent::Given);
}

TEST_CASE("nothing is kept of a member who is gone", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  CHECK(say(till, ana.id(), GreetingConsent::Given));
  till.hold({storage::MemberGone{ana.id()}}, 1);
  CHECK_FALSE(value_of(till->consents().find(ana.id())).has_value());
  const auto refused = set_consent(
      *till, ana.id(), {model::Purpose::Greeting, true}, {{}, {}, till.clock.wall(), kShanghai});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().kind == ErrorKind::not_found);
}
