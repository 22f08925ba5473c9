#pragma once
// Earn: an amount by keypad, or from the POS, and the points it brings as it is typed.

#include <cstdint>
#include <optional>
#include <string>

#include "app/ui/presenters/amount_typing.h"
#include "app/ui/presenters/award.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/amount_view.h"

namespace regulars::ui {

class EarnPresenter : public ScreenPresenter {
 public:
  explicit EarnPresenter(Desk& desk);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] AmountView view() const;
  [[nodiscard]] bool is_waiting() const { return award_.is_open(); }
  void say(Notice notice) { notice_ = std::move(notice); }
  // The POS sent an amount while the screen was open: it takes the place of what was typed.
  void take_sale(const SaleArrived& sale);

 private:
  void type(const Action& action);
  void confirm();
  [[nodiscard]] model::Money amount() const;
  void explain(AmountView& view) const;

  Desk& desk_;
  AmountTyping typed_;               // minor units
  std::optional<SaleArrived> sale_;  // where the amount is the POS's, unchanged
  Award award_;
  Notice notice_;
};

}  // namespace regulars::ui
