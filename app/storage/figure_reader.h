#pragma once
// FigureReader: what head office counts its figures from, as central's store keeps it. Looks, never
// writes; works beside a running server. All that one reader tells is of one moment. One thread.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/model/ids.h"
#include "app/model/staff.h"
#include "app/storage/database.h"

namespace regulars::storage {

// Not undone, in the order of central's log. Who was merged is who she is now.
struct SaleFigure {
  std::int64_t key = 0;
  std::int64_t member = 0;  // 0: nobody known
  std::int64_t amount_minor = 0;
  std::int64_t points = 0;
  std::uint8_t tier = 0;  // at the sale
  model::StaffId staff;   // none: nobody was signed in
  std::chrono::sys_days day{};
  std::string_view line;  // of the event; valid during the visit
};
struct RefundFigure {
  std::int64_t sale = 0;  // a key
  std::int64_t amount_minor = 0;
};
struct RedeemFigure {
  std::int64_t member = 0;
  std::string reward;
  std::int64_t points = 0;
  std::int64_t value_minor = 0;
  std::chrono::sys_days day{};
};
struct MemberFigure {
  std::int64_t n = 0;
  model::MemberId id;
  std::uint8_t tier = 0;  // today
  std::chrono::sys_days joined{};
  std::int64_t referrer = 0;  // 0: came by herself
  std::int64_t owed = 0;      // points
};
struct LotFigure {  // points that somebody still has
  std::uint8_t tier = 0;
  std::int64_t points = 0;
  std::optional<std::chrono::sys_days> lapses;  // UTC; none: never
};
struct StaffFigure {
  model::Staff staff;
  bool is_gone = false;
};
struct RatingFigure {
  std::int64_t sale = 0;
  std::uint8_t face = 0;  // 1 to 5
};
struct BonusFigure {  // to who brought somebody
  std::int64_t member = 0;
  std::int64_t points = 0;
};

class FigureReader {
 public:
  // not_found: no folder of central.
  [[nodiscard]] static Result<FigureReader> open(const std::filesystem::path& folder);

  [[nodiscard]] Result<std::string> programme();  // the newest's document
  [[nodiscard]] Status each_sale(const std::function<Status(const SaleFigure&)>& visit);
  [[nodiscard]] Result<std::vector<RefundFigure>> refunds();
  [[nodiscard]] Result<std::vector<RedeemFigure>> redeems();
  [[nodiscard]] Result<std::vector<MemberFigure>> members();
  [[nodiscard]] Result<std::vector<LotFigure>> lots();  // of points, pending ones too
  [[nodiscard]] Result<std::vector<StaffFigure>> staff();
  [[nodiscard]] Result<std::vector<RatingFigure>> ratings();  // answered ones
  [[nodiscard]] Result<std::vector<BonusFigure>> bonuses();

 private:
  explicit FigureReader(Database store) : store_(std::move(store)) {}
  template <typename Row, typename Read>
  [[nodiscard]] Result<std::vector<Row>> all(std::string_view sql, Read read);

  Database store_;
};

}  // namespace regulars::storage
