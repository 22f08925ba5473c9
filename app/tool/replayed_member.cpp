#include "app/tool/replayed_member.h"

#include <algorithm>
#include <utility>

#include "app/loyalty/conditions.h"
#include "app/loyalty/lapse_rules.h"
#include "app/loyalty/refund_rules.h"

namespace regulars::tool {

namespace {

using std::chrono::sys_days;

constexpr std::size_t kManyDays = 64;

template <typename Map>
void add_up(Map& sums, const Map& others) {
  for (const auto& [key, value] : others) sums[key] += value;
}

void add_up(std::vector<std::int64_t>& sums, const std::vector<std::int64_t>& others) {
  if (sums.size() < others.size()) sums.resize(others.size());
  for (std::size_t i = 0; i < others.size(); ++i) sums[i] += others[i];
}

std::int64_t points_of(const std::vector<model::Grant>& grants) {
  std::int64_t sum = 0;
  for (const model::Grant& grant : grants) {
    if (grant.purse == model::kPointsPurse) sum += grant.points.value();
  }
  return sum;
}

const model::Purse* find_purse(const model::Programme& programme, model::PurseNumber number) {
  for (const model::Purse& purse : programme.purses) {
    if (purse.number == number) return &purse;
  }
  return nullptr;
}

bool has_thresholds(const model::Programme& programme) {
  return std::any_of(programme.tiers.begin(), programme.tiers.end(), [](const model::Tier& tier) {
    return tier.threshold > 0;
  });
}

std::vector<std::uint8_t> same_tiers(const model::Programme& programme) {
  std::vector<std::uint8_t> same(programme.tiers.size());
  for (std::size_t i = 0; i < same.size(); ++i) same[i] = static_cast<std::uint8_t>(i);
  return same;
}

// Of each tier of `from` the one of `to` with its id, else the one of its rank.
std::vector<std::uint8_t> tiers_by_id(const model::Programme& from, const model::Programme& to) {
  std::vector<std::uint8_t> found = same_tiers(from);
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i] = static_cast<std::uint8_t>(std::min(i, to.tiers.size() - 1));
    for (std::size_t j = 0; j < to.tiers.size(); ++j) {
      if (to.tiers[j].id == from.tiers[i].id) found[i] = static_cast<std::uint8_t>(j);
    }
  }
  return found;
}

}  // namespace

void Tally::add(const Tally& other) {
  given += other.given;
  taken += other.taken;
  redeemed += other.redeemed;
  uncovered += other.uncovered;
  lapsed += other.lapsed;
  liability += other.liability;
  owed += other.owed;
  refused += other.refused;
  add_up(by_rule, other.by_rule);
  add_up(by_purse, other.by_purse);
  add_up(by_month, other.by_month);
  add_up(by_tier, other.by_tier);
  add_up(members_of_tier, other.members_of_tier);
}

ReplayedSale::ReplayedSale(std::int64_t number,
                           const model::EventStamp& stamp,
                           model::SaleEvent sale)
    : key(number), event(std::move(sale)) {
  figures = loyalty::tier_figures_of(event);
  figures.points = 0;
  facts.amount = event.amount;
  facts.member = event.facts;
  facts.at = event.sold.value_or(stamp.at);
  facts.utc_offset = stamp.utc_offset;
  facts.basket = std::move(event.basket);
  event.basket = {};
  day = std::chrono::floor<std::chrono::days>(facts.at + facts.utc_offset);
}

ReplayedMember::ReplayedMember(const model::Programme& programme, std::uint8_t floor)
    : programme_(&programme),
      tiers_(same_tiers(programme)),
      has_thresholds_(has_thresholds(programme)),
      floor_(floor) {
  tally_.by_tier.resize(programme.tiers.size());
  tally_.members_of_tier.resize(programme.tiers.size());
}

void ReplayedMember::begin(Instant at) {
  live_until(at);
  is_counting_ = true;
}

void ReplayedMember::change(const model::Programme& programme) {
  const auto mapped = tiers_by_id(*programme_, programme);
  tier_.tier = mapped[std::min<std::size_t>(tier_.tier, mapped.size() - 1)];
  floor_ = mapped[std::min<std::size_t>(floor_, mapped.size() - 1)];
  tier_.until.reset();
  for (std::uint8_t& tier : tiers_) tier = mapped[tier];
  const bool is_measured_alike =
      programme.tier_policy.measure == programme_->tier_policy.measure &&
      programme.tier_policy.full_price_only == programme_->tier_policy.full_price_only;
  if (!is_measured_alike) days_.clear();
  programme_ = &programme;
  has_thresholds_ = has_thresholds(programme);
  next_turn_ = tier_.day;
  tally_.by_tier.resize(programme.tiers.size());
  tally_.members_of_tier.resize(programme.tiers.size());
}

// ---- sales --------------------------------------------------------------------------------------

void ReplayedMember::sell(ReplayedSale& sale) {
  const Instant at = sale.facts.at;
  live_until(at);
  const std::uint8_t tier = tier_for(sale);
  visits_ = std::max(visits_, sale.event.facts.visits);
  loyalty::SaleFacts& facts = sale.facts;
  facts.member = sale.event.facts;
  facts.member.tier = tier;
  facts.member.visits = visits_++;
  facts.member.uses = uses_;
  const auto earning = loyalty::evaluate(*programme_, facts, loyalty::Telling::PointsOnly);
  if (!earning) {
    ++tally_.refused;
    return;
  }
  std::vector<std::int64_t> made;
  move_idle_lots(at, facts.utc_offset);
  add_lots(*earning, at, made);
  use(facts, *earning);
  if (is_counting_) count(*earning, tier, sale.day);
  loyalty::TierFigures figures = sale.figures;
  figures.points = earning->points.value();
  add_to_tier(sale.day, figures);
  if (sale.comes_back) {
    earned_[sale.key] = {
        .grants = earning->grants, .lots = std::move(made), .member = facts.member};
  }
}

// Where tiers are given by hand, the one that the till knew.
std::uint8_t ReplayedMember::tier_for(const ReplayedSale& sale) {
  const std::size_t known = std::min<std::size_t>(sale.event.tier, tiers_.size() - 1);
  const bool is_first = tier_.day == sys_days{};
  if (!has_thresholds_ || is_first) tier_.tier = tiers_[known];
  if (!has_thresholds_) return tier_.tier = std::max(tier_.tier, floor_);
  if (is_first || (next_turn_ && *next_turn_ <= sale.day)) settle_tier(sale.day);
  return tier_.tier;
}

void ReplayedMember::add_to_tier(sys_days day, const loyalty::TierFigures& figures) {
  if (!has_thresholds_) return;
  const std::int64_t figure = loyalty::figure_of(programme_->tier_policy, figures);
  if (!days_.empty() && days_.back().day == day) {
    days_.back().figure += figure;
  } else {
    days_.push_back({day, figure});
  }
  settle_tier(std::max(day, tier_.day));
}

void ReplayedMember::settle_tier(sys_days day) {
  tier_ = loyalty::tier_on(*programme_, days_, tier_, floor_, day);
  const auto& policy = programme_->tier_policy;
  if (days_.size() > kManyDays && policy.window == model::TierWindow::Rolling) {
    const auto begin = day - std::chrono::days{policy.days};
    std::erase_if(days_, [&](const loyalty::TierDay& one) { return one.day <= begin; });
  }
  next_turn_ = loyalty::next_turn(*programme_, days_, tier_);
}

void ReplayedMember::add_lots(const loyalty::Earning& earning,
                              Instant at,
                              std::vector<std::int64_t>& made) {
  const model::Purse* purse = find_purse(*programme_, model::kPointsPurse);
  const bool is_idle = purse != nullptr && purse->lapse.mode == model::LapseMode::Inactivity;
  for (const model::Grant& grant : earning.grants) {
    if (grant.purse != model::kPointsPurse || grant.points.value() <= 0) continue;
    loyalty::Lot lot;
    lot.id = next_lot_++;
    lot.points = grant.points.value();
    lot.earned = at;
    lot.from = grant.from == Instant{} ? at : grant.from;
    if (grant.lapses != Instant{}) {
      lot.lapses = grant.lapses;
      soonest_lapse_ = std::min(soonest_lapse_, grant.lapses);
    }
    const std::int64_t settled = loyalty::settles(lot, owed_);
    lot.drawn += settled;
    owed_ -= settled;
    made.push_back(lot.id);
    lots_.push_back(lot);
    idle_days_.push_back(is_idle ? purse->lapse.count : 0);
  }
}

// Every sale moves the date of lots that lapse by inactivity.
void ReplayedMember::move_idle_lots(Instant at, std::chrono::minutes utc_offset) {
  for (std::size_t i = 0; i < lots_.size(); ++i) {
    if (idle_days_[i] == 0 || lots_[i].rest() == 0) continue;
    model::LapsePolicy policy;
    policy.mode = model::LapseMode::Inactivity;
    policy.count = idle_days_[i];
    lots_[i].lapses = loyalty::lapse_of(policy, at, utc_offset);
  }
}

void ReplayedMember::count(const loyalty::Earning& earning, std::uint8_t tier, sys_days day) {
  const std::chrono::year_month_day date{day};
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  const std::int64_t points = earning.points.value();
  tally_.given += points;
  tally_.by_month[static_cast<int>(date.year()) * 12 + month - 1] += points;
  tally_.by_tier[std::min<std::size_t>(tier, tally_.by_tier.size() - 1)] += points;
  for (const loyalty::EarnPart& part : earning.parts) {
    if (part.purse == model::kPointsPurse) {
      tally_.by_rule[part.rule] += part.points.value();
    } else if (const auto* purse = find_purse(*programme_, part.purse)) {
      tally_.by_purse[purse->id] += part.points.value();
    }
  }
}

// Time only goes on: of each rule the newest period is enough.
void ReplayedMember::use(const loyalty::SaleFacts& facts, const loyalty::Earning& earning) {
  for (model::RuleUse& used : loyalty::uses_of(*programme_, facts, earning)) {
    const auto known = std::find_if(uses_.begin(), uses_.end(), [&](const model::RuleUse& one) {
      return one.rule == used.rule;
    });
    if (known == uses_.end()) {
      uses_.push_back(std::move(used));
    } else if (known->since != used.since) {
      *known = std::move(used);
    } else {
      known->times += used.times;
      known->points = model::Points{known->points.value() + used.points.value()};
    }
  }
}

// ---- returns and redemptions --------------------------------------------------------------------

void ReplayedMember::refund(const ReplayedSale& sale,
                            const model::RefundEvent& refund,
                            Instant at) {
  live_until(at);
  const auto earned = earned_.find(sale.key);
  if (earned == earned_.end()) return;
  loyalty::SaleFacts facts = sale.facts;
  facts.member = earned->second.member;
  const auto taken =
      loyalty::refund(*programme_, facts, earned->second.grants, {}, sale.refunds, refund.lines);
  if (!taken) {
    ++tally_.refused;
    return;
  }
  const std::int64_t points = points_of(taken->taken);
  const auto clawed = loyalty::claw_back(lots_, earned->second.lots, points, at);
  take(clawed.parts);
  owed_ += clawed.debt;
  if (is_counting_) tally_.taken += points;

  model::SaleEvent whole = sale.event;
  whole.basket = sale.facts.basket;
  model::RefundEvent mine = refund;
  mine.taken = taken->taken;
  add_to_tier(sale.day, loyalty::tier_figures_of(whole, sale.refunds, mine));
  if (taken->is_everything && visits_ > 0) --visits_;
}

void ReplayedMember::redeem(std::int64_t points, Instant at) {
  live_until(at);
  std::int64_t drawn = 0;
  const auto parts = loyalty::draw(lots_, points, at);
  for (const loyalty::LotPart& part : parts) drawn += part.points;
  take(parts);
  if (!is_counting_) return;
  tally_.redeemed += drawn;
  tally_.uncovered += points - drawn;
}

void ReplayedMember::take(const std::vector<loyalty::LotPart>& parts) {
  for (const loyalty::LotPart& part : parts) {
    const auto lot = std::find_if(
        lots_.begin(), lots_.end(), [&](const loyalty::Lot& one) { return one.id == part.lot; });
    lot->drawn += part.points;
  }
}

// ---- time ---------------------------------------------------------------------------------------

void ReplayedMember::live_until(Instant at) {
  if (soonest_lapse_ > at) return;
  for (const loyalty::LotPart& part : loyalty::lapse(lots_, at)) {
    const auto lot = std::find_if(
        lots_.begin(), lots_.end(), [&](const loyalty::Lot& one) { return one.id == part.lot; });
    lot->lapsed += part.points;
    if (is_counting_) tally_.lapsed += part.points;
  }
  soonest_lapse_ = Instant::max();
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lots_.size(); ++i) {
    if (lots_[i].rest() == 0) continue;
    if (lots_[i].lapses) soonest_lapse_ = std::min(soonest_lapse_, *lots_[i].lapses);
    idle_days_[kept] = idle_days_[i];
    lots_[kept++] = lots_[i];
  }
  lots_.resize(kept);
  idle_days_.resize(kept);
}

void ReplayedMember::finish(Instant end, std::chrono::minutes utc_offset) {
  live_until(end);
  const sys_days today = std::chrono::floor<std::chrono::days>(end + utc_offset);
  if (has_thresholds_ && tier_.day != sys_days{}) settle_tier(std::max(today, tier_.day));
  for (const loyalty::Lot& lot : lots_) tally_.liability += lot.rest();
  tally_.owed += owed_;
  const std::size_t last = tally_.members_of_tier.size() - 1;
  ++tally_.members_of_tier[std::min<std::size_t>(tier_.tier, last)];
}

}  // namespace regulars::tool
