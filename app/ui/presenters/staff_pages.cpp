// What StaffPresenter shows: its pages, from what it knows.

#include <algorithm>
#include <array>

#include "app/ui/presenters/staff_presenter.h"

namespace regulars::ui {
namespace {

constexpr std::array kRoles{model::Role::Cashier, model::Role::Supervisor, model::Role::Manager};

const char* key_of(model::Role role) {
  constexpr std::array kKeys{
      "signin.role_cashier", "signin.role_supervisor", "signin.role_manager"};
  return kKeys.at(static_cast<std::size_t>(role) - 1);
}

const char* rights_of(model::Role role) {
  constexpr std::array kKeys{"staff.cashier_may", "staff.supervisor_may", "staff.manager_may"};
  return kKeys.at(static_cast<std::size_t>(role) - 1);
}

std::string initial_of(const std::string& name) {
  std::size_t size = std::min<std::size_t>(1, name.size());
  while (size < name.size() && (static_cast<unsigned char>(name.at(size)) & 0xC0U) == 0x80) ++size;
  return name.substr(0, size);
}

PageRow row_of(std::string words, std::string detail, PageSign sign) {
  PageRow row;
  row.words = std::move(words);
  row.detail = std::move(detail);
  row.sign = sign;
  return row;
}

}  // namespace

std::variant<PageView, SignInView, TypingView> StaffPresenter::view() const {
  switch (place_) {
    case Place::List:
      return list();
    case Place::Name:
      return typing();
    case Place::Role:
      return roles();
    case Place::Pin:
    case Place::PinAgain:
      return pin();
    case Place::Person:
    case Place::Card:
    case Place::Leave:
      break;
  }
  return person();
}

PageView StaffPresenter::list() const {
  PageView view;
  view.kind = PageKind::Staff;
  view.title = desk_.tr("staff.title");
  view.aside = desk_.tr("staff.by", {by_.name});
  for (std::size_t i = pager_.first(); i < staff_.size(); ++i) {
    const model::Staff& each = staff_.at(i);
    PageRow row = row_of(each.name, desk_.tr(key_of(each.role)), PageSign::Person);
    if (each.id == by_.id) row.figure = desk_.tr("staff.you");
    view.rows.push_back(std::move(row));
  }
  view.has_earlier = pager_.has_earlier();
  if (staff_.empty()) view.words = desk_.tr(is_listed_ ? "signin.nobody" : "staff.loading");
  view.confirm = desk_.tr("staff.add");
  view.can_confirm = is_listed_;
  view.notice = notice_;
  return view;
}

PageView StaffPresenter::person() const {
  PageView view;
  view.kind = PageKind::Staff;
  view.title = name();
  view.notice = notice_;
  const model::Staff* const staff = who();
  if (staff == nullptr) return view;
  view.aside = desk_.tr(key_of(staff->role));
  const bool is_free = !change_.is_open();
  PageRow pin = row_of(desk_.tr("staff.pin"), desk_.tr("staff.pin_why"), PageSign::Pin);
  PageRow role = row_of(desk_.tr("staff.role"),
                        desk_.tr(is_self() ? "staff.not_yourself" : rights_of(staff->role)),
                        PageSign::Role);
  role.figure = desk_.tr(key_of(staff->role));
  PageRow card = row_of(desk_.tr("staff.card"), owner_words(*staff), PageSign::Card);
  card.is_chosen = place_ == Place::Card;
  PageRow leave = row_of(desk_.tr("staff.leave"),
                         desk_.tr(is_self() ? "staff.not_yourself" : "staff.leave_short"),
                         PageSign::Leave);
  leave.is_chosen = place_ == Place::Leave;
  pin.can_tap = card.can_tap = is_free;
  role.can_tap = leave.can_tap = is_free && !is_self();
  view.rows = {std::move(pin), std::move(role), std::move(card), std::move(leave)};
  if (place_ == Place::Card) {
    view.panel = card_panel();
    view.confirm = desk_.tr("staff.card_confirm");
    view.can_confirm = scanned_.has_value() && is_free;
    if (!staff->member.is_none()) view.act = desk_.tr("staff.card_none");
  } else if (place_ == Place::Leave) {
    view.panel = leave_panel();
    view.confirm = desk_.tr("staff.leave_confirm", {staff->name});
    view.can_confirm = is_free;
  } else if (undo_) {
    view.act = desk_.tr("common.undo");
  }
  return view;
}

std::string StaffPresenter::owner_words(const model::Staff& staff) const {
  if (staff.member.is_none()) return desk_.tr("staff.card_unset");
  return owner_.empty() ? desk_.tr("staff.card_is_set") : owner_;
}

PagePanel StaffPresenter::card_panel() const {
  PagePanel panel;
  panel.title = desk_.tr("staff.card");
  panel.sentence = desk_.tr("staff.card_why", {name()});
  if (look_up_.is_open()) {
    panel.facts.push_back({desk_.tr("staff.loading"), {}, {}});
  } else if (scanned_) {
    const model::Member& member = scanned_->member;
    const std::string number =
        member.identifiers.empty() ? std::string{} : model::masked(member.identifiers.front());
    panel.facts.push_back({desk_.name_of(member), number, desk_.tier_name(member.tier)});
  } else {
    panel.facts.push_back({desk_.tr("staff.card_scan"), {}, {}});
  }
  return panel;
}

PagePanel StaffPresenter::leave_panel() const {
  PagePanel panel;
  panel.title = desk_.tr("staff.leave_title", {name()});
  panel.facts = {{desk_.tr("staff.leave_goes"), desk_.tr("staff.leave_goes_what"), {}},
                 {desk_.tr("staff.leave_stays"), desk_.tr("staff.leave_stays_what"), {}}};
  panel.sentence = desk_.tr("staff.leave_why");
  return panel;
}

PageView StaffPresenter::roles() const {
  PageView view;
  view.kind = PageKind::Staff;
  view.title = desk_.tr("staff.role_of", {name()});
  const model::Staff* const staff = who();
  for (const model::Role role : kRoles) {
    PageRow row = row_of(desk_.tr(key_of(role)), desk_.tr(rights_of(role)), PageSign::Role);
    row.is_chosen = staff != nullptr && staff->role == role;
    row.can_tap = !change_.is_open();
    view.rows.push_back(std::move(row));
  }
  view.words = desk_.tr("staff.role_words");
  view.notice = notice_;
  return view;
}

SignInView StaffPresenter::pin() const {
  SignInView view;
  const bool is_again = place_ == Place::PinAgain;
  view.title = desk_.tr(is_again ? "staff.pin_again" : "staff.pin_title");
  view.allowing = desk_.tr("staff.pin_rule", {name()});
  const model::Staff* const staff = who();
  view.tiles.push_back({name(),
                        initial_of(name()),
                        desk_.tr(key_of(staff == nullptr ? role_ : staff->role)),
                        /*is_chosen=*/true});
  view.is_entering = true;
  view.chosen = desk_.tr(is_again ? "staff.pin_again" : "staff.pin");
  view.digits = static_cast<int>(pin_.size());
  view.is_checking = change_.is_open();
  view.notice = notice_;
  return view;
}

TypingView StaffPresenter::typing() const {
  TypingView view;
  view.title = desk_.tr("staff.name_title");
  view.words = desk_.tr("staff.name_words");
  view.hint = desk_.tr("staff.name_hint");
  view.text = name_.text();
  view.keyboard = name_.view();
  view.confirm = desk_.tr("staff.next");
  view.can_confirm = !name_.is_empty();
  view.notice = notice_;
  return view;
}

}  // namespace regulars::ui
