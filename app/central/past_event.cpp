#include "app/central/past_event.h"

#include <utility>

#include "app/loyalty/event_codec.h"

namespace regulars::central {

Result<std::optional<PastEvent>> past_event(storage::CentralStore& store, std::int64_t gseq) {
  REGULARS_TRY(const auto logged, store.logged(gseq));
  REGULARS_TRY(auto decoded, loyalty::from_line(logged.line));
  auto* event = std::get_if<model::Event>(&decoded.event);
  if (event == nullptr) return std::optional<PastEvent>{};
  return std::optional{PastEvent{decoded.stamp, std::move(*event)}};
}

}  // namespace regulars::central
