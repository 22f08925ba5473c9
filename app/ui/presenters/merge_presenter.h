#pragma once
// Merge: two entries that are one person. The other is scanned or searched for, both are compared
// side by side, and somebody above signs which of them stays. The member is desk.card.

#include <optional>
#include <string>
#include <variant>

#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class MergePresenter : public ScreenPresenter {
 public:
  explicit MergePresenter(Desk& desk, std::optional<MemberCard> other = {});
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::variant<PageView, SignInView> view() const;
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return allowance_.deadline(); }
  [[nodiscard]] bool is_waiting() const { return merge_.is_open() || allowance_.is_waiting(); }
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  Step take(const Action& action);
  void met(const MemberCard& card);
  void confirm();
  void send(const model::StaffId& allowed_by);
  [[nodiscard]] const MemberCard& staying() const {
    return is_other_staying_ ? *other_ : *desk_.card;
  }
  [[nodiscard]] const MemberCard& going() const {
    return is_other_staying_ ? *desk_.card : *other_;
  }
  [[nodiscard]] PageView page() const;
  [[nodiscard]] PageRow row_of(const MemberCard& card) const;
  [[nodiscard]] PagePanel comparison() const;

  Desk& desk_;
  Allowance allowance_;
  std::optional<MemberCard> other_;
  bool is_other_staying_ = false;
  Question look_up_;
  Question merge_;
  Notice notice_;
};

}  // namespace regulars::ui
