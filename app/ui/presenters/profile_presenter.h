#pragma once
// Profile: what is kept of the member who is served, and what she agreed to, each to be corrected,
// given or taken back at any time; and her erasure, which somebody above signs for. The member is
// desk.card.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/birthday_picker.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/typing/composition.h"
#include "app/ui/views/entry_views.h"
#include "app/ui/views/form_view.h"

namespace regulars::ui {

class ProfilePresenter : public ScreenPresenter {
 public:
  ProfilePresenter(Desk& desk, const OpenProfile& wanted);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::variant<FormView, SignInView> view() const;
  [[nodiscard]] bool is_waiting() const { return change_.is_open() || allowance_.is_waiting(); }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return allowance_.deadline(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  [[nodiscard]] const model::Member& member() const { return desk_.card->member; }
  void open(FormLine line);
  void edit(const Action& action);
  void turn(std::size_t index);
  void confirm();
  void correct(loyalty::Correction correction);
  void erase(const model::StaffId& allowed_by);
  void ask(Request request);
  [[nodiscard]] std::vector<FormRow> rows() const;
  [[nodiscard]] ConsentEditor consents() const;
  [[nodiscard]] EraseEditor erasure() const;
  [[nodiscard]] FormEditor editor() const;
  [[nodiscard]] FormView form() const;

  Desk& desk_;
  std::optional<FormLine> live_;
  Composition name_;
  BirthdayPicker birthday_;
  Allowance allowance_;
  Question change_;
  Notice notice_;
};

}  // namespace regulars::ui
