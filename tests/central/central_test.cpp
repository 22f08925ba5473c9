#include "app/central/central.h"

#include <thread>

#include "app/base/system_clock.h"
#include "app/central/office.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "app/storage/feed/feed_codec.h"
#include "sync/client/https_client.h"
#include "tests/central/remote_till.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"
#include "tests/support/child_process.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
struct RunningCentral {
  TempDir folder;
  SystemClock clock;
  Log log{"test", {}, LogLevel::error};
  std::unique_ptr<central::Central> central = start();

  std::unique_ptr<central::Central> start() {
    auto started =
        central::Central::start({.folder = folder / "central", .store_name = "Shop"}, clock, log);
    if (!started) FAIL(started.error().words);
    return std::move(*started);
  }
  RemoteTill enrol(const std::string& name) {
    const auto answer = central::ask_office(
        folder / "central", R"({"do":"enrol-code","terminal":")" + name + "\"}", clock, log);
    if (!answer) FAIL(answer.error().words);
    return RemoteTill::enrol(central->url(),
                             central->ca_sha256(),
                             text_between(*answer, R"("code":")", "\""),
                             folder / name,
                             log);
  }
  [[nodiscard]] std::unique_ptr<storage::CentralReader> reader() {
    auto reader = storage::open_central_reader(folder / "central" / "central.db");
    REQUIRE(reader);
    return std::move(*reader);
  }
};
}  // namespace

TEST_CASE("a terminal enrols, pushes, asks and pulls over HTTPS", "[central]") {
  RunningCentral running;
  auto remote = running.enrol("till-1");
  const auto member = new_member_id();
  const auto enrolment =
      an_enrolment(member, "Li Na", {{model::IdentifierKind::Phone, "13800138000"}});
  remote.till.add(enrolment.event, enrolment.side);
  remote.till.add(a_sale(member, 600));
  REQUIRE(remote.push());
  const auto lease =
      remote.send("POST",
                  "/ask/lease",
                  R"({"lease":")" + new_member_id().uuid().hex() + R"(","member":")" +
                      member.uuid().hex() + R"(","points":500})");
  REQUIRE(lease);
  CHECK(lease->body == R"({"granted":true})");
  const auto reply = remote.send("GET", "/changes?stream=" + remote.stream + "&since=0&limit=100");
  REQUIRE(reply);
  REQUIRE(reply->status == 200);
  const auto page = sync::decode_page(reply->body);
  REQUIRE(page);
  CHECK(page->page.is_last);
  CHECK(page->page.applied_seq == 2);
  bool is_found = false;
  for (const auto& line : page->page.changes) {
    const auto change = storage::from_feed_line(line);
    REQUIRE(change);
    const auto* row = std::get_if<storage::MemberChange>(&*change);
    if (row == nullptr) continue;
    is_found = true;
    CHECK(row->member.name == "Li Na");
    CHECK(row->balance.points.value() == 600);
    CHECK(row->balance.available_online.value() == 100);
  }
  CHECK(is_found);
}

TEST_CASE("many terminals push at once and each event counts once", "[central]") {
  constexpr int kTills = 4;
  constexpr int kBatches = 15;
  constexpr int kSales = 20;
  RunningCentral running;
  std::vector<RemoteTill> remotes;
  for (int i = 0; i < kTills; ++i) remotes.push_back(running.enrol("till-" + std::to_string(i)));
  std::vector<std::thread> threads;
  for (auto& remote : remotes) {
    threads.emplace_back([&remote] {
      for (int batch = 0; batch < kBatches; ++batch) {
        for (int i = 0; i < kSales; ++i) remote.till.add(a_sale({}, 1));
        static_cast<void>(remote.push());
        // Every other reply is as good as lost: the same batch goes up again.
        if (batch % 2 == 0) remote.till.acked -= std::min<std::uint64_t>(remote.till.acked, kSales);
      }
      while (remote.till.acked < remote.till.log.size() && remote.push()) {
      }
    });
  }
  for (auto& thread : threads) thread.join();
  running.central.reset();  // folds what it took
  const auto reader = running.reader();
  CHECK(reader->totals({})->sales == kTills * kBatches * kSales);
  CHECK(central::verify(*reader)->mistakes == std::vector<std::string>{});
}

TEST_CASE("commands reach a running central only with the token of its folder", "[central]") {
  RunningCentral running;
  const auto admin = text_of(running.folder / "central" / "admin.json");
  const auto permissions =
      std::filesystem::status(running.folder / "central" / "admin.json").permissions();
  CHECK((permissions & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
        std::filesystem::perms::none);
  sync::HttpsOptions options;
  options.base_url = "http://127.0.0.1:" + text_between(admin, R"("port":)", ",");
  const auto client = sync::HttpsClient::open(std::move(options));
  REQUIRE(client);
  sync::HttpsRequest request;
  request.method = "POST";
  request.path = "/v1/office";
  request.body = R"({"do":"enrol-code"})";
  CHECK((*client)->send(request)->status == 401);
  request.headers = {{"Authorization", "Bearer " + std::string(64, '0')}};
  CHECK((*client)->send(request)->status == 401);
  request.headers = {{"Authorization", "Bearer " + text_between(admin, R"("token":")", "\"")}};
  const auto reply = (*client)->send(request);
  REQUIRE(reply);
  CHECK(reply->status == 200);
  CHECK(text_between(reply->body, R"("code":")", "\"").size() == 8);
  request.body = "not JSON";
  CHECK((*client)->send(request)->body.find("error") != std::string::npos);
  running.central.reset();
  CHECK_FALSE(std::filesystem::exists(running.folder / "central" / "admin.json"));
}

TEST_CASE("a central that starts again is the one that terminals know", "[central]") {
  RunningCentral running;
  auto remote = running.enrol("till-1");
  remote.till.add(a_sale({}, 5));
  REQUIRE(remote.push());
  const auto fingerprint = running.central->ca_sha256();
  running.central.reset();
  remote.till.add(a_sale({}, 6));
  CHECK_FALSE(remote.push());
  running.central = running.start();
  CHECK(running.central->ca_sha256() == fingerprint);
  CHECK_FALSE(running.central->is_new());
  remote.connect(running.central->url(), running.folder / "till-1");
  REQUIRE(remote.push());
  CHECK(remote.till.acked == 2);
}

TEST_CASE("two servers never share a folder", "[central]") {
  RunningCentral running;
  const auto second =
      central::Central::start({.folder = running.folder / "central"}, running.clock, running.log);
  REQUIRE_FALSE(second);
  CHECK(second.error().words.find("in use") != std::string::npos);
}
