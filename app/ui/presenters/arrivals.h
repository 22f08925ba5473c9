#pragma once
// What reaches the main thread from the others: replies, and what nobody asked for. Values only.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/base/clock.h"
#include "app/model/money.h"
#include "app/model/programme.h"
#include "app/model/shopfront.h"
#include "app/ui/presenters/replies.h"

namespace regulars::ui {

// How far the copy of central's members is, in central's changes, while there is much to fetch.
struct Filling {
  std::int64_t done = 0;
  std::int64_t total = 0;  // at least `done`, and 1
  bool is_paused = false;
  bool operator==(const Filling&) const = default;
};
struct ConnectionChanged {
  bool online = false;
  std::int64_t waiting = 0;          // events not yet acknowledged
  std::optional<Instant> last_sync;  // last time everything was sent and received
  std::string problem_key;           // i18n key of one sentence with a remedy, or empty
  std::vector<std::string> problem_arguments;
  std::optional<Filling> filling = {};  // none: the copy is near enough to what central has
};
struct ProgrammeChanged {
  model::Programme programme;
};
struct ShopfrontChanged {  // at start too; an empty one until central has sent one
  model::Shopfront shopfront;
};
struct StoreChanged {
  std::string store_name;
  std::string terminal_name;
  bool is_enrolled = false;
};
// The customer's window, which somebody wants: it opened, or it is not there (its monitor is not
// plugged in). Without this the counter has one screen, turned over.
struct CustomerDisplayChanged {
  bool is_there = false;
};
struct CodeArrived {  // from a scanner
  std::string raw;
  std::string aim;
};
struct ScanFailed {  // unreadable, a bank card (already wiped), a payment code
  std::string key;   // i18n key of the sentence
};
struct SoundFailed {};  // cues are switched on and there is nothing to play them on
struct SaleArrived {    // the POS sent an amount that waits for a member
  std::string receipt;
  model::Money amount;
};
// Where a fault is; one of each at most. Ranked by severity, then in this order.
enum class FaultSource : std::uint8_t {
  Storage,  // the disk
  Worker,   // requests are not taken
  Sync,     // central refuses what this terminal says
  Display,  // the customer's
  Printer,
  Central,  // answers slowly
  Network,  // offline
};
enum class Severity : std::uint8_t { Notice, Caution, Bad };
struct Fault {
  Severity severity = Severity::Caution;
  std::string key;                     // i18n key of what is wrong
  std::vector<std::string> arguments;  // of both; the first may count a plural
  std::string remedy;                  // i18n key of what to do
  bool operator==(const Fault&) const = default;
};
struct FaultChanged {  // by whoever owns the device, the disk...
  FaultSource source = FaultSource::Storage;
  std::optional<Fault> fault;  // none: it is well again
};

using Arrival = std::variant<Reply,
                             ConnectionChanged,
                             ProgrammeChanged,
                             ShopfrontChanged,
                             StoreChanged,
                             CustomerDisplayChanged,
                             CodeArrived,
                             ScanFailed,
                             SoundFailed,
                             SaleArrived,
                             FaultChanged>;

}  // namespace regulars::ui
