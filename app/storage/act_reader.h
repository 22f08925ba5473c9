#pragma once
// ActReader: what members did, as a store of central or of a terminal keeps it, for replays under
// other rules. Looks, never writes; works beside a running program. One thread each; several
// readers of one file see the same, since what is stored never changes.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"

namespace regulars::storage {

enum class ActKind : std::uint8_t { Sale = 1, Redeem = 2, Refund = 3 };

// Where an act stands. What was undone (a void) is no act.
struct Act {
  std::uint32_t member = 0;  // a number of the store's, or of this reading
  ActKind kind = ActKind::Sale;
  std::int64_t at_ms = 0;
  std::int64_t key = 0;   // of its line
  std::int64_t sale = 0;  // Refund: the key of its sale
};

// Of a member who has one.
struct ActFloor {
  std::uint32_t member = 0;
  std::uint8_t tier = 0;
};

class ActReader {
 public:
  // A folder of central or of a terminal; not_found: neither.
  [[nodiscard]] static Result<ActReader> open(const std::filesystem::path& folder);
  ~ActReader();
  ActReader(ActReader&&) noexcept;

  // The newest programme's document; none: there is none yet.
  [[nodiscard]] Result<std::optional<std::string>> programme();
  // How many sales there may be: never fewer.
  [[nodiscard]] Result<std::int64_t> count();
  // When the last sale before `until` was; the epoch: there is none.
  [[nodiscard]] Result<Instant> newest(Instant until);
  // Acts before `until` of the members whose number leaves `part` when divided by `parts`, by
  // member, then time, then key. A terminal's are always one part.
  [[nodiscard]] Result<std::vector<Act>> acts(Instant until, std::int64_t parts, std::int64_t part);
  [[nodiscard]] bool is_central() const;
  [[nodiscard]] Result<std::vector<ActFloor>> floors();

  // The lines of `keys` (ascending), one after the other; the text is valid during the visit.
  [[nodiscard]] Status lines(
      std::span<const std::int64_t> keys,
      const std::function<Status(std::int64_t key, std::string_view line)>& visit);

 private:
  struct Parts;
  explicit ActReader(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace regulars::storage
