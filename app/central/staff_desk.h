#pragma once
// StaffDesk: who works at the counters, as a manager says at a terminal or head office in its
// shell. All calls stand inside the caller's transaction, on the writer thread.
//
// (1) Only a manager who works here changes the directory from a terminal.
// (2) The last manager neither leaves nor becomes anything else.
// (3) The hash of a PIN comes in the side, which is dropped once it is folded: it stands in one
//     place only.

#include <cstdint>
#include <string>
#include <vector>

#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class StaffDesk {
 public:
  explicit StaffDesk(storage::CentralStore& store) : store_(store) {}

  // Why it has no effect; empty: it has.
  [[nodiscard]] Result<std::string> take(const storage::LoggedEvent& logged,
                                         const model::StaffEvent& event);

  // By head office, by id (32 hex digits) or name. not_found, conflict (several of the name),
  // refused: (2).
  [[nodiscard]] Result<model::Staff> reset_pin(const std::string& who, std::string pin_hash);
  [[nodiscard]] Result<model::Staff> set_role(const std::string& who, model::Role role);
  [[nodiscard]] Result<model::Staff> leave(const std::string& who);

 private:
  [[nodiscard]] Result<storage::StaffRecord> find(const std::string& who);
  [[nodiscard]] Status check_managers(const storage::StaffRecord& changed);

  storage::CentralStore& store_;
};

}  // namespace regulars::central
