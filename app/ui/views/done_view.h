#pragma once
// Done: drawn only after the sale is on the disk. The figure counts up for 250 ms.

#include <string>

namespace regulars::ui {

struct DoneView {
  std::string title;
  std::string points;  // +449, as counted so far
  std::string name;
  std::string balance;  // 12,929 points
  std::string value;    // what to take off the bill, or empty
  bool is_gain = true;
  bool has_next = false;  // "Next" is offered: nobody is asked for a rating
  bool operator==(const DoneView&) const = default;
};

}  // namespace regulars::ui
