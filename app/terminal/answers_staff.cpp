#include <optional>
#include <utility>

#include "app/base/bytes.h"
#include "app/loyalty/sign_in.h"
#include "app/loyalty/staff_directory.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/executors.h"
#include "app/terminal/preferences_codec.h"

namespace regulars::terminal {

Result<ui::Answer> execute(const Counter& counter, ui::ListStaff& /*request*/) {
  REGULARS_TRY(auto staff, loyalty::list_staff(counter.storage));
  return ui::Answer{ui::StaffListed{std::move(staff)}};
}

Result<ui::Answer> execute(const Counter& counter, ui::SignIn& request) {
  if (request.allowing) {
    const auto& [asking, at_least] = *request.allowing;
    REGULARS_TRY(auto above,
                 loyalty::allow(counter.storage, asking, at_least, request.staff, request.pin));
    return ui::Answer{ui::SignedIn{std::move(above), std::nullopt}};
  }
  REGULARS_TRY(auto staff, loyalty::sign_in(counter.storage, request.staff, request.pin));
  REGULARS_TRY(const auto chosen, counter.storage.preferences().find(staff.id));
  ui::SignedIn signed_in{std::move(staff), std::nullopt};
  if (chosen) signed_in.preferences = preferences_from(*chosen);
  return ui::Answer{std::move(signed_in)};
}

Result<ui::Answer> execute(const Counter& counter, ui::ChangeStaff& request) {
  loyalty::StaffOrder order;
  order.action = request.action;
  order.who = request.who;
  order.name = request.name;
  order.pin = request.pin;
  wipe(request.pin);
  order.role = request.role;
  order.member = request.member;
  order.by = request.by;
  order.at = counter.now.at;
  order.utc_offset = counter.now.utc_offset;
  REGULARS_TRY([[maybe_unused]] const auto changed, loyalty::change_staff(counter.storage, order));
  REGULARS_TRY(auto staff, loyalty::list_staff(counter.storage));
  return ui::Answer{ui::StaffListed{std::move(staff)}};
}

}  // namespace regulars::terminal
