#pragma once
// Home: ready for the next card; what has just happened; the day's figures.

#include <optional>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/home_view.h"

namespace regulars::ui {

class HomePresenter : public ScreenPresenter {
 public:
  explicit HomePresenter(Desk& desk);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  Step tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;
  [[nodiscard]] bool is_waiting() const { return undo_.is_open(); }
  [[nodiscard]] HomeView view() const;
  void say(Notice notice);

 private:
  void undo_last();
  void undo(std::uint64_t seq, bool is_redeem, std::string name);
  void take_undone(const Reply& reply);
  void open_recent(std::size_t index);
  [[nodiscard]] bool can_undo(std::size_t index) const;

  Desk& desk_;
  Question load_;
  Question open_;
  Question undo_;
  std::uint64_t undone_seq_ = 0;
  std::string undone_name_;
  Notice notice_;
  std::optional<SteadyInstant> notice_end_;
};

}  // namespace regulars::ui
