#include "app/terminal/identification.h"

#include "app/loyalty/bearer_code.h"
#include "app/loyalty/member_code.h"

namespace regulars::terminal {

std::string_view message_key(const drivers::Identified& identified) {
  switch (identified.kind) {
    case drivers::Kind::Card:
    case drivers::Kind::Phone:
      return "";
    case drivers::Kind::BankCard:
      return "scan.bank_card";
    case drivers::Kind::PaymentCode:
      return "scan.payment_code";
    case drivers::Kind::Unreadable:
      break;
  }
  return "scan.unreadable";
}

drivers::MobileNumbers mobile_numbers(const model::Region& region) {
  return {region.country_code,
          region.trunk,
          region.beginnings,
          region.least_digits,
          region.most_digits};
}

Result<IdentifiedMember> identify(std::string& raw,
                                  std::string_view aim,
                                  const model::Region& region) {
  const drivers::Identified found = drivers::classify(raw, aim, mobile_numbers(region));
  if (!found.is_valid()) {
    return fail(ErrorKind::invalid,
                std::string(drivers::words_of(found.why)),
                std::string(message_key(found)));
  }
  if (found.kind == drivers::Kind::Phone) {
    return IdentifiedMember{{model::IdentifierKind::Phone, found.value}, model::Strength::Number};
  }
  REGULARS_TRY(const auto code, loyalty::read_bearer_code(found.value));
  if (code) return IdentifiedMember{{model::IdentifierKind::Code, *code}, model::Strength::Card};
  if (const auto shown = loyalty::read_member_code(found.value)) {
    return IdentifiedMember{
        {model::IdentifierKind::Card, shown->card}, model::Strength::RotatingCode, found.value};
  }
  const bool is_proof = !loyalty::is_code_card(found.value);
  return IdentifiedMember{{model::IdentifierKind::Card, found.value},
                          is_proof ? model::Strength::Card : model::Strength::Number};
}

}  // namespace regulars::terminal
