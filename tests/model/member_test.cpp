#include "app/model/member.h"

#include "tests/support/catch.h"

using namespace regulars::model;

TEST_CASE("a card and a phone are shown masked", "[model]") {
  CHECK(masked({IdentifierKind::Card, "2012345678903"}) == "\u2022\u2022\u2022\u2022 8903");
  CHECK(masked({IdentifierKind::Phone, "13800138000"}) == "138 \u2022\u2022\u2022\u2022 8000");
  CHECK(masked({IdentifierKind::Card, "123"}) == "\u2022\u2022\u2022\u2022");
}
