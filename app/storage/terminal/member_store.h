#pragma once
// The members, staff, programme and shopfront that central sent down (members.db): a copy that may
// be made anew at any time.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/member.h"
#include "app/model/programme.h"
#include "app/model/staff.h"
#include "app/storage/database.h"
#include "app/storage/feed/feed_codec.h"

namespace regulars::storage {

// A member as central last described it.
struct HeldMember {
  model::Member member;
  model::Balance balance;
  std::uint64_t applied_seq = 0;  // events of this terminal that the figures contain
  model::Standing standing = {};
};

struct HeldStaff {
  model::Staff staff;
  std::string pin_hash;
};

class MemberStore {
 public:
  explicit MemberStore(Database& members) : members_(members) {}

  [[nodiscard]] Result<std::optional<HeldMember>> find(const model::Identifier& identifier);
  [[nodiscard]] Result<std::optional<HeldMember>> find(const model::MemberId& id);
  [[nodiscard]] Result<std::int64_t> count();

  // Names by the beginning of each word typed, exact words first.
  [[nodiscard]] Result<std::vector<model::Member>> search_names(std::string_view text,
                                                                std::size_t most);
  // Cards and phones that begin with the digits, then phones that end with them.
  [[nodiscard]] Result<std::vector<model::Member>> search_numbers(std::string_view digits,
                                                                  std::size_t most);

  [[nodiscard]] Result<std::vector<HeldStaff>> staff();  // by name
  [[nodiscard]] Result<std::optional<HeldStaff>> find_staff(const model::StaffId& id);
  [[nodiscard]] Result<std::optional<std::string>> programme_document();
  // What the reader of that document last made of it, so that a scan does not read it again.
  struct ReadProgramme {
    std::string document;
    model::Programme programme;
  };
  [[nodiscard]] std::optional<ReadProgramme>& read_programme() { return read_programme_; }
  [[nodiscard]] Result<std::optional<std::string>> shopfront_document();

  // Inside the caller's transaction on members.db.
  [[nodiscard]] Status put(const MemberChange& change, std::uint64_t applied_seq);
  [[nodiscard]] Status remove(const model::MemberId& id);
  [[nodiscard]] Status put(const StaffChange& change);
  [[nodiscard]] Status put(const ProgrammeChange& change);
  [[nodiscard]] Status put(const ShopfrontChange& change);

 private:
  [[nodiscard]] Result<std::optional<std::string>> document(std::string_view sql);
  [[nodiscard]] Status unlink(std::int64_t no, std::string_view identifiers, std::string_view name);
  [[nodiscard]] Status link(std::int64_t no, const model::Member& member);
  [[nodiscard]] Result<std::vector<model::Member>> members_of(Query& numbers, std::size_t most);
  Database& members_;
  std::optional<ReadProgramme> read_programme_;
};

// The kind's digit and the value, a line each: identifiers as one column.
[[nodiscard]] std::string packed(const std::vector<model::Identifier>& identifiers);
[[nodiscard]] std::vector<model::Identifier> unpacked(std::string_view text);

}  // namespace regulars::storage
