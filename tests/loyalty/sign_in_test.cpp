#include "app/loyalty/sign_in.h"

#include "app/loyalty/pin.h"
#include "tests/support/builders.h"

using namespace regulars;
using namespace regulars::loyalty;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

const model::Staff kLei{
    model::StaffId{*Uuid::parse("0190a1b2c3d47e8f9011121314150002")}, "Lei", model::Role::Manager};
const model::Staff kMei{
    model::StaffId{*Uuid::parse("0190a1b2c3d47e8f9011121314150003")}, "Mei", model::Role::Cashier};

void employ(TestTerminal& till) {
  till.hold({storage::StaffChange{kMei, value_of(hash_pin("2222")), false},
             storage::StaffChange{kLei, value_of(hash_pin("1111")), false}});
}

Result<model::Staff> try_pin(TestTerminal& till, const model::Staff& staff, std::string pin) {
  auto answer = sign_in(*till, staff.id, pin);
  CHECK(pin.empty());
  return answer;
}

std::string key_of(const Result<model::Staff>& answer) {
  return answer ? "" : answer.error().key;
}

}  // namespace

TEST_CASE("staff sign in with their own PIN, which is wiped", "[loyalty]") {
  TestTerminal till;
  employ(till);
  CHECK(value_of(list_staff(*till)) == std::vector{kLei, kMei});
  CHECK(value_of(try_pin(till, kLei, "1111")) == kLei);
  CHECK(key_of(try_pin(till, kLei, "2222")) == "error.pin_wrong");
  const model::Staff nobody{model::StaffId{Uuid::v7(Instant{})}, "", model::Role::Cashier};
  CHECK(try_pin(till, nobody, "1111").error().kind == ErrorKind::not_found);
}

TEST_CASE("after five wrong PINs every try waits, longer each time", "[loyalty]") {
  TestTerminal till;
  employ(till);
  for (int left = 4; left >= 1; --left) {
    const auto wrong = try_pin(till, kLei, "0000");
    CHECK(key_of(wrong) == "error.pin_wrong");
    CHECK(wrong.error().arguments == std::vector{std::to_string(left)});
  }
  CHECK(key_of(try_pin(till, kLei, "0000")) == "signin.wait");
  CHECK(try_pin(till, kLei, "1111").error().arguments == std::vector<std::string>{"30"});
  CHECK(value_of(try_pin(till, kMei, "2222")) == kMei);  // the others do not wait

  till.reopen();  // a restart does not shorten it
  till.clock.advance(29s);
  CHECK(try_pin(till, kLei, "1111").error().arguments == std::vector<std::string>{"1"});
  till.clock.advance(1s);
  CHECK(try_pin(till, kLei, "0000").error().arguments == std::vector<std::string>{"60"});
  till.clock.set_wall(till.clock.wall() - 24h);  // nor does setting the clock back
  CHECK(try_pin(till, kLei, "1111").error().arguments == std::vector<std::string>{"60"});
  till.clock.advance(24h + 60s);
  CHECK(value_of(try_pin(till, kLei, "1111")) == kLei);
  CHECK(try_pin(till, kLei, "0000").error().arguments == std::vector<std::string>{"4"});
}

TEST_CASE("the wait doubles up to a quarter of an hour", "[loyalty]") {
  CHECK(wait_after(0) == 0s);
  CHECK(wait_after(4) == 0s);
  CHECK(wait_after(5) == 30s);
  CHECK(wait_after(6) == 60s);
  CHECK(wait_after(9) == 480s);
  CHECK(wait_after(10) == 15min);
  CHECK(wait_after(1'000'000'000) == 15min);
}

TEST_CASE("somebody above signs with a PIN that counts like a sign-in", "[loyalty][counter]") {
  TestTerminal till;
  employ(till);
  const auto try_allow = [&](const model::Staff& asking, const model::Staff& by, std::string pin) {
    return allow(*till, asking.id, model::Role::Supervisor, by.id, pin);
  };
  CHECK(value_of(try_allow(kMei, kLei, "1111")) == kLei);
  CHECK(key_of(try_allow(kMei, kMei, "2222")) == "error.counter.allow_other");
  CHECK(key_of(try_allow(kLei, kMei, "2222")) == "error.counter.needs_supervisor");
  for (int tries = 0; tries < 5; ++tries) ignore(try_allow(kMei, kLei, "0000"), "wrong on purpose");
  CHECK(key_of(try_allow(kMei, kLei, "1111")) == "signin.wait");
  CHECK(key_of(try_pin(till, kLei, "1111")) == "signin.wait");
}
