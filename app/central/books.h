#pragma once
// Books: the writing half of central, everything that changes the store. One thread at a time owns
// it: the server's writer thread (writer.h), a command on a stopped central, the history import.
//
// (1) Several terminals' pushes share one transaction; they are answered after its commit.
// (2) Whoever needs figures that contain the whole log folds first.

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/central/ingest.h"
#include "app/central/projector.h"
#include "app/central/terminal_registry.h"
#include "app/model/programme.h"
#include "app/model/staff.h"
#include "app/storage/central_store.h"
#include "sync/server/road.h"
#include "sync/wire/identity.h"

namespace regulars::central {

// Of a store that nobody named: `serve --store NAME` does.
inline constexpr const char* kDefaultStoreName = "Regulars";

struct Push {
  sync::Caller caller;
  sync::PushRequest request;
};

class Books {
 public:
  // Founds the store with the default programme when it is none yet, names it unless `store_name`
  // is empty, and folds what a killed server left behind. clock and log are borrowed for the
  // books' life.
  [[nodiscard]] static Result<std::unique_ptr<Books>> open(
      std::unique_ptr<storage::CentralStore> store,
      sync::Authority authority,
      const std::string& store_name,
      const Clock& clock,
      Log& log);

  // ---- the road ----------------------------------------------------------------------------
  // One answer for each push, in order; all on the disk. (1)
  [[nodiscard]] std::vector<sync::Answer<sync::PushReply>> push(const std::vector<Push>& pushes);
  [[nodiscard]] Status fold_all() { return projector_.fold_all(); }
  // The daily turn, by the clock: what lapsed is booked, what became available counts. How many
  // accounts it was; often enough is safe, for each is booked once.
  [[nodiscard]] Result<std::size_t> turn();
  // The same, where it was not done yet today (UTC): after whatever else there is to do.
  [[nodiscard]] Status turn_daily();
  // Topics "lease" and "pin": see app/loyalty/lease_question.h and pin_question.h.
  [[nodiscard]] sync::Answer<std::string> ask(const sync::Caller& caller,
                                              const std::string& topic,
                                              const std::string& json);
  [[nodiscard]] sync::Answer<sync::EnrolReply> enrol(const std::string& address,
                                                     const sync::EnrolRequest& request);
  [[nodiscard]] sync::Answer<std::string> renew(const sync::Caller& caller,
                                                const std::string& csr_pem);

  // ---- head office -------------------------------------------------------------------------
  [[nodiscard]] Result<NewCode> make_code(const std::string& terminal_name);
  [[nodiscard]] Result<model::StaffId> add_staff(const std::string& name,
                                                 model::Role role,
                                                 std::string pin_hash);
  // `who` by id or name. SetPin, SetRole and Leave; not_found, conflict, refused (staff_desk.h).
  [[nodiscard]] Result<model::Staff> change_staff(const std::string& who,
                                                  model::StaffAction action,
                                                  model::Role role,
                                                  std::string pin_hash);
  [[nodiscard]] Status merge_members(model::MemberId winner, model::MemberId loser);
  [[nodiscard]] Status erase_member(model::MemberId member);
  // Her rotating code, as her wallet app is told it.
  struct CodeForApp {
    std::string card;
    std::int64_t key = 0;
    std::string secret;  // base32
    std::string uri;     // otpauth
  };
  [[nodiscard]] Result<CodeForApp> make_code_for(model::MemberId member);
  // Publishes the document, read strictly; its version must be above the newest. The same document
  // again is done.
  // Another currency is taken until the first terminal is enrolled.
  [[nodiscard]] Result<std::int64_t> publish(const std::string& document);
  // The member's tier is never below this one (by its id) from now on; the lowest: no floor.
  [[nodiscard]] Status set_tier_floor(model::MemberId member, const std::string& tier) {
    return projector_.set_tier_floor(member, tier);
  }
  // What customers see; the same document again is done.
  [[nodiscard]] Status set_shopfront(const std::string& document);
  // The terminal's uuid.
  [[nodiscard]] Result<Uuid> revoke(const std::string& id_or_name);

  [[nodiscard]] const std::string& ca_pem() const { return authority_.certificate_pem; }
  [[nodiscard]] const model::Programme& newest_programme() const { return newest_programme_; }
  [[nodiscard]] const storage::StoreRecord& store_record() const { return record_; }

  // ---- history import ----------------------------------------------------------------------
  [[nodiscard]] Result<storage::TerminalRecord> add_virtual_terminal(const std::string& name);
  [[nodiscard]] Status add_members(std::span<const model::Member> members);
  // The events of a virtual terminal, however many, in one transaction; then folds them.
  [[nodiscard]] Status take_history(const Uuid& terminal, const sync::PushRequest& request);

 private:
  Books(std::unique_ptr<storage::CentralStore> store,
        sync::Authority authority,
        const Clock& clock,
        Log& log);
  [[nodiscard]] Status found(const std::string& store_name);
  [[nodiscard]] Status load();
  [[nodiscard]] Result<std::vector<sync::Answer<sync::PushReply>>> push_together(
      const std::vector<Push>& pushes);
  // A use case in one transaction; what memory holds is read again after a failure.
  [[nodiscard]] sync::Answer<std::string> ask_pin(const std::string& json);
  template <typename T, typename Act>
  [[nodiscard]] Result<T> in_transaction(Act act);

  const Clock& clock_;
  Log& log_;
  const std::unique_ptr<storage::CentralStore> store_;
  const sync::Authority authority_;
  TerminalRegistry registry_;
  Ingest ingest_;
  Projector projector_;
  std::chrono::sys_days turned_{};  // when the last daily turn was
  storage::StoreRecord record_;
  model::Programme newest_programme_;
};

// What a terminal is told when our own side failed.
[[nodiscard]] sync::WireFault fault_of(const Error& error);

}  // namespace regulars::central
