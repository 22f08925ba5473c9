#pragma once
// Redeem: what the points buy. Only online, because central must grant the lease, and only by a
// card, because a number can be said by anybody. Nobody has to wait here for central: Back leaves
// the question open (redemption.h), and the root tells its outcome.

#include <cstddef>
#include <string>

#include "app/base/uuid.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/redeem_view.h"

namespace regulars::ui {

class RedeemPresenter : public ScreenPresenter {
 public:
  explicit RedeemPresenter(Desk& desk) : desk_(desk) {}
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] RedeemView view() const;
  [[nodiscard]] bool is_waiting() const { return is_asking(); }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  // Central is being asked for this member.
  [[nodiscard]] bool is_asking() const;
  void choose(std::size_t index);
  void confirm();
  [[nodiscard]] std::string why_not() const;
  [[nodiscard]] bool can_choose(const model::Reward& reward) const;
  [[nodiscard]] RewardTile tile_of(const model::Reward& reward) const;

  Desk& desk_;
  std::size_t first_ = 0;  // of the page
  std::string chosen_;     // reward id
  Uuid lease_;             // made before the first try, kept for further ones of the same reward
  Notice notice_;
};

}  // namespace regulars::ui
