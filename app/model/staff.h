#pragma once
// Who works at the counter. The PIN's hash never leaves storage.

#include <cstdint>
#include <string>

#include "app/model/ids.h"

namespace regulars::model {

enum class Role : std::uint8_t { Cashier = 1, Supervisor = 2, Manager = 3 };  // never renumber

struct Staff {
  StaffId id;
  std::string name;
  Role role = Role::Cashier;
  MemberId member = {};  // who she is as a customer; none: unknown
  bool operator==(const Staff&) const = default;
};

}  // namespace regulars::model
