#pragma once
// History: years of visits written into a central folder at once, through the same ingest and the
// same projector as a terminal's push, under a virtual terminal with a valid chain. For
// `regulars generate` and for imports. The folder must not be in use by a running server.
//
//   REGULARS_TRY(auto history, History::open(folder, "History", clock, log));
//   REGULARS_TRY_VOID(history->add_members(members));
//   REGULARS_TRY_VOID(history->add(SaleEvent{...}, at, utc_offset));   // oldest first
//   REGULARS_TRY_VOID(history->finish());

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/model/event.h"
#include "app/model/member.h"
#include "app/model/programme.h"

namespace regulars::central {

class History {
 public:
  using Progress = std::function<void(std::int64_t events)>;  // now and then, on the calling thread

  // Makes the folder a central's (authority, default programme) if it is none yet, and enrols the
  // virtual terminal `name`, new every time.
  [[nodiscard]] static Result<std::unique_ptr<History>> open(const std::filesystem::path& folder,
                                                             const std::string& name,
                                                             const Clock& clock,
                                                             Log& log,
                                                             Progress progress = {});
  ~History();  // what was not finished with finish() may be missing
  History(const History&) = delete;
  History& operator=(const History&) = delete;

  // The newest programme of the folder: what sales are to be evaluated under.
  [[nodiscard]] const model::Programme& programme() const;

  // Members as they are: name, tier, joined and identifiers. Visits are counted from the sales.
  // An identifier that is taken stays with its first member.
  [[nodiscard]] Status add_members(const std::vector<model::Member>& members);

  // Any event but an enrolment; numbered, chained, ingested and folded in big transactions. The
  // event's number, by which a rating names its sale.
  [[nodiscard]] Result<std::uint64_t> add(const model::Event& event,
                                          Instant at,
                                          std::chrono::minutes utc_offset);

  // Of an event that add() numbered: how a return names its sale.
  [[nodiscard]] model::EventKey key_of(std::uint64_t seq) const;

  // Everything is on the disk and folded when it returns.
  [[nodiscard]] Status finish();

 private:
  struct Parts;
  explicit History(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace regulars::central
