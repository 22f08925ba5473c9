#include "app/base/bytes.h"
#include "app/storage/database.h"
#include "sync/wire/identity.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
sync::EnrolRequest a_request(const std::string& code) {
  const auto key = sync::make_key();
  REQUIRE(key);
  const auto csr = sync::make_csr(*key, "till");
  REQUIRE(csr);
  return {.code = code, .csr_pem = *csr, .epoch = random_u64(), .name = "till"};
}

std::string a_code(Shop& shop, const std::string& terminal = {}) {
  const auto made = shop.books->make_code(terminal);
  REQUIRE(made);
  CHECK(made->code.size() == 8);
  return made->code;
}
}  // namespace

TEST_CASE("a code enrols one terminal, and again only the same one", "[central]") {
  Shop shop;
  const auto request = a_request(a_code(shop, "Till 7"));
  const auto first = shop.books->enrol("10.0.0.1", request);
  REQUIRE(first);
  CHECK(first->terminal_name == "Till 7");
  CHECK(first->store_name == "Corner Shop");
  CHECK(first->stream == shop.stream());
  const auto facts = sync::certificate_facts(first->certificate_pem);
  REQUIRE(facts);
  CHECK(facts->common_name == first->terminal.text());

  shop.clock.advance(std::chrono::hours{1});  // a lost reply is asked for again, however late
  const auto again = shop.books->enrol("10.0.0.1", request);
  REQUIRE(again);
  CHECK(again->terminal == first->terminal);
  CHECK(again->certificate_pem == first->certificate_pem);
  CHECK(again->chain_start == first->chain_start);

  const auto thief = shop.books->enrol("10.0.0.2", a_request(request.code));
  REQUIRE_FALSE(thief);
  CHECK(thief.error().status == 403);
  auto other_epoch = request;
  other_epoch.epoch += 1;
  CHECK(shop.books->enrol("10.0.0.3", other_epoch).error().status == 403);
  CHECK(shop.reader->terminals()->size() == 1);
}

TEST_CASE("a code ends after ten minutes", "[central]") {
  Shop shop;
  const auto code = a_code(shop);
  shop.clock.advance(std::chrono::minutes{10});
  const auto late = shop.books->enrol("10.0.0.1", a_request(code));
  REQUIRE_FALSE(late);
  CHECK(late.error().status == 403);
  CHECK(late.error().words.find("expired") != std::string::npos);
}

TEST_CASE("five wrong codes a minute are enough", "[central]") {
  Shop shop;
  const auto code = a_code(shop);
  const std::string wrong = code == "00000000" ? "00000001" : "00000000";
  for (int i = 0; i < 5; ++i) {
    CHECK(shop.books->enrol("10.0.0.1", a_request(wrong)).error().status == 403);
  }
  const auto sixth = shop.books->enrol("10.0.0.1", a_request(code));
  REQUIRE_FALSE(sixth);
  CHECK(sixth.error().status == 429);
  CHECK(sixth.error().retry_after_s > 0);
  CHECK(sixth.error().retry_after_s <= 60);
  SECTION("for the one who guessed") {
    CHECK(shop.books->enrol("10.0.0.2", a_request(code)));
  }
  SECTION("for a minute") {
    shop.clock.advance(std::chrono::seconds{61});
    CHECK(shop.books->enrol("10.0.0.1", a_request(code)));
  }
}

TEST_CASE("codes outlive a restart, and the file does not tell them", "[central]") {
  Shop shop;
  const auto code = a_code(shop);
  shop.restart();
  auto database = storage::Database::open(shop.folder / "central.db", storage::Access::ReadOnly);
  REQUIRE(database);
  auto row = database->query("SELECT hash, name FROM enrol_code");
  REQUIRE(*row.step());
  CHECK(to_hex(row.blob(0)) != to_hex(sha256(code)));
  CHECK(shop.books->enrol("10.0.0.1", a_request(code)));
}

TEST_CASE("a certificate is renewed for the same key only", "[central]") {
  Shop shop;
  const Till till = shop.enrol("Till");
  shop.clock.advance(std::chrono::days{60});
  const auto renewed = shop.books->renew(till.caller(), *sync::make_csr(till.key_pem, "x"));
  REQUIRE(renewed);
  const auto facts = sync::certificate_facts(*renewed);
  REQUIRE(facts);
  CHECK(facts->common_name == till.id.text());
  CHECK(facts->not_after > shop.clock.wall() + std::chrono::days{80});
  const auto other = shop.books->renew(till.caller(), a_request("").csr_pem);
  REQUIRE_FALSE(other);
  CHECK(other.error().status == 400);
  auto stranger = till.caller();
  stranger.key_digest = sha256("another");
  CHECK(shop.books->renew(stranger, *sync::make_csr(till.key_pem, "x")).error().status == 401);
}

TEST_CASE("a request that is not one is refused without using up the code", "[central]") {
  Shop shop;
  auto request = a_request(a_code(shop));
  const auto csr = request.csr_pem;
  request.csr_pem = "-----BEGIN CERTIFICATE REQUEST-----\nnonsense\n";
  CHECK(shop.books->enrol("10.0.0.1", request).error().status == 400);
  request.csr_pem = csr;
  CHECK(shop.books->enrol("10.0.0.1", request));
}
