#include "app/central/void_desk.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace regulars::central {

using storage::SaleRecord;

Result<VoidDesk::Answer> VoidDesk::undo(BalanceBook& book,
                                        const storage::LoggedEvent& logged,
                                        const model::EventStamp& stamp,
                                        const model::VoidEvent& event) {
  const std::string about = "sale " + std::to_string(event.sale_seq);
  REGULARS_TRY(const auto gseq, store_.find_event(logged.terminal, logged.epoch, event.sale_seq));
  if (!gseq || *gseq >= logged.gseq) return Answer{about + " does not stand before its void"};
  REGULARS_TRY(const std::optional<SaleRecord> sale, store_.sale(*gseq));
  if (!sale) return Answer{about + " is not a sale"};
  REGULARS_TRY(const auto member, book.find(event.member));
  if (sale->member != member) return Answer{about + " is another member's"};
  if (sale->event.points != event.points) {
    return Answer{about + " gave " + std::to_string(sale->event.points.value()) +
                  " points, its void takes " + std::to_string(event.points.value())};
  }
  REGULARS_TRY(const std::vector<Part> parts, parts_of(*sale));
  const std::int64_t taken = std::accumulate(
      parts.begin(), parts.end(), std::int64_t{0}, [](std::int64_t sum, const Part& part) {
        return sum + part.points;
      });
  const Status added = store_.add_void(
      {.gseq = logged.gseq, .sale = *gseq, .taken = taken, .event = event, .stamp = stamp});
  if (!added && added.error().kind == ErrorKind::conflict) return Answer{added.error().words};
  REGULARS_TRY_VOID(added);
  REGULARS_TRY_VOID(book_parts(logged.gseq, parts));
  if (!member) {  // (5)
    REGULARS_TRY_VOID(store_.forget_unclaimed(*gseq));
    return Answer{};
  }
  REGULARS_TRY(storage::BalanceRecord * balance, book.open(*member));
  balance->points -= taken;
  balance->visits -= 1;  // (4)
  return Answer{.why_not = {}, .missing = event.points.value() - taken};
}

// (2)
Result<std::vector<VoidDesk::Part>> VoidDesk::parts_of(const SaleRecord& sale) {
  std::vector<Part> parts;
  if (!sale.member) return parts;
  REGULARS_TRY(auto lots, store_.open_lots(*sale.member));
  std::stable_partition(lots.begin(), lots.end(), [&](const storage::LotRecord& lot) {
    return lot.gseq == sale.gseq;
  });
  std::int64_t wanted = sale.event.points.value();
  for (const storage::LotRecord& lot : lots) {
    const std::int64_t points = std::min(wanted, lot.points - lot.drawn - lot.leased);
    if (points <= 0) continue;
    parts.push_back({lot.gseq, points});
    wanted -= points;
  }
  return parts;
}

Status VoidDesk::book_parts(std::int64_t event, const std::vector<Part>& parts) {
  for (const Part& part : parts) {
    REGULARS_TRY_VOID(store_.move_in_lot(part.lot, part.points, 0));
    REGULARS_TRY_VOID(store_.add_draw(event, part.lot, part.points));
  }
  return {};
}

}  // namespace regulars::central
