#pragma once
// DiskWatch: tells the counter when the disk under the data folder is almost full, before it is:
// a full disk stops sales. Worker thread only.

#include <cstdint>
#include <filesystem>
#include <optional>

#include "app/base/clock.h"
#include "app/terminal/arrivals.h"

namespace regulars::terminal {

class DiskWatch {
 public:
  static constexpr std::uint64_t kFew = 500ULL << 20U;    // bytes: somebody should look
  static constexpr std::uint64_t kLeast = 100ULL << 20U;  // soon nothing can be written

  // `folder` need not exist; what cannot be asked is not told. The others are borrowed.
  DiskWatch(std::filesystem::path folder, Arrivals& arrivals, const Clock& clock)
      : folder_(std::move(folder)), arrivals_(arrivals), clock_(clock) {}

  // Cheap: asks the system once a minute at most.
  void look();
  // Of that many bytes free; none: nothing is wrong.
  [[nodiscard]] static std::optional<ui::Fault> fault_of(std::uint64_t free_bytes);

 private:
  const std::filesystem::path folder_;
  Arrivals& arrivals_;
  const Clock& clock_;
  std::optional<SteadyInstant> last_;
  std::optional<ui::Fault> told_;
};

}  // namespace regulars::terminal
