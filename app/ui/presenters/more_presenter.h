#pragma once
// More: the way to everything that can be done for a member beside earning and redeeming, one tap
// from the member. The entries stand in more_entries.cpp; those the programme has no use for are
// left out, and those the counter's rules keep from this person say why. The member is desk.card.

#include <cstddef>
#include <string>
#include <vector>

#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/more_entries.h"
#include "app/ui/presenters/pager.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

class MorePresenter : public ScreenPresenter {
 public:
  explicit MorePresenter(Desk& desk);
  Step handle(const Action& action);
  Step handle(const Reply& /*reply*/) { return Stay{}; }
  [[nodiscard]] PageView view() const;
  void say(Notice notice) { notice_ = std::move(notice); }

 private:
  struct Row {  // a heading of a section, or an entry
    std::optional<MoreSection> heading = {};
    const MoreEntry* entry = nullptr;
  };
  void lay_out();
  Step open(std::size_t row);
  [[nodiscard]] PageRow page_row(const Row& row) const;
  [[nodiscard]] PageRow page_row(const MoreEntry& entry) const;

  Desk& desk_;
  std::vector<Row> rows_;
  Pager pager_;
  Notice notice_;
};

}  // namespace regulars::ui
