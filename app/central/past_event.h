#pragma once
// What the log says of an event that stands before the one being folded.

#include <cstdint>
#include <optional>

#include "app/base/result.h"
#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

struct PastEvent {
  model::EventStamp stamp;
  model::Event event;
};

// None: a kind of a newer terminal. not_found: there is no such event.
[[nodiscard]] Result<std::optional<PastEvent>> past_event(storage::CentralStore& store,
                                                          std::int64_t gseq);

// The same where it is of this kind; none where it is another.
template <typename Kind>
struct PastOf {
  model::EventStamp stamp;
  Kind event;
};
template <typename Kind>
[[nodiscard]] Result<std::optional<PastOf<Kind>>> past_of(storage::CentralStore& store,
                                                          std::int64_t gseq) {
  REGULARS_TRY(const auto past, past_event(store, gseq));
  const auto* event = past ? std::get_if<Kind>(&past->event) : nullptr;
  if (event == nullptr) return std::optional<PastOf<Kind>>{};
  return std::optional{PastOf<Kind>{past->stamp, *event}};
}

}  // namespace regulars::central
