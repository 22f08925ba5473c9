#include "app/ui/presenters/history_presenter.h"

#include <array>

#include "app/i18n/format.h"
#include "app/loyalty/reward_rules.h"
#include "app/ui/presenters/undo.h"

namespace regulars::ui {

HistoryPresenter::HistoryPresenter(Desk& desk) : desk_(desk) {
  load({});
}

void HistoryPresenter::load(const std::string& before) {
  if (!desk_.card) return;
  if (!load_.ask(desk_, LoadHistory{desk_.card->member.id, before})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step HistoryPresenter::handle(const Action& action) {
  if (undo_.is_open()) return Stay{};  // (1)
  if (is_back(action)) return OpenMore{};
  if (std::holds_alternative<PageActTapped>(action)) return act();
  if (std::holds_alternative<PagePanelClosed>(action)) {
    chosen_.reset();
  } else if (const auto* const turned = std::get_if<RowsTurned>(&action)) {
    pager_.turn(turned->by, rows_.size());
    chosen_.reset();
    look_ahead(turned->by);
  } else if (const auto* const tapped = std::get_if<PageRowTapped>(&action)) {
    const std::size_t row = pager_.first() + tapped->index;
    if (row < entry_at_.size() && entry_at_.at(row) != kHeading) chosen_ = entry_at_.at(row);
  }
  return Stay{};
}

const HistoryEntry* HistoryPresenter::chosen() const {
  const bool is_there = chosen_ && loaded_ && *chosen_ < loaded_->entries.size();
  return is_there ? &loaded_->entries.at(*chosen_) : nullptr;
}

// What was booked here a moment ago is taken back; an older sale is returned by its receipt.
Step HistoryPresenter::act() {
  const HistoryEntry* const entry = chosen();
  if (entry == nullptr) return Stay{};
  if (!entry->can_undo) {
    return can_return(*entry) ? Step{OpenRefund{entry->reference}} : Step{Stay{}};
  }
  notice_ = {};
  if (!undo_.ask(desk_, undo_of(desk_, entry->seq, entry->kind == HistoryKind::Redeem))) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return Stay{};
}

bool HistoryPresenter::can_return(const HistoryEntry& entry) {
  return entry.kind == HistoryKind::Sale && !entry.reference.empty() && !entry.is_undone;
}

Step HistoryPresenter::take_undone(const Reply& reply) {
  const auto undone = taken_back(reply);
  if (!undone) {
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
    return Stay{};
  }
  desk_.know(undone->card);
  Outcome outcome;
  outcome.kind = Outcome::Kind::Undone;
  outcome.purse = undone->purse;
  outcome.points = undone->points;
  outcome.balance_after = undone->after;
  return OpenDone{std::move(outcome)};
}

Step HistoryPresenter::handle(const Reply& reply) {
  if (undo_.takes(reply)) return take_undone(reply);
  if (!load_.takes(reply)) return Stay{};
  if (const auto* const loaded = answer_of<HistoryLoaded>(reply)) {
    take(*loaded);
    lay_out();
  } else if (!reply.result) {
    notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
  }
  return Stay{};
}

// The page after the next one is fetched while this one is read.
void HistoryPresenter::look_ahead(int by) {
  if (by <= 0 || !loaded_ || loaded_->older.empty() || load_.is_open()) return;
  const std::size_t left = rows_.size() - pager_.first();
  if (left <= 2 * static_cast<std::size_t>(by)) load(loaded_->older);
}

void HistoryPresenter::take(const HistoryLoaded& page) {
  notice_ = {};
  if (!loaded_ || page.before.empty()) {
    loaded_ = page;
    return;
  }
  if (page.before != loaded_->older) return;
  loaded_->entries.insert(loaded_->entries.end(), page.entries.begin(), page.entries.end());
  loaded_->is_everything = loaded_->is_everything && page.is_everything;
  loaded_->older = page.older;
}

void HistoryPresenter::lay_out() {
  rows_.clear();
  entry_at_.clear();
  std::chrono::sys_days day{};
  for (std::size_t i = 0; i < loaded_->entries.size(); ++i) {
    const HistoryEntry& entry = loaded_->entries.at(i);
    const auto date = i18n::local_date(entry.at, desk_.offset(entry.at));
    if (i == 0 || date != day) {
      day = date;
      PageRow heading;
      heading.words =
          date == desk_.today() ? desk_.tr("history.today") : i18n::long_date(desk_.reader, date);
      heading.is_heading = true;
      rows_.push_back(std::move(heading));
      entry_at_.push_back(kHeading);
    }
    rows_.push_back(row_of(entry));
    entry_at_.push_back(i);
  }
}

std::string HistoryPresenter::words_of(const HistoryEntry& entry) const {
  if (entry.kind == HistoryKind::Redeem) {
    const model::Reward* const reward = loyalty::find_reward(desk_.programme, entry.reward);
    if (reward != nullptr) return desk_.text_of(reward->name);
  }
  constexpr std::array kKeys{"history.sale",
                             "history.undone",
                             "history.refund",
                             "history.redeem",
                             "history.top_up",
                             "history.issue",
                             "history.adjust",
                             "history.lapse",
                             "history.referral",
                             "history.other"};
  return desk_.tr(kKeys.at(static_cast<std::size_t>(entry.kind)));
}

std::string HistoryPresenter::figure_of(const HistoryEntry& entry) const {
  return desk_.words_in(desk_.reader).signed_of_purse(entry.purse, entry.points);
}

PageRow HistoryPresenter::row_of(const HistoryEntry& entry) const {
  PageRow row;
  row.words = words_of(entry);
  if (entry.amount.minor() != 0) row.words += "  " + i18n::money(entry.amount);
  row.detail = desk_.time_of(entry.at);
  if (!entry.till.empty()) row.detail = desk_.tr("common.pair", {row.detail, entry.till});
  if (entry.is_undone) {
    row.detail = desk_.tr("common.pair", {row.detail, desk_.tr("history.undone")});
  }
  row.figure = figure_of(entry);
  row.tone = entry.points.is_negative() ? Tone::Caution : Tone::Good;
  return row;
}

PagePanel HistoryPresenter::panel_of(const HistoryEntry& entry) const {
  PagePanel panel;
  panel.title = words_of(entry);
  panel.total_figure = figure_of(entry);
  panel.total = desk_.tr("history.total");
  for (const loyalty::EarnPart& part : entry.parts) {
    const loyalty::PartWords words = desk_.words_of(part);
    panel.facts.push_back({words.what, words.aside, i18n::signed_points(part.points)});
  }
  if (entry.kind == HistoryKind::Sale && !entry.parts.empty()) {
    panel.title = desk_.plural("history.why", entry.points.value(), {i18n::points(entry.points)});
  } else if (entry.amount.minor() != 0) {
    panel.facts.push_back({desk_.tr("history.amount"), {}, i18n::money(entry.amount)});
  }
  if (!entry.reference.empty()) {
    panel.sentence = desk_.tr("history.receipt", {entry.reference});
  }
  return panel;
}

PageView HistoryPresenter::view() const {
  PageView view;
  view.kind = PageKind::History;
  view.title = desk_.tr("history.title");
  view.notice = notice_;
  if (!desk_.card) return view;
  view.aside = desk_.name_of(desk_.card->member);
  for (std::size_t i = pager_.first(); i < rows_.size(); ++i) {
    view.rows.push_back(rows_.at(i));
    view.rows.back().is_chosen = chosen_ && entry_at_.at(i) == *chosen_;
  }
  view.has_earlier = pager_.has_earlier();
  if (load_.is_open() && rows_.empty()) {
    view.words = desk_.tr("history.loading");
  } else if (loaded_ && !loaded_->is_everything) {
    view.words = desk_.tr(desk_.connection.online ? "history.this_till" : "history.offline");
  } else if (rows_.empty() && notice_.words.empty()) {
    view.words = desk_.tr("history.none");
  }
  if (chosen_ && loaded_ && *chosen_ < loaded_->entries.size()) {
    view.panel = panel_of(loaded_->entries.at(*chosen_));
    const HistoryEntry& entry = loaded_->entries.at(*chosen_);
    if (entry.can_undo) {
      view.act = desk_.tr(undo_.is_open() ? "undo.working" : "common.undo");
    } else if (can_return(entry)) {
      view.act = desk_.tr("return.title");
    }
  }
  return view;
}

}  // namespace regulars::ui
