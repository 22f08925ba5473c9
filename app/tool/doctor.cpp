#include "app/tool/doctor.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "app/base/result.h"
#include "app/config/terminal_config.h"
#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"
#include "sync/wire/identity.h"

namespace regulars::tool {

namespace {

using std::chrono::days;

constexpr std::uintmax_t kMegabyte = 1'000'000;
constexpr std::uintmax_t kLeastFree = 200 * kMegabyte;
constexpr std::chrono::minutes kMostAhead{5};
// A clock before this program was written is not set.
constexpr Instant kNotBefore{std::chrono::sys_days{std::chrono::year{2025} / 1 / 1}};

Finding well(std::string check, std::string words) {
  return {std::move(check), true, std::move(words), {}};
}

Finding ill(std::string check, std::string words, std::string remedy) {
  return {std::move(check), false, std::move(words), std::move(remedy)};
}

std::string day_of(Instant instant) {
  return model::BusinessDay::of(instant, std::chrono::minutes{0}).text();
}

Finding check_config(const std::filesystem::path& folder) {
  const auto config = config::load_terminal_config(folder / "terminal.toml");
  if (!config) {
    return ill("config", config.error().words, "mend terminal.toml as told, or remove it");
  }
  if (config->central.url.empty()) {
    return ill("config",
               "terminal.toml names no central",
               "write [central] url and ca_sha256 as regulars-central printed them");
  }
  return well("config", "central is " + config->central.url);
}

Finding check_disk(const std::filesystem::path& folder) {
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(folder, error);
  if (error) {
    return ill("disk", "the free space is not known: " + error.message(), "check the disk");
  }
  const std::string words = std::to_string(space.available / kMegabyte) + " MB are free";
  if (space.available >= kLeastFree) return well("disk", words);
  return ill("disk", words, "free at least 200 MB: a full disk stops sales");
}

// The folder holds keys: others must not look into it.
Finding check_key(const std::filesystem::path& folder) {
  std::error_code error;
  const auto status = std::filesystem::status(folder / "terminal.key", error);
  if (!std::filesystem::exists(status)) {
    return ill(
        "key", "there is no terminal.key", "enrol the terminal: its first start asks for it");
  }
  const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
  if ((status.permissions() & others) == std::filesystem::perms::none) {
    return well("key", "terminal.key is for its owner alone");
  }
  const std::string file = (folder / "terminal.key").string();
  return ill("key", "others can read " + file, "run: chmod 600 " + file);
}

Finding check_certificate(const std::filesystem::path& folder, Instant now) {
  const auto pem = sync::read_file(folder / "terminal.crt");
  if (!pem) {
    return ill("certificate",
               "there is no terminal.crt: the terminal is not enrolled",
               "start the terminal and enter a code of head office, or run regulars-terminal "
               "--enrol CODE");
  }
  const auto facts = sync::certificate_facts(*pem);
  if (!facts) {
    return ill(
        "certificate", facts.error().words, "remove terminal.crt and enrol the terminal again");
  }
  const std::string until = "valid until " + day_of(facts->not_after);
  if (now < facts->not_after) return well("certificate", until);
  return ill("certificate",
             "it was " + until,
             "connect the terminal to central: it renews the certificate by itself");
}

Finding check_clock(storage::TerminalReader& reader, Instant now) {
  if (now < kNotBefore) {
    return ill("clock", "the clock says " + day_of(now), "set the clock: timedatectl set-ntp true");
  }
  const auto newest = reader.ledger().recent(1);
  if (newest && !newest->empty() && newest->front().at > now + kMostAhead) {
    return ill("clock",
               "the newest sale is of " + day_of(newest->front().at) + ", after the clock's " +
                   day_of(now),
               "set the clock: timedatectl set-ntp true");
  }
  return well("clock", "the clock says " + day_of(now));
}

Finding check_outbox(storage::TerminalReader& reader) {
  const auto waiting = reader.outbox().waiting();
  if (!waiting) return ill("outbox", waiting.error().words, "keep the folder and call support");
  const std::string words = std::to_string(*waiting) + " events wait to be sent";
  constexpr std::uint64_t kMany = 100'000;
  if (*waiting < kMany) return well("outbox", words);
  return ill("outbox", words, "connect the terminal to central, then run regulars sync");
}

void examine_storage(const std::filesystem::path& folder,
                     const Clock& clock,
                     std::vector<Finding>& findings) {
  const auto reader = storage::TerminalReader::open(folder);
  if (!reader) {
    findings.push_back(ill(
        "schema", reader.error().words, "keep the folder as it is and install the newest version"));
    return;
  }
  const auto members = (*reader)->members().count();
  findings.push_back(members ? well("schema", std::to_string(*members) + " members are held")
                             : ill("schema",
                                   members.error().words,
                                   "remove members.db: it is "
                                   "filled again from central"));
  const Status verified = (*reader)->verify();
  findings.push_back(verified
                         ? well("chain_and_balances",
                                "every page, every event's hash and every balance was checked")
                         : ill("chain_and_balances",
                               verified.error().words,
                               "stop the terminal, keep a copy of the folder and call support"));
  findings.push_back(check_outbox(**reader));
  findings.push_back(check_clock(**reader, clock.wall()));
}

}  // namespace

std::vector<Finding> examine(const std::filesystem::path& folder, const Clock& clock) {
  std::error_code error;
  if (!std::filesystem::exists(folder / "store.db", error)) {
    return {ill("folder",
                folder.string() + " is not the folder of a terminal: it has no store.db",
                "give the folder that the terminal was started with")};
  }
  std::vector<Finding> findings;
  findings.push_back(check_config(folder));
  examine_storage(folder, clock, findings);
  findings.push_back(check_key(folder));
  findings.push_back(check_certificate(folder, clock.wall()));
  findings.push_back(check_disk(folder));
  return findings;
}

}  // namespace regulars::tool
