#include "app/ui/presenters/redeem_presenter.h"

#include <algorithm>
#include <utility>

#include "app/i18n/format.h"
#include "app/ui/presenters/purse_words.h"
#include "app/ui/presenters/reward_words.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {

// ---- what is asked for ----------------------------------------------------------------------

Step RedeemPresenter::handle(const Action& action) {
  if (allowance_.is_open()) {
    allowance_.handle(action);
    return Stay{};
  }
  if (proof_.is_open()) {
    prove(action);
    return Stay{};
  }
  if (is_back(action)) {
    if (!picker_ || is_asking()) return GoBack{};
    picker_.reset();
    return Stay{};
  }
  if (is_asking()) return Stay{};  // (1)
  if (is_for_code(action)) {
    OpenSearch search;
    search.is_for_code = true;
    return search;
  }
  take(action);
  return Stay{};
}

// The tile behind the last reward, where the programme brings coupons or gift cards.
bool RedeemPresenter::is_for_code(const Action& action) const {
  const auto* const tapped = std::get_if<RewardTapped>(&action);
  return tapped != nullptr && !picker_ && desk_.card && has_vouchers(desk_) &&
         first_ + tapped->index == rewards_in_order(desk_).size();
}

std::size_t RedeemPresenter::tiles_in_all() const {
  return rewards_in_order(desk_).size() + (has_vouchers(desk_) ? 1 : 0);
}

void RedeemPresenter::take(const Action& action) {
  if (is_confirm(action)) {
    confirm();
  } else if (picker_) {
    if (picker_->take(action)) notice_ = {};
  } else if (const auto* const tapped = std::get_if<RewardTapped>(&action)) {
    choose(first_ + tapped->index);
  } else if (std::holds_alternative<PageTapped>(action)) {
    const std::size_t next = first_ + RedeemView::kTiles;
    first_ = next < tiles_in_all() ? next : 0;
  }
}

void RedeemPresenter::choose(std::size_t index) {
  if (!desk_.card) return;
  const std::vector<std::size_t> order = rewards_in_order(desk_);
  if (index >= order.size()) return;
  const model::Reward& reward = desk_.programme.rewards.at(order.at(index));
  if (!can_choose(reward)) return;
  if (chosen_ != reward.id) lease_ = {};
  chosen_ = reward.id;
  notice_ = {};
  if (reward.kind == model::RewardKind::PointsToMoney) pick_points(reward);
}

void RedeemPresenter::pick_points(const model::Reward& reward) {
  const model::PurseBalance purse = purse_of(*desk_.card, reward.purse);
  const model::Points has = std::min(purse.points, purse.available);
  constexpr std::int64_t kAnyBill = std::int64_t{1} << 53U;
  const std::int64_t bill = desk_.sale ? desk_.sale->amount.minor() : kAnyBill;
  std::int64_t step = 1;  // points one by one, money by its main unit
  if (desk_.words_in(desk_.reader).unit_of(reward.purse) == model::PurseUnit::Money) {
    for (int digit = 0; digit < desk_.programme.currency.minor_digits(); ++digit) step *= 10;
  }
  picker_.emplace(
      std::max(reward.least, model::Points{1}), loyalty::most_points(reward, has, bill), step);
}

void RedeemPresenter::confirm() {
  const model::Reward* const reward = chosen();
  if (!desk_.card || reward == nullptr || !can_choose(*reward)) return;
  if (desk_.redemption) {
    notice_ = {desk_.tr("redeem.other_waits", {desk_.redemption->who}), Tone::Caution};
  } else if (picker_ && picker_->is_too_few()) {
    const Words words = desk_.words_in(desk_.reader);
    notice_ = {desk_.tr("redeem.at_least", {words.of_purse(reward->purse, picker_->least())}),
               Tone::Caution};
  } else if (is_too_weak()) {
    const std::string who = desk_.name_of(desk_.card->member);
    proof_.ask(
        desk_.tr("proof.redeem", {desk_.text_of(reward->name)}), who, ProofSheet::Above::Offered);
  } else if (const auto answer = counter(*reward);
             answer.verdict == loyalty::Verdict::NeedsAbove && !allowance_.by()) {
    ask_above(*reward, answer);
  } else {
    spend(*reward);
  }
}

void RedeemPresenter::prove(const Action& action) {
  const ProofSheet::Said said = proof_.handle(action);
  const model::Reward* const reward = chosen();
  if (said == ProofSheet::Said::Nothing || !desk_.card || reward == nullptr) return;
  if (said == ProofSheet::Said::AskAbove) {
    const auto answer = counter(*reward);
    if (answer.verdict == loyalty::Verdict::NeedsAbove) {
      ask_above(*reward, answer);
    } else {
      spend(*reward);  // who is signed in signs
    }
    return;
  }
  digits_ = proof_.take();
  confirm();
}

void RedeemPresenter::ask_above(const model::Reward& reward, const loyalty::CounterAnswer& answer) {
  allowance_.ask(is_too_weak()
                     ? desk_.tr("allow.redeem",
                                {desk_.text_of(reward.name), desk_.name_of(desk_.card->member)})
                     : desk_.sentence(answer),
                 answer.above);
}

void RedeemPresenter::spend(const model::Reward& reward) {
  if (lease_.is_none() || leased_ != points()) lease_ = Uuid::v7(desk_.wall());
  leased_ = points();
  notice_ = {};
  RedeemReward request{desk_.card->member.id, chosen_, desk_.staff_id(), lease_};
  request.strength = desk_.card->strength;
  request.points = leased_;
  if (digits_.size() == ProofSheet::kDigitsOfCode) {
    request.strength = model::Strength::RotatingCode;
    request.code = std::exchange(digits_, {});
  } else if (!digits_.empty()) {
    request.strength = model::Strength::MemberPin;
    request.pin = std::exchange(digits_, {});
  } else if (request.strength == model::Strength::RotatingCode) {
    request.code = desk_.card->code;
    request.code_at = desk_.card->code_at;
  } else if (request.strength == model::Strength::Number) {
    request.strength = model::Strength::Override;
  }
  if (allowance_.by()) request.allowed_by = *allowance_.by();
  const auto number = desk_.ask(request);
  if (!number) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
    return;
  }
  desk_.redemption = Redemption{*number,
                                desk_.card->member.id,
                                desk_.name_of(desk_.card->member),
                                desk_.text_of(reward.name),
                                desk_.now()};
}

void RedeemPresenter::identified() {
  allowance_.close();
  allowance_.forget();
  proof_.close();
  digits_.clear();
  notice_ = {};
}

bool RedeemPresenter::is_asking() const {
  return desk_.redemption && desk_.card && desk_.redemption->member == desk_.card->member.id;
}

Step RedeemPresenter::tick() {
  allowance_.tick();
  return Stay{};
}

std::optional<SteadyInstant> RedeemPresenter::deadline() const {
  if (allowance_.is_open()) return allowance_.deadline();
  if (!is_asking() || desk_.redemption->is_slow(desk_.now())) return std::nullopt;
  return desk_.redemption->asked + Redemption::kSlow;
}

Step RedeemPresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (allowance_.by()) confirm();
    return Stay{};
  }
  if (!desk_.redemption || reply.number != desk_.redemption->number) return Stay{};
  Outcome outcome;
  outcome.what = desk_.redemption->what;
  desk_.redemption.reset();
  const auto* const redeemed = answer_of<RewardRedeemed>(reply);
  if (redeemed == nullptr) {
    if (!reply.result && reply.result.error().kind == ErrorKind::refused)
      lease_ = {};  // it is over
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
    return Stay{};
  }
  outcome.kind = Outcome::Kind::Redeemed;
  outcome.points = model::Points{}.minus(redeemed->points).value_or(model::Points{});
  outcome.purse = redeemed->purse;
  outcome.balance_after = redeemed->balance_after;
  outcome.value = redeemed->value;
  outcome.seq = redeemed->seq;
  if (outcome.purse == model::kPointsPurse) desk_.card->balance.points = redeemed->balance_after;
  desk_.offer_undo_of(outcome);
  return OpenDone{outcome};
}

// ---- what stands in the way -----------------------------------------------------------------

const model::Reward* RedeemPresenter::chosen() const {
  return loyalty::find_reward(desk_.programme, chosen_);
}

model::Points RedeemPresenter::points() const {
  return picker_ ? picker_->points() : model::Points{};
}

bool RedeemPresenter::is_too_weak() const {
  return desk_.card->strength == model::Strength::Number && !allowance_.by() && digits_.empty();
}

loyalty::CounterAnswer RedeemPresenter::counter(const model::Reward& reward) const {
  loyalty::CounterQuestion question;
  const bool is_unproved = desk_.card->strength == model::Strength::Number && digits_.empty();
  question.act = is_unproved ? loyalty::Act::RedeemUnproved : loyalty::Act::Redeem;
  if (reward.purse == model::kPointsPurse) question.points = picker_ ? points() : reward.cost;
  return desk_.may(std::move(question));
}

// What stands in the way of every reward alike; empty when nothing does.
std::string RedeemPresenter::why_not() const {
  if (desk_.programme.rewards.empty()) return desk_.tr("redeem.none");
  if (!desk_.connection.online) return desk_.tr("redeem.offline");
  if (is_too_weak()) return desk_.tr("redeem.scan_card");
  return {};
}

// A card that was not scanned yet does not hide what the points reach.
std::optional<loyalty::Refusal> RedeemPresenter::refusal(const model::Reward& reward) const {
  return refusal_of(desk_, reward, {}, model::Strength::Card);
}

bool RedeemPresenter::can_choose(const model::Reward& reward) const {
  return desk_.card && desk_.connection.online && !is_asking() && !refusal(reward);
}

std::string RedeemPresenter::standing_of(const model::Reward& reward) const {
  const model::Points missing = missing_for(*desk_.card, reward);
  const Words words = desk_.words_in(desk_.reader);
  if (missing.value() > 0) {
    if (words.unit_of(reward.purse) == model::PurseUnit::Points) {
      return desk_.plural("redeem.missing", missing.value(), {i18n::points(missing)});
    }
    return desk_.tr("redeem.missing_purse", {words.of_purse(reward.purse, missing)});
  }
  const auto refused = refusal(reward);
  if (!refused) return desk_.tr("redeem.ready");
  if (refused->key == "redeem.held_elsewhere") return desk_.tr("redeem.held");
  return desk_.sentence(refused->key, refused->arguments);
}

// ---- what is shown --------------------------------------------------------------------------

namespace {}  // namespace

RewardTile RedeemPresenter::tile_of(const model::Reward& reward) const {
  RewardTile tile;
  const Words words = desk_.words_in(desk_.reader);
  tile.name = desk_.text_of(reward.name);
  tile.value = value_of(desk_, reward);
  const bool is_exact = reward.kind == model::RewardKind::PointsToMoney;
  tile.cost = is_exact ? desk_.tr("redeem.any_points") : words.of_purse(reward.purse, reward.cost);
  if (reward.cost.value() == 0) tile.cost = desk_.tr("redeem.free");
  tile.percent = percent_of(*desk_.card, reward);
  if (words.unit_of(reward.purse) == model::PurseUnit::Stamps &&
      reward.cost.value() <= StampRow::kMost) {
    tile.stamps.need = static_cast<int>(reward.cost.value());
    const model::Points has = purse_of(*desk_.card, reward.purse).points;
    tile.stamps.have =
        static_cast<int>(std::clamp<std::int64_t>(has.value(), 0, reward.cost.value()));
  }
  tile.words = standing_of(reward);
  tile.can_choose = can_choose(reward);
  tile.is_chosen = reward.id == chosen_;
  return tile;
}

void RedeemPresenter::describe_choice(RedeemView& view) const {
  const model::Reward* const reward = chosen();
  if (!picker_ || reward == nullptr) return;
  const auto minor = model::multiply_divide(picker_->points().value(),
                                            reward->value_minor,
                                            std::max<std::int64_t>(1, reward->cost.value()),
                                            model::Rounding::Down);
  const std::string value = i18n::money({minor.value_or(0), desk_.programme.currency});
  const Words words = desk_.words_in(desk_.reader);
  const model::Points has = purse_of(*desk_.card, reward->purse).points;
  PointsChoice choice;
  const bool is_money = words.unit_of(reward->purse) == model::PurseUnit::Money;
  const auto figure = [&](model::Points points) {
    return is_money ? words.of_purse(reward->purse, points) : i18n::points(points);
  };
  choice.points = figure(picker_->points());
  if (!is_money) choice.unit = desk_.plural("common.points", picker_->points().value());
  choice.value = desk_.tr("redeem.takes_off", {value});
  choice.remaining =
      words.of_purse(reward->purse, has.minus(picker_->points()).value_or(model::Points{}));
  choice.least = figure(picker_->least());
  choice.most = figure(picker_->most());
  choice.permille = picker_->permille();
  choice.can_less = picker_->points() > picker_->least() && !is_asking();
  choice.can_more = picker_->points() < picker_->most() && !is_asking();
  view.choice = std::move(choice);
  view.confirm = desk_.tr("redeem.confirm", {value});
}

RedeemView RedeemPresenter::rewards() const {
  RedeemView view;
  if (!desk_.card) return view;
  const model::Member& member = desk_.card->member;
  const model::Points points = desk_.card->balance.points;
  view.name = desk_.name_of(member);
  view.tier = desk_.tier_name(member.tier);
  view.is_gold = member.tier > 0;
  view.badge = desk_.badge_of(member.tier);
  view.points = i18n::points(points);
  view.points_unit = desk_.plural("common.points", points.value());
  view.purses = purses_of(desk_, *desk_.card);
  view.why_not = why_not();
  const std::vector<std::size_t> order = rewards_in_order(desk_);
  for (std::size_t i = first_; i < std::min(first_ + RedeemView::kTiles, order.size()); ++i) {
    view.tiles.push_back(tile_of(desk_.programme.rewards.at(order.at(i))));
  }
  const bool is_last_page = first_ + RedeemView::kTiles > order.size();
  if (has_vouchers(desk_) && is_last_page) {
    RewardTile code;
    code.name = desk_.tr("more.code");
    code.words = desk_.tr("more.code_detail");
    code.percent = 100;
    code.can_choose = !is_asking();
    view.tiles.push_back(std::move(code));
  }
  view.has_more = tiles_in_all() > RedeemView::kTiles;
  const model::Reward* const wanted = chosen();
  view.can_confirm = wanted != nullptr && can_choose(*wanted);
  view.confirm = wanted == nullptr ? desk_.tr("redeem.choose")
                                   : desk_.tr("redeem.confirm", {desk_.text_of(wanted->name)});
  describe_choice(view);
  const bool asks_above = view.can_confirm && !allowance_.by() &&
                          counter(*wanted).verdict == loyalty::Verdict::NeedsAbove;
  if (asks_above) view.confirm = desk_.tr("redeem.ask_above");
  if (view.can_confirm && is_too_weak()) view.confirm = desk_.tr("proof.ask");
  view.is_redeeming = is_asking();
  view.notice = notice_;
  if (is_asking() && desk_.redemption->is_slow(desk_.now())) {
    view.notice = {desk_.tr("redeem.slow"), Tone::Calm};
  }
  return view;
}

std::variant<RedeemView, SignInView> RedeemPresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  if (proof_.is_open()) return proof_.view();
  return rewards();
}

}  // namespace regulars::ui
