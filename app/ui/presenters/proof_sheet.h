#pragma once
// ProofSheet: the screen is turned to the member, who types her PIN or the digits that her app
// shows; or somebody above is asked instead. Part of a presenter. What was typed goes to central
// with the question and is kept nowhere else.

#include <optional>
#include <string>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/entry_views.h"

namespace regulars::ui {

class ProofSheet {
 public:
  static constexpr std::size_t kLeastDigits = 4;
  static constexpr std::size_t kMostOfPin = 6;
  static constexpr std::size_t kDigitsOfCode = 8;

  explicit ProofSheet(Desk& desk) : desk_(desk) {}

  enum class Above { Offered, NotOffered };
  // Opens the sheet: what for, in one sentence, and whose digits they are.
  void ask(std::string what, std::string who, Above above);
  void close();
  [[nodiscard]] bool is_open() const { return is_open_; }

  enum class Said { Nothing, Digits, AskAbove };
  // Only while it is open; Back closes it. It is closed as well when something was said.
  [[nodiscard]] Said handle(const Action& action);
  // The digits, once.
  [[nodiscard]] std::string take();
  [[nodiscard]] SignInView view() const;

 private:
  void type(std::string_view digits);
  [[nodiscard]] bool is_whole() const;

  Desk& desk_;
  bool is_open_ = false;
  Above above_ = Above::NotOffered;
  std::string what_;
  std::string who_;
  std::string digits_;
};

}  // namespace regulars::ui
