#pragma once
// Sales, redeems, voids and the points they moved, at this terminal. The ledger is append-only; the
// balance beside it is a cache of its sums. The figures of a day leave out what was undone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/business_day.h"
#include "app/model/event.h"
#include "app/model/standing.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct PurseDelta {
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;  // signed sum
};

// What this terminal added to a member since central's figure was made.
struct OwnDelta {
  model::Points points;            // of the points purse
  std::int64_t visits = 0;         // sales less voids: negative where central knows the sale only
  Instant last_visit{};            // of any sale here, epoch where none; also of one undone
  std::vector<PurseDelta> purses;  // the others, where not 0
};

struct KnownSale {
  std::uint64_t seq = 0;
  model::MemberId member;
  model::Money amount;
  model::Points points;
};

struct KnownRedeem {
  std::uint64_t seq = 0;
  model::Points points;
  model::Money value;
  model::PurseNumber purse = model::kPointsPurse;
};

struct SaleRow {
  model::MemberId member;  // none: nobody known
  Instant at{};
  model::Points points;
  std::optional<std::uint64_t> voided_by;  // the seq of its void
  model::StaffId staff = {};
};

struct RedeemRow {
  model::MemberId member;  // the account that paid
  std::string reward;
  Instant at{};
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;
  std::optional<std::uint64_t> voided_by;
  model::StaffId staff = {};
};

struct LedgerEntry {
  std::uint64_t seq = 0;
  model::MemberId member;
  Instant at{};
  model::Points points;  // signed
  bool is_sale = false;
  bool is_redeem = false;
};

// One entry of one purse.
struct PurseEntry {
  std::uint64_t seq = 0;
  model::PurseNumber purse = model::kPointsPurse;
  Instant at{};
  model::Points points;  // signed
  model::Points total;   // of this purse by entries of this terminal, with this one
};

struct SalesOfDay {
  std::int64_t sales = 0;
  std::int64_t members = 0;  // different ones
  model::Points points_given;
};

class LedgerStore {
 public:
  explicit LedgerStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<KnownSale>> find_sale(model::Origin origin,
                                                           std::string_view reference);
  [[nodiscard]] Result<bool> has_sale(std::uint64_t seq);
  [[nodiscard]] Result<std::optional<SaleRow>> sale(std::uint64_t seq);
  [[nodiscard]] Result<std::optional<KnownRedeem>> find_redeem(const Uuid& lease);
  [[nodiscard]] Result<std::optional<RedeemRow>> redeem(std::uint64_t seq);

  // The row and, for a known member, an entry for each purse that it gave to at once.
  [[nodiscard]] Status add_sale(const Transaction& transaction,
                                const model::EventStamp& stamp,
                                const model::SaleEvent& sale);
  [[nodiscard]] Status add_redeem(const Transaction& transaction,
                                  const model::EventStamp& stamp,
                                  const model::RedeemEvent& redeem);
  // Once for each event; takes back all that stands in the ledger under it.
  [[nodiscard]] Status add_void(const Transaction& transaction,
                                const model::EventStamp& stamp,
                                const model::VoidEvent& undone);

  [[nodiscard]] Result<OwnDelta> own_delta(const model::MemberId& member, std::uint64_t after_seq);
  [[nodiscard]] Result<model::Points> balance(const model::MemberId& member,
                                              model::PurseNumber purse = model::kPointsPurse);
  // What an event moved, by purse.
  [[nodiscard]] Result<std::vector<PurseEntry>> moved_by(const model::MemberId& member,
                                                         std::uint64_t seq);
  // Of all purses, newest first, those before the event `before` (0: from the newest); the cost is
  // that of the page.
  [[nodiscard]] Result<std::vector<PurseEntry>> page_of(const model::MemberId& member,
                                                        std::uint64_t before,
                                                        std::size_t most);
  // What rules with limits gave in periods, and gave back.
  [[nodiscard]] Status add_uses(const Transaction& transaction,
                                const model::MemberId& member,
                                std::uint64_t seq,
                                const std::vector<model::RuleUse>& uses);
  // The opposite of what the event `of_seq` used, under the event `by_seq`.
  [[nodiscard]] Status undo_uses(const Transaction& transaction,
                                 const model::MemberId& member,
                                 std::uint64_t of_seq,
                                 std::uint64_t by_seq);
  // In the period that began on `since`, by events after `after_seq`.
  [[nodiscard]] Result<model::RuleUse> use_of(const model::MemberId& member,
                                              const std::string& rule,
                                              std::chrono::sys_days since,
                                              std::uint64_t after_seq);
  // Newest first, without what was undone and its voids: what is listed adds up to what
  // the customer sees.
  [[nodiscard]] Result<std::vector<LedgerEntry>> recent_of(const model::MemberId& member,
                                                           std::size_t most);
  [[nodiscard]] Result<std::vector<LedgerEntry>> recent(std::size_t most);
  [[nodiscard]] Result<SalesOfDay> sales_of(const model::BusinessDay& day);

  // How many balances of the members in the newest `events` are not the sum of their entries; `all`
  // looks at every member, and at the sums that the entries themselves say.
  [[nodiscard]] Result<std::int64_t> wrong_balances(std::uint64_t events);
  [[nodiscard]] Result<std::int64_t> all_wrong_balances();
  // The programme that sales here are evaluated under, once each.
  [[nodiscard]] Result<bool> has_programme(std::int64_t version);
  [[nodiscard]] Status keep_programme(const Transaction& transaction,
                                      std::int64_t version,
                                      std::string_view document);
  [[nodiscard]] Result<std::optional<std::string>> programme_document(std::int64_t version);

  // Makes every balance anew from the entries.
  [[nodiscard]] Status rebuild_balances();

 private:
  [[nodiscard]] Result<std::vector<model::PurseNumber>> purses_of(const model::MemberId& member);
  Database& store_;
};

}  // namespace regulars::storage
