#pragma once
// Top-up: money loaded into a member's account, or onto a gift card, with what the programme puts
// on top. The member is desk.card. Needs no network: the sale of money is booked like any other.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/presenters/amount_typing.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/amount_view.h"

namespace regulars::ui {

class TopUpPresenter : public ScreenPresenter {
 public:
  // Onto the gift card where there is one, else into the account of the member at the desk.
  TopUpPresenter(Desk& desk, std::optional<Voucher> card);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] AmountView view() const;
  [[nodiscard]] bool is_waiting() const { return load_.is_open(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  [[nodiscard]] Step back() const;
  void take(const Action& action);
  void confirm();
  [[nodiscard]] model::MemberId account() const;
  [[nodiscard]] std::string who() const;
  [[nodiscard]] model::PurseNumber purse() const;
  [[nodiscard]] model::Points before() const;  // in the purse
  [[nodiscard]] model::Money paid() const;
  void explain(AmountView& view) const;

  Desk& desk_;
  std::optional<Voucher> card_;
  std::vector<model::PurseNumber> purses_;  // that keep money; of a gift card its own
  std::size_t chosen_ = 0;
  std::vector<std::int64_t> quick_;  // amounts of one tap, minor units
  AmountTyping typed_;
  Question load_;
  std::string reference_;  // made before the first try, kept for further ones of the same amount
  std::int64_t asked_minor_ = 0;
  Notice notice_;
};

// Amounts of one tap: where the programme puts something on top, else round ones.
[[nodiscard]] std::vector<std::int64_t> quick_amounts(const Desk& desk, model::PurseNumber purse);

}  // namespace regulars::ui
