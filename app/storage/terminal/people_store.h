#pragma once
// What was said at this terminal about members: their cards, corrections, households and merges. It
// counts while central's copy of the member (HeldMember::applied_seq) does not contain its event.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/standing.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct OwnCard {
  model::Identifier identifier;
  model::MemberId member;
  bool is_lost = false;
  std::uint64_t seq = 0;
};

struct OwnCorrection {
  std::uint64_t seq = 0;
  std::optional<std::string> name;  // none: as it was
  std::optional<model::Birthday> birthday;
};

struct OwnHousehold {
  std::uint64_t seq = 0;
  model::MemberId household;  // none: she left
};

struct OwnPurpose {
  std::uint64_t seq = 0;
  model::Purpose purpose = model::Purpose::Greeting;
  bool is_given = false;
  std::int64_t text_version = 0;
};

class PeopleStore {
 public:
  explicit PeopleStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<OwnCard>> card(const model::Identifier& identifier);
  [[nodiscard]] Result<std::vector<OwnCard>> cards_of(const model::MemberId& member);
  [[nodiscard]] Result<std::optional<OwnCorrection>> correction(const model::MemberId& member);
  [[nodiscard]] Result<std::optional<OwnHousehold>> household(const model::MemberId& member);
  // Who was said here to join the household of `holder`; some may have left since.
  [[nodiscard]] Result<std::vector<model::MemberId>> said_to_be_of(const model::MemberId& holder);
  [[nodiscard]] Result<std::vector<OwnPurpose>> purposes(const model::MemberId& member);
  // Herself unless she was merged.
  [[nodiscard]] Result<model::MemberId> living(const model::MemberId& member);
  [[nodiscard]] Result<std::vector<model::MemberId>> losers_of(const model::MemberId& winner);

  // Inside a transaction of store.db.
  [[nodiscard]] Status put(const Transaction& transaction, const OwnCard& card);
  [[nodiscard]] Status put(const Transaction& transaction,
                           const model::MemberId& member,
                           const OwnCorrection& correction);
  [[nodiscard]] Status put(const Transaction& transaction,
                           const model::MemberId& member,
                           const OwnHousehold& household);
  [[nodiscard]] Status put(const Transaction& transaction,
                           const model::MemberId& member,
                           const OwnPurpose& purpose);
  [[nodiscard]] Status merge(const Transaction& transaction,
                             const model::MemberId& winner,
                             const model::MemberId& loser);
  // Everything that was said about her, and the sides of all events that are about her or show one
  // of these numbers.
  [[nodiscard]] Status erase(const Transaction& transaction,
                             const model::MemberId& member,
                             const std::vector<model::Identifier>& identifiers);

 private:
  Database& store_;
};

}  // namespace regulars::storage
