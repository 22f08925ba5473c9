#include "app/loyalty/member_history.h"

#include <algorithm>
#include <map>
#include <optional>
#include <variant>

#include "app/loyalty/event_codec.h"
#include "app/loyalty/programme_in_force.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

// The versions that one page needs, each read once.
class Programmes {
 public:
  explicit Programmes(const storage::TerminalView& terminal) : terminal_(terminal) {}

  Result<const model::Programme*> find(std::int64_t version) {
    auto known = known_.find(version);
    if (known == known_.end()) {
      REGULARS_TRY(auto programme, programme_of(terminal_, version));
      known = known_.emplace(version, std::move(programme)).first;
    }
    return known->second ? &*known->second : nullptr;
  }

 private:
  const storage::TerminalView& terminal_;
  std::map<std::int64_t, std::optional<model::Programme>> known_;
};

// Nothing is explained wrongly: parts only where they come to the points that were given.
Result<std::vector<EarnPart>> parts_of(Programmes& programmes,
                                       const model::SaleEvent& sale,
                                       const model::EventStamp& stamp) {
  REGULARS_TRY(const model::Programme* programme, programmes.find(sale.programme_version));
  if (programme == nullptr) return std::vector<EarnPart>{};
  auto earning = evaluate(*programme, sale_of(sale, stamp));
  if (!earning || earning->points != sale.points) return std::vector<EarnPart>{};
  return std::move(earning->parts);
}

struct Told {
  HistoryEntry& entry;

  void operator()(const model::SaleEvent& sale) const {
    entry.amount = sale.amount;
    entry.reference = sale.reference;
  }
  void operator()(const model::RefundEvent& refund) const {
    entry.amount = refund.amount;
    entry.reference = refund.reference;
  }
  void operator()(const model::RedeemEvent& redeem) const {
    entry.amount = redeem.value;
    entry.reward = redeem.reward;
  }
  void operator()(const model::TopUpEvent& top_up) const { entry.amount = top_up.amount; }
  void operator()(const model::IssueEvent& issue) const { entry.amount = issue.amount; }
  void operator()(const model::VoidEvent& undone) const { entry.undoes = undone.sale_seq; }
  template <typename Other>
  void operator()(const Other& /*event*/) const {}
};

Status explain(const storage::TerminalView& terminal, Programmes& programmes, HistoryEntry& entry) {
  REGULARS_TRY(const auto line, terminal.outbox.line_of(entry.seq));
  if (!line) return {};
  REGULARS_TRY(const DecodedEvent decoded, from_line(*line));
  const auto* event = std::get_if<model::Event>(&decoded.event);
  if (event == nullptr) return {};
  entry.kind = kind_of(*event);
  std::visit(Told{entry}, *event);
  const auto* sale = std::get_if<model::SaleEvent>(event);
  if (sale == nullptr) return {};
  if (sale->origin == model::Origin::Keypad) entry.reference.clear();
  REGULARS_TRY(entry.parts, parts_of(programmes, *sale, decoded.stamp));
  return {};
}

}  // namespace

Result<HistoryPage> history_of(const storage::TerminalView& terminal,
                               const model::MemberId& member,
                               std::uint64_t before,
                               std::size_t most) {
  most = std::clamp<std::size_t>(most, 1, kMostOfHistory);
  // One more than wanted of each purse: whether there is anything older.
  REGULARS_TRY(const auto moves, terminal.ledger.page_of(member, before, most + 1));
  HistoryPage page;
  for (const storage::PurseEntry& move : moves) {
    if (page.entries.empty() || page.entries.back().seq != move.seq) {
      if (page.entries.size() == most) {
        page.next_before = page.entries.back().seq;
        break;
      }
      HistoryEntry entry;
      entry.seq = move.seq;
      entry.at = move.at;
      page.entries.push_back(std::move(entry));
    }
    page.entries.back().moves.push_back({move.purse, move.points});
  }
  Programmes programmes(terminal);
  for (HistoryEntry& entry : page.entries) {
    REGULARS_TRY_VOID(explain(terminal, programmes, entry));
  }
  return page;
}

Result<std::vector<EarnPart>> parts_of_sale(const storage::TerminalView& terminal,
                                            std::uint64_t seq) {
  Programmes programmes(terminal);
  HistoryEntry entry;
  entry.seq = seq;
  REGULARS_TRY_VOID(explain(terminal, programmes, entry));
  return std::move(entry.parts);
}

}  // namespace regulars::loyalty
