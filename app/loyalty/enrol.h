#pragma once
// A new regular, by the card or number just scanned: known here at once, at central with the next
// contact. The event holds salted digests; name and numbers travel beside it.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/member_acts.h"
#include "app/model/event.h"
#include "app/model/member.h"

namespace regulars::storage {
class TerminalStorage;
class Transaction;
}  // namespace regulars::storage

namespace regulars::loyalty {

struct EnrolOrder {
  model::MemberId member = {};                      // made before with Uuid::v7; none: made here
  std::vector<model::Identifier> identifiers = {};  // one at least
  std::string name = {};                            // may be empty
  model::GreetingConsent greeting = model::GreetingConsent::Withheld;
  model::StaffId staff = {};
  Instant at{};
  std::chrono::minutes utc_offset{0};
  std::optional<model::Birthday> birthday = {};
  std::optional<model::Identifier> referrer = {};  // a card or number of who brought her
  std::vector<Word> consents = {};                 // beside the greeting
};

struct Enrolled {
  model::MemberId member;
  std::uint64_t seq = 0;
  bool existed = false;  // this member was enrolled here before: nothing was added
};

// A card or number that somebody here has already is a conflict. Not found: nobody here has the
// referrer's. Invalid: a birthday that no calendar has.
[[nodiscard]] Result<Enrolled> enrol(storage::TerminalStorage& storage, const EnrolOrder& order);
[[nodiscard]] Result<Enrolled> enrol(storage::TerminalStorage& storage,
                                     const storage::Transaction& transaction,
                                     const EnrolOrder& order);

}  // namespace regulars::loyalty
