#pragma once
// Cards: what a member is found by, and what no longer finds her. A new card is scanned while the
// page is open, a number is typed; one that is lost is tapped, and one that is lost is found again.
// The member is desk.card.

#include <optional>
#include <string>
#include <variant>

#include "app/loyalty/counter_rules.h"
#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class CardsPresenter : public ScreenPresenter {
 public:
  // With a number that was typed, to be added.
  explicit CardsPresenter(Desk& desk, std::optional<model::Identifier> number = {});
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::variant<PageView, SignInView> view() const;
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return allowance_.deadline(); }
  [[nodiscard]] bool is_waiting() const { return change_.is_open() || allowance_.is_waiting(); }
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  Step take(const Action& action);
  void choose(std::size_t index);
  Step confirm();
  Step act();
  void forget();
  void found(const CodeLookedUp& looked_up);
  void ask(model::CardAction action, model::Identifier card, model::Identifier old_card);
  void send(const model::StaffId& allowed_by);
  void changed(const MemberCard& card);

  [[nodiscard]] bool is_lost(const model::Identifier& card) const;
  [[nodiscard]] std::string words_for_asking() const;
  [[nodiscard]] PageView page() const;
  [[nodiscard]] PageRow row_of(const model::Identifier& card) const;
  void describe_new(PageView& view) const;
  void describe_other(PageView& view) const;
  void describe_chosen(PageView& view) const;

  Desk& desk_;
  Allowance allowance_;
  std::optional<model::Identifier> chosen_;  // one of hers, lost ones included
  std::optional<model::Identifier> new_;     // nobody's yet
  std::optional<MemberCard> other_;          // who has the card that was scanned
  std::optional<ChangeCard> asked_;
  Question look_up_;
  Question change_;
  Notice notice_;
};

}  // namespace regulars::ui
