#pragma once
// The leases this terminal asked central for, written down before they are asked, so that none is
// ever forgotten: a lease that was neither spent nor refused is closed by an event.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/ids.h"
#include "app/model/points.h"
#include "app/storage/database.h"

namespace regulars::storage {

enum class OwnLeaseState : std::uint8_t { Asked = 1, Spent = 2, Refused = 3, Closed = 4 };

struct LeaseRow {
  Uuid lease;
  model::MemberId member;
  model::Points points;
  std::string reward;
  OwnLeaseState state = OwnLeaseState::Asked;
  Instant asked_at{};
};

class LeaseStore {
 public:
  explicit LeaseStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<LeaseRow>> find(const Uuid& lease);
  [[nodiscard]] Result<std::vector<Uuid>> open_leases();
  [[nodiscard]] Status add(const Transaction& transaction, const LeaseRow& row);
  [[nodiscard]] Status set_state(const Transaction& transaction,
                                 const Uuid& lease,
                                 OwnLeaseState state);

 private:
  Database& store_;
};

}  // namespace regulars::storage
