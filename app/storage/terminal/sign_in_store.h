#pragma once
// Wrong PINs in a row, for each of the staff; survives a restart.

#include <cstdint>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/model/ids.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct Attempts {
  std::int64_t failures = 0;
  Instant failed_at{};  // the last one
};

class SignInStore {
 public:
  explicit SignInStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<Attempts> attempts_of(const model::StaffId& staff);
  [[nodiscard]] Status failed(const model::StaffId& staff, Instant at);
  [[nodiscard]] Status succeeded(const model::StaffId& staff);

 private:
  Database& store_;
};

}  // namespace regulars::storage
