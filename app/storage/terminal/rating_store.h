#pragma once
// Ratings given at this terminal: exactly one outcome for a sale.

#include <cstdint>
#include <optional>
#include <vector>

#include "app/base/result.h"
#include "app/model/business_day.h"
#include "app/model/event.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct RatingCounts {
  std::int64_t answered = 0;
  std::int64_t skipped = 0;
  std::int64_t timed_out = 0;
  std::int64_t face_sum = 0;  // of the answered ones, 1 to 5 each
  bool operator==(const RatingCounts&) const = default;
};

struct RatedSale {
  Instant at{};
  model::RatingOutcome outcome = model::RatingOutcome::Answered;
  std::uint8_t face = 0;
  std::uint8_t tier = 0;
  model::MemberId member;  // none: nobody known
  model::StaffId staff;    // who booked the sale
};

class RatingStore {
 public:
  explicit RatingStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<model::RatingEvent>> find(std::uint64_t sale_seq);
  [[nodiscard]] Status add(const Transaction& transaction,
                           const model::EventStamp& stamp,
                           const model::RatingEvent& rating);
  [[nodiscard]] Result<RatingCounts> counts_of(const model::BusinessDay& day);
  // Newest first.
  [[nodiscard]] Result<std::vector<RatedSale>> ratings_of(const model::BusinessDay& day,
                                                          std::size_t most);

 private:
  Database& store_;
};

}  // namespace regulars::storage
