#pragma once
// TurnedOver: the one screen is the customer's for a question and its thanks. What is shown and
// what a tap means is CustomerPresenter's; this goes home when it is over.

#include "app/ui/presenters/customer_presenter.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/view.h"

namespace regulars::ui {

class TurnedOverPresenter : public ScreenPresenter {
 public:
  explicit TurnedOverPresenter(CustomerPresenter& customer) : customer_(customer) {}

  Step handle(const Action& action) {
    customer_.handle(action);
    return tick();
  }
  Step handle(const Reply& /*reply*/) { return Stay{}; }
  Step tick() { return customer_.has_the_screen() ? Step{Stay{}} : Step{GoHome{}}; }
  [[nodiscard]] Body view() const {
    const CustomerView seen = customer_.view();
    if (const auto* const rating = std::get_if<RatingView>(&seen.body)) return *rating;
    const auto* const thanks = std::get_if<ThanksView>(&seen.body);
    return thanks != nullptr ? *thanks : ThanksView{};
  }

 private:
  CustomerPresenter& customer_;
};

}  // namespace regulars::ui
