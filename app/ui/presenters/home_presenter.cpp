#include "app/ui/presenters/home_presenter.h"

#include <algorithm>
#include <utility>

#include "app/i18n/format.h"
#include "app/ui/presenters/undo.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kNoticeStays = std::chrono::seconds{10};

}  // namespace

HomePresenter::HomePresenter(Desk& desk) : desk_(desk) {
  if (!load_.ask(desk_, LoadHome{})) return;  // the figures of last time are shown
}

Step HomePresenter::handle(const Action& action) {
  if (undo_.is_open()) return Stay{};  // (1)
  if (std::holds_alternative<SearchTapped>(action)) return OpenSearch{};
  if (std::holds_alternative<NewMemberTapped>(action)) return OpenEnrol{};
  if (std::holds_alternative<ManagerTapped>(action)) return OpenManagerPin{};
  if (std::holds_alternative<MoreTapped>(action)) return OpenMore{};
  if (std::holds_alternative<ChangeCashierTapped>(action)) {
    desk_.sign_out();
    desk_.undoable.reset();
    return OpenSignIn{};
  }
  if (const auto* const typed = std::get_if<TextTyped>(&action)) return OpenSearch{typed->text};
  if (std::holds_alternative<SaleDismissTapped>(action) && desk_.sale) {
    Undoable sent_away;
    sent_away.sale = desk_.sale;
    desk_.offer_undo(std::move(sent_away));
    desk_.sale.reset();
  }
  if (std::holds_alternative<EscapePressed>(action)) notice_ = {};
  if (std::holds_alternative<UndoTapped>(action)) undo_last();
  if (const auto* const entry = std::get_if<UndoEntryTapped>(&action); entry != nullptr) {
    if (can_undo(entry->index)) {
      const RecentEntry& recent = desk_.home.recent.at(entry->index);
      undo(recent.seq,
           recent.is_redeem,
           recent.name.empty() ? recent.masked_identifier : recent.name);
    }
  }
  if (const auto* const recent = std::get_if<RecentTapped>(&action)) open_recent(recent->index);
  return Stay{};
}

void HomePresenter::open_recent(std::size_t index) {
  if (index >= desk_.home.recent.size()) return;
  if (!open_.ask(desk_, LoadMember{desk_.home.recent.at(index).member})) {
    say({desk_.tr("error.busy"), Tone::Caution});
  }
}

void HomePresenter::undo_last() {
  if (desk_.undo_words().empty()) return;
  if (desk_.undoable->sale) {
    desk_.sale = desk_.undoable->sale;
    desk_.undoable.reset();
    return;
  }
  undo(desk_.undoable->seq, desk_.undoable->is_redeem, desk_.undoable->name);
}

void HomePresenter::undo(std::uint64_t seq, bool is_redeem, std::string name) {
  undone_seq_ = seq;
  undone_name_ = std::move(name);
  if (!undo_.ask(desk_, undo_of(desk_, seq, is_redeem))) {
    say({desk_.tr("error.busy"), Tone::Caution});
  }
}

void HomePresenter::take_undone(const Reply& reply) {
  const auto undone = taken_back(reply);
  if (!undone) {
    if (!reply.result) say({desk_.sentence(reply.result.error()), Tone::Caution});
    return;
  }
  if (desk_.undoable && desk_.undoable->seq == undone_seq_) desk_.undoable.reset();
  const Words words = desk_.words_in(desk_.reader);
  say({desk_.tr("undo.done",
                {undone_name_,
                 words.signed_of_purse(undone->purse, undone->points),
                 words.of_purse(undone->purse, undone->after)}),
       Tone::Good});
  if (!load_.ask_instead(desk_, LoadHome{})) return;  // the list stays as it was
}

// The newest ones; the last sale of all has its own place.
bool HomePresenter::can_undo(std::size_t index) const {
  constexpr std::size_t kNewest = 2;
  if (index >= std::min(kNewest, desk_.home.recent.size())) return false;
  const RecentEntry& entry = desk_.home.recent.at(index);
  const bool is_offered =
      !desk_.undo_words().empty() && desk_.undoable->seq == entry.seq && entry.seq > 0;
  return entry.can_undo && !is_offered;
}

Step HomePresenter::handle(const Reply& reply) {
  if (load_.takes(reply)) {
    if (const auto* const loaded = answer_of<HomeLoaded>(reply)) desk_.home = *loaded;
    return Stay{};
  }
  if (undo_.takes(reply)) {
    take_undone(reply);
    return Stay{};
  }
  if (!open_.takes(reply)) return Stay{};
  if (const auto* const card = card_in(reply)) return OpenMember{*card};
  if (!reply.result) say({desk_.sentence(reply.result.error()), Tone::Caution});
  return Stay{};
}

Step HomePresenter::tick() {
  if (notice_end_ && *notice_end_ <= desk_.now()) {
    notice_ = {};
    notice_end_.reset();
  }
  return Stay{};
}

std::optional<SteadyInstant> HomePresenter::deadline() const {
  std::optional<SteadyInstant> soonest = notice_end_;
  if (desk_.undoable && desk_.undoable->ends > desk_.now()) {
    soonest = soonest ? std::min(*soonest, desk_.undoable->ends) : desk_.undoable->ends;
  }
  return soonest;
}

void HomePresenter::say(Notice notice) {
  notice_ = std::move(notice);
  notice_end_ = desk_.now() + kNoticeStays;
}

HomeView HomePresenter::view() const {
  HomeView view;
  const HomeLoaded& home = desk_.home;
  if (desk_.sale)
    view.sale_waiting = desk_.tr("home.sale_waiting", {i18n::money(desk_.sale->amount)});
  view.notice = notice_;
  if (notice_.words.empty()) view.undo = {desk_.undo_words(), undo_.is_open()};
  view.is_looking = open_.is_open();
  for (std::size_t i = 0; i < home.recent.size(); ++i) {
    const RecentEntry& entry = home.recent.at(i);
    view.recent.push_back(
        {entry.name.empty() ? entry.masked_identifier : entry.name,
         desk_.tr("common.pair", {desk_.tier_name(entry.tier), desk_.when(entry.at)}),
         i18n::signed_points(entry.points),
         !entry.points.is_negative(),
         desk_.badge_of(entry.tier),
         can_undo(i) && !undo_.is_open()});
  }
  view.today.push_back(
      {i18n::count(home.members_seen), desk_.plural("home.members_seen", home.members_seen)});
  view.today.push_back({i18n::points(home.points_given),
                        desk_.plural("home.points_given", home.points_given.value())});
  if (home.answers > 0) {
    view.today.push_back(
        {i18n::hundredths(home.face_sum * 100 / home.answers, 1),
         desk_.tr("home.score", {i18n::count(home.answers), i18n::count(home.prompts)})});
  } else {
    view.today.push_back({"–", desk_.tr("home.no_score")});
  }
  return view;
}

}  // namespace regulars::ui
