#pragma once
// The member chooses the PIN that she redeems with when she has no card with her: twice, and the
// old one where she has one. Only online: central keeps it, this till does not. One that was
// forgotten is replaced when somebody above signs. The member is desk.card.

#include <optional>
#include <string>

#include "app/ui/presenters/allowance.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/proof_sheet.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/entry_views.h"

namespace regulars::ui {

class MemberPinPresenter : public ScreenPresenter {
 public:
  explicit MemberPinPresenter(Desk& desk);
  ~MemberPinPresenter() { forget(); }
  MemberPinPresenter(const MemberPinPresenter&) = delete;
  MemberPinPresenter& operator=(const MemberPinPresenter&) = delete;

  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return allowance_.deadline(); }
  [[nodiscard]] SignInView view() const;
  [[nodiscard]] bool is_waiting() const { return choose_.is_open() || allowance_.is_waiting(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  enum class Stage { New, Again, Old, Chosen };
  void ask_for(Stage stage, Notice notice = {});
  void take(std::string digits);
  void send(std::string old);
  void refused(const Error& error);
  void forget();

  Desk& desk_;
  ProofSheet sheet_;
  Allowance allowance_;
  Question choose_;
  Stage stage_ = Stage::New;
  std::string pin_;
  Notice notice_;
};

}  // namespace regulars::ui
