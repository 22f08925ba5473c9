#pragma once
// The ids of Regulars. Members and terminals are made with Uuid::v7; a sale's id is derived from
// its event's key (see event.h), so it is never sent.

#include "app/base/uuid.h"

namespace regulars::model {

using MemberId = StrongId<struct MemberTag>;
using StoreId = StrongId<struct StoreTag>;
using TerminalId = StrongId<struct TerminalTag>;
using StaffId = StrongId<struct StaffTag>;
using SaleId = StrongId<struct SaleTag>;

}  // namespace regulars::model
