#include "app/ui/presenters/proof_sheet.h"

#include <utility>

#include "app/base/bytes.h"
#include "app/ui/presenters/entry_presenters.h"

namespace regulars::ui {

void ProofSheet::ask(std::string what, std::string who, Above above) {
  what_ = std::move(what);
  who_ = std::move(who);
  above_ = above;
  is_open_ = true;
  wipe(digits_);
}

void ProofSheet::close() {
  is_open_ = false;
  wipe(digits_);
}

ProofSheet::Said ProofSheet::handle(const Action& action) {
  if (is_back(action)) {
    close();
  } else if (const auto* const tapped = std::get_if<StaffTapped>(&action)) {
    if (tapped->index != 1 || above_ == Above::NotOffered) return Said::Nothing;
    close();
    return Said::AskAbove;
  } else if (is_confirm(action)) {
    if (!is_whole()) return Said::Nothing;
    is_open_ = false;
    return Said::Digits;
  } else if (is_backspace(action)) {
    if (!digits_.empty()) digits_.pop_back();
  } else {
    type(digits_of(action));
  }
  return Said::Nothing;
}

void ProofSheet::type(std::string_view digits) {
  for (const char digit : digits) {
    if (digits_.size() < kDigitsOfCode) digits_ += digit;
  }
}

bool ProofSheet::is_whole() const {
  return digits_.size() == kDigitsOfCode ||
         (digits_.size() >= kLeastDigits && digits_.size() <= kMostOfPin);
}

std::string ProofSheet::take() {
  std::string digits = digits_;
  wipe(digits_);
  return digits;
}

SignInView ProofSheet::view() const {
  SignInView view;
  view.allowing = what_;
  view.is_for_member = true;
  view.tiles.push_back({who_, initial_of(who_), desk_.tr("proof.member"), true});
  if (above_ == Above::Offered) {
    const std::string above = desk_.tr("redeem.ask_above");
    view.tiles.push_back({above, initial_of(above), desk_.tr("proof.above"), false});
  }
  view.is_entering = true;
  view.chosen = who_;
  view.digits = static_cast<int>(digits_.size());
  return view;
}

}  // namespace regulars::ui
