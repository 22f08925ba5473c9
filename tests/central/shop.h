#pragma once
// A whole central without threads or sockets, in a folder of its own, and tills that push to it.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/base/log.h"
#include "app/central/books.h"
#include "app/central/enquiry_desk.h"
#include "app/central/member_feed.h"
#include "app/central/verification.h"
#include "app/model/event.h"
#include "sync/wire/batch.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temp_dir.h"

namespace regulars::tests {

inline constexpr model::Currency kYuan{};
// A manager of every shop here, who signs for what needs one, and has left since.
inline const model::StaffId kSomebodyAbove{*Uuid::parse("0190a1b2c3d47e8f9011121314150009")};

// A terminal's outbox in memory, chained as the real one is.
struct Till {
  Uuid id;
  Digest key_digest{};
  std::string key_pem;
  std::uint64_t epoch = 0;
  std::vector<sync::Envelope> log;  // all of it, from seq 1
  std::vector<Digest> hashes;       // hashes[n] after n events
  std::uint64_t acked = 0;
  Instant now{Milliseconds{ManualClock::kFriday}};

  // Its seq.
  std::uint64_t add(const model::Event& event, const std::string& side = {});
  std::uint64_t add_line(std::string line, std::string side = {});
  [[nodiscard]] sync::PushRequest batch(std::uint64_t first_seq, std::size_t count) const;
  [[nodiscard]] sync::PushRequest unsent() const;
  [[nodiscard]] sync::Caller caller() const { return {.terminal = id, .key_digest = key_digest}; }
};

class Shop {
 public:
  Shop();

  // With a code, a key and a request, as a real terminal.
  Till enrol(const std::string& name);
  // Pushes what the till has not got acknowledged, and folds.
  void push(Till& till);
  sync::Answer<sync::PushReply> push(const Till& till, sync::PushRequest request);
  [[nodiscard]] loyalty::LeaseAnswer lease(const Till& till,
                                           const Uuid& lease,
                                           model::MemberId member,
                                           std::int64_t points);
  [[nodiscard]] sync::Answer<std::string> ask_lease(const Till& till,
                                                    const Uuid& lease,
                                                    model::MemberId member,
                                                    std::int64_t points);
  // Of any topic; fails the test where central refuses.
  [[nodiscard]] std::string ask(const Till& till,
                                const std::string& topic,
                                const std::string& json);
  // Central ends and starts again on the same folder.
  void restart();
  void close();
  void open();

  [[nodiscard]] storage::BalanceRecord balance(model::MemberId member);
  [[nodiscard]] storage::Totals totals();
  [[nodiscard]] std::vector<storage::ShownEvent> events();
  [[nodiscard]] std::string stream() const;
  // Every chain and every sum holds; the sentences of what does not, for CHECK.
  [[nodiscard]] std::vector<std::string> mistakes();

  TempDir folder;
  ManualClock clock;
  Log log{"test", {}, LogLevel::error};
  std::unique_ptr<central::Books> books;
  std::unique_ptr<storage::CentralReader> reader;
  std::unique_ptr<central::MemberFeed> feed;
  std::unique_ptr<central::EnquiryDesk> enquiries;
};

[[nodiscard]] model::MemberId new_member_id();
// A sale whose points are what the default programme gives.
[[nodiscard]] model::SaleEvent a_sale(model::MemberId member, std::int64_t yuan);
[[nodiscard]] model::RedeemEvent a_redeem(model::MemberId member,
                                          const Uuid& lease,
                                          std::int64_t points);

// An event with the side line that belongs to it.
struct WithSide {
  model::Event event;
  std::string side;
};
[[nodiscard]] WithSide an_enrolment(model::MemberId member,
                                    const std::string& name,
                                    const std::vector<model::Identifier>& identifiers);
[[nodiscard]] WithSide a_stranger_sale(const model::Identifier& scanned, std::int64_t yuan);

}  // namespace regulars::tests
