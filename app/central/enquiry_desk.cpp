#include "app/central/enquiry_desk.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "app/central/books.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/programme_question.h"
#include "sync/wire/batch.h"

namespace regulars::central {

namespace {

constexpr std::array<std::string_view, 3> kTopics = {"receipt", "history", "programme"};
// (2): what is left of an answer's bytes for a history's entries, and for one line.
constexpr std::size_t kMostOfPage = sync::kMostJsonBytes - 2'048;
constexpr std::size_t kMostOfLine = kMostOfPage / 2;

class Held {
 public:
  explicit Held(storage::CentralReader& reader) : reader_(reader) {}
  ~Held() { reader_.release(); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

 private:
  storage::CentralReader& reader_;
};

loyalty::ToldEvent told_of(storage::ToldRecord record) {
  return {record.key, std::move(record.terminal_name), record.is_undone, std::move(record.line)};
}

Result<std::optional<loyalty::DecodedEvent>> decoded(const std::string& line) {
  auto event = loyalty::from_line(line);
  if (!event) return fail(event.error());
  if (std::holds_alternative<loyalty::UnknownEvent>(event->event)) {
    return std::optional<loyalty::DecodedEvent>{};
  }
  return std::optional{*std::move(event)};
}

std::string text_of(const storage::EntryKey& key) {
  return std::to_string(key.gseq) + '.' + std::to_string(key.booking);
}

Result<std::optional<storage::EntryKey>> key_of(const std::string& cursor) {
  if (cursor.empty()) return std::optional<storage::EntryKey>{};
  storage::EntryKey key;
  const char* const end = cursor.data() + cursor.size();
  const auto first = std::from_chars(cursor.data(), end, key.gseq);
  if (first.ec == std::errc{} && first.ptr != end && *first.ptr == '.') {
    const auto second = std::from_chars(first.ptr + 1, end, key.booking);
    if (second.ec == std::errc{} && second.ptr == end) return std::optional{key};
  }
  return fail(ErrorKind::invalid, "before: wants what an answer said as \"older\"");
}

// Whom the event is about; none: nobody that it names.
struct Named {
  model::MemberId operator()(const model::TopUpEvent& event) const { return event.account; }
  model::MemberId operator()(const model::IssueEvent& event) const { return event.account; }
  model::MemberId operator()(const model::MergeEvent& event) const { return event.winner; }
  model::MemberId operator()(const model::LeaseCloseEvent& /*event*/) const { return {}; }
  model::MemberId operator()(const model::RatingEvent& /*event*/) const { return {}; }
  template <typename Other>
  model::MemberId operator()(const Other& event) const {
    return event.member;
  }
};

}  // namespace

bool EnquiryDesk::knows(const std::string& topic) {
  return std::find(kTopics.begin(), kTopics.end(), topic) != kTopics.end();
}

sync::Answer<std::string> EnquiryDesk::answer(const sync::Caller& caller,
                                              const std::string& topic,
                                              const std::string& json) {
  auto answer = look(caller, topic, json);
  if (!answer) return tl::unexpected(fault_of(answer.error()));
  if (*answer && (*answer)->size() > sync::kMostJsonBytes) {
    return sync::wire_fault(
        413, "too_large", "the answer is too long to be sent; ask where the sale was made");
  }
  return *std::move(answer);
}

Result<sync::Answer<std::string>> EnquiryDesk::look(const sync::Caller& caller,
                                                    const std::string& topic,
                                                    const std::string& json) {
  REGULARS_TRY_VOID(reader_->hold());
  const Held held(*reader_);
  REGULARS_TRY(const auto terminals, reader_->terminals());
  const auto asking =
      std::find_if(terminals.begin(), terminals.end(), [&](const storage::TerminalRecord& each) {
        return each.id.uuid() == caller.terminal && each.key_digest == caller.key_digest;
      });
  if (asking == terminals.end() || asking->revoked) {  // (1)
    return sync::Answer<std::string>(
        sync::wire_fault(asking == terminals.end() ? 401 : 403,
                         asking == terminals.end() ? "unknown_key" : "revoked",
                         "terminal " + caller.terminal.text() +
                             " is not enrolled here with this key; enrol it with a new code"));
  }
  std::string text;
  if (topic == "receipt") {
    REGULARS_TRY(const auto question, loyalty::parse_receipt_question(json));
    REGULARS_TRY(text, receipt(question));
  } else if (topic == "history") {
    REGULARS_TRY(const auto question, loyalty::parse_history_question(json));
    REGULARS_TRY(text, history(question, *asking));
  } else {
    REGULARS_TRY(text, programme(json));
  }
  return sync::Answer<std::string>(std::move(text));
}

// ---- receipts -----------------------------------------------------------------------------------

Result<std::string> EnquiryDesk::receipt(const loyalty::ReceiptQuestion& question) {
  std::vector<std::int64_t> sales;
  if (question.sale) {
    REGULARS_TRY(const auto found, reader_->find_event(*question.sale));
    if (found) sales.push_back(*found);
  } else {
    REGULARS_TRY(sales, reader_->sales_of_receipt(question.receipt, loyalty::kMostSales));
  }
  loyalty::ReceiptAnswer answer;
  for (const std::int64_t gseq : sales) {
    REGULARS_TRY(auto sale, sale_of(gseq));
    answer.sales.push_back(std::move(sale));
  }
  return loyalty::to_json(answer);
}

Result<loyalty::ToldSale> EnquiryDesk::sale_of(std::int64_t gseq) {
  loyalty::ToldSale told;
  REGULARS_TRY(auto record, reader_->told(gseq));
  told.sale = told_of(std::move(record));
  REGULARS_TRY(const auto owner, reader_->owner_of(gseq));
  told.member = owner.value_or(model::MemberId{});
  REGULARS_TRY(const auto refunds, reader_->refunds_of(gseq));
  for (const std::int64_t refund : refunds) {
    REGULARS_TRY(auto each, reader_->told(refund));
    told.refunds.push_back(told_of(std::move(each)));
  }
  REGULARS_TRY_VOID(add_spent(told));
  return told;
}

Status EnquiryDesk::add_spent(loyalty::ToldSale& told) {
  REGULARS_TRY(const auto line, decoded(told.sale.line));
  const auto* event = line ? std::get_if<model::Event>(&line->event) : nullptr;
  const auto* sale = event == nullptr ? nullptr : std::get_if<model::SaleEvent>(event);
  if (sale == nullptr) return fail(ErrorKind::invalid, "the event is no sale");
  for (const std::uint64_t seq : sale->redeems) {
    model::EventKey key = told.sale.key;
    key.seq = seq;
    REGULARS_TRY(const auto gseq, reader_->find_event(key));
    if (!gseq) continue;
    REGULARS_TRY(const auto record, reader_->told(*gseq));
    if (record.is_undone || record.state != storage::EventState::Applied) continue;
    REGULARS_TRY(const auto redeemed, decoded(record.line));
    const auto* what = redeemed ? std::get_if<model::Event>(&redeemed->event) : nullptr;
    const auto* redeem = what == nullptr ? nullptr : std::get_if<model::RedeemEvent>(what);
    if (redeem == nullptr) continue;
    told.spent.push_back({{redeem->purse, redeem->points}, redeem->member == sale->member});
  }
  return {};
}

// ---- histories ----------------------------------------------------------------------------------

Result<std::string> EnquiryDesk::history(const loyalty::HistoryQuestion& question,
                                         const storage::TerminalRecord& asking) {
  loyalty::HistoryAnswer answer;
  answer.applied_seq = asking.applied_seq;
  REGULARS_TRY(const auto account, reader_->account_of(question.member));
  if (!account) return loyalty::to_json(answer);
  answer.is_known = true;
  REGULARS_TRY(const auto before, key_of(question.before));
  REGULARS_TRY(const auto records, reader_->entries_of(*account, before, question.most + 1));
  std::size_t bytes = 0;
  for (const storage::EntryRecord& record : records) {
    REGULARS_TRY(auto entry, entry_of(*account, record));
    const std::size_t size = entry.event ? 256 + entry.event->line.size() * 5 / 4 : 128;
    const bool is_full = !answer.entries.empty() &&
                         (answer.entries.size() == question.most || bytes + size > kMostOfPage);
    if (is_full) break;  // (2)
    bytes += size;
    answer.entries.push_back(std::move(entry));
  }
  if (answer.entries.size() < records.size()) {
    answer.older = text_of(records[answer.entries.size() - 1].key);
  }
  return loyalty::to_json(answer);
}

Result<loyalty::ToldEntry> EnquiryDesk::entry_of(std::int64_t account,
                                                 const storage::EntryRecord& record) {
  loyalty::ToldEntry entry;
  for (const auto& [purse, points] : record.moves) {
    entry.moves.push_back({purse, model::Points{points}});
  }
  if (record.key.booking != 0) {
    entry.at = record.made;
    entry.kind = record.kind == storage::BookingKind::Lapse ? "lapse" : "referral";
    return entry;
  }
  REGULARS_TRY(auto told, reader_->told(record.key.gseq));
  REGULARS_TRY(const auto line, decoded(told.line));
  if (!line) return fail(ErrorKind::bug, "a parked event moved an account");
  const auto& event = std::get<model::Event>(line->event);
  entry.at = line->stamp.at;
  REGULARS_TRY(const bool is_hers, is_about(account, record.key.gseq, event));
  entry.kind = is_hers ? std::string(loyalty::kind_of(event)) : "other";
  if (!is_hers) return entry;
  entry.event = told_of(std::move(told));
  if (entry.event->line.size() > kMostOfLine) entry.event->line.clear();
  return entry;
}

Result<bool> EnquiryDesk::is_about(std::int64_t account,
                                   std::int64_t gseq,
                                   const model::Event& event) {
  model::MemberId named = std::visit(Named{}, event);
  if (named.is_none()) {
    REGULARS_TRY(const auto owner, reader_->owner_of(gseq));
    if (!owner) return true;
    named = *owner;
  }
  REGULARS_TRY(const auto whose, reader_->account_of(named));
  return whose == account;
}

// ---- programmes ---------------------------------------------------------------------------------

Result<std::string> EnquiryDesk::programme(const std::string& json) {
  REGULARS_TRY(const auto question, loyalty::parse_programme_question(json));
  REGULARS_TRY(const auto document, reader_->programme(question.version));
  return loyalty::to_programme_answer(document.value_or(std::string{}));
}

}  // namespace regulars::central
