#pragma once
// CentralStore on one SQLite file; private to this folder (open_central_store makes it). Its parts
// by subject: sqlite_store.cpp (store, terminals, office), sqlite_log.cpp, sqlite_members.cpp,
// sqlite_people.cpp, sqlite_lots.cpp, sqlite_leases.cpp, sqlite_tiers.cpp, sqlite_proofs.cpp.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "app/storage/central_store.h"
#include "app/storage/database.h"

namespace regulars::storage {

class SqliteCentralStore final : public CentralStore {
 public:
  explicit SqliteCentralStore(Database database) : database_(std::move(database)) {}

  Status begin() override;
  Status commit() override;
  void roll_back() override;

  Result<std::optional<StoreRecord>> store() override;
  Status found(const StoreRecord& store) override;
  Status rename(std::string_view name) override;

  Result<std::vector<TerminalRecord>> terminals() override;
  Result<std::int64_t> add_terminal(const TerminalRecord& terminal) override;
  Status save_terminal(const TerminalRecord& terminal) override;
  Status add_code(const EnrolCode& code) override;
  Result<std::optional<EnrolCode>> code(const Digest& hash) override;
  Status use_code(const Digest& hash, std::int64_t terminal) override;
  Status forget_codes(Instant instant) override;

  Result<std::int64_t> append(const NewEvent& event) override;
  Result<std::optional<Digest>> hash_at(std::int64_t terminal,
                                        std::uint64_t epoch,
                                        std::uint64_t seq) override;
  Result<std::optional<std::int64_t>> find_event(std::int64_t terminal,
                                                 std::uint64_t epoch,
                                                 std::uint64_t seq) override;
  Result<LoggedEvent> logged(std::int64_t gseq) override;
  Result<std::optional<std::int64_t>> find_terminal(model::TerminalId id) override;
  Result<std::vector<LoggedEvent>> unfolded(std::size_t most) override;
  Status set_aside(std::int64_t gseq, EventState state, std::string_view reason) override;
  Status set_watermark(std::int64_t gseq) override;
  Status set_applied(std::int64_t terminal, std::uint64_t seq) override;
  Status add_notice(const Notice& notice) override;

  Result<std::optional<std::int64_t>> find_member(model::MemberId id) override;
  Result<std::optional<std::int64_t>> find_identifier(const model::Identifier& identifier) override;
  Result<std::int64_t> add_member(const model::Member& member) override;
  Status add_identifier(const model::Identifier& identifier, std::int64_t member) override;
  Result<GreetingRecord> greeting(std::int64_t member) override;
  Status set_greeting(std::int64_t member, const GreetingRecord& said) override;
  Result<std::optional<BalanceRecord>> balance(std::int64_t member) override;
  Status save_balance(const BalanceRecord& balance) override;

  Status add_sale(const SaleRecord& sale) override;
  Result<std::optional<SaleRecord>> sale(std::int64_t gseq) override;
  Status give_sale(std::int64_t gseq, std::int64_t member) override;
  Status add_unclaimed(const UnclaimedKey& key, std::int64_t sale) override;
  Status forget_unclaimed(std::int64_t sale) override;
  Result<std::vector<std::int64_t>> claim(const UnclaimedKey& key) override;
  Result<std::vector<std::int64_t>> sales_of_receipt(std::string_view receipt,
                                                     std::size_t most) override;
  Status add_redeem(const RedeemRecord& redeem) override;
  Status add_void(const VoidRecord& undone) override;
  Result<bool> is_undone(std::int64_t event) override;
  Status add_refund(const RefundRecord& refund) override;
  Status add_refund_move(std::int64_t refund, const RefundMove& move) override;
  Result<std::vector<std::int64_t>> refunds_of(std::int64_t sale) override;
  Status add_rating(const RatingRecord& rating) override;

  Status add_tier_day(std::int64_t member, const TierDayRecord& day) override;
  Result<std::vector<TierDayRecord>> tier_days(std::int64_t member) override;
  Status move_tier_days(std::int64_t loser, std::int64_t winner) override;
  Result<TierRecord> tier(std::int64_t member) override;
  Status save_tier(const TierRecord& tier) override;
  Result<std::vector<std::int64_t>> tiers_due(std::chrono::sys_days day, std::size_t most) override;
  Status make_tiers_due() override;

  Result<std::optional<PersonRecord>> person(std::int64_t member) override;
  Status save_person(const PersonRecord& person) override;
  Result<std::vector<std::int64_t>> household_of(std::int64_t holder) override;
  Result<std::vector<model::Identifier>> identifiers_of(std::int64_t member) override;
  Result<std::vector<model::Identifier>> lost_identifiers_of(std::int64_t member) override;
  Status lose_identifier(const model::Identifier& identifier,
                         std::int64_t member,
                         Instant at) override;
  Status forget_lost(const model::Identifier& identifier, std::int64_t member) override;
  Result<ConsentRecord> consent(std::int64_t member, model::Purpose purpose) override;
  Status set_consent(std::int64_t member, const ConsentRecord& said) override;
  Status add_consent_said(std::int64_t gseq,
                          std::int64_t member,
                          const ConsentRecord& said) override;
  Status move_account(std::int64_t from, std::int64_t to) override;
  Status bury(std::int64_t loser, std::int64_t winner) override;
  Status erase_person(std::int64_t member, Instant at) override;
  Status forget_side(std::int64_t gseq) override;
  Result<std::vector<ErasureRecord>> erasures() override;

  Result<std::int64_t> account_of(std::int64_t member) override;
  Result<std::int64_t> add_lot(const LotRecord& lot) override;
  Result<std::vector<LotRecord>> open_lots(std::int64_t account,
                                           model::PurseNumber purse,
                                           Instant now,
                                           std::int64_t enough) override;
  Result<LotRecord> lot(std::int64_t n) override;
  Result<std::vector<LotRecord>> lots_of(std::int64_t event) override;
  Result<std::vector<LotRecord>> due_lots(std::int64_t account, Instant now) override;
  Result<std::vector<LotRecord>> ripe_lots(std::int64_t account, Instant now) override;
  Result<std::vector<std::int64_t>> due_accounts(Instant now, std::size_t most) override;
  Status move_in_lot(std::int64_t lot, const LotMove& move) override;
  Status ripen(std::int64_t lot) override;
  Status move_idle_lots(std::int64_t account, Instant day_begin) override;
  Status add_draw(std::int64_t event, std::int64_t lot, std::int64_t points) override;
  Result<std::vector<DrawRecord>> draws_of(std::int64_t event) override;
  Status give_back(std::int64_t event,
                   std::int64_t of,
                   std::int64_t lot,
                   std::int64_t points) override;
  Status add_debt(const DebtRecord& debt) override;
  Result<std::vector<DebtRecord>> open_debts(std::int64_t account,
                                             model::PurseNumber purse) override;
  Result<std::vector<DebtRecord>> debts_of(std::int64_t event) override;
  Status save_debt(const DebtRecord& debt) override;
  Result<std::optional<std::int64_t>> add_booking(const BookingRecord& booking) override;
  Result<model::RuleUse> add_use(const UseRecord& use) override;
  Result<model::RuleUse> use_of(std::int64_t account,
                                std::string_view rule,
                                std::chrono::sys_days since) override;
  Status forget_uses(std::chrono::sys_days before) override;
  Status set_referrer(std::int64_t member, model::MemberId referrer) override;
  Result<model::MemberId> referrer(std::int64_t member) override;
  Status add_bearer(const BearerRecord& bearer) override;
  Result<std::optional<BearerRecord>> bearer(std::int64_t account) override;

  Result<std::optional<LeaseRecord>> lease(const Uuid& id) override;
  Result<std::int64_t> add_lease(const LeaseRecord& lease) override;
  Result<std::int64_t> times_leased(std::string_view reward) override;
  Result<std::int64_t> unspent_leases(std::int64_t account, std::string_view reward) override;
  Status save_lease(const LeaseRecord& lease) override;

  Result<ProofRecord> proof(std::int64_t member) override;
  Status save_proof(const ProofRecord& proof) override;
  Result<std::vector<CodeKeyRecord>> code_keys() override;
  Status add_code_key(const Digest& secret, Instant made) override;
  Result<bool> is_code_used(std::int64_t member, std::int64_t step) override;
  Status use_code_step(std::int64_t member, std::int64_t step, std::int64_t oldest) override;

  Status put_staff(const StaffRecord& staff) override;
  Result<std::vector<StaffRecord>> staff() override;
  Status put_programme(std::int64_t version, std::string_view document, Instant published) override;
  Result<std::vector<std::string>> programmes() override;
  Status put_shopfront(std::string_view document, Instant set) override;
  Result<std::optional<std::string>> shopfront() override;

 private:
  [[nodiscard]] Result<std::vector<std::int64_t>> numbers(std::string_view sql, std::int64_t of);
  [[nodiscard]] Result<std::vector<model::Identifier>> identifiers(std::string_view sql,
                                                                   std::int64_t member);
  [[nodiscard]] Status run_all(std::span<const std::string_view> sql,
                               std::int64_t from,
                               std::int64_t to);
  [[nodiscard]] Status erase_sides(const model::MemberId& id,
                                   const std::vector<model::Identifier>& identifiers);
  [[nodiscard]] Status put_gone(std::int64_t member);

  // The change number that the row being written takes.
  std::int64_t next_change();

  Database database_;
  std::optional<Transaction> transaction_;
  // As stored at begin(), counted on in memory and written back by commit().
  std::int64_t change_ = 0;
  std::int64_t watermark_ = 0;
  bool is_counted_ = false;
};

}  // namespace regulars::storage
