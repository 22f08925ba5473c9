#pragma once
// More: what can be done for a member beside earning and redeeming, one tap from the member. The
// member is desk.card.

#include <cstddef>
#include <string>
#include <vector>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class MorePresenter : public ScreenPresenter {
 public:
  explicit MorePresenter(Desk& desk) : desk_(desk) {}
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] PageView view() const;
  [[nodiscard]] bool is_waiting() const { return greet_.is_open(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  enum class Row { History, Greeting };
  Step open(std::size_t index);
  void turn_greeting();

  Desk& desk_;
  Question greet_;
  Notice notice_;
};

}  // namespace regulars::ui
