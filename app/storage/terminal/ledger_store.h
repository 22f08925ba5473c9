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
#include "app/storage/database.h"

namespace regulars::storage {

// What this terminal added to a member since central's figure was made.
struct OwnDelta {
  model::Points points;     // signed sum
  std::int64_t visits = 0;  // sales less voids: negative where central knows the sale only
  Instant last_visit{};     // epoch where none; a sale undone was a visit all the same
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
};

struct SaleRow {
  model::MemberId member;  // none: nobody known
  Instant at{};
  model::Points points;
  std::optional<std::uint64_t> voided_by;  // the seq of its void
};

struct LedgerEntry {
  std::uint64_t seq = 0;
  model::MemberId member;
  Instant at{};
  model::Points points;  // signed
  bool is_sale = false;
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

  // The row and, for a known member, its ledger entry and balance.
  [[nodiscard]] Status add_sale(const Transaction& transaction,
                                const model::EventStamp& stamp,
                                const model::SaleEvent& sale);
  [[nodiscard]] Status add_redeem(const Transaction& transaction,
                                  const model::EventStamp& stamp,
                                  const model::RedeemEvent& redeem);
  // Once for each sale.
  [[nodiscard]] Status add_void(const Transaction& transaction,
                                const model::EventStamp& stamp,
                                const model::VoidEvent& undone);

  [[nodiscard]] Result<OwnDelta> own_delta(const model::MemberId& member, std::uint64_t after_seq);
  [[nodiscard]] Result<model::Points> balance(const model::MemberId& member);
  // Newest first, without sales that were undone and their voids: what is listed adds up to what
  // the customer sees.
  [[nodiscard]] Result<std::vector<LedgerEntry>> recent_of(const model::MemberId& member,
                                                           std::size_t most);
  [[nodiscard]] Result<std::vector<LedgerEntry>> recent(std::size_t most);
  [[nodiscard]] Result<SalesOfDay> sales_of(const model::BusinessDay& day);

  // How many of the members in the newest `events` have a balance that is not the sum of their
  // entries; `all` looks at every member.
  [[nodiscard]] Result<std::int64_t> wrong_balances(std::uint64_t events);
  [[nodiscard]] Result<std::int64_t> all_wrong_balances();
  // Makes every balance anew from the entries.
  [[nodiscard]] Status rebuild_balances();

 private:
  [[nodiscard]] Status post(const model::EventStamp& stamp,
                            const model::MemberId& member,
                            std::int64_t points);
  Database& store_;
};

}  // namespace regulars::storage
