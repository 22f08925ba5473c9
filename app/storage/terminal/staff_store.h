#pragma once
// What a manager said at this terminal about the staff: it counts here at once, until the copy in
// members.db contains its event.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/model/staff.h"
#include "app/storage/database.h"
#include "app/storage/terminal/member_store.h"

namespace regulars::storage {

struct OwnStaff {
  std::uint64_t seq = 0;  // of the event that said it
  HeldStaff held;
  bool is_gone = false;
};

class StaffStore {
 public:
  StaffStore(Database& store, MemberStore& members) : store_(store), members_(members) {}

  // By name, those who left here left out.
  [[nodiscard]] Result<std::vector<HeldStaff>> all();
  // None: nobody, or somebody who left.
  [[nodiscard]] Result<std::optional<HeldStaff>> find(const model::StaffId& id);

  // Inside a transaction of store.db.
  [[nodiscard]] Status put(const Transaction& transaction, const OwnStaff& staff);
  // Central's copy contains her up to `applied_seq`: what was said before is forgotten, and the
  // sides with the hashes of PINs with it.
  [[nodiscard]] Status forget(const Transaction& transaction,
                              const model::StaffId& id,
                              std::uint64_t applied_seq);

 private:
  [[nodiscard]] Result<std::vector<OwnStaff>> own();
  Database& store_;
  MemberStore& members_;
};

}  // namespace regulars::storage
