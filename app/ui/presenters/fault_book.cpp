#include "app/ui/presenters/fault_book.h"

#include <algorithm>
#include <string>
#include <utility>

namespace regulars::ui {

void FaultBook::set(FaultSource source, std::optional<Fault> fault) {
  faults_.at(static_cast<std::size_t>(source)) = std::move(fault);
}

void FaultBook::take(const ConnectionChanged& connection) {
  std::optional<Fault> sync;
  if (!connection.problem_key.empty()) {
    sync = Fault{
        Severity::Caution, "fault.sync", connection.problem_arguments, connection.problem_key};
  }
  std::optional<Fault> network;
  if (!connection.online) {
    network = Fault{Severity::Notice,
                    connection.waiting == 0 ? "status.offline_sent" : "status.offline_waiting",
                    {std::to_string(connection.waiting)},
                    "fault.offline_remedy"};
  }
  set(FaultSource::Sync, std::move(sync));
  set(FaultSource::Network, std::move(network));
}

std::vector<Fault> FaultBook::ranked() const {
  std::vector<Fault> result;
  for (const std::optional<Fault>& each : faults_) {
    if (each) result.push_back(*each);
  }
  std::stable_sort(result.begin(), result.end(), [](const Fault& one, const Fault& other) {
    return one.severity > other.severity;
  });
  return result;
}

}  // namespace regulars::ui
