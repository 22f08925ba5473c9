#include "app/storage/terminal/consent_store.h"

namespace regulars::storage {

namespace {

constexpr std::string_view kFind = "SELECT seq, greeting FROM own_consent WHERE member = ?";
constexpr std::string_view kPut =
    "INSERT OR REPLACE INTO own_consent (member, seq, greeting) VALUES (?, ?, ?)";
constexpr std::string_view kRemove = "DELETE FROM own_consent WHERE member = ?";

}  // namespace

Result<std::optional<OwnConsent>> ConsentStore::find(const model::MemberId& member) {
  Query query = store_.query(kFind);
  query.bind(member.uuid());
  REGULARS_TRY(const bool found, query.step());
  if (!found) return std::nullopt;
  return OwnConsent{static_cast<std::uint64_t>(query.integer(0)),
                    static_cast<model::GreetingConsent>(query.integer(1))};
}

Status ConsentStore::put(const Transaction& /*transaction*/,
                         const model::MemberId& member,
                         const OwnConsent& consent) {
  return store_.query(kPut)
      .bind(member.uuid())
      .bind(static_cast<std::int64_t>(consent.seq))
      .bind(static_cast<std::int64_t>(consent.greeting))
      .run();
}

Status ConsentStore::remove(const Transaction& /*transaction*/, const model::MemberId& member) {
  return store_.query(kRemove).bind(member.uuid()).run();
}

}  // namespace regulars::storage
