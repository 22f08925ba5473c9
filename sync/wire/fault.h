#pragma once
// What can go wrong on the road, in two forms: WireFault is what the answering side says (a status,
// a code for the other program, a sentence for its log); Trouble is what the asking side met, an
// answer or the lack of one. The app maps Trouble to its own errors once, by to_error().

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

#include "app/base/error.h"

namespace regulars::sync {

// An answer that is not the wished one. On the wire: `status` and {"error":code,"words":words}.
struct WireFault {
  int status = 500;
  std::string code;        // for the other program: "gap", "fork", "broken", ... (PROTOCOL.md)
  std::string words;       // one sentence; never a name, a card, a phone or a secret
  std::uint64_t want = 0;  // with code "gap": the seq that central wants next
  std::int64_t retry_after_s = 0;  // with 429 and 503: not before; 0 says nothing
};

template <typename T>
using Answer = tl::expected<T, WireFault>;

[[nodiscard]] inline tl::unexpected<WireFault> wire_fault(int status,
                                                          std::string code,
                                                          std::string words) {
  return tl::unexpected<WireFault>(WireFault{status, std::move(code), std::move(words)});
}

enum class Fault {
  none,
  offline,       // no connection: no network, no name, nobody listens
  timed_out,     // connected, but the answer did not come in time
  untrusted,     // whoever answers is not our central (certificate, captive portal)
  unauthorised,  // central does not know this terminal (any more), or its certificate
  refused,       // central understood and says no
  busy,          // central asks us to come later
  too_large,     // even the smallest batch is over central's limit
  too_old,       // central no longer speaks our version
  gap,           // central misses events that we no longer offer
  fork,          // central holds other events under our numbers: a restored copy; enrol again
  broken,        // central found that the chain of our events does not hold
  gone,          // central cannot continue from our cursor: start over
  bad_answer,    // an answer that is not of this protocol
  failed,        // central failed inside (5xx)
  storage,       // our own side failed to read or keep
  stopped,       // we were told to stop while waiting
};

[[nodiscard]] std::string_view name_of(Fault fault);

struct Trouble {
  Fault fault = Fault::failed;
  std::string words;
  std::int64_t retry_after_s = 0;
  std::uint64_t want = 0;  // with gap
};

template <typename T>
using Outcome = tl::expected<T, Trouble>;

// The one place where faults of the road become errors of the app.
[[nodiscard]] Error to_error(Trouble trouble);

}  // namespace regulars::sync
