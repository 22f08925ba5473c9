#pragma once
// Adjust: points given or taken by a person, and why. A supervisor's act: a cashier asks one, and
// what is beyond the counter's limits a manager. The member is desk.card.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/amount_typing.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/amount_view.h"
#include "app/ui/views/entry_views.h"

namespace regulars::ui {

class AdjustPresenter : public ScreenPresenter {
 public:
  explicit AdjustPresenter(Desk& desk) : desk_(desk), allowance_(desk) {}
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return allowance_.deadline(); }
  [[nodiscard]] std::variant<AmountView, SignInView> view() const;
  [[nodiscard]] bool is_waiting() const { return adjust_.is_open() || allowance_.is_waiting(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  void take(const Action& action);
  void confirm();
  void send();
  void ask_above();
  [[nodiscard]] loyalty::CounterAnswer counter() const;
  [[nodiscard]] bool needs_above() const;
  [[nodiscard]] Step finish(const Reply& reply);
  [[nodiscard]] model::Points points() const;  // signed
  [[nodiscard]] model::PurseNumber purse() const;
  [[nodiscard]] std::string figure() const;
  [[nodiscard]] AmountView entry() const;

  Desk& desk_;
  Allowance allowance_;
  AmountTyping typed_;
  bool is_taking_ = false;
  std::size_t purse_ = 0;  // of the programme's
  std::optional<std::size_t> reason_;
  Question adjust_;
  std::string reference_;  // made before the first try, kept for further ones of the same figure
  model::Points asked_;
  Notice notice_;
};

}  // namespace regulars::ui
