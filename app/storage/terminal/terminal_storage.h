#pragma once
// TerminalStorage: the two files of a terminal and the connections that alone write them.
//
//   store.db    what was done here: ledger, outbox, leases, ratings. Never overwritten.
//   members.db  what central sent: a copy; damaged or unreadable, it is set aside and begun anew.
//
// (1) No transaction and no foreign key crosses the two.
// (2) Shown balance = central's figure + own ledger entries beyond its applied_seq.
// (3) The caller holds the folder's lock (storage::DataFolder) as long as this object lives.
//
// Belongs to one thread, the worker; reports use a TerminalReader on another one.

#include <filesystem>
#include <memory>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/storage/database.h"
#include "app/storage/terminal/consent_store.h"
#include "app/storage/terminal/counter_store.h"
#include "app/storage/terminal/inbox_store.h"
#include "app/storage/terminal/lease_store.h"
#include "app/storage/terminal/ledger_store.h"
#include "app/storage/terminal/member_store.h"
#include "app/storage/terminal/outbox_store.h"
#include "app/storage/terminal/own_member_store.h"
#include "app/storage/terminal/people_store.h"
#include "app/storage/terminal/preference_store.h"
#include "app/storage/terminal/purse_store.h"
#include "app/storage/terminal/rating_store.h"
#include "app/storage/terminal/refund_store.h"
#include "app/storage/terminal/sign_in_store.h"
#include "app/storage/terminal/staff_store.h"
#include "app/storage/terminal/terminal_identity.h"
#include "app/storage/terminal/tier_store.h"

namespace regulars::storage {

// What questions need: the same for the writing and for a reading owner. Borrowed from it.
struct TerminalView {
  LedgerStore& ledger;
  MemberStore& members;
  OwnMemberStore& own_members;
  ConsentStore& consents;
  RatingStore& ratings;
  PurseStore& purses;
  RefundStore& refunds;
  OutboxStore& outbox;
  const IdentityStore& identity;
  PeopleStore& people;
  StaffStore& staff;
  CounterStore& counter;
  TierStore& tiers;
};

class TerminalStorage {
 public:
  // Makes, upgrades and checks both files: the newest envelopes' chain, and the balances of the
  // members in the newest events, which are made anew from the ledger where they are wrong.
  [[nodiscard]] static Result<std::unique_ptr<TerminalStorage>> open(
      const std::filesystem::path& folder, Clock& clock, Log& log);
  ~TerminalStorage();
  TerminalStorage(const TerminalStorage&) = delete;
  TerminalStorage& operator=(const TerminalStorage&) = delete;

  // A transaction of store.db: one use case, one of these.
  [[nodiscard]] Result<Transaction> begin();

  [[nodiscard]] IdentityStore& identity() { return identity_; }
  [[nodiscard]] OutboxStore& outbox() { return outbox_; }
  [[nodiscard]] InboxStore& inbox() { return inbox_; }
  [[nodiscard]] LedgerStore& ledger() { return ledger_; }
  [[nodiscard]] MemberStore& members() { return members_; }
  [[nodiscard]] OwnMemberStore& own_members() { return own_members_; }
  [[nodiscard]] ConsentStore& consents() { return consents_; }
  [[nodiscard]] PeopleStore& people() { return people_; }
  [[nodiscard]] StaffStore& staff() { return staff_; }
  [[nodiscard]] CounterStore& counter() { return counter_; }
  [[nodiscard]] TierStore& tiers() { return tiers_; }
  [[nodiscard]] PreferenceStore& preferences() { return preferences_; }
  [[nodiscard]] LeaseStore& leases() { return leases_; }
  [[nodiscard]] PurseStore& purses() { return purses_; }
  [[nodiscard]] RefundStore& refunds() { return refunds_; }
  [[nodiscard]] RatingStore& ratings() { return ratings_; }
  [[nodiscard]] SignInStore& sign_ins() { return sign_ins_; }
  [[nodiscard]] Clock& clock() { return clock_; }
  [[nodiscard]] Log& log() { return log_; }
  [[nodiscard]] const TerminalView& view() const { return view_; }
  // A writer can be asked everything a reader can.
  operator const TerminalView&() const { return view_; }  // NOLINT(google-explicit-constructor)

  // After a job that failed with is_damage(): a members.db that proved damaged only now (a large
  // one is not read through at open) is set aside and begun anew. True where it was. No Query and
  // no Transaction may be open.
  [[nodiscard]] Result<bool> heal_members();
  // members.db had to be begun anew, at open or since: everything is pulled again.
  [[nodiscard]] bool members_begun_anew() const { return members_begun_anew_; }
  // When idle: both WALs into their files.
  [[nodiscard]] Status checkpoint();

 private:
  TerminalStorage(Database store, Database members, bool begun_anew, Clock& clock, Log& log);
  [[nodiscard]] Status check_at_start();

  Clock& clock_;
  Log& log_;
  Database store_db_;
  Database members_db_;
  bool members_begun_anew_;
  IdentityStore identity_;
  OutboxStore outbox_;
  InboxStore inbox_;
  LedgerStore ledger_;
  MemberStore members_;
  OwnMemberStore own_members_;
  ConsentStore consents_;
  PreferenceStore preferences_;
  LeaseStore leases_;
  RatingStore ratings_;
  SignInStore sign_ins_;
  PurseStore purses_;
  RefundStore refunds_;
  PeopleStore people_;
  StaffStore staff_;
  CounterStore counter_;
  TierStore tiers_;
  TerminalView view_;
};

// Reads beside a running terminal or a stopped one, never writes: reports, `regulars doctor`.
class TerminalReader {
 public:
  [[nodiscard]] static Result<std::unique_ptr<TerminalReader>> open(
      const std::filesystem::path& folder);

  [[nodiscard]] const IdentityStore& identity() const { return identity_; }
  [[nodiscard]] OutboxStore& outbox() { return outbox_; }
  [[nodiscard]] LedgerStore& ledger() { return ledger_; }
  [[nodiscard]] MemberStore& members() { return members_; }
  [[nodiscard]] const TerminalView& view() const { return view_; }
  operator const TerminalView&() const { return view_; }  // NOLINT(google-explicit-constructor)

  // Everything: pages of both files, the whole chain, every balance. Seconds for 100 MB.
  [[nodiscard]] Status verify();

 private:
  TerminalReader(Database store, Database members);

  Database store_db_;
  Database members_db_;
  IdentityStore identity_;
  OutboxStore outbox_;
  LedgerStore ledger_;
  MemberStore members_;
  OwnMemberStore own_members_;
  ConsentStore consents_;
  RatingStore ratings_;
  PurseStore purses_;
  RefundStore refunds_;
  PeopleStore people_;
  StaffStore staff_;
  CounterStore counter_;
  TierStore tiers_;
  TerminalView view_;
};

}  // namespace regulars::storage
