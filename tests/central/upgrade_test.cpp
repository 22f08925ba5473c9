// A central.db as the fourth schema left it, with data in it, brought to the newest.

#include <vector>

#include "app/loyalty/event_codec.h"
#include "app/storage/migrations.h"
#include "assets/schema/central.h"
#include "sync/wire/envelope.h"
#include "tests/central/programme_cases.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
constexpr std::int64_t kFridayMs = ManualClock::kFriday;
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kToday = (kFridayMs + 8 * 3'600'000) / kDayMs;

void require_ok(const Status& status) {
  if (!status) FAIL(status.error().words);
}

// One member who bought for 100 and for 40, took 30 points off, and had the 40 undone.
class FourthSchema {
 public:
  explicit FourthSchema(const std::filesystem::path& file)
      : database_(storage::Database::open(file, storage::Access::ReadWrite).value()) {
    const auto opened = storage::migrate(
        database_, storage::kCentralId, std::span(assets::kCentralSchema).first(4));
    REQUIRE(opened == storage::Opening::Upgraded);
    write_store();
    write_log();
    write_books();
  }

  model::MemberId member = new_member_id();
  Till till;  // as it stands at the counter

 private:
  storage::Query query(std::string_view sql) { return database_.query(sql); }

  void write_store() {
    const Digest salt = sha256("salt");
    require_ok(query("INSERT INTO store VALUES (1, ?, 'Corner Shop', ?, 3, 5)")
                   .bind(Uuid::v7(Instant{Milliseconds{kFridayMs}}))
                   .bind(std::span<const std::uint8_t>(salt))
                   .run());
    require_ok(query("INSERT INTO programme VALUES (1, ?, ?, 1)")
                   .bind(std::string_view(loyalty::to_document(default_programme())))
                   .bind(kFridayMs)
                   .run());
  }

  void write_log() {
    till.id = Uuid::v7(Instant{Milliseconds{kFridayMs}});
    till.key_digest = sha256("key");
    till.epoch = 7;
    till.hashes = {sha256("chain start")};
    const auto enrolment = an_enrolment(member, "Li Na", {});
    till.add(enrolment.event, enrolment.side);
    till.add(a_sale(member, 100));
    till.add(a_sale(member, 40));
    till.add(a_redeem(member, lease_, 30));
    till.add(model::VoidEvent{member, 3, model::Points{40}, {}});
    till.acked = till.log.size();
    require_ok(query("INSERT INTO terminal VALUES "
                     "(1, ?, 'Till', ?, '', ?, 7, 5, ?, 5, ?, ?, 0, NULL)")
                   .bind(till.id)
                   .bind(std::span<const std::uint8_t>(till.key_digest))
                   .bind(std::span<const std::uint8_t>(till.hashes.front()))
                   .bind(std::span<const std::uint8_t>(till.hashes.back()))
                   .bind(kFridayMs)
                   .bind(kFridayMs)
                   .run());
    for (std::size_t i = 0; i < till.log.size(); ++i) {
      require_ok(query("INSERT INTO event VALUES (?, 1, 7, ?, ?, ?, ?, 1, NULL)")
                     .bind(static_cast<std::int64_t>(i + 1))
                     .bind(static_cast<std::int64_t>(i + 1))
                     .bind(std::string_view(till.log[i].line))
                     .bind(std::span<const std::uint8_t>(till.hashes[i + 1]))
                     .bind(kFridayMs)
                     .run());
    }
  }

  void write_sale(std::int64_t gseq, std::int64_t yuan) {
    require_ok(query("INSERT INTO sale VALUES (?1, 1, ?2 * 100, 'CNY', ?2, 1, 0, NULL, 1, '', ?3, "
                     "480, ?4)")
                   .bind(gseq)
                   .bind(yuan)
                   .bind(kFridayMs)
                   .bind(kToday)
                   .run());
  }

  void write_books() {
    require_ok(query("INSERT INTO member VALUES (1, ?, 'Li Na', 0, ?, 0, 0)")
                   .bind(member.uuid())
                   .bind(kToday)
                   .run());
    require_ok(query("INSERT INTO balance VALUES (1, 70, 0, 1, ?, 2)").bind(kFridayMs).run());
    write_sale(2, 100);
    write_sale(3, 40);
    const std::string day = std::to_string(kToday);
    const std::string now = std::to_string(kFridayMs);
    require_ok(query("INSERT INTO lease VALUES (1, ?, 1, 1, 30, 30, 2, 0)").bind(lease_).run());
    require_ok(database_.execute(
        "INSERT INTO lot (gseq, member, points, drawn, earned_ms) VALUES (2, 1, 100, 30, " + now +
        "), (3, 1, 40, 40, " + now + ");" +
        "INSERT INTO redeem VALUES (4, 1, 'r500', 30, 500, 'CNY', 1, " + now + ", " + day + ");" +
        "INSERT INTO draw VALUES (4, 2, 30), (5, 3, 40);" +
        "INSERT INTO slice VALUES (1, 0, 2, 30, 30);" +
        "INSERT INTO void VALUES (5, 3, 40, 40, NULL, " + now + ", " + day + ");"));
  }

  storage::Database database_;
  Uuid lease_ = Uuid::v7(Instant{Milliseconds{kFridayMs}});
};

// Central on a folder that it finds.
struct Upgraded : Shop {
  Upgraded() {
    close();
    std::filesystem::remove_all(folder / "central.db");
    std::filesystem::remove(folder / "central.db-wal");
    std::filesystem::remove(folder / "central.db-shm");
    FourthSchema before(folder / "central.db");
    member = before.member;
    till = before.till;
  }
  model::MemberId member;
  Till till;
};
}  // namespace

TEST_CASE("books of the fourth schema are brought forward with every sum", "[central]") {
  Upgraded shop;
  shop.open();
  CHECK(shop.mistakes() == std::vector<std::string>{});
  CHECK(shop.balance(shop.member).points == 70);
  CHECK(shop.totals().sales == 2);
  CHECK(shop.totals().voids == 1);
  CHECK(shop.totals().redeems == 1);

  shop.till.add(a_sale(shop.member, 5));
  shop.till.add(model::VoidEvent{shop.member, 4, model::Points{0}, {}});
  shop.push(shop.till);
  CHECK(shop.totals().rejected == 0);
  CHECK(shop.balance(shop.member).points == 105);  // the 30 are back in the lot they came from
  CHECK(shop.mistakes() == std::vector<std::string>{});
}
