#pragma once
// The member being served: what the cashier says, and the way to earning and redeeming.
// The member is desk.card, which is set as long as this presenter lives.

#include <optional>
#include <string>

#include "app/ui/presenters/award.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/member_view.h"

namespace regulars::ui {

class MemberPresenter : public ScreenPresenter {
 public:
  enum class Arrival { New, Returning };  // the card slides in for a member who has just come
  explicit MemberPresenter(Desk& desk, Arrival arrival = Arrival::Returning);
  // The balance has just changed: it counts from what it was.
  MemberPresenter(Desk& desk, model::Points before);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  [[nodiscard]] MemberView view() const;
  [[nodiscard]] bool is_waiting() const { return award_.is_open(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  void describe(MemberView& view) const;
  void describe_redeeming(MemberView& view) const;
  void describe_next_reward(MemberView& view) const;

  Desk& desk_;
  std::optional<SteadyInstant> came_at_;      // of a member who has just come
  std::optional<SteadyInstant> counts_from_;  // since when the points count
  model::Points before_;
  Award award_;
  Notice notice_;
};

}  // namespace regulars::ui
