#pragma once
// CentralStore: all that central keeps, behind values, so that one suite of rules runs on SQLite
// and on PostgreSQL. The writing side is CentralStore, owned by central's writer thread; anything
// that only looks uses CentralReader, one for each thread that looks.
//
// (1) Every call of CentralStore stands between begin() and commit(); a failed call or a forgotten
//     commit rolls everything back (CentralTransaction).
// (2) gseq is commit-ordered: whoever sees one event sees all with smaller numbers.
// (3) save_balance, put_staff, put_programme and put_shopfront take the next change number
//     themselves: no change that terminals must know can be made without one.
// (4) available = points - leased is never negative: the store refuses such a balance.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/sha256.h"
#include "app/base/uuid.h"
#include "app/model/event.h"
#include "app/model/ids.h"
#include "app/model/member.h"
#include "app/model/staff.h"
#include "app/storage/central_records.h"

namespace regulars::storage {

class CentralStore {
 public:
  virtual ~CentralStore() = default;

  [[nodiscard]] virtual Status begin() = 0;
  [[nodiscard]] virtual Status commit() = 0;  // on the disk when it returns
  virtual void roll_back() = 0;               // harmless without begin()

  // ---- the store itself: none before the first start ---------------------------------------
  [[nodiscard]] virtual Result<std::optional<StoreRecord>> store() = 0;
  [[nodiscard]] virtual Status found(const StoreRecord& store) = 0;
  [[nodiscard]] virtual Status rename(std::string_view name) = 0;

  // ---- terminals and codes -----------------------------------------------------------------
  [[nodiscard]] virtual Result<std::vector<TerminalRecord>> terminals() = 0;
  // Its number; conflict when the id or the key is known already.
  [[nodiscard]] virtual Result<std::int64_t> add_terminal(const TerminalRecord& terminal) = 0;
  // Its key, certificate, acked, tail, last seen, clock offset and revocation.
  [[nodiscard]] virtual Status save_terminal(const TerminalRecord& terminal) = 0;
  [[nodiscard]] virtual Status add_code(const EnrolCode& code) = 0;
  [[nodiscard]] virtual Result<std::optional<EnrolCode>> code(const Digest& hash) = 0;
  [[nodiscard]] virtual Status use_code(const Digest& hash, std::int64_t terminal) = 0;
  // Codes that expired before `instant` without being used.
  [[nodiscard]] virtual Status forget_codes(Instant instant) = 0;

  // ---- the log -----------------------------------------------------------------------------
  [[nodiscard]] virtual Result<std::int64_t> append(const NewEvent& event) = 0;  // its gseq
  [[nodiscard]] virtual Result<std::optional<Digest>> hash_at(std::int64_t terminal,
                                                              std::uint64_t epoch,
                                                              std::uint64_t seq) = 0;
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> find_event(std::int64_t terminal,
                                                                       std::uint64_t epoch,
                                                                       std::uint64_t seq) = 0;
  // An event of the log; its side line is not read. not_found: there is none.
  [[nodiscard]] virtual Result<LoggedEvent> logged(std::int64_t gseq) = 0;
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> find_terminal(model::TerminalId id) = 0;
  // The oldest events beyond the watermark, in gseq order.
  [[nodiscard]] virtual Result<std::vector<LoggedEvent>> unfolded(std::size_t most) = 0;
  // Parked or rejected, with the reason; never a personal value in it.
  [[nodiscard]] virtual Status set_aside(std::int64_t gseq,
                                         EventState state,
                                         std::string_view reason) = 0;
  [[nodiscard]] virtual Status set_watermark(std::int64_t gseq) = 0;
  // The terminal's own events up to `seq` are folded.
  [[nodiscard]] virtual Status set_applied(std::int64_t terminal, std::uint64_t seq) = 0;
  [[nodiscard]] virtual Status add_notice(const Notice& notice) = 0;

  // ---- projection --------------------------------------------------------------------------
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> find_member(model::MemberId id) = 0;
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> find_identifier(
      const model::Identifier& identifier) = 0;
  // Its number. Identifiers, visits and the greeting of `member` are not looked at. Its first
  // save_balance must follow in the same transaction.
  [[nodiscard]] virtual Result<std::int64_t> add_member(const model::Member& member) = 0;
  [[nodiscard]] virtual Status add_identifier(const model::Identifier& identifier,
                                              std::int64_t member) = 0;
  [[nodiscard]] virtual Result<GreetingRecord> greeting(std::int64_t member) = 0;
  [[nodiscard]] virtual Status set_greeting(std::int64_t member, const GreetingRecord& said) = 0;
  [[nodiscard]] virtual Result<std::optional<BalanceRecord>> balance(std::int64_t member) = 0;
  [[nodiscard]] virtual Status save_balance(const BalanceRecord& balance) = 0;

  [[nodiscard]] virtual Status add_sale(const SaleRecord& sale) = 0;
  [[nodiscard]] virtual Result<std::optional<SaleRecord>> sale(std::int64_t gseq) = 0;
  [[nodiscard]] virtual Status give_sale(std::int64_t gseq, std::int64_t member) = 0;
  // A sale that waits for the member with this key (see UnclaimedKey).
  [[nodiscard]] virtual Status add_unclaimed(const UnclaimedKey& key, std::int64_t sale) = 0;
  // The sale waits no longer: it will be nobody's.
  [[nodiscard]] virtual Status forget_unclaimed(std::int64_t sale) = 0;
  // Gives back the sales that waited for the key, oldest first, and forgets that they did.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> claim(const UnclaimedKey& key) = 0;

  // Sales with this receipt's number, of a POS, a replay or a claim, newest first.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> sales_of_receipt(std::string_view receipt,
                                                                           std::size_t most) = 0;

  [[nodiscard]] virtual Status add_redeem(const RedeemRecord& redeem) = 0;
  [[nodiscard]] virtual Status add_void(const VoidRecord& undone) = 0;  // conflict: undone before
  [[nodiscard]] virtual Result<bool> is_undone(std::int64_t event) = 0;
  // conflict: this sale has a refund of this reference.
  [[nodiscard]] virtual Status add_refund(const RefundRecord& refund) = 0;
  [[nodiscard]] virtual Status add_refund_move(std::int64_t refund, const RefundMove& move) = 0;
  // The events of a sale's refunds, oldest first.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> refunds_of(std::int64_t sale) = 0;
  [[nodiscard]] virtual Status add_rating(
      const RatingRecord& rating) = 0;  // conflict: rated before

  // Where a member's points are: her own, or her household's.
  [[nodiscard]] virtual Result<std::int64_t> account_of(std::int64_t member) = 0;

  // ---- lots, draws, debts: always of one purse of one account ------------------------------
  [[nodiscard]] virtual Result<std::int64_t> add_lot(const LotRecord& lot) = 0;  // its n
  // Available lots with points neither drawn, lapsed nor leased that do not lapse until `now`, in
  // drawing order, until their rests add up to `enough`: no work for lots that are not wanted.
  [[nodiscard]] virtual Result<std::vector<LotRecord>> open_lots(std::int64_t account,
                                                                 model::PurseNumber purse,
                                                                 Instant now,
                                                                 std::int64_t enough) = 0;
  [[nodiscard]] virtual Result<LotRecord> lot(std::int64_t n) = 0;
  [[nodiscard]] virtual Result<std::vector<LotRecord>> lots_of(std::int64_t event) = 0;
  // Of all purses: lots whose date is past and that still have a rest.
  [[nodiscard]] virtual Result<std::vector<LotRecord>> due_lots(std::int64_t account,
                                                                Instant now) = 0;
  // Of all purses: pending lots that are available by now.
  [[nodiscard]] virtual Result<std::vector<LotRecord>> ripe_lots(std::int64_t account,
                                                                 Instant now) = 0;
  // Accounts that have either, or debt beside points that could settle it; at most `most`.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> due_accounts(Instant now,
                                                                       std::size_t most) = 0;
  // Refused by the store when drawn + lapsed + leased would exceed the lot's points.
  [[nodiscard]] virtual Status move_in_lot(std::int64_t lot, const LotMove& move) = 0;
  [[nodiscard]] virtual Status ripen(std::int64_t lot) = 0;
  // Lots of the account that lapse by inactivity do so `idle_days` after `day_begin`, if later.
  [[nodiscard]] virtual Status move_idle_lots(std::int64_t account, Instant day_begin) = 0;
  // By any event; a second draw of the same lot by the same event adds to the first.
  [[nodiscard]] virtual Status add_draw(std::int64_t event,
                                        std::int64_t lot,
                                        std::int64_t points) = 0;
  // In drawing order.
  [[nodiscard]] virtual Result<std::vector<DrawRecord>> draws_of(std::int64_t event) = 0;
  // By `event`, of what the event `of` drew from the lot.
  [[nodiscard]] virtual Status give_back(std::int64_t event,
                                         std::int64_t of,
                                         std::int64_t lot,
                                         std::int64_t points) = 0;
  [[nodiscard]] virtual Status add_debt(const DebtRecord& debt) = 0;
  // Oldest first.
  [[nodiscard]] virtual Result<std::vector<DebtRecord>> open_debts(std::int64_t account,
                                                                   model::PurseNumber purse) = 0;
  [[nodiscard]] virtual Result<std::vector<DebtRecord>> debts_of(std::int64_t event) = 0;
  [[nodiscard]] virtual Status save_debt(const DebtRecord& debt) = 0;  // settled and forgiven
  // None: this kind was booked for this cause before.
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> add_booking(
      const BookingRecord& booking) = 0;

  // Adds to what is there, never below 0; gives back what it is then.
  [[nodiscard]] virtual Result<model::RuleUse> add_use(const UseRecord& use) = 0;
  // In the period that began on `since`.
  [[nodiscard]] virtual Result<model::RuleUse> use_of(std::int64_t account,
                                                      std::string_view rule,
                                                      std::chrono::sys_days since) = 0;
  [[nodiscard]] virtual Status forget_uses(std::chrono::sys_days before) = 0;
  [[nodiscard]] virtual Status set_referrer(std::int64_t member, model::MemberId referrer) = 0;
  [[nodiscard]] virtual Result<model::MemberId> referrer(std::int64_t member) = 0;  // may be none
  [[nodiscard]] virtual Status add_bearer(const BearerRecord& bearer) = 0;
  [[nodiscard]] virtual Result<std::optional<BearerRecord>> bearer(std::int64_t account) = 0;

  // ---- tiers -------------------------------------------------------------------------------
  // Adds to the member's day.
  [[nodiscard]] virtual Status add_tier_day(std::int64_t member, const TierDayRecord& day) = 0;
  // Oldest first.
  [[nodiscard]] virtual Result<std::vector<TierDayRecord>> tier_days(std::int64_t member) = 0;
  // Everything that counts for the loser counts for the winner from now on.
  [[nodiscard]] virtual Status move_tier_days(std::int64_t loser, std::int64_t winner) = 0;
  // Of a member never looked at: the tier alone.
  [[nodiscard]] virtual Result<TierRecord> tier(std::int64_t member) = 0;
  [[nodiscard]] virtual Status save_tier(const TierRecord& tier) = 0;
  // Members whose tier or figure changes by itself until `day`; at most `most`.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> tiers_due(std::chrono::sys_days day,
                                                                    std::size_t most) = 0;
  // The rules changed: every member is due.
  [[nodiscard]] virtual Status make_tiers_due() = 0;

  // ---- people (0006_members.sql) -------------------------------------------------------------
  // By number, never a tombstone's; find_member above finds the living one of a tombstone.
  [[nodiscard]] virtual Result<std::optional<PersonRecord>> person(std::int64_t member) = 0;
  // Name, birthday, household and erasure.
  [[nodiscard]] virtual Status save_person(const PersonRecord& person) = 0;
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> household_of(std::int64_t holder) = 0;
  [[nodiscard]] virtual Result<std::vector<model::Identifier>> identifiers_of(
      std::int64_t member) = 0;
  [[nodiscard]] virtual Result<std::vector<model::Identifier>> lost_identifiers_of(
      std::int64_t member) = 0;
  // The number identifies nobody any more, but she may have it back.
  [[nodiscard]] virtual Status lose_identifier(const model::Identifier& identifier,
                                               std::int64_t member,
                                               Instant at) = 0;
  // Not lost any more; add_identifier makes it hers again.
  [[nodiscard]] virtual Status forget_lost(const model::Identifier& identifier,
                                           std::int64_t member) = 0;
  [[nodiscard]] virtual Result<ConsentRecord> consent(std::int64_t member,
                                                      model::Purpose purpose) = 0;
  [[nodiscard]] virtual Status set_consent(std::int64_t member, const ConsentRecord& said) = 0;
  // Adds to the history; the same event again changes nothing.
  [[nodiscard]] virtual Status add_consent_said(std::int64_t gseq,
                                                std::int64_t member,
                                                const ConsentRecord& said) = 0;
  // Everything that is booked on `from` becomes `to`'s: lots, debts, leases and purses. No balance
  // of the two may be open in a BalanceBook.
  [[nodiscard]] virtual Status move_account(std::int64_t from, std::int64_t to) = 0;
  // Everything else that names `loser` names `winner`: sales, redemptions, numbers, words. The
  // loser becomes a tombstone that terminals forget.
  [[nodiscard]] virtual Status bury(std::int64_t loser, std::int64_t winner) = 0;
  // Names, numbers, birthday, words, and the sides of every event that is about her or shows one of
  // her numbers; terminals forget her and her tombstones.
  [[nodiscard]] virtual Status erase_person(std::int64_t member, Instant at) = 0;
  [[nodiscard]] virtual Status forget_side(std::int64_t gseq) = 0;
  [[nodiscard]] virtual Result<std::vector<ErasureRecord>> erasures() = 0;

  // ---- leases ------------------------------------------------------------------------------
  [[nodiscard]] virtual Result<std::optional<LeaseRecord>> lease(const Uuid& id) = 0;
  [[nodiscard]] virtual Result<std::int64_t> add_lease(const LeaseRecord& lease) = 0;
  // Leases of the reward that are open or were spent.
  [[nodiscard]] virtual Result<std::int64_t> times_leased(std::string_view reward) = 0;
  // Open leases of the reward that the account has and did not spend yet.
  [[nodiscard]] virtual Result<std::int64_t> unspent_leases(std::int64_t account,
                                                            std::string_view reward) = 0;
  // State, spent and the spent part of every slice.
  [[nodiscard]] virtual Status save_lease(const LeaseRecord& lease) = 0;

  // ---- proofs of who somebody is (0010_proofs.sql) -----------------------------------------
  // Of whoever has none: an empty one.
  [[nodiscard]] virtual Result<ProofRecord> proof(std::int64_t member) = 0;
  [[nodiscard]] virtual Status save_proof(const ProofRecord& proof) = 0;
  // Oldest first.
  [[nodiscard]] virtual Result<std::vector<CodeKeyRecord>> code_keys() = 0;
  [[nodiscard]] virtual Status add_code_key(const Digest& secret, Instant made) = 0;
  [[nodiscard]] virtual Result<bool> is_code_used(std::int64_t member, std::int64_t step) = 0;
  // Remembers it, and forgets steps before `oldest`, of whomever.
  [[nodiscard]] virtual Status use_code_step(std::int64_t member,
                                             std::int64_t step,
                                             std::int64_t oldest) = 0;

  // ---- what head office sets ---------------------------------------------------------------
  [[nodiscard]] virtual Status put_staff(const StaffRecord& staff) = 0;
  [[nodiscard]] virtual Result<std::vector<StaffRecord>> staff() = 0;
  [[nodiscard]] virtual Status put_programme(std::int64_t version,
                                             std::string_view document,
                                             Instant published) = 0;
  // Every version's document, oldest first.
  [[nodiscard]] virtual Result<std::vector<std::string>> programmes() = 0;
  [[nodiscard]] virtual Status put_shopfront(std::string_view document, Instant set) = 0;
  // None: never set.
  [[nodiscard]] virtual Result<std::optional<std::string>> shopfront() = 0;
};

// begin() now, roll back unless commit() was called: the last line of a use case.
class CentralTransaction {
 public:
  [[nodiscard]] static Result<CentralTransaction> begin(CentralStore& store) {
    if (auto begun = store.begin(); !begun) return fail(begun.error());
    return CentralTransaction(store);
  }
  CentralTransaction(CentralTransaction&& other) noexcept
      : store_(std::exchange(other.store_, nullptr)) {}
  CentralTransaction& operator=(CentralTransaction&&) = delete;
  ~CentralTransaction() {
    if (store_ != nullptr) store_->roll_back();
  }
  [[nodiscard]] Status commit() {
    const Status done = store_->commit();
    if (done) store_ = nullptr;
    return done;
  }

 private:
  explicit CentralTransaction(CentralStore& store) : store_(&store) {}
  CentralStore* store_;  // null once committed
};

// Looks, never writes; works beside a running server. Each call sees one moment of the store, and
// all calls from hold() to release() the same one.
class CentralReader {
 public:
  virtual ~CentralReader() = default;

  [[nodiscard]] virtual Status hold() = 0;
  virtual void release() = 0;

  [[nodiscard]] virtual Result<StoreRecord> store() = 0;
  // Rows whose change number is above `since`, by change number, at most `most`, and the asking
  // terminal's record, if there is one: the rows contain its log up to applied_seq.
  [[nodiscard]] virtual Result<FeedRows> changes_since(std::uint64_t since,
                                                       std::size_t most,
                                                       model::TerminalId terminal) = 0;

  [[nodiscard]] virtual Result<std::vector<TerminalRecord>> terminals() = 0;
  // Newest first. An empty filter field lets everything through.
  [[nodiscard]] virtual Result<std::vector<ShownEvent>> events(const ShowFilter& filter) = 0;
  [[nodiscard]] virtual Result<std::vector<ShownBalance>> balances(const ShowFilter& filter) = 0;
  [[nodiscard]] virtual Result<std::vector<ShownRating>> ratings(const ShowFilter& filter) = 0;
  [[nodiscard]] virtual Result<std::vector<Notice>> notices(std::size_t most) = 0;
  [[nodiscard]] virtual Result<Totals> totals(const ShowFilter& filter) = 0;
  [[nodiscard]] virtual Result<std::vector<StaffRecord>> staff() = 0;
  [[nodiscard]] virtual Result<std::vector<std::string>> programmes() = 0;
  [[nodiscard]] virtual Result<std::optional<std::string>> shopfront() = 0;

  // Of a member, or of the one she was merged into. not_found: nobody, or erased.
  [[nodiscard]] virtual Result<Dossier> dossier(model::MemberId member) = 0;
  [[nodiscard]] virtual Result<std::optional<model::MemberId>> holder_of(
      const model::Identifier& identifier) = 0;
  [[nodiscard]] virtual Result<std::vector<ErasureRecord>> erasures() = 0;

  // ---- what terminals ask --------------------------------------------------------------------
  // Sales with this receipt's number, of a POS, a replay or a claim, newest first.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> sales_of_receipt(std::string_view receipt,
                                                                           std::size_t most) = 0;
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> find_event(
      const model::EventKey& key) = 0;
  [[nodiscard]] virtual Result<ToldRecord> told(std::int64_t gseq) = 0;  // not_found: there is none
  // None: nobody's, or no sale.
  [[nodiscard]] virtual Result<std::optional<model::MemberId>> owner_of(std::int64_t sale) = 0;
  // The events of a sale's refunds, oldest first.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> refunds_of(std::int64_t sale) = 0;
  // Her household's or her own, also by an id that was merged; none: nobody, or erased.
  [[nodiscard]] virtual Result<std::optional<std::int64_t>> account_of(model::MemberId member) = 0;
  // Newest first, those before the key (none: from the newest on).
  [[nodiscard]] virtual Result<std::vector<EntryRecord>> entries_of(
      std::int64_t account, const std::optional<EntryKey>& before, std::size_t most) = 0;
  // The document of one version.
  [[nodiscard]] virtual Result<std::optional<std::string>> programme(std::int64_t version) = 0;

  // Every event of a terminal in order of seq: the material of a verification.
  [[nodiscard]] virtual Status each_event(
      const TerminalRecord& terminal,
      const std::function<Status(const VerifiedEvent& event)>& visit) = 0;
  // Every member whose figures do not add up, and every sum that does not; empty when all do.
  [[nodiscard]] virtual Result<std::vector<std::string>> wrong_sums() = 0;
};

}  // namespace regulars::storage
