#pragma once
// Allowance: somebody above is asked to allow what the counter may not: a name, a PIN, and a
// sentence that says what for. Only those are offered who may: of the role that is needed at least,
// not who asks, and nobody whose own card it is. Part of a presenter; the event that follows names
// who it was.
//
//   const auto answer = desk_.may(loyalty::Act::Merge);
//   if (answer.verdict == loyalty::Verdict::NeedsAbove && !allowance_.by()) {
//     allowance_.ask(desk_.tr("allow.merge", {name}), answer.above);
//   }

#include <optional>
#include <string>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/entry_presenters.h"
#include "app/ui/views/entry_views.h"

namespace regulars::ui {

// Whether somebody above can sign for what was refused (loyalty/counter_rules).
[[nodiscard]] bool is_for_above(const Error& error);

class Allowance {
 public:
  explicit Allowance(Desk& desk) : desk_(desk) {}

  // Opens the sheet. `at_least`: the lowest role that may allow it (CounterAnswer::above).
  void ask(std::string what, model::Role at_least = model::Role::Supervisor);
  void close() { sheet_.reset(); }
  [[nodiscard]] bool is_open() const { return sheet_.has_value(); }
  [[nodiscard]] bool is_waiting() const { return sheet_ && sheet_->is_waiting(); }
  // Only while it is open. Back closes it.
  void handle(const Action& action);
  // True when the reply was the sheet's; who allowed it stands in by() then, and it is closed.
  bool takes(const Reply& reply);
  void tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;

  [[nodiscard]] const std::optional<model::StaffId>& by() const { return by_; }
  void forget() { by_.reset(); }
  [[nodiscard]] SignInView view() const;

 private:
  Desk& desk_;
  std::optional<SignInPresenter> sheet_;
  std::string what_;
  std::optional<model::StaffId> by_;
};

}  // namespace regulars::ui
