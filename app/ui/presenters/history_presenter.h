#pragma once
// History: what moved this member's points, day by day, and of each sale why it gave what it gave.
// Of every till while central answers; what this till knows alone is said to be no more than that.
// Older pages are fetched as somebody turns to them.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/pager.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class HistoryPresenter : public ScreenPresenter {
 public:
  explicit HistoryPresenter(Desk& desk);
  Step handle(const Action& action);
  Step handle(const Reply& reply);
  [[nodiscard]] PageView view() const;
  [[nodiscard]] bool is_waiting() const { return undo_.is_open(); }
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  static constexpr std::size_t kHeading = static_cast<std::size_t>(-1);
  void load(const std::string& before);
  void look_ahead(int by);
  void take(const HistoryLoaded& page);
  void lay_out();
  [[nodiscard]] std::string words_of(const HistoryEntry& entry) const;
  [[nodiscard]] PageRow row_of(const HistoryEntry& entry) const;
  [[nodiscard]] PagePanel panel_of(const HistoryEntry& entry) const;
  [[nodiscard]] std::string figure_of(const HistoryEntry& entry) const;
  [[nodiscard]] const HistoryEntry* chosen() const;
  [[nodiscard]] static bool can_return(const HistoryEntry& entry);
  Step act();
  Step take_undone(const Reply& reply);

  Desk& desk_;
  Question load_;
  Question undo_;
  std::optional<HistoryLoaded> loaded_;
  std::vector<PageRow> rows_;          // with a heading above each day
  std::vector<std::size_t> entry_at_;  // of each row; kHeading for a heading
  Pager pager_;
  std::optional<std::size_t> chosen_;  // entry
  Notice notice_;
};

}  // namespace regulars::ui
