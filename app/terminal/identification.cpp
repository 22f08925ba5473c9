#include "app/terminal/identification.h"

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

Result<IdentifiedMember> identify(std::string& raw, std::string_view aim) {
  const drivers::Identified found = drivers::classify(raw, aim);
  if (!found.is_valid()) {
    return fail(ErrorKind::invalid,
                std::string(drivers::words_of(found.why)),
                std::string(message_key(found)));
  }
  if (found.kind == drivers::Kind::Phone) {
    return IdentifiedMember{{model::IdentifierKind::Phone, found.value}, model::Strength::Number};
  }
  return IdentifiedMember{{model::IdentifierKind::Card, found.value}, model::Strength::Card};
}

}  // namespace regulars::terminal
