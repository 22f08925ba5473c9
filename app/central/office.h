#pragma once
// What head office may ask of central from the shell: one JSON object in, one out, the same whether
// the central runs (then it goes through its control listener, admin.h) or stands still.
//
//   {"do":"enrol-code","terminal":"Till 3"}                 -> {"code":..,"expires_ms":..}
//   {"do":"staff-add","name":..,"role":1,"pin_hash":..}     -> {"staff":hex32}
//   {"do":"programme-set","document":".."}                  -> {"version":2}
//   {"do":"shopfront-set","document":".."}                  -> {}
//   {"do":"staff-change","who":..,"action":2,"role":1,"pin_hash":..} -> {"staff":hex32,"name":..}
//   {"do":"member-merge","winner":hex32,"loser":hex32}      -> {}
//   {"do":"member-erase","member":hex32}                    -> {}
//   {"do":"tier-floor","member":uuid,"tier":"gold"}         -> {}
//   {"do":"revoke","terminal":"Till 3 or its uuid"}         -> {"terminal":uuid}
// A failure: {"error":kind,"words":sentence}.

#include <filesystem>
#include <string>
#include <string_view>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/central/books.h"

namespace regulars::central {

// Writer thread. Never fails: the failure is the answer.
[[nodiscard]] std::string do_office_work(Books& books, std::string_view json);

// Asks whoever holds the folder: its running central, or nobody, and then does it here. The answer
// is the object without an "error".
[[nodiscard]] Result<std::string> ask_office(const std::filesystem::path& folder,
                                             const std::string& json,
                                             const Clock& clock,
                                             Log& log);

}  // namespace regulars::central
