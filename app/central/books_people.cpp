// What head office does about people: members who are one, who go, and the staff.

#include <utility>

#include "app/central/books.h"
#include "app/central/staff_desk.h"

namespace regulars::central {

Status Books::merge_members(model::MemberId winner, model::MemberId loser) {
  return projector_.merge(winner, loser);
}

Status Books::erase_member(model::MemberId member) {
  return projector_.erase(member);
}

Result<Books::CodeForApp> Books::make_code_for(model::MemberId member) {
  REGULARS_TRY(const auto wallet, projector_.make_code(member));
  return CodeForApp{.card = wallet.card,
                    .key = wallet.key,
                    .secret = loyalty::base32(wallet.secret),
                    .uri = loyalty::otpauth_uri(wallet.secret, record_.name, wallet.card)};
}

Result<model::Staff> Books::change_staff(const std::string& who,
                                         model::StaffAction action,
                                         model::Role role,
                                         std::string pin_hash) {
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(*store_));
  StaffDesk desk(*store_);
  Result<model::Staff> changed = fail(ErrorKind::invalid, "staff: wants a PIN, a role or leave");
  if (action == model::StaffAction::SetPin) changed = desk.reset_pin(who, std::move(pin_hash));
  if (action == model::StaffAction::SetRole) changed = desk.set_role(who, role);
  if (action == model::StaffAction::Leave) changed = desk.leave(who);
  if (!changed) return changed;
  REGULARS_TRY_VOID(transaction.commit());
  return changed;
}

}  // namespace regulars::central
