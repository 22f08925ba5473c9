#pragma once
// What moves purses beside sales, redemptions and returns: money loaded, bearer accounts issued,
// points given or taken by a person. Each row with its ledger entry, all append-only.

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

struct KnownTopUp {
  std::uint64_t seq = 0;
  model::MemberId account;
  model::PurseNumber purse = model::kPointsPurse;
  model::Money amount;
  std::int64_t bonus_minor = 0;
};

struct KnownIssue {
  std::uint64_t seq = 0;
  model::MemberId account;
  model::BearerKind kind = model::BearerKind::Coupon;
  std::string reward;
  model::PurseNumber purse = model::kCouponPurse;
  model::Money amount;
  Instant lapses{};
};

struct KnownAdjust {
  std::uint64_t seq = 0;
  model::MemberId member;
  model::PurseNumber purse = model::kPointsPurse;
  model::Points points;
};

class PurseStore {
 public:
  explicit PurseStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<KnownTopUp>> find_top_up(std::string_view reference);
  [[nodiscard]] Result<std::optional<KnownIssue>> find_issue(const model::MemberId& account);
  [[nodiscard]] Result<std::vector<KnownIssue>> issued_with(std::uint64_t sale_seq);
  [[nodiscard]] Result<std::optional<KnownAdjust>> find_adjust(std::string_view reference);

  [[nodiscard]] Status add(const Transaction& transaction,
                           const model::EventStamp& stamp,
                           const model::TopUpEvent& top_up);
  // The account itself, with its code, is OwnMemberStore's.
  [[nodiscard]] Status add(const Transaction& transaction,
                           const model::EventStamp& stamp,
                           const model::IssueEvent& issue);
  // `reference` was made at the tap: the same again is found by it.
  [[nodiscard]] Status add(const Transaction& transaction,
                           const model::EventStamp& stamp,
                           const model::AdjustEvent& adjust,
                           std::string_view reference);

 private:
  Database& store_;
};

}  // namespace regulars::storage
