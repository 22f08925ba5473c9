#pragma once
// Pager: which rows of a list a page begins with. How many fit is the screen's business; it says so
// when somebody turns the page.

#include <cstddef>
#include <vector>

namespace regulars::ui {

class Pager {
 public:
  // `by` rows on; -1: to the page before.
  void turn(int by, std::size_t rows);
  void reset() { *this = {}; }
  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] bool has_earlier() const { return !earlier_.empty(); }

 private:
  std::size_t first_ = 0;
  std::vector<std::size_t> earlier_;  // where the pages before began
};

}  // namespace regulars::ui
