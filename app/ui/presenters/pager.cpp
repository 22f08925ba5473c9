#include "app/ui/presenters/pager.h"

namespace regulars::ui {

void Pager::turn(int by, std::size_t rows) {
  if (by < 0) {
    if (earlier_.empty()) return;
    first_ = earlier_.back();
    earlier_.pop_back();
    return;
  }
  const std::size_t next = first_ + static_cast<std::size_t>(by);
  if (by == 0 || next >= rows) return;
  earlier_.push_back(first_);
  first_ = next;
}

}  // namespace regulars::ui
