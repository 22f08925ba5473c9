#include "app/central/staff_desk.h"

#include <algorithm>
#include <utility>

#include "app/loyalty/event_codec.h"

namespace regulars::central {

using storage::StaffRecord;

namespace {
bool is_manager(const StaffRecord& record) {
  return !record.gone && record.staff.role == model::Role::Manager;
}

const StaffRecord* with_id(const std::vector<StaffRecord>& all, const model::StaffId& id) {
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const StaffRecord& one) { return one.staff.id == id; });
  return found == all.end() ? nullptr : &*found;
}

// What the event makes of the record; empty: nothing against it.
std::string apply(const model::StaffEvent& event, const loyalty::Side& side, StaffRecord& record) {
  const bool needs_pin =
      event.action == model::StaffAction::Add || event.action == model::StaffAction::SetPin;
  if (needs_pin && side.pin_hash.empty()) return "the side holds no PIN";
  if (needs_pin) record.pin_hash = side.pin_hash;
  switch (event.action) {
    case model::StaffAction::Add:
      if (loyalty::digest_of_name(side.salt, side.name) != event.name || side.name.empty()) {
        return "the side does not show the name that the line means";
      }
      record.staff = {event.who, side.name, event.role, event.member};
      record.gone = false;
      return {};
    case model::StaffAction::SetPin:
      return {};
    case model::StaffAction::SetRole:
      record.staff.role = event.role;
      return {};
    case model::StaffAction::Leave:
      record.gone = true;
      return {};
    case model::StaffAction::SetMember:
      record.staff.member = event.member;
      return {};
  }
  return "an act on staff that is none";
}
}  // namespace

Result<std::string> StaffDesk::take(const storage::LoggedEvent& logged,
                                    const model::StaffEvent& event) {
  REGULARS_TRY(const auto all, store_.staff());
  const StaffRecord* by = with_id(all, event.by);
  REGULARS_TRY_VOID(store_.forget_side(logged.gseq));  // (3)
  if (by == nullptr || !is_manager(*by)) return std::string{"nobody but a manager changes staff"};
  const StaffRecord* known = with_id(all, event.who);
  const bool is_new = event.action == model::StaffAction::Add;
  if (is_new && known != nullptr) return "staff " + event.who.uuid().text() + " exists already";
  if (!is_new && known == nullptr) return "staff " + event.who.uuid().text() + " is unknown";
  StaffRecord record = is_new ? StaffRecord{} : *known;
  const auto side = loyalty::from_side(logged.side);
  std::string why_not = apply(event, side ? *side : loyalty::Side{}, record);
  if (!why_not.empty()) return why_not;
  if (const Status managed = check_managers(record); !managed) {
    if (managed.error().kind == ErrorKind::refused) return managed.error().words;
    return fail(managed.error());
  }
  REGULARS_TRY_VOID(store_.put_staff(record));
  return std::string{};
}

// (2)
Status StaffDesk::check_managers(const StaffRecord& changed) {
  REGULARS_TRY(const auto all, store_.staff());
  const StaffRecord* before = with_id(all, changed.staff.id);
  if (before == nullptr || !is_manager(*before) || is_manager(changed)) return {};
  if (std::count_if(all.begin(), all.end(), is_manager) > 1) return {};
  return fail(ErrorKind::refused,
              "staff " + changed.staff.id.uuid().text() +
                  " is the last manager; make somebody else a manager first",
              "error.staff.last_manager");
}

Result<StaffRecord> StaffDesk::find(const std::string& who) {
  REGULARS_TRY(const auto all, store_.staff());
  const StaffRecord* found = nullptr;
  for (const StaffRecord& one : all) {
    if (one.gone) continue;
    if (one.staff.id.uuid().hex() == who) return one;
    if (one.staff.name != who) continue;
    if (found != nullptr) {
      return fail(ErrorKind::conflict,
                  "several of the staff are called " + who + "; give the id of `staff list`");
    }
    found = &one;
  }
  if (found != nullptr) return *found;
  return fail(ErrorKind::not_found, "nobody of the staff is " + who + "; see `staff list`");
}

Result<model::Staff> StaffDesk::reset_pin(const std::string& who, std::string pin_hash) {
  REGULARS_TRY(StaffRecord record, find(who));
  record.pin_hash = std::move(pin_hash);
  REGULARS_TRY_VOID(store_.put_staff(record));
  return record.staff;
}

Result<model::Staff> StaffDesk::set_role(const std::string& who, model::Role role) {
  REGULARS_TRY(StaffRecord record, find(who));
  record.staff.role = role;
  REGULARS_TRY_VOID(check_managers(record));
  REGULARS_TRY_VOID(store_.put_staff(record));
  return record.staff;
}

Result<model::Staff> StaffDesk::leave(const std::string& who) {
  REGULARS_TRY(StaffRecord record, find(who));
  record.gone = true;
  REGULARS_TRY_VOID(check_managers(record));
  REGULARS_TRY_VOID(store_.put_staff(record));
  return record.staff;
}

}  // namespace regulars::central
