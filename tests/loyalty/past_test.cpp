#include "app/loyalty/past.h"

#include "app/loyalty/award.h"
#include "app/loyalty/void_sale.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;

TEST_CASE("a sale tells later why it gave what it gave", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").gold().with_card("7");
  till.hold({ana});
  const model::Programme programme = a_programme();
  value_of(award(*till, programme, till.order(ana.id(), 28'600)));
  till.reopen();
  const auto past = value_of(past_of(till->view(), &programme, ana.id(), 10));
  REQUIRE(past.size() == 1);
  CHECK(past.front().points == model::Points{429});
  REQUIRE(past.front().why.size() == 2);
  CHECK(past.front().why.at(0).points == model::Points{286});
  CHECK(past.front().why.at(1).points == model::Points{143});
}

TEST_CASE("nobody is told a reason of another programme", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  model::Programme programme = a_programme();
  value_of(award(*till, programme, till.order(ana.id(), 1'000)));
  SECTION("of a newer version") {
    ++programme.version;
    CHECK(value_of(past_of(till->view(), &programme, ana.id(), 10)).front().why.empty());
  }
  SECTION("of the same version that says another figure") {
    programme.earn.front().points = model::Points{7};
    CHECK(value_of(past_of(till->view(), &programme, ana.id(), 10)).front().why.empty());
  }
  SECTION("of none") {
    CHECK(value_of(past_of(till->view(), nullptr, ana.id(), 10)).front().why.empty());
  }
}

TEST_CASE("the past is newest first, with what undid a sale, and bounded", "[loyalty]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  const model::Programme programme = a_programme();
  for (int i = 0; i < 3; ++i) {
    value_of(award(*till, programme, till.order(ana.id(), 1'000 + i)));
  }
  value_of(void_sale(*till, {3, {}, till.clock.wall(), kShanghai}));
  const auto past = value_of(past_of(till->view(), &programme, ana.id(), 2));
  REQUIRE(past.size() == 2);
  CHECK(past.at(0).seq == 4);
  CHECK(past.at(0).points.is_negative());
  REQUIRE(past.at(0).what.has_value());
  CHECK(std::holds_alternative<model::VoidEvent>(*past.at(0).what));
  CHECK(past.at(1).seq == 3);
  const auto nobody = a_member("Bo").with_card("8");
  CHECK(value_of(past_of(till->view(), &programme, nobody.id(), 2)).empty());
}
