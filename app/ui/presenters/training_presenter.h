#pragma once
// TrainingPresenter: when training begins and ends, what the screens say meanwhile, and the POS's
// amounts, which wait until it is over. Never on at start; ends with the shift, by the tap that
// ends it, and by itself when nobody does anything for kIdle. Owned by CounterPresenter.

#include <optional>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/training.h"
#include "app/ui/views/guide_views.h"

namespace regulars::ui {

class TrainingPresenter {
 public:
  static constexpr Milliseconds kIdle = std::chrono::minutes{15};

  TrainingPresenter(Desk& desk, Training& training) : desk_(desk), training_(training) {}

  [[nodiscard]] bool is_on() const { return training_.is_on(); }
  void begin();
  // The amount that waited is the desk's again; figures with pretended sales in them are forgotten.
  void end();
  // True while training: the sale is kept, and told, until training ends.
  [[nodiscard]] bool keeps(const SaleArrived& sale);
  // Somebody does something.
  void touched() { last_touch_ = desk_.now(); }
  [[nodiscard]] bool is_forgotten() const { return is_on() && desk_.now() - last_touch_ >= kIdle; }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  [[nodiscard]] std::optional<TrainingView> view() const;

 private:
  Desk& desk_;
  Training& training_;
  std::optional<SaleArrived> sale_;
  SteadyInstant last_touch_{};
};

}  // namespace regulars::ui
