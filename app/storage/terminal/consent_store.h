#pragma once
// What members said at this terminal about being greeted by name; the last word of each. It counts
// until the copy in members.db contains its event.

#include <cstdint>
#include <optional>

#include "app/base/result.h"
#include "app/model/member.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct OwnConsent {
  std::uint64_t seq = 0;  // of the event that said it
  model::GreetingConsent greeting = model::GreetingConsent::Withheld;
};

class ConsentStore {
 public:
  explicit ConsentStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<OwnConsent>> find(const model::MemberId& member);
  [[nodiscard]] Status put(const Transaction& transaction,
                           const model::MemberId& member,
                           const OwnConsent& consent);
  [[nodiscard]] Status remove(const Transaction& transaction, const model::MemberId& member);

 private:
  Database& store_;
};

}  // namespace regulars::storage
