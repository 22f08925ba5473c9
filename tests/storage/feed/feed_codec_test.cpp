#include "app/storage/feed/feed_codec.h"

#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::storage;
using namespace regulars::tests;

TEST_CASE("every change of the feed is read back as it was written", "[storage]") {
  auto member = a_member("O'Brien \"Bob\" 王小明\n").gold().with_card("A\\1").with_phone("138001");
  MemberChange change = member.change();
  change.member.visits = 7;
  change.member.last_visit = Instant{Milliseconds{-1}};
  change.member.joined = std::chrono::sys_days{std::chrono::days{-3}};
  change.balance = {model::Points{9'000'000'000'000'000'000}, model::Points{-4}};
  MemberChange with_standing = change;
  with_standing.standing.was_referred = true;
  with_standing.member.identifiers.push_back({model::IdentifierKind::Code, "K7QX"});
  const model::Staff staff{model::StaffId{Uuid::v7(Instant{})}, "Li Lei", model::Role::Manager};
  for (const FeedChange& one : std::vector<FeedChange>{
           change,
           with_standing,
           MemberGone{member.id()},
           ProgrammeChange{R"({"format":1})"},
           ShopfrontChange{R"({"board":[],"format":1})"},
           StaffChange{staff, "$argon2id$x", false},
           StaffChange{staff, "", true},
       }) {
    const std::string line = to_feed_line(one);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(from_feed_line(line) == one);
  }
}

TEST_CASE("a change of a newer kind is told apart from a mistake", "[storage]") {
  CHECK(from_feed_line(R"({"k":"campaign","x":1})") == FeedChange{UnknownChange{"campaign"}});
  const auto more = from_feed_line(
      R"({"k":"member","id":"0190a1b2c3d47e8f9011121314151617","n":"","tr":0,"j":0,"v":0,"lv":0,)"
      R"("p":0,"a":0,"ids":[[9,"face"],[1,"7"]],"future":{"x":[1]}})");
  REQUIRE(more.has_value());
  CHECK(std::get<MemberChange>(*more).member.identifiers == std::vector{card("7")});
}

TEST_CASE("a line that is not ours is refused by the field's name", "[storage]") {
  for (const auto& [line, field] : std::vector<std::pair<std::string, std::string>>{
           {R"(nonsense)", "JSON"},
           {R"([1])", "object"},
           {R"({})", "\"k\""},
           {R"({"k":"member"})", "\"id\""},
           {R"({"k":"member","id":"1234"})", "\"id\""},
           {R"({"k":"member","id":"0190a1b2c3d47e8f9011121314151617","n":5})", "\"n\""},
           {R"({"k":"member","id":"0190a1b2c3d47e8f9011121314151617","n":"x","tr":256})", "\"tr\""},
           {R"({"k":"member","id":"0190a1b2c3d47e8f9011121314151617","n":"x","tr":0,"j":0,"v":0,)"
            R"("lv":0,"p":0,"a":0,"ids":[],"s":{"bd":[13,1]}})",
            "\"s\""},
           {R"({"k":"staff","id":"0190a1b2c3d47e8f9011121314151617","n":"x","r":4})", "\"r\""},
           {R"({"k":"programme"})", "\"doc\""},
           {R"({"k":"shopfront"})", "\"doc\""},
       }) {
    const auto parsed = from_feed_line(line);
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().words.find(field) != std::string::npos);
  }
}
