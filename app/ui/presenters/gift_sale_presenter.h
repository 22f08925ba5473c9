#pragma once
// A gift card is sold: how much it holds, then its code, shown large and once. The code is copied
// for the POS or the printer by a tap; until it has been handed over nobody is sent home.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/presenters/amount_typing.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/amount_view.h"
#include "app/ui/views/voucher_view.h"

namespace regulars::ui {

class GiftSalePresenter : public ScreenPresenter {
 public:
  // Sold to the member at the desk, or to nobody known.
  explicit GiftSalePresenter(Desk& desk);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] std::variant<AmountView, VoucherView> view() const;
  [[nodiscard]] bool is_waiting() const { return sell_.is_open(); }
  // The code is on the screen and nowhere else.
  [[nodiscard]] bool stays() const { return sold_.has_value(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  void take(const Action& action);
  void confirm();
  [[nodiscard]] Step leave() const;
  [[nodiscard]] model::Money amount() const;
  [[nodiscard]] AmountView entry() const;
  [[nodiscard]] VoucherView sold() const;

  Desk& desk_;
  std::vector<std::int64_t> quick_;
  AmountTyping typed_;
  Question sell_;
  model::MemberId account_;  // made before the first try, kept for further ones of the same amount
  std::int64_t asked_minor_ = 0;
  std::optional<GiftCardSold> sold_;
  Notice notice_;
};

}  // namespace regulars::ui
