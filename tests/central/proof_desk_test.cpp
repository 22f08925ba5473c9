// Who a member is, proved to central: her PIN and the rotating code of her app.

#include "app/central/proof_desk.h"

#include "app/loyalty/event_codec.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

struct Counter {
  Shop shop;
  Till till = shop.enrol("Till");
  model::MemberId member = new_member_id();

  Counter() {
    const auto enrolment = an_enrolment(member, "Li Na", {});
    till.add(enrolment.event, enrolment.side);
    till.add(a_sale(member, 5'000));
    shop.push(till);
  }

  loyalty::PinAnswer choose(const std::string& pin,
                            const std::string& old = {},
                            model::StaffId allowed_by = {}) {
    const auto json = shop.books->ask(
        till.caller(), "pin", loyalty::to_json(loyalty::PinQuestion{member, pin, old, allowed_by}));
    REQUIRE(json);
    const auto answer = loyalty::parse_pin_answer(*json);
    REQUIRE(answer);
    return *answer;
  }
  loyalty::LeaseAnswer ask(const loyalty::LeaseQuestion& question) {
    const auto json = shop.books->ask(till.caller(), "lease", loyalty::to_json(question));
    REQUIRE(json);
    const auto answer = loyalty::parse_lease_answer(*json);
    REQUIRE(answer);
    return *answer;
  }
  loyalty::LeaseQuestion question() {
    return {.lease = Uuid::v7(shop.clock.wall()),
            .member = member,
            .points = model::Points{500},
            .reward = "r500"};
  }
  loyalty::LeaseAnswer with_pin(const std::string& pin) {
    auto asked = question();
    asked.pin = pin;
    return ask(asked);
  }
  loyalty::LeaseAnswer with_code(const std::string& code, std::int64_t age_s = 0) {
    auto asked = question();
    asked.code = code;
    asked.code_age_s = age_s;
    return ask(asked);
  }
  void wait(std::int64_t seconds) {
    shop.clock.set_wall(shop.clock.wall() + std::chrono::seconds{seconds});
  }
};

// The app on her telephone, which knows what `member code` printed.
struct App {
  std::string card;
  std::int64_t key = 0;
  loyalty::CodeSecret secret{};

  explicit App(Counter& counter) {
    const auto made = counter.shop.books->make_code_for(counter.member);
    REQUIRE(made);
    card = made->card;
    key = made->key;
    CHECK(made->uri.find("secret=" + made->secret) != std::string::npos);
    secret = decoded(made->secret);
  }
  [[nodiscard]] std::string shows(Instant at) const {
    const std::int64_t step = loyalty::code_step(at);
    return loyalty::shown_member_code({card, key, step, loyalty::code_digits(secret, step)});
  }

 private:
  static loyalty::CodeSecret decoded(const std::string& text) {
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    loyalty::CodeSecret bytes{};
    std::uint32_t bits = 0;
    unsigned count = 0;
    std::size_t at = 0;
    for (const char c : text) {
      bits = (bits << 5U | static_cast<std::uint32_t>(kAlphabet.find(c))) & 0xFFFFU;
      count += 5;
      if (count < 8 || at == bytes.size()) continue;
      count -= 8;
      bytes[at++] = static_cast<std::uint8_t>(bits >> count & 0xFFU);
    }
    return bytes;
  }
};

}  // namespace

TEST_CASE("a PIN that the member chose opens her points, and the lease says so", "[central]") {
  Counter counter;
  CHECK(counter.with_pin("2580").why == "pin_none");
  CHECK(counter.choose("2580").is_set);
  auto asked = counter.question();
  asked.pin = "2580";
  CHECK(counter.ask(asked).granted);
  CHECK(counter.ask(asked).granted);  // the same again is the same answer
  auto redeem = a_redeem(counter.member, asked.lease, 500);
  redeem.strength = model::Strength::MemberPin;
  counter.till.add(redeem);
  counter.shop.push(counter.till);
  CHECK(counter.shop.reader->notices(10)->empty());
  CHECK(counter.shop.mistakes().empty());
}

TEST_CASE("a strength that central has not verified is told", "[central]") {
  Counter counter;
  const auto asked = counter.question();
  CHECK(counter.ask(asked).granted);
  auto redeem = a_redeem(counter.member, asked.lease, 500);
  redeem.strength = model::Strength::MemberPin;
  counter.till.add(redeem);
  counter.shop.push(counter.till);
  const auto notices = counter.shop.reader->notices(10);
  REQUIRE(notices->size() == 1);
  CHECK(notices->front().kind == "strength_differs");
}

TEST_CASE("wrong PINs are slowed down, and the right one begins anew", "[central]") {
  Counter counter;
  REQUIRE(counter.choose("2580").is_set);
  for (int i = 0; i < 3; ++i) {
    const auto answer = counter.with_pin("1357");
    CHECK(answer.why == "pin_wrong");
    CHECK(answer.wait_s == 0);
  }
  CHECK(counter.with_pin("1357").wait_s == 30);
  const auto early = counter.with_pin("2580");  // not looked at
  CHECK(early.why == "proof_wait");
  CHECK(early.wait_s == 30);
  counter.shop.restart();  // and not forgotten
  CHECK(counter.with_pin("2580").why == "proof_wait");
  counter.wait(30);
  CHECK(counter.with_pin("1357").wait_s == 60);
  counter.wait(60);
  CHECK(counter.with_pin("2580").granted);
  CHECK(counter.with_pin("1357").wait_s == 0);
}

TEST_CASE("a PIN is changed by who knows it, or with a signature from above", "[central]") {
  Counter counter;
  CHECK(counter.choose("123").why == "pin_form");
  CHECK(counter.choose("1234").why == "pin_form");
  CHECK(counter.choose("0000").why == "pin_form");
  REQUIRE(counter.choose("2580").is_set);
  CHECK(counter.choose("9134").why == "pin_known");
  CHECK(counter.choose("9134", "1357").why == "pin_wrong");
  CHECK(counter.choose("9134", "2580").is_set);
  CHECK(counter.with_pin("9134").granted);
  const auto cashier = counter.shop.books->add_staff("Lin", model::Role::Cashier, "hash");
  const auto supervisor = counter.shop.books->add_staff("Zhou", model::Role::Supervisor, "hash");
  REQUIRE(cashier);
  REQUIRE(supervisor);
  CHECK(counter.choose("7412", {}, *cashier).why == "not_allowed");
  CHECK(counter.choose("7412", {}, *supervisor).is_set);
  CHECK(counter.with_pin("7412").granted);
}

TEST_CASE("the code of her app is good for a minute and once", "[central]") {
  Counter counter;
  const App app(counter);
  const Instant shown = counter.shop.clock.wall();
  const std::string code = app.shows(shown);
  CHECK(counter.with_code(code).granted);
  CHECK(counter.with_code(code).why == "code_used");
  counter.wait(30);
  const std::string next = app.shows(counter.shop.clock.wall());
  CHECK(counter.with_code(next.substr(next.size() - 8)).granted);  // typed: the digits alone
  counter.wait(60);
  CHECK(counter.with_code(app.shows(shown + std::chrono::seconds{60})).granted);  // a slow clock
  counter.wait(120);
  CHECK(counter.with_code(app.shows(shown + std::chrono::seconds{90})).why == "code_old");
  CHECK(counter.with_code(app.shows(shown + std::chrono::seconds{120}), 90).granted);
  CHECK(counter.shop.mistakes().empty());
}

TEST_CASE("a code that was not enough for its reward is still good", "[central]") {
  Counter counter;
  const App app(counter);
  auto asked = counter.question();
  asked.code = app.shows(counter.shop.clock.wall());
  asked.points = model::Points{9'999};
  CHECK_FALSE(counter.ask(asked).granted);
  CHECK(counter.with_code(asked.code).granted);
}

TEST_CASE("wrong codes count like wrong PINs, and a lost card takes its code along", "[central]") {
  Counter counter;
  const App app(counter);
  std::string wrong = app.shows(counter.shop.clock.wall());
  wrong.back() = wrong.back() == '1' ? '2' : '1';
  for (int i = 0; i < 3; ++i) CHECK(counter.with_code(wrong).why == "code_wrong");
  CHECK(counter.with_code(wrong).wait_s == 30);
  counter.wait(60);
  const model::Identifier card{model::IdentifierKind::Card, app.card};
  const loyalty::Side side{.salt = loyalty::random_salt(), .name = {}, .identifiers = {card}};
  model::CardEvent lost;
  lost.member = counter.member;
  lost.action = model::CardAction::Lose;
  lost.card = loyalty::digest_of(side.salt, card);
  counter.till.add(lost, loyalty::to_side(side));
  counter.shop.push(counter.till);
  CHECK(counter.shop.totals().rejected == 0);
  CHECK(counter.with_code(app.shows(counter.shop.clock.wall())).why == "code_wrong");
  counter.wait(60);
  const App again(counter);
  CHECK(again.card != app.card);
  CHECK(counter.with_code(again.shows(counter.shop.clock.wall())).granted);
}
