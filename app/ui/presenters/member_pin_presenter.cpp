#include "app/ui/presenters/member_pin_presenter.h"

#include <utility>

#include "app/base/bytes.h"

namespace regulars::ui {

MemberPinPresenter::MemberPinPresenter(Desk& desk) : desk_(desk), sheet_(desk), allowance_(desk) {
  ask_for(Stage::New);
}

void MemberPinPresenter::ask_for(Stage stage, Notice notice) {
  stage_ = stage;
  notice_ = std::move(notice);
  if (!desk_.card || stage == Stage::Chosen) return;
  const char* const what = stage == Stage::New     ? "proof.choose"
                           : stage == Stage::Again ? "proof.again"
                                                   : "proof.old";
  sheet_.ask(desk_.tr(what),
             desk_.name_of(desk_.card->member),
             stage == Stage::Old ? ProofSheet::Above::Offered : ProofSheet::Above::NotOffered);
}

Step MemberPinPresenter::handle(const Action& action) {
  if (allowance_.is_open()) {
    allowance_.handle(action);
    return Stay{};
  }
  if (choose_.is_open()) return Stay{};
  if (is_back(action)) return GoBack{};
  switch (sheet_.handle(action)) {
    case ProofSheet::Said::Nothing:
      break;
    case ProofSheet::Said::Digits:
      take(sheet_.take());
      break;
    case ProofSheet::Said::AskAbove:
      allowance_.ask(desk_.tr("proof.allow", {desk_.name_of(desk_.card->member)}));
      break;
  }
  return Stay{};
}

void MemberPinPresenter::take(std::string digits) {
  if (stage_ == Stage::Old) {
    send(std::move(digits));
  } else if (digits.size() > ProofSheet::kMostOfPin) {
    ask_for(Stage::New, {desk_.tr("proof.pin_form"), Tone::Caution});
  } else if (stage_ == Stage::New) {
    pin_ = std::move(digits);
    ask_for(Stage::Again);
  } else if (digits != pin_) {
    forget();
    ask_for(Stage::New, {desk_.tr("proof.not_same"), Tone::Caution});
  } else {
    send({});
  }
}

void MemberPinPresenter::send(std::string old) {
  ChooseMemberPin request{desk_.card->member.id, pin_, std::move(old)};
  if (allowance_.by()) request.allowed_by = *allowance_.by();
  if (!choose_.ask(desk_, request)) {
    ask_for(Stage::Again, {desk_.tr("error.busy"), Tone::Caution});
  }
}

Step MemberPinPresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (allowance_.by()) {
      send({});
    } else if (!allowance_.is_open()) {
      ask_for(Stage::Old);
    }
    return Stay{};
  }
  if (!choose_.takes(reply)) return Stay{};
  if (!reply.result) {
    refused(reply.result.error());
  } else {
    forget();
    ask_for(Stage::Chosen, {desk_.tr("proof.chosen"), Tone::Good});
  }
  return Stay{};
}

// What was chosen stays, unless central does not take it.
void MemberPinPresenter::refused(const Error& error) {
  allowance_.forget();
  const bool is_known = error.key == "proof.pin_known";
  const bool is_about_old = is_known || error.key == "proof.pin_wrong" || error.key == "proof.wait";
  Stage next = is_about_old ? Stage::Old : Stage::New;
  if (error.kind == ErrorKind::network) next = Stage::Again;
  if (next == Stage::New) forget();
  ask_for(next, is_known ? Notice{} : Notice{desk_.sentence(error), Tone::Bad});
}

Step MemberPinPresenter::tick() {
  allowance_.tick();
  return Stay{};
}

void MemberPinPresenter::forget() {
  wipe(pin_);
}

SignInView MemberPinPresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  SignInView view = sheet_.view();
  view.is_checking = choose_.is_open();
  view.is_entering = sheet_.is_open();
  view.notice = notice_;
  return view;
}

}  // namespace regulars::ui
