#include "tests/central/shop.h"

#include "app/base/bytes.h"
#include "app/loyalty/event_codec.h"
#include "app/storage/central_sqlite/central_sqlite.h"
#include "sync/wire/identity.h"
#include "tests/support/catch.h"

namespace regulars::tests {

std::uint64_t Till::add(const model::Event& event, const std::string& side) {
  now += Milliseconds{1'000};
  const model::EventStamp stamp{
      .seq = log.size() + 1, .at = now, .utc_offset = std::chrono::minutes{480}};
  return add_line(loyalty::to_line(stamp, event), side);
}

std::uint64_t Till::add_line(std::string line, std::string side) {
  const std::uint64_t seq = log.size() + 1;
  hashes.push_back(sync::chained(hashes.back(), line));
  log.push_back({.seq = seq, .line = std::move(line), .side = std::move(side)});
  return seq;
}

sync::PushRequest Till::batch(std::uint64_t first_seq, std::size_t count) const {
  sync::PushRequest request;
  request.epoch = epoch;
  request.first_seq = first_seq;
  request.before = hashes.at(first_seq - 1);
  const auto first = log.begin() + static_cast<std::ptrdiff_t>(first_seq - 1);
  request.envelopes.assign(first, first + static_cast<std::ptrdiff_t>(count));
  request.tail = hashes.at(first_seq - 1 + count);
  return request;
}

sync::PushRequest Till::unsent() const {
  return batch(acked + 1, log.size() - acked);
}

Shop::Shop() {
  open();
}

void Shop::open() {
  auto authority = sync::make_authority("test", clock.wall());
  REQUIRE(authority);
  auto store = storage::open_central_store(folder / "central.db");
  REQUIRE(store);
  REQUIRE((*store)->put_staff({{kSomebodyAbove, "Zhao", model::Role::Manager, {}}, "", true}));
  auto opened = central::Books::open(std::move(*store), *authority, "Corner Shop", clock, log);
  REQUIRE(opened);
  books = std::move(*opened);
  auto first = storage::open_central_reader(folder / "central.db");
  auto second = storage::open_central_reader(folder / "central.db");
  auto third = storage::open_central_reader(folder / "central.db");
  REQUIRE((first && second && third));
  reader = std::move(*first);
  feed = std::make_unique<central::MemberFeed>(std::move(*second), clock);
  enquiries = std::make_unique<central::EnquiryDesk>(std::move(*third));
}

void Shop::close() {
  enquiries.reset();
  feed.reset();
  reader.reset();
  books.reset();
}

void Shop::restart() {
  close();
  open();
}

Till Shop::enrol(const std::string& name) {
  const auto key = sync::make_key();
  REQUIRE(key);
  const auto csr = sync::make_csr(*key, name);
  REQUIRE(csr);
  const auto code = books->make_code("");
  REQUIRE(code);
  Till till;
  till.key_pem = *key;
  till.epoch = random_u64();
  const auto reply = books->enrol(
      "127.0.0.1", {.code = code->code, .csr_pem = *csr, .epoch = till.epoch, .name = name});
  REQUIRE(reply);
  till.id = reply->terminal;
  till.key_digest = *sync::key_digest_of_key(*key);
  till.hashes.push_back(reply->chain_start);
  return till;
}

sync::Answer<sync::PushReply> Shop::push(const Till& till, sync::PushRequest request) {
  auto answers = books->push({{.caller = till.caller(), .request = std::move(request)}});
  REQUIRE(answers.size() == 1);
  REQUIRE(books->fold_all());
  return std::move(answers.front());
}

void Shop::push(Till& till) {
  if (till.log.size() == till.acked) return;
  const auto reply = push(till, till.unsent());
  REQUIRE(reply);
  REQUIRE(reply->acked == till.log.size());
  REQUIRE(reply->tail == till.hashes.back());
  till.acked = reply->acked;
}

sync::Answer<std::string> Shop::ask_lease(const Till& till,
                                          const Uuid& lease,
                                          model::MemberId member,
                                          std::int64_t points) {
  return books->ask(till.caller(),
                    "lease",
                    R"({"lease":")" + lease.hex() + R"(","member":")" + member.uuid().hex() +
                        R"(","points":)" + std::to_string(points) + "}");
}

loyalty::LeaseAnswer Shop::lease(const Till& till,
                                 const Uuid& lease,
                                 model::MemberId member,
                                 std::int64_t points) {
  const auto answer = ask_lease(till, lease, member, points);
  REQUIRE(answer);
  if (*answer == R"({"granted":true})") return {.granted = true};
  const std::string refused = R"({"granted":false,"available":)";
  REQUIRE(answer->substr(0, refused.size()) == refused);
  return {.granted = false, .available = std::stoll(answer->substr(refused.size()))};
}

std::string Shop::ask(const Till& till, const std::string& topic, const std::string& json) {
  const auto answer = central::EnquiryDesk::knows(topic)
                          ? enquiries->answer(till.caller(), topic, json)
                          : books->ask(till.caller(), topic, json);
  INFO((answer ? "" : answer.error().words));
  REQUIRE(answer);
  return *answer;
}

storage::BalanceRecord Shop::balance(model::MemberId member) {
  storage::ShowFilter filter;
  filter.member = member;
  const auto shown = reader->balances(filter);
  REQUIRE(shown);
  REQUIRE(shown->size() == 1);
  return shown->front().balance;
}

storage::Totals Shop::totals() {
  const auto totals = reader->totals({});
  REQUIRE(totals);
  return *totals;
}

std::vector<storage::ShownEvent> Shop::events() {
  storage::ShowFilter filter;
  filter.limit = 10'000;
  auto events = reader->events(filter);
  REQUIRE(events);
  return std::move(*events);
}

std::string Shop::stream() const {
  return "store:" + books->store_record().id.uuid().text();
}

std::vector<std::string> Shop::mistakes() {
  auto found = central::verify(*reader);
  REQUIRE(found);
  return std::move(found->mistakes);
}

model::MemberId new_member_id() {
  return model::MemberId{Uuid::v7(Instant{Milliseconds{ManualClock::kFriday}})};
}

model::SaleEvent a_sale(model::MemberId member, std::int64_t yuan) {
  model::SaleEvent sale;
  sale.member = member;
  sale.amount = {yuan * 100, kYuan};
  sale.points = model::Points{yuan};
  sale.programme_version = 1;
  return sale;
}

model::RedeemEvent a_redeem(model::MemberId member, const Uuid& lease, std::int64_t points) {
  model::RedeemEvent redeem;
  redeem.member = member;
  redeem.reward = "r500";
  redeem.points = model::Points{points};
  redeem.value = {500, kYuan};
  redeem.programme_version = 1;
  redeem.lease = lease;
  return redeem;
}

WithSide an_enrolment(model::MemberId member,
                      const std::string& name,
                      const std::vector<model::Identifier>& identifiers) {
  const loyalty::Side side{
      .salt = loyalty::random_salt(), .name = name, .identifiers = identifiers};
  model::EnrolEvent enrol;
  enrol.member = member;
  enrol.name = loyalty::digest_of_name(side.salt, name);
  for (const auto& identifier : identifiers) {
    enrol.identifiers.push_back(loyalty::digest_of(side.salt, identifier));
  }
  return {enrol, loyalty::to_side(side)};
}

WithSide a_stranger_sale(const model::Identifier& scanned, std::int64_t yuan) {
  const loyalty::Side side{.salt = loyalty::random_salt(), .name = {}, .identifiers = {scanned}};
  auto sale = a_sale({}, yuan);
  sale.unknown_identifier = loyalty::digest_of(side.salt, scanned);
  return {sale, loyalty::to_side(side)};
}

}  // namespace regulars::tests
