#include "app/terminal/disk_watch.h"

#include <string>
#include <system_error>

namespace regulars::terminal {

void DiskWatch::look() {
  constexpr Milliseconds kBetween = std::chrono::minutes{1};
  const SteadyInstant now = clock_.steady();
  if (last_ && now - *last_ < kBetween) return;
  last_ = now;
  std::error_code problem;
  const std::filesystem::space_info space = std::filesystem::space(folder_, problem);
  if (problem) return;
  std::optional<ui::Fault> fault = fault_of(space.available);
  if (fault == told_) return;
  told_ = fault;
  arrivals_.deliver(ui::FaultChanged{ui::FaultSource::Storage, std::move(fault)});
}

std::optional<ui::Fault> DiskWatch::fault_of(std::uint64_t free_bytes) {
  if (free_bytes >= kFew) return std::nullopt;
  const ui::Severity severity = free_bytes < kLeast ? ui::Severity::Bad : ui::Severity::Caution;
  return ui::Fault{
      severity, "fault.disk", {std::to_string(free_bytes >> 20U)}, "fault.disk_remedy"};
}

}  // namespace regulars::terminal
