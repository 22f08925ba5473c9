#include "app/loyalty/staff_directory.h"

#include <algorithm>
#include <vector>

#include "app/base/bytes.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/pin.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

using storage::HeldStaff;

constexpr std::size_t kLongestName = 80;  // bytes

bool is_manager(const HeldStaff& held) {
  return held.staff.role == model::Role::Manager;
}

const HeldStaff* with_id(const std::vector<HeldStaff>& all, const model::StaffId& id) {
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const HeldStaff& held) { return held.staff.id == id; });
  return found == all.end() ? nullptr : &*found;
}

Status check_new(const std::vector<HeldStaff>& all, const StaffOrder& order) {
  if (order.name.empty() || order.name.size() > kLongestName) {
    return fail(ErrorKind::invalid, "staff have a name of 1 to 80 bytes", "error.staff.name");
  }
  const bool is_taken = std::any_of(
      all.begin(), all.end(), [&](const HeldStaff& held) { return held.staff.name == order.name; });
  if (!is_taken) return {};
  return fail(ErrorKind::conflict, "somebody of the staff has that name", "error.staff.name_taken");
}

Status check_managers(const std::vector<HeldStaff>& all,
                      const storage::OwnStaff& before,
                      const storage::OwnStaff& after) {
  const bool goes = is_manager(before.held) && (after.is_gone || !is_manager(after.held));
  if (!goes || std::count_if(all.begin(), all.end(), is_manager) > 1) return {};
  return fail(ErrorKind::refused,
              "staff " + before.held.staff.id.uuid().text() + " is the last manager",
              "error.staff.last_manager");
}

// Who it is about, before.
Result<storage::OwnStaff> found_or_new(const std::vector<HeldStaff>& all, const StaffOrder& order) {
  storage::OwnStaff staff;
  if (order.action == model::StaffAction::Add) {
    REGULARS_TRY_VOID(check_new(all, order));
    const auto id = order.who.is_none() ? model::StaffId{Uuid::v7(order.at)} : order.who;
    staff.held.staff = {id, order.name, order.role, order.member};
    return staff;
  }
  const HeldStaff* held = with_id(all, order.who);
  if (held == nullptr) {
    return fail(ErrorKind::not_found,
                "staff " + order.who.uuid().text() + " is not known here",
                "error.not_found");
  }
  staff.held = *held;
  return staff;
}

void apply(const StaffOrder& order, storage::OwnStaff& staff) {
  if (order.action == model::StaffAction::SetRole) staff.held.staff.role = order.role;
  if (order.action == model::StaffAction::SetMember) staff.held.staff.member = order.member;
  if (order.action == model::StaffAction::Leave) staff.is_gone = true;
}

Status check_asker(const std::vector<HeldStaff>& all, const StaffOrder& order) {
  const HeldStaff* by = with_id(all, order.by);
  if (by != nullptr && is_manager(*by)) return {};
  return fail(
      ErrorKind::refused, "only a manager changes the staff", "error.counter.needs_manager");
}

}  // namespace

Result<model::Staff> change_staff(storage::TerminalStorage& storage, StaffOrder& order) {
  const bool needs_pin =
      order.action == model::StaffAction::Add || order.action == model::StaffAction::SetPin;
  const auto hash = needs_pin ? hash_pin(order.pin) : Result<std::string>{std::string{}};
  wipe(order.pin);
  if (!hash) return fail(hash.error());
  REGULARS_TRY(storage::Transaction transaction, storage.begin());
  REGULARS_TRY(const std::vector<HeldStaff> all, storage.staff().all());
  REGULARS_TRY_VOID(check_asker(all, order));
  REGULARS_TRY(storage::OwnStaff staff, found_or_new(all, order));
  const storage::OwnStaff before = staff;
  apply(order, staff);
  if (order.action != model::StaffAction::Add) {
    REGULARS_TRY_VOID(check_managers(all, before, staff));
  }
  Side side{random_salt(), {}, {}};
  model::StaffEvent event;
  event.who = staff.held.staff.id;
  event.action = order.action;
  event.role = staff.held.staff.role;
  event.by = order.by;
  event.member = staff.held.staff.member;
  if (order.action == model::StaffAction::Add) {
    side.name = order.name;
    event.name = digest_of_name(side.salt, side.name);
  }
  if (needs_pin) {
    side.pin_hash = *hash;
    staff.held.pin_hash = *hash;
  }
  REGULARS_TRY(const storage::OutboxTail tail, storage.outbox().tail(transaction));
  const model::EventStamp stamp{tail.seq + 1, order.at, order.utc_offset};
  staff.seq = stamp.seq;
  REGULARS_TRY_VOID(storage.staff().put(transaction, staff));
  REGULARS_TRY_VOID(storage.outbox().add(
      transaction, tail, to_line(stamp, event), needs_pin ? to_side(side) : std::string{}));
  REGULARS_TRY_VOID(transaction.commit());
  return staff.held.staff;
}

}  // namespace regulars::loyalty
