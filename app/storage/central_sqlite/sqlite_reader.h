#pragma once
// CentralReader on one SQLite file; private to this folder (open_central_reader makes it).
// sqlite_reader.cpp has the feed, sqlite_told.cpp what terminals ask, sqlite_sums.cpp the
// verification, sqlite_show.cpp what people look at.

#include <optional>
#include <utility>

#include "app/storage/central_sqlite/moment.h"
#include "app/storage/central_store.h"
#include "app/storage/database.h"

namespace regulars::storage {

class SqliteCentralReader final : public CentralReader {
 public:
  explicit SqliteCentralReader(Database database) : database_(std::move(database)) {}

  Status hold() override;
  void release() override;
  Result<StoreRecord> store() override;
  Result<FeedRows> changes_since(std::uint64_t since,
                                 std::size_t most,
                                 model::TerminalId terminal) override;
  Result<std::vector<TerminalRecord>> terminals() override;
  Result<std::vector<ShownEvent>> events(const ShowFilter& filter) override;
  Result<std::vector<ShownBalance>> balances(const ShowFilter& filter) override;
  Result<std::vector<ShownRating>> ratings(const ShowFilter& filter) override;
  Result<std::vector<Notice>> notices(std::size_t most) override;
  Result<Totals> totals(const ShowFilter& filter) override;
  Result<std::vector<StaffRecord>> staff() override;
  Result<std::vector<std::string>> programmes() override;
  Result<std::optional<std::string>> shopfront() override;
  Result<Dossier> dossier(model::MemberId member) override;
  Result<std::optional<model::MemberId>> holder_of(const model::Identifier& identifier) override;
  Result<std::vector<ErasureRecord>> erasures() override;
  Result<std::vector<std::int64_t>> sales_of_receipt(std::string_view receipt,
                                                     std::size_t most) override;
  Result<std::optional<std::int64_t>> find_event(const model::EventKey& key) override;
  Result<ToldRecord> told(std::int64_t gseq) override;
  Result<std::optional<model::MemberId>> owner_of(std::int64_t sale) override;
  Result<std::vector<std::int64_t>> refunds_of(std::int64_t sale) override;
  Result<std::optional<std::int64_t>> account_of(model::MemberId member) override;
  Result<std::vector<EntryRecord>> entries_of(std::int64_t account,
                                              const std::optional<EntryKey>& before,
                                              std::size_t most) override;
  Result<std::optional<std::string>> programme(std::int64_t version) override;
  Status each_event(const TerminalRecord& terminal,
                    const std::function<Status(const VerifiedEvent& event)>& visit) override;
  Result<std::vector<std::string>> wrong_sums() override;

 private:
  Status read_moves(EntryRecord& entry, std::int64_t account);
  Status read_person(Dossier& dossier, model::MemberId member);
  Status read_numbers(Dossier& dossier);
  Status read_words(Dossier& dossier);
  Status read_others(Dossier& dossier);
  Status read_sales(Dossier& dossier);
  Status read_ratings(Dossier& dossier);
  Status read_events(Dossier& dossier, model::MemberId named);
  Status read_terminal(FeedRows& page, model::TerminalId terminal);
  Status read_members(FeedRows& page, std::uint64_t since, std::size_t most);
  Status read_gone(FeedRows& page, std::uint64_t since, std::size_t most);
  Status read_staff(FeedRows& page, std::uint64_t since, std::size_t most);
  Status read_programmes(FeedRows& page, std::uint64_t since, std::size_t most);
  Status read_shopfront(FeedRows& page, std::uint64_t since);
  Status read_identifiers(model::Member& member, std::int64_t number);
  Status read_purses(model::Standing& standing, std::int64_t account, const PurseSums& points);
  Status read_dated(std::vector<model::Dated>& dated, Query row);
  Status read_uses(model::Standing& standing, std::int64_t account);
  [[nodiscard]] Status read_consents(model::Standing& standing, std::int64_t member);
  Status read_people(model::Standing& standing, std::int64_t number, std::int64_t account);

  Database database_;
  std::optional<Moment> held_;  // after hold()
};

}  // namespace regulars::storage
