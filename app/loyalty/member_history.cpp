#include "app/loyalty/member_history.h"

#include <algorithm>
#include <map>
#include <optional>
#include <variant>

#include "app/loyalty/event_codec.h"
#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/returned_sale.h"
#include "app/loyalty/void_rules.h"
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

// A reference that was made at the tap is nobody's receipt.
bool is_receipt(model::Origin origin) {
  return origin != model::Origin::Keypad && origin != model::Origin::Generated;
}

struct Details {
  HistoryEntry& entry;

  void operator()(const model::SaleEvent& sale) const {
    entry.amount = sale.amount;
    if (is_receipt(sale.origin)) entry.reference = sale.reference;
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
  void operator()(const model::AdjustEvent& adjust) const { entry.reason = adjust.reason; }
  void operator()(const model::VoidEvent& undone) const { entry.undoes = undone.sale_seq; }
  template <typename Other>
  void operator()(const Other& /*event*/) const {}
};

// What the line says of the entry; nothing of a line of a newer version.
Status explain(Programmes& programmes, const std::string& line, HistoryEntry& entry) {
  REGULARS_TRY(const DecodedEvent decoded, from_line(line));
  const auto* event = std::get_if<model::Event>(&decoded.event);
  if (event == nullptr) return {};
  entry.kind = kind_of(*event);
  std::visit(Details{entry}, *event);
  const auto* sale = std::get_if<model::SaleEvent>(event);
  if (sale == nullptr) return {};
  REGULARS_TRY(entry.parts, parts_of(programmes, *sale, decoded.stamp));
  return {};
}

// Of an event of this terminal.
Status note_undo(const storage::TerminalView& terminal, Instant now, HistoryEntry& entry) {
  std::optional<std::uint64_t> voided_by;
  bool is_of_kind = false;
  if (entry.kind == "sale") {
    REGULARS_TRY(const auto sale, terminal.ledger.sale(entry.seq));
    is_of_kind = sale.has_value();
    if (sale) voided_by = sale->voided_by;
  } else if (entry.kind == "redeem") {
    REGULARS_TRY(const auto redeem, terminal.ledger.redeem(entry.seq));
    is_of_kind = redeem.has_value();
    if (redeem) voided_by = redeem->voided_by;
  }
  entry.is_undone = entry.is_undone || voided_by.has_value();
  entry.can_undo = is_of_kind && !entry.is_undone && is_young_enough(entry.at, now);
  return {};
}

Status complete(const storage::TerminalView& terminal,
                Programmes& programmes,
                Instant now,
                HistoryEntry& entry) {
  REGULARS_TRY(const auto line, terminal.outbox.line_of(entry.seq));
  if (!line) return {};
  REGULARS_TRY_VOID(explain(programmes, *line, entry));
  return note_undo(terminal, now, entry);
}

Result<HistoryEntry> entry_of(const storage::TerminalView& terminal,
                              Programmes& programmes,
                              const ToldEntry& told,
                              Instant now) {
  HistoryEntry entry;
  entry.kind = told.kind;
  entry.at = told.at;
  entry.moves = told.moves;
  if (!told.event) return entry;
  entry.is_undone = told.event->is_undone;
  if (!told.event->line.empty()) {
    REGULARS_TRY_VOID(explain(programmes, told.event->line, entry));
  }
  if (!is_of_here(terminal, told.event->key)) {
    entry.till = told.event->till;
    return entry;
  }
  entry.seq = told.event->key.seq;
  REGULARS_TRY_VOID(note_undo(terminal, now, entry));
  return entry;
}

}  // namespace

Result<HistoryPage> history_of(const storage::TerminalView& terminal,
                               const model::MemberId& member,
                               std::uint64_t before,
                               std::size_t most,
                               Instant now) {
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
    REGULARS_TRY_VOID(complete(terminal, programmes, now, entry));
  }
  return page;
}

Result<std::vector<HistoryEntry>> told_history(const storage::TerminalView& terminal,
                                               const model::MemberId& member,
                                               const HistoryAnswer& told,
                                               bool is_newest,
                                               Instant now) {
  std::vector<HistoryEntry> entries;
  if (is_newest) {
    REGULARS_TRY(auto own, history_of(terminal, member, 0, kMostOfHistory, now));
    for (HistoryEntry& entry : own.entries) {
      if (entry.seq > told.applied_seq) entries.push_back(std::move(entry));
    }
  }
  Programmes programmes(terminal);
  for (const ToldEntry& each : told.entries) {
    REGULARS_TRY(HistoryEntry entry, entry_of(terminal, programmes, each, now));
    entries.push_back(std::move(entry));
  }
  // Central books in the order of arrival; a till that was offline arrives later.
  std::stable_sort(entries.begin(), entries.end(), [](const auto& one, const auto& other) {
    return one.at > other.at;
  });
  return entries;
}

Result<std::vector<std::int64_t>> versions_missing(const storage::TerminalView& terminal,
                                                   const HistoryAnswer& told,
                                                   std::size_t most) {
  Programmes programmes(terminal);
  std::vector<std::int64_t> missing;
  for (const ToldEntry& entry : told.entries) {
    if (missing.size() == most) break;
    if (entry.kind != "sale" || !entry.event || entry.event->line.empty()) continue;
    REGULARS_TRY(const DecodedEvent decoded, from_line(entry.event->line));
    const auto* event = std::get_if<model::Event>(&decoded.event);
    const auto* sale = event == nullptr ? nullptr : std::get_if<model::SaleEvent>(event);
    if (sale == nullptr) continue;
    const std::int64_t version = sale->programme_version;
    if (std::find(missing.begin(), missing.end(), version) != missing.end()) continue;
    REGULARS_TRY(const model::Programme* programme, programmes.find(version));
    if (programme == nullptr) missing.push_back(version);
  }
  return missing;
}

Result<std::vector<EarnPart>> parts_of_sale(const storage::TerminalView& terminal,
                                            std::uint64_t seq) {
  Programmes programmes(terminal);
  HistoryEntry entry;
  entry.seq = seq;
  REGULARS_TRY_VOID(complete(terminal, programmes, {}, entry));
  return std::move(entry.parts);
}

}  // namespace regulars::loyalty
