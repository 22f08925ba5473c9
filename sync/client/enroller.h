#pragma once
// Enrolment: a terminal without a certificate becomes one of central's. Blocking; one thread.
//
// (1) The key is on the disk before anything is sent, and the caller has stored the epoch: an
//     answer that gets lost is simply asked for again, with the same code, key and epoch.
// (2) Nothing, the code least of all, is sent before the server has shown a chain that ends in the
//     authority whose SHA-256 the installer entered, and a second, verified connection stands.
// (3) Nothing here says "enrolled": that is so once the caller has stored the reply. Until then the
//     whole may be repeated, also after a crash.

#include <cstdint>
#include <filesystem>
#include <string>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "sync/wire/enrolment.h"

namespace regulars::sync {

struct EnrolOrder {
  std::string base_url;   // "https://central.shop:8443"
  std::string ca_sha256;  // of the authority's DER; 64 hex digits, colons and blanks allowed
  std::string code;       // 8 digits, blanks allowed
  std::string terminal_name;
  std::uint64_t epoch = 0;       // stored by the caller already
  std::filesystem::path folder;  // gets terminal.key (0600), ca.crt, terminal.crt
  Milliseconds within{30'000};
};

// The caller stores the reply (chain start, stream, store) before its first event (3).
// Errors: network, unauthorised (not the authority we were told of), refused (wrong code), busy.
[[nodiscard]] Result<EnrolReply> enrol(const EnrolOrder& order, Log& log);

}  // namespace regulars::sync
