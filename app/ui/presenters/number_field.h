#pragma once
// NumberField: somebody's mobile number, typed digit by digit and looked up by itself as soon as it
// is one; or a card that is scanned instead. A number that is none of a mobile is looked up when it
// is confirmed. Part of a presenter; main thread.

#include <optional>
#include <string>

#include "app/model/region.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/views/form_view.h"

namespace regulars::ui {

class NumberField {
 public:
  explicit NumberField(Desk& desk) : desk_(desk) {}

  // What was looked up already, and nobody has.
  void begin_with(const model::Identifier& unknown);
  // True when the action was one of typing.
  bool take(const Action& action);
  void scan(const CodeArrived& code);
  // Looks up what is typed and no mobile number. Nothing where that is not what is missing.
  void look_up_card();
  [[nodiscard]] bool can_be_card() const;
  // True when the reply was its own.
  bool takes(const Reply& reply);
  void clear();

  [[nodiscard]] bool is_empty() const { return digits_.empty() && !free_ && !held_; }
  [[nodiscard]] bool is_asking() const { return look_up_.is_open(); }
  [[nodiscard]] const std::string& digits() const { return digits_; }
  // What nobody here has; none while that is not known.
  [[nodiscard]] const std::optional<model::Identifier>& free() const { return free_; }
  // Who has it.
  [[nodiscard]] const std::optional<MemberCard>& held() const { return held_; }
  // One of who has it; none while nobody is known.
  [[nodiscard]] std::optional<model::Identifier> identifier() const;
  [[nodiscard]] std::string written() const;
  // What is missing or wrong; empty when it is known whose it is.
  [[nodiscard]] Notice words() const;

 private:
  void changed();
  void look_up(const CodeArrived& code);
  [[nodiscard]] model::MobileSoFar so_far() const;

  Desk& desk_;
  std::string digits_;
  std::optional<model::Identifier> free_;
  std::optional<MemberCard> held_;
  Question look_up_;
  Notice failed_;
};

}  // namespace regulars::ui
