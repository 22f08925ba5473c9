#pragma once
// How each of the staff wants the screen at this terminal: one opaque text for each id.

#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/model/ids.h"
#include "app/storage/database.h"

namespace regulars::storage {

class PreferenceStore {
 public:
  explicit PreferenceStore(Database& store) : store_(store) {}

  [[nodiscard]] Result<std::optional<std::string>> find(const model::StaffId& staff);
  [[nodiscard]] Status save(const model::StaffId& staff, std::string_view json);

 private:
  Database& store_;
};

}  // namespace regulars::storage
