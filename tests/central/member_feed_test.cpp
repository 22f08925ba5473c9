#include <map>
#include <random>

#include "app/base/bytes.h"
#include "app/loyalty/programme_document.h"
#include "app/storage/feed/feed_codec.h"
#include "tests/central/shop.h"
#include "tests/support/catch.h"

using namespace regulars;
using namespace regulars::tests;

namespace {
// What a terminal does with pages: members.db and its own ledger, in memory.
struct Replica {
  struct Row {
    std::int64_t points = 0;
    std::uint64_t applied_seq = 0;
  };
  struct Entry {
    std::uint64_t seq = 0;
    model::MemberId member;
    std::int64_t points = 0;
  };
  std::uint64_t cursor = 0;
  std::map<model::MemberId, Row> rows;
  std::vector<Entry> ledger;
  std::map<model::MemberId, std::int64_t> expected;  // what it must show, kept by the test

  [[nodiscard]] std::int64_t own_beyond(model::MemberId member, std::uint64_t seq) const {
    std::int64_t sum = 0;
    for (const auto& entry : ledger) {
      if (entry.member == member && entry.seq > seq) sum += entry.points;
    }
    return sum;
  }
  [[nodiscard]] std::int64_t shown(model::MemberId member) const {
    const auto row = rows.find(member);
    const Row known = row == rows.end() ? Row{} : row->second;
    return known.points + own_beyond(member, known.applied_seq);
  }
  void book(std::uint64_t seq, model::MemberId member, std::int64_t points) {
    ledger.push_back({seq, member, points});
    expected[member] += points;
  }
};

class Town {
 public:
  explicit Town(std::uint64_t seed) : dice_(seed), tills_{shop_.enrol("A"), shop_.enrol("B")} {}

  void step() {
    const std::size_t who = roll(2);
    Till& till = tills_[who];
    Replica& replica = replicas_[who];
    switch (roll(9)) {
      case 0:
        enrol(till);
        break;
      case 1:
      case 2:
      case 3:
        sell(till, replica);
        break;
      case 4:
        redeem(till, replica);
        break;
      case 5:
        push_some(till);
        break;
      case 6:
        publish();
        break;
      default:
        pull(who, 1 + roll(3));
        break;
    }
    for (const auto& one : replicas_) {
      for (const auto member : members_) CHECK(one.shown(member) == expected_of(one, member));
    }
  }

  // Everything goes up and comes down: both show the truth, which is the same.
  void finish() {
    for (auto& till : tills_) shop_.push(till);
    REQUIRE(shop_.books->fold_all());
    for (std::size_t who = 0; who < 2; ++who) {
      while (!pull(who, 2)) {
      }
      for (const auto member : members_) {
        if (is_known(member)) CHECK(replicas_[who].shown(member) == shop_.balance(member).points);
      }
    }
    CHECK(shop_.mistakes() == std::vector<std::string>{});
  }

 private:
  std::size_t roll(std::size_t sides) { return dice_() % sides; }
  static std::int64_t expected_of(const Replica& replica, model::MemberId member) {
    const auto found = replica.expected.find(member);
    return found == replica.expected.end() ? 0 : found->second;
  }
  bool is_known(model::MemberId member) {
    storage::ShowFilter filter;
    filter.member = member;
    return !shop_.reader->balances(filter)->empty();
  }

  // How far central has folded the till's log, by the events themselves.
  std::uint64_t folded_of(const Till& till) {
    for (const auto& event : shop_.events()) {  // newest first
      if (event.terminal.uuid() == till.id && event.is_folded) return event.seq;
    }
    return 0;
  }

  void enrol(Till& till) {
    const auto id = new_member_id();
    const model::Identifier card{model::IdentifierKind::Card, std::to_string(roll(12))};
    const auto enrolment = an_enrolment(id, "Ana", {card});  // cards collide on purpose
    till.add(enrolment.event, enrolment.side);
    members_.push_back(id);
  }
  void sell(Till& till, Replica& replica) {
    if (members_.empty() || roll(6) == 0) {
      const auto stranger =
          a_stranger_sale({model::IdentifierKind::Card, std::to_string(roll(12))}, 7);
      till.add(stranger.event, stranger.side);
      return;
    }
    const auto member = members_[roll(members_.size())];
    const auto yuan = static_cast<std::int64_t>(roll(100));
    replica.book(till.add(a_sale(member, yuan)), member, yuan);
  }
  void redeem(Till& till, Replica& replica) {
    if (members_.empty()) return;
    const auto member = members_[roll(members_.size())];
    const auto lease = Uuid::v7(Instant{Milliseconds{ManualClock::kFriday}});
    const auto points = static_cast<std::int64_t>(1 + roll(40));
    // Without a grant the event is against the rules, and its effect must vanish again.
    if (roll(4) != 0 && !shop_.lease(till, lease, member, points).granted) return;
    replica.book(till.add(a_redeem(member, lease, points)), member, -points);
    till.add(model::LeaseCloseEvent{lease});
  }
  void push_some(Till& till) {
    const std::size_t waiting = till.log.size() - till.acked;
    if (waiting == 0) return;
    auto request = till.batch(till.acked + 1, 1 + roll(waiting));
    if (roll(2) == 0) {  // acknowledged, but pages read now do not contain it yet
      const auto answers = shop_.books->push({{till.caller(), std::move(request)}});
      REQUIRE(answers.front());
      if (roll(3) != 0) till.acked = answers.front()->acked;
      return;
    }
    const auto reply = shop_.push(till, std::move(request));
    REQUIRE(reply);
    if (roll(3) != 0) till.acked = reply->acked;  // else the reply is lost
  }
  void publish() {
    static_cast<void>(shop_.books->add_staff(
        "staff " + std::to_string(roll(1'000'000)), model::Role::Cashier, "$argon2id$"));
  }
  bool pull(std::size_t who, std::size_t limit) {
    Replica& replica = replicas_[who];
    const auto reply = shop_.feed->pull(
        tills_[who].caller(), {.stream = shop_.stream(), .since = replica.cursor, .limit = limit});
    REQUIRE(reply);
    const auto& page = reply->page;
    const std::uint64_t folded = folded_of(tills_[who]);
    CHECK(page.since == replica.cursor);
    CHECK(page.next >= page.since);
    CHECK(page.applied_epoch == tills_[who].epoch);
    for (const auto& line : page.changes) {
      const auto change = storage::from_feed_line(line);
      REQUIRE(change);
      const auto* member = std::get_if<storage::MemberChange>(&*change);
      if (member == nullptr) continue;
      const auto id = member->member.id;
      replica.rows[id] = {member->balance.points.value(), page.applied_seq};
      replica.expected[id] = shop_.balance(id).points + replica.own_beyond(id, folded);
    }
    replica.cursor = page.next;
    return page.is_last;
  }

  std::mt19937_64 dice_;
  Shop shop_;
  Till tills_[2];
  Replica replicas_[2];
  std::vector<model::MemberId> members_;
};
}  // namespace

TEST_CASE("pages and own entries show the exact balance after every step", "[central]") {
  for (int round = 0; round < 12; ++round) {
    const std::uint64_t seed = random_u64();
    INFO("seed " << seed);
    Town town(seed);
    for (int i = 0; i < 150; ++i) town.step();
    town.finish();
  }
}

TEST_CASE("a store takes its currency before its first terminal, and keeps it", "[central]") {
  Shop shop;
  model::Programme programme = shop.books->newest_programme();
  programme.version += 1;
  programme.currency = *model::Currency::parse("USD");
  REQUIRE(shop.books->publish(loyalty::to_document(programme)));

  [[maybe_unused]] const Till till = shop.enrol("Till");
  programme.version += 1;
  programme.currency = *model::Currency::parse("EUR");
  const auto refused = shop.books->publish(loyalty::to_document(programme));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().words.find("count in USD; it cannot change to EUR") != std::string::npos);
}

TEST_CASE("a new terminal gets the programme, the staff and every member once", "[central]") {
  Shop shop;
  Till till = shop.enrol("Till");
  REQUIRE(shop.books->add_staff("Ana", model::Role::Manager, "$argon2id$x"));
  for (int i = 0; i < 7; ++i) {
    const auto id = new_member_id();
    const auto enrolment =
        an_enrolment(id, "M", {{model::IdentifierKind::Phone, "1380000000" + std::to_string(i)}});
    till.add(enrolment.event, enrolment.side);
    till.add(a_sale(id, 10));
    till.add(a_sale(id, 10));
    shop.push(till);
  }
  std::map<std::size_t, int> kinds;
  std::uint64_t cursor = 0;
  for (bool is_last = false; !is_last;) {
    const auto reply =
        shop.feed->pull(till.caller(), {.stream = shop.stream(), .since = cursor, .limit = 4});
    REQUIRE(reply);
    CHECK(reply->page.changes.size() <= 4);
    for (const auto& line : reply->page.changes) ++kinds[storage::from_feed_line(line)->index()];
    cursor = reply->page.next;
    is_last = reply->page.is_last;
  }
  CHECK(kinds[storage::FeedChange(storage::MemberChange{}).index()] == 7);
  CHECK(kinds[storage::FeedChange(storage::ProgrammeChange{}).index()] == 1);
  CHECK(kinds[storage::FeedChange(storage::StaffChange{}).index()] == 2);  // and who has left
  const auto nothing_new =
      shop.feed->pull(till.caller(), {.stream = shop.stream(), .since = cursor});
  REQUIRE(nothing_new);
  CHECK(nothing_new->page.changes.empty());
  CHECK(nothing_new->page.next == cursor);
}

TEST_CASE("a cursor or a stream that is not ours is told so", "[central]") {
  Shop shop;
  const Till till = shop.enrol("Till");
  const auto pull = [&](const std::string& stream, std::uint64_t since) {
    return shop.feed->pull(till.caller(), {.stream = stream, .since = since});
  };
  CHECK(pull("store:elsewhere", 0).error().status == 404);
  CHECK(pull(shop.stream(), 1'000'000).error().status == 410);
  REQUIRE(pull("global", 0));
  CHECK(pull("global", 0)->page.changes.empty());
}
