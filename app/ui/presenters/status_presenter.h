#pragma once
// StatusPresenter: the strip on top of every staff screen: where and who, the worst fault with
// what to do, long work, a quiet line of news; and the list of all of it, which a tap lays over
// the screen that is open. Owned by CounterPresenter. Main thread.

#include <optional>
#include <string>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/fault_book.h"
#include "app/ui/presenters/time_left.h"
#include "app/ui/views/status_view.h"

namespace regulars::ui {

class StatusPresenter {
 public:
  explicit StatusPresenter(Desk& desk) : desk_(desk) {}

  void take(const ConnectionChanged& connection);
  void take(const FaultChanged& changed) { faults_.set(changed.source, changed.fault); }
  // True when the action was the strip's or the list's: the screen under it does not hear it.
  [[nodiscard]] bool handle(const Action& action);
  [[nodiscard]] bool takes(const Reply& reply) { return pause_.takes(reply); }
  // Something else wants the screen: the next card, another person.
  void close() { is_open_ = false; }
  // A quiet line for a while, instead of the faults.
  void say(Notice news);
  void tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;

  [[nodiscard]] StatusView view() const;
  // The list while it is open.
  [[nodiscard]] std::optional<FaultsView> list() const;

 private:
  [[nodiscard]] std::vector<Fault> faults() const;
  [[nodiscard]] std::optional<WorkView> work() const;
  [[nodiscard]] std::string time_left() const;
  void describe_connection(StatusView& status) const;
  void toggle_pause();

  Desk& desk_;
  FaultBook faults_;
  TimeLeft filling_;
  Question pause_;
  bool is_open_ = false;
  Notice news_;
  std::optional<SteadyInstant> news_end_;
};

}  // namespace regulars::ui
