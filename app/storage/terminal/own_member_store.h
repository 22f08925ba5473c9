#pragma once
// Members enrolled at this terminal: kept in store.db until the end, because the copy in
// members.db arrives later and can be lost. Where both know a member, members.db is right.

#include <optional>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/member.h"
#include "app/storage/database.h"

namespace regulars::storage {

class OwnMemberStore {
 public:
  explicit OwnMemberStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<model::Member>> find(const model::Identifier& identifier);
  [[nodiscard]] Result<std::optional<model::Member>> find(const model::MemberId& id);
  [[nodiscard]] Result<std::vector<model::Member>> search_names(std::string_view text,
                                                                std::size_t most);
  [[nodiscard]] Result<std::vector<model::Member>> search_numbers(std::string_view digits,
                                                                  std::size_t most);
  // The seq of the member's enrolment; none where it was not here.
  [[nodiscard]] Result<std::optional<std::uint64_t>> enrolled_by(const model::MemberId& id);

  [[nodiscard]] Status add(const Transaction& transaction,
                           std::uint64_t seq,
                           const model::Member& member);
  [[nodiscard]] Status remove(const Transaction& transaction, const model::MemberId& id);

 private:
  [[nodiscard]] Result<std::vector<model::Member>> members_of(Query& ids, std::size_t most);
  Database& store_;
};

}  // namespace regulars::storage
