#include "app/storage/terminal/staff_store.h"

#include <algorithm>

namespace regulars::storage {

namespace {

constexpr std::string_view kOwn =
    "SELECT seq, id, name, role, pin_hash, member, gone FROM own_staff ORDER BY id";
constexpr std::string_view kPut =
    "INSERT OR REPLACE INTO own_staff (seq, id, name, role, pin_hash, member, gone)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kForget = "DELETE FROM own_staff WHERE id = ? AND seq <= ?";
constexpr std::string_view kForgetSides =
    "DELETE FROM side WHERE seq <= ? AND instr(json, ?) > 0 AND seq IN (SELECT side.seq FROM side"
    " JOIN outbox USING (seq) WHERE instr(outbox.line, ?) > 0)";

}  // namespace

Result<std::vector<OwnStaff>> StaffStore::own() {
  std::vector<OwnStaff> all;
  Query query = store_.query(kOwn);
  while (true) {
    REGULARS_TRY(const bool found, query.step());
    if (!found) return all;
    auto& one = all.emplace_back();
    one.seq = static_cast<std::uint64_t>(query.integer(0));
    one.held.staff = {model::StaffId{query.uuid(1)},
                      std::string(query.text(2)),
                      static_cast<model::Role>(query.integer(3)),
                      model::MemberId{query.uuid(5)}};
    one.held.pin_hash = query.text(4);
    one.is_gone = query.integer(6) != 0;
  }
}

Result<std::vector<HeldStaff>> StaffStore::all() {
  REGULARS_TRY(std::vector<HeldStaff> all, members_.staff());
  REGULARS_TRY(const std::vector<OwnStaff> said, own());
  if (said.empty()) return all;
  for (const OwnStaff& one : said) {
    std::erase_if(all, [&](const HeldStaff& held) { return held.staff.id == one.held.staff.id; });
    if (!one.is_gone) all.push_back(one.held);
  }
  std::sort(all.begin(), all.end(), [](const HeldStaff& a, const HeldStaff& b) {
    return a.staff.name != b.staff.name ? a.staff.name < b.staff.name : a.staff.id < b.staff.id;
  });
  return all;
}

Result<std::optional<HeldStaff>> StaffStore::find(const model::StaffId& id) {
  REGULARS_TRY(const std::vector<OwnStaff> said, own());
  for (const OwnStaff& one : said) {
    if (one.held.staff.id != id) continue;
    return one.is_gone ? std::nullopt : std::optional{one.held};
  }
  return members_.find_staff(id);
}

Status StaffStore::put(const Transaction& /*transaction*/, const OwnStaff& staff) {
  return store_.query(kPut)
      .bind(static_cast<std::int64_t>(staff.seq))
      .bind(staff.held.staff.id.uuid())
      .bind(std::string_view(staff.held.staff.name))
      .bind(static_cast<std::int64_t>(staff.held.staff.role))
      .bind(std::string_view(staff.held.pin_hash))
      .bind_or_null(staff.held.staff.member.uuid())
      .bind(std::int64_t{staff.is_gone ? 1 : 0})
      .run();
}

Status StaffStore::forget(const Transaction& /*transaction*/,
                          const model::StaffId& id,
                          std::uint64_t applied_seq) {
  const auto seq = static_cast<std::int64_t>(applied_seq);
  REGULARS_TRY_VOID(store_.query(kForget).bind(id.uuid()).bind(seq).run());
  return store_.query(kForgetSides)
      .bind(seq)
      .bind(std::string_view("\"pin_hash\""))
      .bind(std::string_view(id.uuid().hex()))
      .run();
}

}  // namespace regulars::storage
