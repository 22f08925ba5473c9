#pragma once
// Household: who shares points with the member who is served. Somebody joins by the other's card
// and leaves by a tap; before either, it is said whose points go where. The member is desk.card.

#include <optional>
#include <string>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class HouseholdPresenter : public ScreenPresenter {
 public:
  // With somebody who was searched for, to join.
  explicit HouseholdPresenter(Desk& desk, std::optional<MemberCard> other = {});
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] PageView view() const;
  [[nodiscard]] bool is_waiting() const { return move_.is_open(); }
  [[nodiscard]] bool takes(const CodeArrived& code);
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  // Who would join whose household.
  struct Joining {
    const MemberCard* joins = nullptr;
    model::MemberId holder;
    std::string holder_name;
    bool can_turn = false;  // both are on their own: either may hold it
  };
  Step take(const Action& action);
  void confirm();
  void move(const model::MemberId& member, const model::MemberId& household, bool joins);
  void met(const MemberCard& card);
  [[nodiscard]] std::optional<Joining> joining() const;
  [[nodiscard]] const model::Member* chosen() const;
  void describe_joining(PageView& view) const;
  void describe_chosen(PageView& view) const;

  Desk& desk_;
  std::optional<MemberCard> other_;
  bool is_turned_ = false;             // the other holds the household
  std::optional<std::size_t> chosen_;  // of the household
  std::optional<MoveHousehold> asked_;
  Question look_up_;
  Question move_;
  Question reload_;
  Notice notice_;
};

}  // namespace regulars::ui
