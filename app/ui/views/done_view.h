#pragma once
// Done: drawn only after the act is on the disk. The figure counts up for 250 ms.

#include <string>
#include <vector>

#include "app/ui/views/notice.h"
#include "app/ui/views/outcome_view.h"

namespace regulars::ui {

struct DoneView {
  std::string title;
  std::string points;  // +449, as counted so far
  std::string name;
  std::string balance;  // 12,929 points
  std::string value;    // what to take off the bill or to give back, or empty
  std::vector<OutcomeFact> facts = {};
  bool is_gain = true;
  bool has_next = false;  // "Next" is offered: nobody is asked for a rating
  bool is_undone = false;
  UndoOffer undo;
  Notice notice;  // when the disk refused to undo
  bool operator==(const DoneView&) const = default;
};

}  // namespace regulars::ui
