#include "app/ui/presenters/home_presenter.h"

#include <utility>

#include "app/i18n/format.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kNoticeStays = std::chrono::seconds{10};

}  // namespace

HomePresenter::HomePresenter(Desk& desk) : desk_(desk) {
  if (!load_.ask(desk_, LoadHome{})) return;  // the figures of last time are shown
}

Step HomePresenter::handle(const Action& action) {
  if (std::holds_alternative<SearchTapped>(action)) return OpenSearch{};
  if (std::holds_alternative<NewMemberTapped>(action)) return OpenSearch{true, {}};
  if (std::holds_alternative<ManagerTapped>(action)) return OpenManagerPin{};
  if (std::holds_alternative<ChangeCashierTapped>(action)) {
    desk_.sign_out();
    return OpenSignIn{};
  }
  if (const auto* const typed = std::get_if<TextTyped>(&action))
    return OpenSearch{false, typed->text};
  if (std::holds_alternative<SaleDismissTapped>(action)) desk_.sale.reset();
  if (std::holds_alternative<EscapePressed>(action)) notice_ = {};
  if (const auto* const recent = std::get_if<RecentTapped>(&action)) {
    if (recent->index >= desk_.home.recent.size()) return Stay{};
    if (!open_.ask(desk_, LoadMember{desk_.home.recent.at(recent->index).member})) {
      say({desk_.tr("error.busy"), Tone::Caution});
    }
  }
  return Stay{};
}

Step HomePresenter::handle(const Reply& reply) {
  if (load_.takes(reply)) {
    if (const auto* const loaded = answer_of<HomeLoaded>(reply)) desk_.home = *loaded;
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
  view.is_looking = open_.is_open();
  for (const RecentEntry& entry : home.recent) {
    view.recent.push_back(
        {entry.name.empty() ? entry.masked_identifier : entry.name,
         desk_.tr("common.pair", {desk_.tier_name(entry.tier), desk_.when(entry.at)}),
         i18n::signed_points(entry.points),
         !entry.points.is_negative()});
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
