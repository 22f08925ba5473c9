#pragma once
// Progress: one line on standard error that says how far a long command is and how long it will
// take; on a terminal redrawn in place, elsewhere a line for every tenth. Silent for what takes
// less than a second.

#include <cstdint>
#include <string>

#include "app/base/clock.h"

namespace regulars::tool {

class Progress {
 public:
  // `total` 0 when it is not known. The clock is borrowed.
  Progress(std::string what, std::int64_t total, const Clock& clock);
  ~Progress();  // ends the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void at(std::int64_t done);

 private:
  void draw(std::int64_t done, Milliseconds spent) const;

  const Clock& clock_;
  const std::string what_;
  const std::int64_t total_;
  const bool is_on_terminal_;
  const SteadyInstant begun_;
  SteadyInstant drawn_;
  std::int64_t drawn_tenth_ = 0;
  bool is_begun_ = false;
};

}  // namespace regulars::tool
