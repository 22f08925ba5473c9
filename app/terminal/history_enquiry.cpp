#include "app/terminal/history_enquiry.h"

#include <charconv>
#include <optional>
#include <utility>

#include "app/loyalty/history_question.h"
#include "app/loyalty/member_history.h"
#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/programme_question.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/answers.h"

namespace regulars::terminal {

namespace {

using storage::TerminalStorage;

constexpr Milliseconds kHistoryWithin{4'000};  // what this till knows is there at once
constexpr std::size_t kPage = 40;              // entries
constexpr std::size_t kMostRules = 3;          // fetched for one page
// Before a place in this terminal's own log: where a page was told without central.
constexpr char kHere = '@';

ui::HistoryKind kind_of(const std::string& kind) {
  using ui::HistoryKind;
  if (kind == "sale") return HistoryKind::Sale;
  if (kind == "void") return HistoryKind::Undone;
  if (kind == "refund") return HistoryKind::Refund;
  if (kind == "redeem") return HistoryKind::Redeem;
  if (kind == "top_up") return HistoryKind::TopUp;
  if (kind == "issue") return HistoryKind::Issue;
  if (kind == "adjust") return HistoryKind::Adjust;
  if (kind == "lapse") return HistoryKind::Lapse;
  if (kind == "referral") return HistoryKind::Referral;
  return HistoryKind::Other;
}

// A row for each purse; a visit that moved nothing is one of 0 points.
void add_rows(const loyalty::HistoryEntry& entry, std::vector<ui::HistoryEntry>& rows) {
  std::vector<loyalty::PurseMove> moves = entry.moves;
  if (moves.empty()) moves.emplace_back();
  for (const loyalty::PurseMove& move : moves) {
    ui::HistoryEntry row;
    row.kind = kind_of(entry.kind);
    row.at = entry.at;
    row.purse = move.purse;
    row.points = move.points;
    row.amount = entry.amount;
    row.reference = entry.reference;
    row.reward = entry.reward;
    row.reason = entry.reason;
    row.till = entry.till;
    row.seq = entry.seq;
    row.is_undone = entry.is_undone;
    row.can_undo = entry.can_undo;
    for (const loyalty::EarnPart& part : entry.parts) {
      if (part.purse == move.purse) row.parts.push_back(part);
    }
    rows.push_back(std::move(row));
  }
}

class HistoryEnquiry final : public Enquiry {
 public:
  HistoryEnquiry(ui::LoadHistory request, const Moment& now)
      : request_(std::move(request)), now_(now) {}

  EnquiryStep begin(TerminalStorage& storage) override {
    if (!request_.before.empty() && request_.before.front() == kHere) return of_here(storage);
    return Question{
        "history",
        loyalty::to_json(loyalty::HistoryQuestion{request_.member, request_.before, kPage}),
        kHistoryWithin};
  }

  EnquiryStep hear(TerminalStorage& storage, const Result<std::string>& json) override {
    if (!missing_.empty()) return rules_heard(storage, json);
    auto told = json ? loyalty::parse_history_answer(*json)
                     : Result<loyalty::HistoryAnswer>(fail(json.error()));
    // Enrolled here a moment ago, or nobody answers: what this till knows.
    if (!told || !told->is_known) return without_central(storage);
    told_ = *std::move(told);
    auto missing = loyalty::versions_missing(storage, told_, kMostRules);
    if (!missing) return Result<ui::Answer>(fail(missing.error()));
    missing_ = *std::move(missing);
    return next_rules(storage);
  }

  bool may_write() const override { return false; }

 private:
  EnquiryStep next_rules(TerminalStorage& storage) {
    if (missing_.empty()) return of_all(storage);
    return Question{
        "programme", loyalty::to_json(loyalty::ProgrammeQuestion{missing_.back()}), kHistoryWithin};
  }

  EnquiryStep rules_heard(TerminalStorage& storage, const Result<std::string>& json) {
    if (json) {
      ignore(loyalty::keep_programme(storage, missing_.back(), *json), "told without its reasons");
    }
    missing_.pop_back();
    return next_rules(storage);
  }

  Result<ui::Answer> of_all(TerminalStorage& storage) const {
    REGULARS_TRY(
        const auto entries,
        loyalty::told_history(storage, request_.member, told_, request_.before.empty(), now_.at));
    return answer_of(entries, told_.older, /*is_everything=*/true);
  }

  // A page that central began cannot be gone on with alone.
  Result<ui::Answer> without_central(TerminalStorage& storage) const {
    if (request_.before.empty()) return of_here(storage);
    return fail(
        ErrorKind::network, "central did not answer about the history", "history.older_away");
  }

  Result<ui::Answer> of_here(TerminalStorage& storage) const {
    std::uint64_t before = 0;
    if (!request_.before.empty()) {
      const char* const end = request_.before.data() + request_.before.size();
      const auto read = std::from_chars(request_.before.data() + 1, end, before);
      if (read.ec != std::errc{} || read.ptr != end) {
        return fail(ErrorKind::invalid, "no such page of the history");
      }
    }
    REGULARS_TRY(const auto page,
                 loyalty::history_of(storage, request_.member, before, kPage, now_.at));
    const std::string older =
        page.next_before == 0 ? std::string{} : kHere + std::to_string(page.next_before);
    return answer_of(page.entries, older, /*is_everything=*/false);
  }

  Result<ui::Answer> answer_of(const std::vector<loyalty::HistoryEntry>& entries,
                               const std::string& older,
                               bool is_everything) const {
    ui::HistoryLoaded loaded{request_.member, {}, is_everything, request_.before, older};
    for (const loyalty::HistoryEntry& entry : entries) add_rows(entry, loaded.entries);
    return ui::Answer{std::move(loaded)};
  }

  const ui::LoadHistory request_;
  const Moment now_;
  loyalty::HistoryAnswer told_;
  std::vector<std::int64_t> missing_;  // versions still to be asked for
};

}  // namespace

std::unique_ptr<Enquiry> history_enquiry(const ui::LoadHistory& request, const Moment& now) {
  return std::make_unique<HistoryEnquiry>(request, now);
}

}  // namespace regulars::terminal
