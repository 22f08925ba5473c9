#include "app/storage/terminal/member_store.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

namespace {

std::vector<std::string> names(const std::vector<model::Member>& members) {
  std::vector<std::string> all;
  for (const auto& member : members) all.push_back(member.name);
  return all;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a member is found by each of its cards and numbers", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").gold().with_card("7").with_phone("13800138000").with_points(9);
  till.hold({ana, a_member("Bob").with_card("8")});
  for (const auto& identifier : {card("7"), phone("13800138000")}) {
    const auto found = value_of(till->members().find(identifier));
    REQUIRE(found.has_value());
    CHECK(found->member == ana.change().member);
    CHECK(found->balance == ana.change().balance);
  }
  CHECK(value_of(till->members().find(ana.id()))->member.name == "Ana");
  CHECK_FALSE(value_of(till->members().find(card("13800138000"))).has_value());
  CHECK(value_of(till->members().count()) == 2);
}

TEST_CASE("what central says beyond points is kept with the member", "[storage]") {
  TestTerminal till;
  MemberChange ana = a_member("Ana").with_card("7").change();
  ana.standing.purses = {{2, model::Points{5}, model::Points{4}, model::Points{}}};
  ana.standing.birthday = model::Birthday{2, 29, false};
  till.hold({ana});
  CHECK(value_of(till->members().find(card("7")))->standing == ana.standing);
  ana.standing = {};
  till.hold({ana});
  CHECK(value_of(till->members().find(card("7")))->standing == model::Standing{});
}

TEST_CASE("a gift card is found by its code and listed nowhere", "[storage]") {
  TestTerminal till;
  MemberChange gift = a_member("").change();
  gift.member.identifiers = {{model::IdentifierKind::Code, "8000123"}};
  gift.standing.purses = {{2, model::Points{5'000}, model::Points{5'000}, model::Points{}}};
  till.hold({gift});
  const auto found =
      value_of(till->members().find(model::Identifier{model::IdentifierKind::Code, "8000123"}));
  REQUIRE(found.has_value());
  CHECK(found->standing == gift.standing);
  CHECK_FALSE(value_of(till->members().find(card("8000123"))).has_value());
  CHECK(value_of(till->members().search_numbers("8000123", 20)).empty());
  CHECK(value_of(till->members().search_numbers("0123", 20)).empty());
}

TEST_CASE("names are found by the beginnings of their words", "[storage]") {
  TestTerminal till;
  till.hold({a_member("Anna Li").with_card("1"),
             a_member("Anton Lee").with_card("2"),
             a_member("王小明").with_card("3"),
             a_member("王大力").with_card("4"),
             a_member("Li王").with_card("5")});
  auto& members = till->members();
  CHECK(names(value_of(members.search_names("an", 20))) == Names{"Anna Li", "Anton Lee"});
  CHECK(names(value_of(members.search_names("l AN", 20))) == Names{"Anna Li", "Anton Lee"});
  CHECK(names(value_of(members.search_names("li an", 20))) == Names{"Anna Li"});
  CHECK(names(value_of(members.search_names("小明", 20))) == Names{"王小明"});
  CHECK(names(value_of(members.search_names("王", 2))).size() == 2);
  CHECK(names(value_of(members.search_names("王", 20))).size() == 3);
  CHECK(value_of(members.search_names("zzz", 20)).empty());
  CHECK(value_of(members.search_names("%_' OR 1=1", 20)).empty());
}

TEST_CASE("numbers are found by how they begin, phones also by how they end", "[storage]") {
  TestTerminal till;
  till.hold({a_member("Ana").with_phone("13800138000").with_card("2012345678903"),
             a_member("Bob").with_phone("13911118000"),
             a_member("Cy").with_card("8000")});
  auto& members = till->members();
  CHECK(names(value_of(members.search_numbers("138", 20))) == Names{"Ana"});
  CHECK(names(value_of(members.search_numbers("2012", 20))) == Names{"Ana"});
  CHECK(names(value_of(members.search_numbers("8000", 20))) == Names{"Cy", "Bob", "Ana"});
  CHECK(names(value_of(members.search_numbers("8000", 2))).size() == 2);
}

TEST_CASE("a changed member is no longer found by what it lost", "[storage]") {
  TestTerminal till;
  auto ana = a_member("Ana").with_card("7").with_phone("13800138000");
  till.hold({ana});
  MemberChange changed = ana.change();
  changed.member.name = "Beate";
  changed.member.identifiers = {card("9")};
  till.hold({changed});
  auto& members = till->members();
  CHECK_FALSE(value_of(members.find(card("7"))).has_value());
  CHECK(value_of(members.find(card("9")))->member.name == "Beate");
  CHECK(value_of(members.search_names("ana", 20)).empty());
  CHECK(value_of(members.search_numbers("8000", 20)).empty());
  till.hold({MemberGone{ana.id()}, MemberGone{ana.id()}});
  CHECK_FALSE(value_of(members.find(card("9"))).has_value());
  CHECK(value_of(members.search_names("beate", 20)).empty());
  CHECK(value_of(members.count()) == 0);
}

TEST_CASE("a card that moved belongs to its new owner, in whichever order they come", "[storage]") {
  TestTerminal till;
  auto ana = a_member("Ana").with_card("7");
  till.hold({ana});
  const auto bob = a_member("Bob").with_card("7");
  MemberChange without = ana.change();
  without.member.identifiers.clear();
  SECTION("the old owner first") {
    till.hold({without, bob});
  }
  SECTION("the new owner first") {
    till.hold({bob, without});
  }
  CHECK(value_of(till->members().find(card("7")))->member.name == "Bob");
}
