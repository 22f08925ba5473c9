#include "app/ui/presenters/staff_presenter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regulars::ui {
namespace {

constexpr std::size_t kFewestDigits = 4;
constexpr std::size_t kLongestName = 60;  // bytes

TypingSettings typing_for(const Desk& desk) {
  const bool is_traditional = desk.reader == i18n::Language::TraditionalChinese;
  return {desk.settings.pinyin,
          is_traditional ? Script::Traditional : Script::Simplified,
          desk.reader != i18n::Language::English,
          kLongestName};
}

void wipe_text(std::string& text) {
  std::fill(text.begin(), text.end(), '\0');
  text.clear();
}

}  // namespace

StaffPresenter::StaffPresenter(Desk& desk, model::Staff by)
    : desk_(desk), by_(std::move(by)), name_(typing_for(desk)) {
  load();
}

void StaffPresenter::load() {
  if (!list_.ask(desk_, ListStaff{})) notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

// ---- what is asked for ----------------------------------------------------------------------

Step StaffPresenter::handle(const Action& action) {
  if (change_.is_open()) return Stay{};  // (1)
  if (place_ == Place::Name && name_.take(action)) {
    notice_ = {};
  } else if (is_back(action)) {
    return back();
  } else if (std::holds_alternative<PagePanelClosed>(action)) {
    go(Place::Person);
  } else if (is_confirm(action)) {
    confirm();
  } else {
    act(action);
  }
  return Stay{};
}

void StaffPresenter::act(const Action& action) {
  if (const auto* const turned = std::get_if<RowsTurned>(&action)) {
    pager_.turn(turned->by, staff_.size());
  } else if (const auto* const row = std::get_if<PageRowTapped>(&action)) {
    tap(row->index);
  } else if (std::holds_alternative<PageActTapped>(action)) {
    if (place_ == Place::Card) {
      set_card({});
    } else {
      undo();
    }
  } else if (place_ == Place::Pin || place_ == Place::PinAgain) {
    if (is_backspace(action)) take_last(pin_);
    type_pin(digits_of(action));
  }
}

void StaffPresenter::tap(std::size_t row) {
  notice_ = {};
  if (place_ == Place::List) {
    const std::size_t index = pager_.first() + row;
    if (index >= staff_.size()) return;
    who_ = staff_.at(index).id;
    undo_.reset();
    go(Place::Person);
  } else if (place_ == Place::Role) {
    choose_role(static_cast<model::Role>(static_cast<int>(model::Role::Cashier) +
                                         static_cast<int>(std::min<std::size_t>(row, 2))));
  } else {
    open_row(static_cast<Row>(row));
  }
}

void StaffPresenter::open_row(Row row) {
  const bool is_others = row == Row::Role || row == Row::Leave;
  if (is_others && is_self()) return;
  switch (row) {
    case Row::Pin:
      go(Place::Pin);
      break;
    case Row::Role:
      go(Place::Role);
      break;
    case Row::Card:
      scanned_.reset();
      go(Place::Card);
      break;
    case Row::Leave:
      go(Place::Leave);
      break;
  }
}

void StaffPresenter::choose_role(model::Role role) {
  role_ = role;
  if (is_adding()) {
    go(Place::Pin);
    return;
  }
  const model::Staff* const staff = who();
  if (staff == nullptr || staff->role == role) {
    go(Place::Person);
    return;
  }
  ChangeStaff request;
  request.action = model::StaffAction::SetRole;
  request.role = role;
  change(std::move(request));
}

void StaffPresenter::type_pin(std::string_view digits) {
  if (digits.empty()) return;
  notice_ = {};
  if (pin_.size() + digits.size() <= kLongestPin) pin_ += digits;
}

void StaffPresenter::confirm() {
  switch (place_) {
    case Place::List:
      who_ = {};
      name_ = Composition(typing_for(desk_));
      go(Place::Name);
      break;
    case Place::Name:
      confirm_name();
      break;
    case Place::Pin:
    case Place::PinAgain:
      confirm_pin();
      break;
    case Place::Card:
      if (scanned_) set_card(scanned_->member.id);
      break;
    case Place::Leave: {
      ChangeStaff request;
      request.action = model::StaffAction::Leave;
      change(std::move(request));
      break;
    }
    case Place::Person:
    case Place::Role:
      break;
  }
}

void StaffPresenter::confirm_name() {
  name_.settle();
  if (name_.text().empty()) return;
  const bool is_taken = std::any_of(staff_.begin(), staff_.end(), [&](const model::Staff& each) {
    return each.name == name_.text();
  });
  if (is_taken) {
    notice_ = {desk_.tr("error.staff.name_taken"), Tone::Caution};
  } else {
    go(Place::Role);
  }
}

// Twice, because nobody sees what is typed.
void StaffPresenter::confirm_pin() {
  if (pin_.size() < kFewestDigits) {
    notice_ = {desk_.tr("error.pin.form"), Tone::Caution};
  } else if (place_ == Place::Pin) {
    first_pin_ = pin_;
    wipe_text(pin_);
    place_ = Place::PinAgain;
    notice_ = {};
  } else if (pin_ != first_pin_) {
    forget_pin();
    place_ = Place::Pin;
    notice_ = {desk_.tr("staff.pin_differs"), Tone::Caution};
  } else {
    ChangeStaff request;
    request.action = is_adding() ? model::StaffAction::Add : model::StaffAction::SetPin;
    request.name = is_adding() ? name_.text() : std::string{};
    request.role = role_;
    request.pin = pin_;
    forget_pin();
    change(std::move(request));
  }
}

void StaffPresenter::set_card(const model::MemberId& member) {
  ChangeStaff request;
  request.action = model::StaffAction::SetMember;
  request.member = member;
  change(std::move(request));
}

bool StaffPresenter::takes(const CodeArrived& code) {
  if (place_ != Place::Card) return false;
  notice_ = {};
  if (!look_up_.ask_instead(desk_, LookUpCode{code.raw, code.aim})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return true;
}

Step StaffPresenter::back() {
  notice_ = {};
  switch (place_) {
    case Place::List:
      return OpenDay{by_};
    case Place::Person:
    case Place::Name:
      go(Place::List);
      break;
    case Place::Card:
    case Place::Leave:
      go(Place::Person);
      break;
    case Place::Role:
      go(is_adding() ? Place::Name : Place::Person);
      break;
    case Place::Pin:
    case Place::PinAgain:
      go(is_adding() ? Place::Role : Place::Person);
      break;
  }
  return Stay{};
}

void StaffPresenter::go(Place place) {
  place_ = place;
  forget_pin();
  const model::Staff* const staff = who();
  if (place != Place::Person || staff == nullptr) return;
  owner_.clear();
  if (staff->member.is_none()) return;
  if (!load_owner_.ask_instead(desk_, LoadMember{staff->member})) owner_.clear();
}

void StaffPresenter::forget_pin() {
  wipe_text(pin_);
  wipe_text(first_pin_);
}

// ---- what comes of it -----------------------------------------------------------------------

void StaffPresenter::change(ChangeStaff request) {
  if (request.action != model::StaffAction::Add) request.who = who_;
  request.by = by_.id;
  asked_ = request;
  wipe_text(asked_.pin);
  notice_ = {};
  if (!change_.ask(desk_, std::move(request))) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

void StaffPresenter::undo() {
  if (!undo_) return;
  ChangeStaff request = *std::exchange(undo_, std::nullopt);
  change(std::move(request));
}

Step StaffPresenter::handle(const Reply& reply) {
  if (list_.takes(reply)) {
    is_listed_ = true;
    if (const auto* const listed = answer_of<StaffListed>(reply)) staff_ = listed->staff;
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
  } else if (change_.takes(reply)) {
    if (const auto* const listed = answer_of<StaffListed>(reply)) changed(*listed);
    if (!reply.result) refused(reply.result.error());
  } else if (look_up_.takes(reply)) {
    if (const auto* const card = card_in(reply)) {
      scanned_ = *card;
    } else {
      notice_ = {
          reply.result ? desk_.tr("staff.card_unknown") : desk_.sentence(reply.result.error()),
          Tone::Caution};
    }
  } else if (load_owner_.takes(reply)) {
    take_owner(reply);
  }
  return Stay{};
}

void StaffPresenter::take_owner(const Reply& reply) {
  if (const auto* const card = card_in(reply)) owner_ = desk_.name_of(card->member);
}

// A role or a card can be taken back; the old PIN is known to nobody, and who left is gone.
void StaffPresenter::changed(const StaffListed& listed) {
  const model::Staff* const before = who();
  std::optional<ChangeStaff> opposite;
  const bool can_undo = asked_.action == model::StaffAction::SetRole ||
                        asked_.action == model::StaffAction::SetMember;
  if (before != nullptr && can_undo) {
    opposite = asked_;
    opposite->role = before->role;
    opposite->member = before->member;
  }
  const std::string whom = is_adding() ? name_.text() : name();
  staff_ = listed.staff;
  undo_ = std::move(opposite);
  const bool is_over = who() == nullptr;  // somebody new, or who left
  go(is_over ? Place::List : Place::Person);
  constexpr std::array kDone{
      "staff.added", "staff.pin_set", "staff.role_set", "staff.left", "staff.card_set"};
  const auto done = static_cast<std::size_t>(asked_.action) - 1;
  notice_ = {desk_.tr(kDone.at(done), {whom}), Tone::Good};
}

// What was typed stays, but for the PIN.
void StaffPresenter::refused(const Error& error) {
  notice_ = {desk_.sentence(error), Tone::Bad};
  const bool is_of_name = error.key == "error.staff.name_taken" || error.key == "error.staff.name";
  if (is_of_name) place_ = Place::Name;
  if (place_ == Place::PinAgain) place_ = Place::Pin;
}

const model::Staff* StaffPresenter::who() const {
  const auto found = std::find_if(
      staff_.begin(), staff_.end(), [&](const model::Staff& each) { return each.id == who_; });
  return found == staff_.end() ? nullptr : &*found;
}

std::string StaffPresenter::name() const {
  const model::Staff* const staff = who();
  return staff == nullptr ? name_.text() : staff->name;
}

}  // namespace regulars::ui
