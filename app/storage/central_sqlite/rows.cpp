#include "app/storage/central_sqlite/rows.h"

#include "app/model/business_day.h"

namespace regulars::storage::rows {

std::int64_t day_of(const model::EventStamp& stamp) {
  return model::BusinessDay::of(stamp.at, stamp.utc_offset).date().time_since_epoch().count();
}

TerminalRecord terminal(const Query& row) {
  TerminalRecord record;
  record.n = row.integer(0);
  record.id = model::TerminalId{row.uuid(1)};
  record.name = row.text(2);
  record.key_digest = digest(row.blob(3));
  record.certificate_pem = row.text(4);
  record.chain_start = digest(row.blob(5));
  record.epoch = unsigned_bits(row.integer(6));
  record.acked = unsigned_bits(row.integer(7));
  record.tail = digest(row.blob(8));
  record.applied_seq = unsigned_bits(row.integer(9));
  record.enrolled = instant(row.integer(10));
  record.last_seen = instant(row.integer(11));
  record.clock_offset = Milliseconds{row.integer(12)};
  if (!row.is_null(13)) record.revoked = instant(row.integer(13));
  return record;
}

StaffRecord staff(const Query& row, int from) {
  StaffRecord record;
  record.staff.id = model::StaffId{row.uuid(from)};
  record.staff.name = row.text(from + 1);
  record.staff.role = static_cast<model::Role>(row.integer(from + 2));
  record.pin_hash = row.text(from + 3);
  record.gone = row.integer(from + 4) != 0;
  record.staff.member = model::MemberId{row.uuid(from + 5)};
  return record;
}

std::optional<model::Birthday> birthday(const Query& row, int from) {
  if (row.integer(from) == 0) return std::nullopt;
  return model::Birthday{static_cast<std::uint8_t>(row.integer(from)),
                         static_cast<std::uint8_t>(row.integer(from + 1)),
                         row.integer(from + 2) != 0};
}

StoreRecord store(const Query& row) {
  StoreRecord record;
  record.id = model::StoreId{row.uuid(0)};
  record.name = row.text(1);
  record.code_salt = digest(row.blob(2));
  record.change = unsigned_bits(row.integer(3));
  record.watermark = row.integer(4);
  return record;
}

Result<std::map<model::PurseNumber, PurseSums>> purses(Query row) {
  std::map<model::PurseNumber, PurseSums> purses;
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return purses;
    purses[static_cast<model::PurseNumber>(row.integer(0))] = {.points = row.integer(1),
                                                               .leased = row.integer(2),
                                                               .owed = row.integer(3),
                                                               .pending = row.integer(4)};
  }
}

Result<std::vector<std::int64_t>> numbers(Query row) {
  std::vector<std::int64_t> all;
  while (true) {
    REGULARS_TRY(const bool is_row, row.step());
    if (!is_row) return all;
    all.push_back(row.integer(0));
  }
}

Result<std::optional<std::string>> shopfront(Query row) {
  REGULARS_TRY(const bool is_row, row.step());
  if (!is_row) return std::nullopt;
  return std::string(row.text(0));
}

}  // namespace regulars::storage::rows
