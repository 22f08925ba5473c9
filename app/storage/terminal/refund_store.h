#pragma once
// Sales partly or wholly returned at this terminal, also those of another one. Append-only; what a
// refund said in full stands in its envelope.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/storage/database.h"

namespace regulars::storage {

class RefundStore {
 public:
  explicit RefundStore(Database& store) : store_(store) {}

  // The seq of the refund of `sale` with that receipt.
  [[nodiscard]] Result<std::optional<std::uint64_t>> find(const model::EventKey& sale,
                                                          std::string_view reference);
  // Of all refunds of `sale` here, oldest first.
  [[nodiscard]] Result<std::vector<std::uint64_t>> of_sale(const model::EventKey& sale);

  // The row and, for a known member, what it moved of each purse: `moved` is signed.
  [[nodiscard]] Status add(const Transaction& transaction,
                           const model::EventStamp& stamp,
                           const model::RefundEvent& refund,
                           const std::vector<model::Grant>& moved);

 private:
  Database& store_;
};

}  // namespace regulars::storage
