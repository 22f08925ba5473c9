#include "app/storage/act_reader.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "app/base/uuid.h"
#include "app/storage/database.h"

namespace regulars::storage {

namespace {

struct Statements {
  const char* sales;    // member, at, key
  const char* redeems;  // member, at, key
  const char* refunds;  // member, at, key, sale
  const char* lines;    // key, line; of the keys of a JSON list, in its order
  const char* programme;
  const char* newest_sale;
};

constexpr Statements kCentral = {
    "SELECT member, at_ms, gseq FROM sale WHERE member IS NOT NULL AND at_ms < ?1 "
    "AND member % ?2 = ?3 AND gseq NOT IN (SELECT undone FROM void)",
    "SELECT member, at_ms, gseq FROM redeem WHERE at_ms < ?1 AND member % ?2 = ?3 "
    "AND gseq NOT IN (SELECT undone FROM void)",
    "SELECT sale.member, refund.at_ms, refund.gseq, refund.sale FROM refund "
    "JOIN sale ON sale.gseq = refund.sale WHERE sale.member IS NOT NULL AND refund.at_ms < ?1 "
    "AND sale.member % ?2 = ?3",
    "SELECT key.value, line FROM json_each(?) key LEFT JOIN event ON gseq = key.value",
    "SELECT document FROM programme ORDER BY version DESC LIMIT 1",
    "SELECT ifnull(max(at_ms), 0) FROM sale WHERE at_ms < ?"};

constexpr Statements kTerminal = {
    "SELECT member, at, seq FROM sale WHERE member IS NOT NULL AND at < ?1 AND ?2 > ?3 "
    "AND seq NOT IN (SELECT sale_seq FROM void)",
    "SELECT member, at, seq FROM redeem WHERE at < ?1 AND ?2 > ?3 "
    "AND seq NOT IN (SELECT sale_seq FROM void)",
    "SELECT refund.member, at, seq, sale_seq FROM refund JOIN identity "
    "ON sale_terminal = identity.terminal AND sale_epoch = identity.epoch "
    "WHERE refund.member IS NOT NULL AND at < ?1 AND ?2 > ?3",
    "SELECT key.value, line FROM json_each(?) key LEFT JOIN outbox ON seq = key.value",
    "SELECT document FROM programme ORDER BY version DESC LIMIT 1",
    "SELECT ifnull(max(at), 0) FROM sale WHERE at < ?"};

constexpr std::string_view kFloors = "SELECT member, floor FROM tier WHERE floor > 0";
constexpr std::string_view kHowMany =
    "SELECT ifnull(max(rowid), 0) FROM sale";  // never too few, and at once

bool is_before(const Act& a, const Act& b) {
  return std::tie(a.member, a.at_ms, a.key) < std::tie(b.member, b.at_ms, b.key);
}

std::string list_of(std::span<const std::int64_t> keys) {
  std::string list = "[";
  for (const std::int64_t key : keys) list += std::to_string(key) + ",";
  list.back() = ']';
  return keys.empty() ? "[]" : list;
}

}  // namespace

struct ActReader::Parts {
  bool is_central = false;
  Database store;
  std::optional<Database> programmes;   // a terminal's stands in another file
  std::map<Uuid, std::uint32_t> known;  // a terminal's members, numbered as they are met

  [[nodiscard]] const Statements& statements() const { return is_central ? kCentral : kTerminal; }

  std::uint32_t member(const Query& row) {
    if (is_central) return static_cast<std::uint32_t>(row.integer(0));
    const auto number = static_cast<std::uint32_t>(known.size());
    return known.emplace(row.uuid(0), number).first->second;
  }

  Status read(const char* sql,
              ActKind kind,
              std::span<const std::int64_t> bounds,
              std::vector<Act>& acts) {
    auto row = store.query(sql);
    for (const std::int64_t bound : bounds) row.bind(bound);
    while (true) {
      REGULARS_TRY(const bool is_row, row.step());
      if (!is_row) return {};
      acts.push_back({.member = member(row),
                      .kind = kind,
                      .at_ms = row.integer(1),
                      .key = row.integer(2),
                      .sale = kind == ActKind::Refund ? row.integer(3) : 0});
    }
  }
};

ActReader::ActReader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ActReader::~ActReader() = default;
ActReader::ActReader(ActReader&&) noexcept = default;

Result<ActReader> ActReader::open(const std::filesystem::path& folder) {
  std::error_code ignored;
  const auto central = folder / "central.db";
  if (std::filesystem::exists(central, ignored)) {
    REGULARS_TRY(Database store, Database::open(central, Access::ReadOnly));
    return ActReader(std::make_unique<Parts>(Parts{true, std::move(store), std::nullopt, {}}));
  }
  if (!std::filesystem::exists(folder / "store.db", ignored)) {
    return fail(ErrorKind::not_found,
                folder.string() +
                    " is no folder of central or of a terminal: it has neither "
                    "central.db nor store.db");
  }
  REGULARS_TRY(Database store, Database::open(folder / "store.db", Access::ReadOnly));
  std::optional<Database> programmes;
  if (auto members = Database::open(folder / "members.db", Access::ReadOnly)) {
    programmes = std::move(*members);
  }
  return ActReader(
      std::make_unique<Parts>(Parts{false, std::move(store), std::move(programmes), {}}));
}

bool ActReader::is_central() const {
  return parts_->is_central;
}

Result<std::optional<std::string>> ActReader::programme() {
  if (!parts_->is_central && !parts_->programmes) return std::nullopt;
  Database& file = parts_->is_central ? parts_->store : *parts_->programmes;
  auto row = file.query(parts_->statements().programme);
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::nullopt;
  return std::string(row.text(0));
}

Result<std::int64_t> ActReader::count() {
  auto row = parts_->store.query(kHowMany);
  REGULARS_TRY([[maybe_unused]] const bool is_row, row.step());
  return row.integer(0);
}

Result<Instant> ActReader::newest(Instant until) {
  auto row = parts_->store.query(parts_->statements().newest_sale);
  row.bind(until.time_since_epoch().count());
  REGULARS_TRY([[maybe_unused]] const bool is_row, row.step());
  return Instant{Milliseconds{row.integer(0)}};
}

Result<std::vector<Act>> ActReader::acts(Instant until, std::int64_t parts, std::int64_t part) {
  const std::int64_t bounds[] = {until.time_since_epoch().count(), parts, part};
  const Statements& statements = parts_->statements();
  std::vector<Act> acts;
  REGULARS_TRY_VOID(parts_->read(statements.sales, ActKind::Sale, bounds, acts));
  REGULARS_TRY_VOID(parts_->read(statements.redeems, ActKind::Redeem, bounds, acts));
  REGULARS_TRY_VOID(parts_->read(statements.refunds, ActKind::Refund, bounds, acts));
  std::sort(acts.begin(), acts.end(), is_before);
  return acts;
}

Result<std::vector<ActFloor>> ActReader::floors() {
  std::vector<ActFloor> floors;
  if (!parts_->is_central) return floors;
  auto row = parts_->store.query(kFloors);
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return floors;
    floors.push_back(
        {static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint8_t>(row.integer(1))});
  }
}

Status ActReader::lines(
    std::span<const std::int64_t> keys,
    const std::function<Status(std::int64_t key, std::string_view line)>& visit) {
  auto row = parts_->store.query(parts_->statements().lines);
  row.bind(list_of(keys));
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return {};
    const std::int64_t key = row.integer(0);
    if (row.is_null(1)) {
      return fail(ErrorKind::storage,
                  "event " + std::to_string(key) + " is gone from " +
                      parts_->store.file().string() + "; examine it with `regulars doctor`");
    }
    REGULARS_TRY_VOID(visit(key, row.text(1)));
  }
}

}  // namespace regulars::storage
