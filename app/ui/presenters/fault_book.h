#pragma once
// FaultBook: what is wrong now, from wherever it is known, at most one of each source. Ranked by
// severity, then by source; nothing in it ever stops the work.

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "app/ui/presenters/arrivals.h"

namespace regulars::ui {

class FaultBook {
 public:
  void set(FaultSource source, std::optional<Fault> fault);
  // Being offline, and what central refuses.
  void take(const ConnectionChanged& connection);
  // Worst first.
  [[nodiscard]] std::vector<Fault> ranked() const;

 private:
  static constexpr std::size_t kSources = static_cast<std::size_t>(FaultSource::Network) + 1;
  std::array<std::optional<Fault>, kSources> faults_;
};

}  // namespace regulars::ui
