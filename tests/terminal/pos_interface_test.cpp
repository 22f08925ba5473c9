#include "app/terminal/pos_interface.h"

#include <filesystem>
#include <fstream>

#include "sync/client/https_client.h"
#include "tests/support/catch.h"
#include "tests/terminal/running_terminal.h"

using namespace regulars;
using namespace regulars::tests;

namespace {

std::string line_of(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  return line;
}

// A terminal with one gold member, its POS interface and a POS that speaks to it.
struct Counter {
  TestTerminal made;
  MemberBuilder gold = a_member("王小明");
  i18n::Catalogues catalogues = i18n::Catalogues::built_in();
  std::unique_ptr<RunningTerminal> till;
  std::unique_ptr<terminal::PosInterface> pos;
  std::unique_ptr<sync::HttpsClient> client;
  std::string token;

  Counter() {
    gold.gold().with_card("2012345678903").with_phone("13800138000").with_points(1'000);
    made.hold({storage::ProgrammeChange{loyalty::to_document(a_programme())}, gold});
    start();
  }
  void start() {
    till = std::make_unique<RunningTerminal>(made);
    pos = value_of(terminal::PosInterface::open({*till->worker,
                                                 *till->sync,
                                                 till->arrivals,
                                                 catalogues,
                                                 made.clock,
                                                 made.log,
                                                 shanghai,
                                                 made.folder(),
                                                 {}}));
    token = line_of(made.folder() / "pos.token");
    const std::string port = line_of(made.folder() / "pos.port");
    client = value_of(sync::HttpsClient::open({"http://127.0.0.1:" + port, {}, {}}));
  }
  void restart() {
    pos.reset();
    till.reset();
    start();
  }
  sync::HttpsReply send(const std::string& method, const std::string& path, std::string body = {}) {
    sync::HttpsRequest request;
    request.method = method;
    request.path = path;
    request.body = std::move(body);
    request.headers = {{"Authorization", "Bearer " + token}};
    const auto reply = client->send(request);
    if (!reply) FAIL(reply.error().words);
    return *reply;
  }
  sync::HttpsReply sale(const std::string& fields) {
    return send("POST", "/v1/sales", "{" + fields + "}");
  }
};

bool has(const sync::HttpsReply& reply, std::string_view part) {
  INFO(reply.body);
  CHECK(reply.body.find(part) != std::string::npos);
  return reply.body.find(part) != std::string::npos;
}

const std::string kSale =
    R"("receipt":"R-1","amount":"286.00","currency":"CNY","identifier":"2012345678903")";

}  // namespace

TEST_CASE("a sale's lines come back by its receipt, once however often it is said", "[terminal]") {
  Counter counter;
  auto reply = counter.sale(
      kSale + R"(,"lines":[{"sku":"471001","quantity":"2","amount":"200.00"},{"amount":"86.00"}])");
  REQUIRE(reply.status == 200);
  has(reply, R"("points":429)");
  has(reply, R"("rule":"spend")");
  const std::string refund = R"({"receipt":"R-1","reference":"B-1","currency":"CNY",)"
                             R"("lines":[{"line":0,"quantity":"1","amount":"100.00"}]})";
  for (int time = 0; time < 2; ++time) {
    reply = counter.send("POST", "/v1/refunds", refund);
    REQUIRE(reply.status == 200);
    has(reply, R"("taken":[{"points":150,"purse":0}])");
    has(reply, R"("balance":1279)");
    has(reply, time == 0 ? R"("existed":false)" : R"("existed":true)");
  }
  reply = counter.send("POST",
                       "/v1/refunds",
                       R"({"receipt":"R-1","reference":"B-2","currency":"CNY",)"
                       R"("lines":[{"line":0,"quantity":"2","amount":"200.00"}]})");
  CHECK(reply.status == 422);
  reply = counter.send(
      "POST", "/v1/refunds", R"({"receipt":"R-9","reference":"B-3","currency":"CNY"})");
  CHECK(reply.status == 404);
  CHECK(counter.send("POST", "/v1/refunds", "{}").status == 400);
}

TEST_CASE("a sale with a card is booked once, however often it is sent", "[terminal]") {
  Counter counter;
  auto reply = counter.sale(kSale);
  REQUIRE(reply.status == 200);
  has(reply, R"("points":429)");
  has(reply, R"("balance":1429)");
  has(reply, R"("existed":false)");
  has(reply, R"("warnings":[])");
  has(reply, R"("identifier":"•••• 8903")");
  has(reply, R"("explanation":["1 point for every ¥1.00: 286","Gold ×1.5: +143"])");
  CHECK(reply.body.find("2012345678903") == std::string::npos);
  counter.till->await_waiting(1);

  reply = counter.sale(kSale);
  CHECK(reply.status == 200);
  has(reply, R"("points":429)");
  has(reply, R"("existed":true)");

  counter.restart();
  reply = counter.sale(kSale);
  CHECK(reply.status == 200);
  has(reply, R"("existed":true)");
  has(reply, R"("balance":1429)");

  reply = counter.sale(
      R"("receipt":"R-1","amount":"286.01","currency":"CNY","identifier":"2012345678903")");
  CHECK(reply.status == 409);
  has(reply, R"("error":"conflict")");
}

TEST_CASE("a sale beyond the counter's limits is booked, and the POS is told", "[terminal]") {
  Counter counter;
  model::Programme programme = a_programme();
  programme.version += 1;
  programme.limits.sale_minor = 200'00;
  programme.limits.card_sales_per_day = 1;
  counter.pos.reset();
  counter.till.reset();
  counter.made.reopen();
  counter.made.hold({storage::ProgrammeChange{loyalty::to_document(programme)}});
  counter.start();
  auto reply = counter.sale(kSale);
  REQUIRE(reply.status == 200);
  has(reply, R"("warnings":[{"code":"sale_limit","words":"This sale is above ¥200.00)");
  reply = counter.sale(
      R"("receipt":"R-2","amount":"10.00","currency":"CNY","identifier":"2012345678903")");
  REQUIRE(reply.status == 200);
  has(reply, R"("points":15)");
  has(reply,
      R"("warnings":[{"code":"card_sales","words":"Sales with this card here today: more than 1.)");
}

TEST_CASE("a sale without a card waits for the cashier", "[terminal]") {
  Counter counter;
  const std::string sale = R"("receipt":"R-7","amount":"99.5","currency":"CNY")";
  auto reply = counter.sale(sale);
  CHECK(reply.status == 202);
  has(reply, R"("state":"waiting")");
  const auto arrived = counter.till->await<ui::SaleArrived>();
  CHECK(arrived.receipt == "R-7");
  CHECK(arrived.amount == yuan(99'50));
  CHECK(counter.sale(sale).status == 202);
  CHECK(counter.sale(R"("receipt":"R-7","amount":"99.6","currency":"CNY")").status == 409);

  ui::AwardPoints award;
  award.member = counter.gold.id();
  award.amount = arrived.amount;
  award.origin = model::Origin::Pos;
  award.reference = arrived.receipt;
  counter.till->answer<ui::PointsAwarded>(award);
  reply = counter.sale(sale);
  CHECK(reply.status == 200);
  has(reply, R"("points":148)");  // 99 and half of it, each rounded down
  has(reply, R"("balance":1148)");
}

TEST_CASE("an unknown card earns on its number", "[terminal]") {
  Counter counter;
  const auto reply = counter.sale(
      R"("receipt":"R-2","amount":"10.00","currency":"CNY","identifier":"VIP-00042-7")");
  CHECK(reply.status == 200);
  has(reply, R"("points":10)");
  has(reply, R"("member":null)");
  has(reply, R"("balance":null)");
}

TEST_CASE("what cannot be booked is refused with one sentence", "[terminal]") {
  Counter counter;
  const auto refused = [&](const std::string& fields, int status, std::string_view code) {
    const auto reply = counter.sale(fields);
    INFO(fields);
    CHECK(reply.status == status);
    has(reply, R"("error":")" + std::string(code) + "\"");
  };
  refused(R"("receipt":"R-3","amount":"0.00","currency":"CNY")", 422, "refused");
  refused(R"("receipt":"R-3","amount":"12a","currency":"CNY")", 400, "invalid");
  refused(R"("receipt":"R-3","amount":-5,"currency":"CNY")", 400, "invalid");
  refused(R"("receipt":"R-3","amount":"5.00")", 400, "invalid");
  refused(R"("receipt":"R-3","amount":"5.00","currency":"yuan")", 400, "invalid");
  refused(R"("receipt":"","amount":"5.00","currency":"CNY")", 400, "invalid");
  refused(R"("receipt":"R-3","amount":"5.00","currency":"CNY","time":"yesterday")", 400, "invalid");
  refused(R"("receipt":"R-3","amount":"5.00","currency":"CNY","time":"2027-11-20T14:32:05Z")",
          400,
          "invalid");
  refused(R"("receipt":"R-3","amount":"5.00","currency":"CNY","identifier":"4111111111111111")",
          400,
          "bank_card");
  refused(
      R"("receipt":"R-3","amount":"5.00","currency":"CNY","identifier":"%E?")", 400, "unreadable");
  CHECK(counter.send("POST", "/v1/sales", "not json").status == 400);
  CHECK(counter.send("POST", "/v1/sales", std::string(200'000, 'x')).status == 413);
  CHECK(counter.send("GET", "/v1/sales").status == 405);
  CHECK(counter.send("GET", "/v2").status == 404);
  // Nothing of all that was booked.
  CHECK(counter.till->answer<ui::HomeLoaded>(ui::LoadHome{}).points_given == model::Points{0});
}

TEST_CASE("without the token nothing is told", "[terminal]") {
  Counter counter;
  counter.token.back() = counter.token.back() == '0' ? '1' : '0';
  CHECK(counter.sale(kSale).status == 401);
  CHECK(counter.send("GET", "/v1/health").status == 401);
  counter.token.clear();
  CHECK(counter.send("GET", "/v1/member?identifier=2012345678903").status == 401);
  const auto mode = std::filesystem::status(counter.made.folder() / "pos.token").permissions();
  CHECK((mode & std::filesystem::perms::mask) ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("a member and the terminal's health can be asked for", "[terminal]") {
  Counter counter;
  auto reply = counter.send("GET", "/v1/member?identifier=%2B86%20138-0013-8000");
  CHECK(reply.status == 200);
  has(reply, R"("balance":1000)");
  has(reply, R"("tier":"Gold")");
  CHECK(reply.body.find("13800138000") == std::string::npos);
  CHECK(counter.send("GET", "/v1/member?identifier=VIP-1").status == 404);
  CHECK(counter.send("GET", "/v1/member").status == 400);
  reply = counter.send("GET", "/v1/health");
  CHECK(reply.status == 200);
  has(reply, R"("store":"Tea on the corner")");
  has(reply, R"("waiting":0)");
}
