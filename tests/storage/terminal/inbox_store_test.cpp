#include "app/storage/terminal/inbox_store.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

namespace {

sync::Page page_of(std::uint64_t since, std::uint64_t next, std::vector<std::string> changes) {
  sync::Page page;
  page.stream = "store:1";
  page.since = since;
  page.next = next;
  page.changes = std::move(changes);
  return page;
}

}  // namespace

TEST_CASE("a page and its cursor take effect together", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  require_ok(till->inbox().apply(page_of(0, 5, {to_feed_line(ana)})));
  CHECK(value_of(till->inbox().cursor("store:1")) == 5);
  CHECK(value_of(till->inbox().cursor("store:2")) == 0);

  const auto bob = a_member("Bob").with_card("8");
  const auto broken = till->inbox().apply(page_of(5, 9, {to_feed_line(bob), "{}"}));
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().kind == ErrorKind::invalid);
  CHECK(value_of(till->inbox().cursor("store:1")) == 5);
  CHECK_FALSE(value_of(till->members().find(card("8"))).has_value());
}

TEST_CASE("a page that does not continue from the cursor is refused", "[storage]") {
  TestTerminal till;
  require_ok(till->inbox().apply(page_of(0, 5, {})));
  const auto twice = till->inbox().apply(page_of(0, 5, {}));
  REQUIRE_FALSE(twice.has_value());
  CHECK(twice.error().kind == ErrorKind::conflict);
  require_ok(till->inbox().restart("store:1"));
  CHECK(value_of(till->inbox().cursor("store:1")) == 0);
  require_ok(till->inbox().apply(page_of(0, 5, {})));
}

TEST_CASE("a page of another epoch contains none of our events", "[storage]") {
  TestTerminal till;
  const auto ana = a_member("Ana").with_card("7");
  sync::Page page = page_of(0, 1, {to_feed_line(ana)});
  page.applied_seq = 9;
  SECTION("another epoch") {
    page.applied_epoch = till->identity().epoch() + 2;
    require_ok(till->inbox().apply(page));
    CHECK(value_of(till->members().find(ana.id()))->applied_seq == 0);
  }
  SECTION("this epoch") {
    page.applied_epoch = till->identity().epoch();
    require_ok(till->inbox().apply(page));
    CHECK(value_of(till->members().find(ana.id()))->applied_seq == 9);
  }
}

TEST_CASE("staff and programme come down, change and go", "[storage]") {
  TestTerminal till;
  const model::Staff lei{model::StaffId{Uuid::v7(Instant{})}, "Lei", model::Role::Cashier};
  till.hold({StaffChange{lei, "$argon2id$1", false}, ProgrammeChange{R"({"a":1})"}});
  CHECK(value_of(till->members().staff()).size() == 1);
  CHECK(value_of(till->members().find_staff(lei.id))->pin_hash == "$argon2id$1");
  till.hold({StaffChange{lei, "$argon2id$2", false}, ProgrammeChange{R"({"a":2})"}});
  CHECK(value_of(till->members().find_staff(lei.id))->pin_hash == "$argon2id$2");
  CHECK(value_of(till->members().programme_document()) == R"({"a":2})");
  till.hold({StaffChange{lei, "", true}});
  CHECK(value_of(till->members().staff()).empty());
}

TEST_CASE("changes of a newer kind are passed over", "[storage]") {
  TestTerminal till;
  require_ok(till->inbox().apply(page_of(0, 3, {R"({"k":"campaign"})"})));
  CHECK(value_of(till->inbox().cursor("store:1")) == 3);
}
