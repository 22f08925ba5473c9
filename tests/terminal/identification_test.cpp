#include "app/terminal/identification.h"

#include "app/loyalty/member_code.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::terminal;

namespace {
IdentifiedMember identified(std::string raw) {
  const auto found = identify(raw, "", *model::region_of("CN"));
  REQUIRE(found.has_value());
  return *found;
}
}  // namespace

TEST_CASE("what an app shows identifies by its card, and is kept for central", "[terminal]") {
  const loyalty::MemberCode code{loyalty::make_code_card(), 1, 59'838'541, "46119246"};
  const std::string shown = loyalty::shown_member_code(code);
  const IdentifiedMember found = identified(shown + "\r");
  CHECK(found.identifier == model::Identifier{model::IdentifierKind::Card, code.card});
  CHECK(found.strength == model::Strength::RotatingCode);
  CHECK(found.code == shown);
}

TEST_CASE("the card number of an app alone is no more than a number", "[terminal]") {
  const IdentifiedMember found = identified(loyalty::make_code_card());
  CHECK(found.strength == model::Strength::Number);
  CHECK(found.code.empty());
  CHECK(identified("VIP-00042-7").strength == model::Strength::Card);
}
