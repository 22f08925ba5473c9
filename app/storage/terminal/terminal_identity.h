#pragma once
// Who this terminal is: the epoch it made with its file, and what head office gave it at enrolment.
// Belongs to the thread of its Database, as everything in this folder.

#include <cstdint>
#include <optional>
#include <string>

#include "app/base/result.h"
#include "app/base/sha256.h"
#include "app/model/ids.h"
#include "app/storage/database.h"

namespace regulars::storage {

struct TerminalIdentity {
  model::TerminalId terminal;
  Digest chain_start{};  // the hash before the first envelope
  model::StoreId store;
  std::string stream;  // "store:<uuid>", the feed it follows
  std::string store_name;
  std::string terminal_name;
  bool operator==(const TerminalIdentity&) const = default;
};

class IdentityStore {
 public:
  explicit IdentityStore(Database& store) : store_(store) {}

  // Reads the row; makes it with a random epoch where there is none and the file can be written.
  [[nodiscard]] Status load();
  [[nodiscard]] std::uint64_t epoch() const { return epoch_; }
  [[nodiscard]] const std::optional<TerminalIdentity>& identity() const { return identity_; }
  // Once; the same again is fine, another one is refused: its chain has begun.
  [[nodiscard]] Status enrolled(const TerminalIdentity& identity);

 private:
  [[nodiscard]] Status make();
  Database& store_;
  std::uint64_t epoch_ = 0;
  std::optional<TerminalIdentity> identity_;
};

}  // namespace regulars::storage
