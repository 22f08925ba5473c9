#pragma once
// Voucher: a coupon or gift card that was scanned or typed, from any screen: what it is good for,
// and spending it. Who has its code has what is in it: no member is needed, and one who is being
// served stays. Spending needs central's lease, as any redemption does; looking at it does not.

#include <optional>
#include <string>
#include <variant>

#include "app/ui/presenters/amount_typing.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/presenters/spending.h"
#include "app/ui/views/amount_view.h"
#include "app/ui/views/voucher_view.h"

namespace regulars::ui {

class VoucherPresenter : public ScreenPresenter {
 public:
  VoucherPresenter(Desk& desk, Voucher voucher);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] std::variant<VoucherView, AmountView> view() const;
  [[nodiscard]] bool is_waiting() const { return is_asking(); }
  [[nodiscard]] bool awaits_redemption() const { return is_asking(); }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const {
    return Spending::deadline(desk_, voucher_.account);
  }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  [[nodiscard]] bool is_card() const { return voucher_.kind == model::BearerKind::GiftCard; }
  [[nodiscard]] bool is_asking() const { return Spending::is_open(desk_, voucher_.account); }
  [[nodiscard]] const model::Reward* reward() const;  // null: not known here, or no payment
  [[nodiscard]] std::string why_not() const;          // empty: it can be spent now
  void begin_paying();
  void pay(const Action& action);
  void spend(model::Points points);
  [[nodiscard]] model::Money money_of(model::Points points) const;
  [[nodiscard]] model::Points points() const;  // that what is typed costs
  [[nodiscard]] VoucherView voucher() const;
  [[nodiscard]] AmountView paying() const;

  Desk& desk_;
  Voucher voucher_;
  Spending spending_;
  bool is_paying_ = false;
  AmountTyping typed_;
  Notice notice_;
};

}  // namespace regulars::ui
