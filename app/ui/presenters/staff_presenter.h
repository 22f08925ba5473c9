#pragma once
// The staff, as a manager keeps them from the day: who works here, somebody new, a new PIN, another
// role, who is which member, somebody who leaves. Each counts at this till at once. A role or a
// card is taken back by one tap; what cannot be taken back says so and is confirmed. The two tries
// of a new PIN live here only and are wiped.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/pager.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/typing/composition.h"
#include "app/ui/views/entry_views.h"
#include "app/ui/views/page_view.h"
#include "app/ui/views/typing_view.h"

namespace regulars::ui {

class StaffPresenter : public ScreenPresenter {
 public:
  // `by`: the manager whose PIN opened the day.
  StaffPresenter(Desk& desk, model::Staff by);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] std::variant<PageView, SignInView, TypingView> view() const;
  [[nodiscard]] bool is_waiting() const { return change_.is_open(); }
  // The member card of who is open, where it is asked for.
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  enum class Place { List, Person, Card, Leave, Name, Role, Pin, PinAgain };
  enum class Row { Pin, Role, Card, Leave };
  static constexpr std::size_t kLongestPin = 12;

  void load();
  void act(const Action& action);
  void tap(std::size_t row);
  void open_row(Row row);
  void choose_role(model::Role role);
  void type_pin(std::string_view digits);
  void confirm();
  void confirm_name();
  void confirm_pin();
  void set_card(const model::MemberId& member);
  Step back();
  void go(Place place);
  void forget_pin();

  void change(ChangeStaff request);
  void undo();
  void changed(const StaffListed& listed);
  void refused(const Error& error);
  void take_owner(const Reply& reply);

  [[nodiscard]] const model::Staff* who() const;
  [[nodiscard]] bool is_adding() const { return who_.is_none(); }
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool is_self() const { return who_ == by_.id; }
  [[nodiscard]] PageView list() const;
  [[nodiscard]] PageView person() const;
  [[nodiscard]] PageView roles() const;
  [[nodiscard]] SignInView pin() const;
  [[nodiscard]] TypingView typing() const;
  [[nodiscard]] PagePanel card_panel() const;
  [[nodiscard]] PagePanel leave_panel() const;
  [[nodiscard]] std::string owner_words(const model::Staff& staff) const;

  Desk& desk_;
  model::Staff by_;
  Place place_ = Place::List;
  std::vector<model::Staff> staff_;
  bool is_listed_ = false;
  Pager pager_;
  model::StaffId who_;  // none: nobody, or somebody new
  Composition name_;    // of somebody new
  model::Role role_ = model::Role::Cashier;
  std::string pin_;
  std::string first_pin_;  // to be typed once more
  std::optional<MemberCard> scanned_;
  std::string owner_;  // what the member is called whose card who_ has
  ChangeStaff asked_;  // without its PIN
  std::optional<ChangeStaff> undo_;
  Question list_;
  Question change_;
  Question look_up_;
  Question load_owner_;
  Notice notice_;
};

}  // namespace regulars::ui
