#pragma once
// Enrol: a new regular in fifteen seconds. The mobile number is looked up by itself when its last
// digit is typed; then one tap registers her. A card in somebody's hand is scanned, before or
// beside it. Name, birthday, who brought her and what she agrees to are one tap away each, and none
// of them is needed.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/ui/presenters/birthday_picker.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/number_field.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/typing/composition.h"
#include "app/ui/views/form_view.h"

namespace regulars::ui {

class EnrolPresenter : public ScreenPresenter {
 public:
  EnrolPresenter(Desk& desk, const OpenEnrol& wanted);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] FormView view() const;
  [[nodiscard]] bool is_waiting() const { return enrol_.is_open(); }
  // A card that nobody has is hers; where it is asked who brought her, a card says that. Any other
  // member's opens that member, as everywhere.
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice);

 private:
  bool edit(const Action& action);
  bool turn(const Action& action);
  void open(FormLine line);
  Step confirm();
  void enrol();
  Step take_scan(const Reply& reply);
  [[nodiscard]] bool can_enrol() const;
  [[nodiscard]] FormNumber number_view() const;
  [[nodiscard]] FormRow referrer_row() const;
  [[nodiscard]] std::vector<FormRow> rows() const;
  [[nodiscard]] FormEditor editor() const;

  Desk& desk_;
  FormLine live_ = FormLine::Number;
  NumberField number_;
  std::optional<model::Identifier> card_;  // of hers, scanned
  Composition name_;
  BirthdayPicker birthday_;
  NumberField referrer_;
  std::set<model::Purpose> given_;
  Question scan_;  // whose the card is
  Question enrol_;
  bool is_confirmed_ = false;  // goes on as soon as it is known whose the number is
  Notice notice_;
};

}  // namespace regulars::ui
