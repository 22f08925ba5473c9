#pragma once
// Spending: a reward asked of central for one account, from making its lease to its outcome. Part
// of a presenter; what is asked outlives it (redemption.h). The lease is made before the first try
// and kept for every further one of the same reward and points, so that a lost answer spends
// nothing twice.

#include <optional>
#include <string>

#include "app/base/uuid.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/navigation.h"

namespace regulars::ui {

class Spending {
 public:
  // `who` and `what` as the screen says them. The request's lease is made here. Answers what stands
  // in the way, or no words: central is being asked.
  [[nodiscard]] Notice ask(Desk& desk, RedeemReward request, std::string who, std::string what);
  // Central is being asked for this account.
  [[nodiscard]] static bool is_open(const Desk& desk, const model::MemberId& account);
  [[nodiscard]] static bool takes(const Desk& desk, const Reply& reply) {
    return desk.redemption && desk.redemption->number == reply.number;
  }
  // After takes(): what came of it, or none with the sentence of the failure in `notice`.
  [[nodiscard]] static std::optional<Outcome> finish(Desk& desk,
                                                     const Reply& reply,
                                                     Notice& notice);
  // When central is said to be slow; none: nothing is asked, or it was said already.
  [[nodiscard]] static std::optional<SteadyInstant> deadline(const Desk& desk,
                                                             const model::MemberId& account);

 private:
  Uuid lease_;
  std::string reward_;
  model::Points points_;
};

}  // namespace regulars::ui
