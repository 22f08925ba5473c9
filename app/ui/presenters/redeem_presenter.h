#pragma once
// Redeem: what the points buy. Only online, because central must grant the lease, and only by a
// card, because a number can be said by anybody - or when somebody above allows it by PIN. Nobody
// has to wait here for central: Back leaves the question open (redemption.h), and the root tells
// its outcome.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/uuid.h"
#include "app/loyalty/reward_rules.h"
#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/points_picker.h"
#include "app/ui/presenters/proof_sheet.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/entry_views.h"
#include "app/ui/views/redeem_view.h"

namespace regulars::ui {

class RedeemPresenter : public ScreenPresenter {
 public:
  explicit RedeemPresenter(Desk& desk) : desk_(desk), allowance_(desk), proof_(desk) {}
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::variant<RedeemView, SignInView> view() const;
  [[nodiscard]] bool is_waiting() const { return is_asking() || allowance_.is_waiting(); }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  [[nodiscard]] bool awaits_redemption() const { return is_asking(); }
  void say(Notice notice) { notice_ = std::move(notice); }
  // The member's card was scanned: she is known well enough now.
  void identified();

 private:
  // Central is being asked for this member.
  [[nodiscard]] bool is_asking() const;
  void take(const Action& action);
  [[nodiscard]] bool is_for_code(const Action& action) const;
  [[nodiscard]] std::size_t tiles_in_all() const;
  void choose(std::size_t index);
  void pick_points(const model::Reward& reward);
  void confirm();
  void prove(const Action& action);
  void spend(const model::Reward& reward);
  [[nodiscard]] const model::Reward* chosen() const;
  [[nodiscard]] model::Points points() const;  // of the chosen reward; 0: what it costs
  [[nodiscard]] bool is_too_weak() const;      // identified by a number, and nobody allowed it
  // What the counter says to spending these points on it.
  [[nodiscard]] loyalty::CounterAnswer counter(const model::Reward& reward) const;
  void ask_above(const model::Reward& reward, const loyalty::CounterAnswer& answer);
  [[nodiscard]] std::string why_not() const;
  [[nodiscard]] std::optional<loyalty::Refusal> refusal(const model::Reward& reward) const;
  [[nodiscard]] bool can_choose(const model::Reward& reward) const;
  [[nodiscard]] std::string standing_of(const model::Reward& reward) const;
  [[nodiscard]] RewardTile tile_of(const model::Reward& reward) const;
  [[nodiscard]] RedeemView rewards() const;
  void describe_choice(RedeemView& view) const;

  Desk& desk_;
  std::size_t first_ = 0;  // of the page
  std::string chosen_;     // reward id
  std::optional<PointsPicker> picker_;
  Allowance allowance_;
  ProofSheet proof_;
  std::string digits_;  // that the member typed: her PIN, or what her app shows
  Uuid lease_;  // made before the first try, kept for further ones of the same reward and points
  model::Points leased_;
  Notice notice_;
};

}  // namespace regulars::ui
