#include "app/storage/terminal/terminal_storage.h"

#include <string>
#include <system_error>
#include <utility>

#include "app/storage/migrations.h"
#include "assets/schema/terminal/members.h"
#include "assets/schema/terminal/store.h"

namespace regulars::storage {

namespace {

constexpr std::uint64_t kEventsCheckedAtStart = 1'000;
// Larger files are looked through by TerminalReader::verify in the background.
constexpr std::uintmax_t kMostBytesCheckedAtStart = std::uintmax_t{32} * 1024 * 1024;

constexpr std::string_view kSetAside = "the copy of the members is set aside and begun anew";

std::filesystem::path store_file(const std::filesystem::path& folder) {
  return folder / "store.db";
}
std::filesystem::path members_file(const std::filesystem::path& folder) {
  return folder / "members.db";
}

Status check_small(Database& database) {
  std::error_code ignored;
  const std::uintmax_t bytes = std::filesystem::file_size(database.file(), ignored);
  if (ignored || bytes > kMostBytesCheckedAtStart) return {};
  return database.quick_check();
}

Result<Database> open_store(const std::filesystem::path& folder) {
  REGULARS_TRY(Database database, Database::open(store_file(folder), Access::ReadWrite));
  REGULARS_TRY_VOID(migrate_or_refuse(database, kTerminalStoreId, assets::kTerminalStoreSchema));
  REGULARS_TRY_VOID(check_small(database));
  return database;
}

Result<Database> open_members(const std::filesystem::path& folder) {
  REGULARS_TRY(Database database, Database::open(members_file(folder), Access::ReadWrite));
  REGULARS_TRY_VOID(
      migrate_or_refuse(database, kTerminalMembersId, assets::kTerminalMembersSchema));
  REGULARS_TRY_VOID(check_small(database));
  MemberStore members(database);
  REGULARS_TRY_VOID(members.staff());
  REGULARS_TRY_VOID(members.programme_document());
  return database;
}

// Only what another copy replaces may be set aside: a full disk or a missing right would stay.
bool can_be_set_aside(const Error& error) {
  return is_damage(error) || error.key == "error.storage.newer" ||
         error.key == "error.storage.foreign";
}

// One old copy is kept, for whoever wants to know what happened.
Status set_aside(const std::filesystem::path& file) {
  std::error_code failed;
  std::filesystem::path aside = file;
  aside += ".damaged";
  std::filesystem::rename(file, aside, failed);
  for (const char* companion : {"-wal", "-shm"}) {
    std::error_code ignored;
    std::filesystem::path path = file;
    path += companion;
    std::filesystem::remove(path, ignored);
  }
  if (!failed) return {};
  return fail(ErrorKind::storage,
              file.string() + " is damaged and cannot be renamed: " + failed.message(),
              "error.storage.damaged");
}

}  // namespace

Result<std::unique_ptr<TerminalStorage>> TerminalStorage::open(const std::filesystem::path& folder,
                                                               Clock& clock,
                                                               Log& log) {
  REGULARS_TRY(Database store, open_store(folder));
  auto members = open_members(folder);
  bool begun_anew = false;
  if (!members && can_be_set_aside(members.error())) {
    log.error("storage", kSetAside, {{"because", members.error().words}});
    REGULARS_TRY_VOID(set_aside(members_file(folder)));
    members = open_members(folder);
    begun_anew = true;
  }
  if (!members) return fail(members.error());
  std::unique_ptr<TerminalStorage> storage(
      new TerminalStorage(std::move(store), *std::move(members), begun_anew, clock, log));
  REGULARS_TRY_VOID(storage->identity_.load());
  REGULARS_TRY_VOID(storage->check_at_start());
  return storage;
}

TerminalStorage::TerminalStorage(
    Database store, Database members, bool begun_anew, Clock& clock, Log& log)
    : clock_(clock),
      log_(log),
      store_db_(std::move(store)),
      members_db_(std::move(members)),
      members_begun_anew_(begun_anew),
      identity_(store_db_),
      outbox_(store_db_, identity_),
      inbox_(members_db_, store_db_, identity_, log_),
      ledger_(store_db_),
      members_(members_db_),
      own_members_(store_db_),
      consents_(store_db_),
      preferences_(store_db_),
      leases_(store_db_),
      ratings_(store_db_),
      sign_ins_(store_db_),
      purses_(store_db_),
      refunds_(store_db_),
      people_(store_db_),
      staff_(store_db_, members_),
      counter_(store_db_),
      tiers_(store_db_),
      view_{ledger_,
            members_,
            own_members_,
            consents_,
            ratings_,
            purses_,
            refunds_,
            outbox_,
            identity_,
            people_,
            staff_,
            counter_,
            tiers_} {}

TerminalStorage::~TerminalStorage() {
  ignore(checkpoint(), "what is in the WAL is safe there and read at the next start");
}

Result<Transaction> TerminalStorage::begin() {
  return Transaction::begin(store_db_);
}

// Where the new file cannot be made either, the next call tries again.
Result<bool> TerminalStorage::heal_members() {
  if (members_db_.is_open() && !members_db_.is_damaged()) return false;
  const std::filesystem::path folder = store_db_.file().parent_path();
  if (members_db_.is_open()) {
    log_.error("storage", kSetAside, {{"because", "a page of it proved damaged"}});
    members_db_.close();
    REGULARS_TRY_VOID(set_aside(members_file(folder)));
  }
  REGULARS_TRY(members_db_, open_members(folder));
  members_begun_anew_ = true;
  return true;
}

Status TerminalStorage::checkpoint() {
  REGULARS_TRY_VOID(store_db_.checkpoint());
  return members_db_.checkpoint();
}

Status TerminalStorage::check_at_start() {
  REGULARS_TRY_VOID(outbox_.verify_newest(kEventsCheckedAtStart));
  REGULARS_TRY(const std::int64_t wrong, ledger_.wrong_balances(kEventsCheckedAtStart));
  if (wrong == 0) return {};
  log_.error("storage",
             "balances differed from their ledger and were made anew",
             {{"members", std::to_string(wrong)}});
  return ledger_.rebuild_balances();
}

Result<std::unique_ptr<TerminalReader>> TerminalReader::open(const std::filesystem::path& folder) {
  REGULARS_TRY(Database store, Database::open(store_file(folder), Access::ReadOnly));
  REGULARS_TRY_VOID(check_schema(store, kTerminalStoreId, assets::kTerminalStoreSchema));
  REGULARS_TRY(Database members, Database::open(members_file(folder), Access::ReadOnly));
  REGULARS_TRY_VOID(check_schema(members, kTerminalMembersId, assets::kTerminalMembersSchema));
  std::unique_ptr<TerminalReader> reader(new TerminalReader(std::move(store), std::move(members)));
  REGULARS_TRY_VOID(reader->identity_.load());
  return reader;
}

TerminalReader::TerminalReader(Database store, Database members)
    : store_db_(std::move(store)),
      members_db_(std::move(members)),
      identity_(store_db_),
      outbox_(store_db_, identity_),
      ledger_(store_db_),
      members_(members_db_),
      own_members_(store_db_),
      consents_(store_db_),
      ratings_(store_db_),
      purses_(store_db_),
      refunds_(store_db_),
      people_(store_db_),
      staff_(store_db_, members_),
      counter_(store_db_),
      tiers_(store_db_),
      view_{ledger_,
            members_,
            own_members_,
            consents_,
            ratings_,
            purses_,
            refunds_,
            outbox_,
            identity_,
            people_,
            staff_,
            counter_,
            tiers_} {}

Status TerminalReader::verify() {
  REGULARS_TRY_VOID(store_db_.quick_check());
  REGULARS_TRY_VOID(outbox_.verify_all());
  REGULARS_TRY(const std::int64_t wrong, ledger_.all_wrong_balances());
  if (wrong > 0) {
    return fail(ErrorKind::storage,
                std::to_string(wrong) + " balances in " + store_db_.file().string() +
                    " differ from their ledger; restart the terminal, which makes them anew",
                "error.storage.balances");
  }
  return members_db_.quick_check();
}

}  // namespace regulars::storage
