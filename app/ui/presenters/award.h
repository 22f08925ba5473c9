#pragma once
// Award: one sale on its way to the disk, from the earn screen or straight from the POS's amount.
// The reference is made before the first try and kept for every further one of the same amount, so
// that a repeated try adds nothing.

#include <optional>
#include <string>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/navigation.h"

namespace regulars::ui {

class Award {
 public:
  // False when the queue is full. A sale of the POS carries its own receipt.
  [[nodiscard]] bool ask(Desk& desk, model::Money amount, const std::optional<SaleArrived>& sale);
  [[nodiscard]] bool is_open() const { return question_.is_open(); }
  [[nodiscard]] bool takes(const Reply& reply) { return question_.takes(reply); }
  // After takes(): the step to "done", or none with the sentence of the failure in `notice`.
  [[nodiscard]] std::optional<Step> finish(Desk& desk, const Reply& reply, Notice& notice);

 private:
  Question question_;
  std::string reference_;
  model::Money amount_;
  bool is_of_pos_ = false;
};

// What an award or a claim came to; the member at the desk is as she is after it.
[[nodiscard]] Outcome outcome_of(Desk& desk, const PointsAwarded& awarded);

}  // namespace regulars::ui
