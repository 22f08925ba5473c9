#pragma once
// FieldEntry: one thing that is being typed or was scanned, as a state machine of Actions; which of
// pad and keyboard is open is its business. Part of a presenter.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/model/money.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/typing/composition.h"
#include "app/ui/views/field_view.h"

namespace regulars::ui {

// Digits, letters and dashes: a receipt's number.
class NumberEntry {
 public:
  explicit NumberEntry(std::size_t longest);
  // True when the action was one of typing.
  bool take(const Action& action);
  void set(std::string_view text);
  [[nodiscard]] const std::string& text() const { return text_.text(); }
  void describe(FieldView& view) const;

 private:
  std::size_t longest_;  // bytes
  Composition text_;
  bool has_letters_ = false;
};

// An amount of money, digit by digit from its smallest unit.
class AmountEntry {
 public:
  explicit AmountEntry(model::Currency currency) : currency_(currency) {}
  bool take(const Action& action);
  void set(model::Money amount);
  [[nodiscard]] model::Money amount() const;
  void describe(FieldView& view) const;

 private:
  static constexpr std::size_t kMostDigits = 9;  // 9,999,999.99
  model::Currency currency_;
  std::string digits_;   // without leading zeros
  bool is_set_ = false;  // by somebody else: the next digit begins anew
};

}  // namespace regulars::ui
