#pragma once
// TerminalRegistry: which terminals there are, with which key, and how a new one becomes one. Keeps
// every terminal's record in memory, as the store has it. Writer thread only; what changes the
// store stands inside the caller's transaction.
//
// (1) A terminal is its key: every call names the certificate's key, and a revoked or unknown one
//     is refused at once, whatever its certificate says.
// (2) A code enrols one key. The same code with the same key and epoch again (a lost reply) gets
//     the same answer; only a salted hash of the code is kept.

#include <cstdint>
#include <string>
#include <unordered_map>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/central/wrong_tries.h"
#include "app/storage/central_store.h"
#include "sync/server/road.h"
#include "sync/wire/enrolment.h"
#include "sync/wire/identity.h"

namespace regulars::central {

inline constexpr std::chrono::minutes kCodeLife{10};

struct NewCode {
  std::string code;  // 8 digits
  Instant expires{};
};

class TerminalRegistry {
 public:
  // References are borrowed for the registry's life.
  TerminalRegistry(storage::CentralStore& store,
                   const sync::Authority& authority,
                   const Clock& clock)
      : store_(store), authority_(authority), clock_(clock) {}

  // At start, and whenever a transaction was rolled back.
  [[nodiscard]] Status load();

  // (1) The caller's record, for reading and changing; store_.save_terminal() keeps a change.
  [[nodiscard]] sync::Answer<storage::TerminalRecord*> admit(const sync::Caller& caller);
  // By uuid or name; null when there is none, or the name is several terminals'.
  [[nodiscard]] storage::TerminalRecord* find(const std::string& id_or_name);
  [[nodiscard]] std::size_t count() const { return terminals_.size(); }

  [[nodiscard]] Result<NewCode> make_code(const std::string& terminal_name);
  // The outer error is the store's; the inner one is told to the terminal.
  [[nodiscard]] Result<sync::Answer<sync::EnrolReply>> enrol(const std::string& address,
                                                             const sync::EnrolRequest& request);
  // A new certificate for the same key.
  [[nodiscard]] Result<sync::Answer<std::string>> renew(const sync::Caller& caller,
                                                        const std::string& csr_pem);
  [[nodiscard]] Status revoke(storage::TerminalRecord& terminal);
  // A terminal without a key: history.h.
  [[nodiscard]] Result<storage::TerminalRecord*> add_virtual(const std::string& name);

 private:
  [[nodiscard]] Result<Digest> hash_of(const std::string& code);
  [[nodiscard]] sync::Answer<void> check_code(const std::string& address,
                                              const sync::EnrolRequest& request,
                                              const std::optional<storage::EnrolCode>& code,
                                              const Digest& key_digest);
  [[nodiscard]] Result<sync::Answer<sync::EnrolReply>> add(const sync::EnrolRequest& request,
                                                           const storage::EnrolCode& code,
                                                           const Digest& key_digest);
  [[nodiscard]] Result<sync::EnrolReply> reply_to(const storage::TerminalRecord& terminal);
  [[nodiscard]] storage::TerminalRecord* by_number(std::int64_t n);

  storage::CentralStore& store_;
  const sync::Authority& authority_;
  const Clock& clock_;
  WrongTries wrong_tries_;
  std::unordered_map<Uuid, storage::TerminalRecord> terminals_;
};

}  // namespace regulars::central
