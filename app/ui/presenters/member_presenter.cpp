#include "app/ui/presenters/member_presenter.h"

#include <algorithm>
#include <chrono>

#include "app/i18n/format.h"
#include "app/loyalty/evaluate.h"
#include "app/ui/presenters/reward_words.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kRecent = 3;

std::string identifiers_of(const model::Member& member) {
  constexpr std::size_t kShown = 2;
  std::string result;
  for (std::size_t i = 0; i < std::min(kShown, member.identifiers.size()); ++i) {
    if (i > 0) result += "     ";
    result += model::masked(member.identifiers.at(i));
  }
  return result;
}

}  // namespace

MemberPresenter::MemberPresenter(Desk& desk, Arrival arrival) : desk_(desk) {
  if (arrival == Arrival::New) came_at_ = desk.now();
}

MemberPresenter::MemberPresenter(Desk& desk, model::Points before)
    : desk_(desk), counts_from_(desk.now()), before_(before) {}

std::optional<SteadyInstant> MemberPresenter::deadline() const {
  for (const auto& began : {came_at_, counts_from_}) {
    if (began && desk_.motion_percent(*began) < 100) return desk_.now() + kFrame;
  }
  return std::nullopt;
}

Step MemberPresenter::handle(const Action& action) {
  if (award_.is_open()) return Stay{};  // (1)
  if (is_back(action)) return GoHome{};
  if (std::holds_alternative<RedeemTapped>(action)) return OpenRedeem{};
  if (std::holds_alternative<MoreTapped>(action)) return OpenMore{};
  const bool is_earn =
      std::holds_alternative<EarnTapped>(action) || std::holds_alternative<EnterPressed>(action);
  if (!is_earn) return Stay{};
  if (!desk_.sale) return OpenEarn{};
  notice_ = {};
  if (!award_.ask(desk_, desk_.sale->amount, desk_.sale)) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return Stay{};
}

Step MemberPresenter::handle(const Reply& reply) {
  if (!award_.takes(reply)) return Stay{};
  return award_.finish(desk_, reply, notice_).value_or(Stay{});
}

MemberView MemberPresenter::view() const {
  MemberView view;
  if (!desk_.card) return view;
  describe(view);
  describe_redeeming(view);
  describe_next_reward(view);
  view.earn = desk_.tr("member.earn");
  if (desk_.sale) {
    const auto earning = loyalty::evaluate(desk_.programme, desk_.sale_now(desk_.sale->amount));
    if (earning) {
      view.earn =
          desk_.plural("member.earn_now", earning->points.value(), {i18n::points(earning->points)});
    }
    view.earn_from = desk_.tr("member.earn_from", {i18n::money(desk_.sale->amount)});
  }
  if (award_.is_open()) view.earn = desk_.tr("member.awarding");
  view.can_earn = !award_.is_open();
  view.can_redeem = !award_.is_open();
  view.notice = notice_;
  return view;
}

void MemberPresenter::describe(MemberView& view) const {
  const model::Member& member = desk_.card->member;
  const model::Points points =
      counts_from_
          ? counted(before_, desk_.card->balance.points, desk_.motion_percent(*counts_from_))
          : desk_.card->balance.points;
  if (came_at_) view.entrance_percent = desk_.motion_percent(*came_at_);
  view.tier = desk_.tier_name(member.tier);
  view.is_gold = member.tier > 0;
  view.badge_of_tier = desk_.badge_of(member.tier);
  if (member.visits > 0) {
    view.badge = desk_.tr("member.visit_number", {i18n::count(member.visits + 1)});
  } else if (loyalty::is_new(member, desk_.today())) {
    view.badge = desk_.tr("member.badge_new");
  }
  if (loyalty::knows_joining(member)) {
    const int year{std::chrono::year_month_day{member.joined}.year()};
    view.since = desk_.tr("member.joined", {std::to_string(year)});
  }
  view.name = desk_.name_of(member);
  view.identifiers = identifiers_of(member);
  view.points = i18n::points(points);
  view.points_unit = desk_.plural("common.points", points.value());
  if (const auto worth = worth_of(desk_.programme, points)) {
    view.worth = desk_.tr("member.worth", {i18n::money(*worth)});
  }
  view.cue = cue_for(desk_, *desk_.card);
  view.movements = movements_of(desk_, *desk_.card);
  view.purses = purses_of(desk_, *desk_.card);
  if (const auto progress =
          tier_progress(desk_.words_in(desk_.reader), desk_.programme, *desk_.card)) {
    view.tier_missing = progress->words;
    view.tier_percent = progress->percent;
  }
  view.visits = member.visits > 0
                    ? desk_.plural("member.visits", member.visits, {i18n::count(member.visits)})
                    : desk_.tr(loyalty::is_new(member, desk_.today()) ? "member.first_visit"
                                                                      : "member.no_visit");
  if (member.visits > 0 && member.last_visit > Instant{}) {
    const auto last = i18n::local_date(member.last_visit, desk_.offset(member.last_visit));
    const bool is_today = last == desk_.today();
    view.last_visit = desk_.tr(is_today ? "member.last_today" : "member.last_visit",
                               {desk_.when(member.last_visit)});
  }
  const auto& recent = desk_.card->recent;
  for (std::size_t i = 0; i < std::min(kRecent, recent.size()); ++i) {
    view.recent.push_back({desk_.when(recent.at(i).at),
                           i18n::signed_points(recent.at(i).points),
                           !recent.at(i).points.is_negative()});
  }
}

void MemberPresenter::describe_redeeming(MemberView& view) const {
  const auto& rewards = desk_.programme.rewards;
  const auto within = std::count_if(rewards.begin(), rewards.end(), [&](const auto& reward) {
    return !reward.by_coupon_only && missing_for(*desk_.card, reward).value() == 0;
  });
  view.redeem_line = within > 0 ? desk_.plural("member.can_redeem", within, {i18n::count(within)})
                                : desk_.tr("redeem.too_few");
  if (within == 0) return;
  if (!desk_.connection.online) {
    view.redeem_aside = desk_.tr("member.redeem_online");
  } else if (desk_.card->strength == model::Strength::Number) {
    view.redeem_aside = desk_.tr("member.redeem_card");
  } else {
    view.redeem_aside = desk_.tr("member.ready");
  }
}

void MemberPresenter::describe_next_reward(MemberView& view) const {
  if (desk_.programme.rewards.empty()) {
    view.reward_missing = desk_.tr("member.no_rewards");
    return;
  }
  const auto next = next_reward(desk_);
  if (!next) {
    view.reward_missing = desk_.tr("member.all_rewards");
    return;
  }
  view.reward = desk_.text_of(next->reward->name);
  const Words words = desk_.words_in(desk_.reader);
  view.reward_cost = words.of_purse(next->reward->purse, next->reward->cost);
  view.reward_missing =
      desk_.tr("member.to_go", {words.of_purse(next->reward->purse, next->missing)});
  view.reward_percent = percent_of(*desk_.card, *next->reward);
}

}  // namespace regulars::ui
