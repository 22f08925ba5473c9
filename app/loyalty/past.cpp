#include "app/loyalty/past.h"

#include <utility>
#include <variant>

#include "app/loyalty/event_codec.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {
namespace {

model::Points sum_in(const std::vector<EarnPart>& parts, model::PurseNumber purse) {
  model::Points sum;
  for (const EarnPart& part : parts) {
    if (part.purse == purse) sum = sum.plus(part.points).value_or(sum);
  }
  return sum;
}

std::vector<EarnPart> why_of(const model::Programme* programme,
                             const model::EventStamp& stamp,
                             const model::SaleEvent& sale,
                             model::PurseNumber purse) {
  if (programme == nullptr || programme->version != sale.programme_version) return {};
  auto earning = evaluate(*programme, sale_of(sale, stamp));
  if (!earning || sum_in(earning->parts, model::kPointsPurse) != sale.points) return {};
  std::erase_if(earning->parts, [&](const EarnPart& part) { return part.purse != purse; });
  return std::move(earning->parts);
}

}  // namespace

Result<std::vector<PastEntry>> past_of(const storage::TerminalView& terminal,
                                       const model::Programme* programme,
                                       const model::MemberId& member,
                                       std::size_t most) {
  REGULARS_TRY(const auto rows, terminal.ledger.page_of(member, 0, most));
  std::vector<PastEntry> past;
  past.reserve(rows.size());
  for (const storage::PurseEntry& row : rows) {
    PastEntry entry{row.seq, row.purse, row.at, row.points, std::nullopt, {}};
    REGULARS_TRY(const auto line, terminal.outbox.line_of(row.seq));
    if (line) {
      REGULARS_TRY(DecodedEvent decoded, from_line(*line));
      if (auto* const event = std::get_if<model::Event>(&decoded.event)) {
        const auto* const sale = std::get_if<model::SaleEvent>(event);
        if (sale != nullptr) entry.why = why_of(programme, decoded.stamp, *sale, row.purse);
        entry.what = std::move(*event);
      }
    }
    past.push_back(std::move(entry));
  }
  return past;
}

}  // namespace regulars::loyalty
