#include "app/base/uuid.h"

#include <set>

#include "app/base/bytes.h"
#include "tests/support/catch.h"

using namespace regulars;

TEST_CASE("a version 7 id carries its milliseconds, version and variant", "[base]") {
  const Uuid id = Uuid::v7(Instant{Milliseconds{0x0123456789AB}});
  CHECK(id.text().substr(0, 13) == "01234567-89ab");
  CHECK(id.text()[14] == '7');
  CHECK(std::string("89ab").find(id.text()[19]) != std::string::npos);
}

TEST_CASE("ids made in the same millisecond differ", "[base]") {
  std::set<Uuid> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(Uuid::v7(Instant{Milliseconds{1}}));
  CHECK(ids.size() == 1000);
}

TEST_CASE("an id is read back from both of its spellings", "[base]") {
  const Uuid id = Uuid::v7(Instant{Milliseconds{1'700'000'000'000}});
  CHECK(Uuid::parse(id.text()) == id);
  CHECK(Uuid::parse(id.hex()) == id);
  CHECK_FALSE(Uuid::parse("not an id").has_value());
  CHECK_FALSE(Uuid::parse(id.hex().substr(1)).has_value());
}

TEST_CASE("derived ids depend on every part and on where parts end", "[base]") {
  const Uuid one = Uuid::derived({as_bytes("ab"), as_bytes("c")});
  CHECK(one == Uuid::derived({as_bytes("ab"), as_bytes("c")}));
  CHECK(one != Uuid::derived({as_bytes("a"), as_bytes("bc")}));
  CHECK(one.text()[14] == '8');
}
