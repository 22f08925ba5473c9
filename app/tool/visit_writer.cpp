#include "app/tool/visit_writer.h"

#include <algorithm>
#include <utility>

#include "app/loyalty/refund_rules.h"

namespace regulars::tool {

namespace {

// Whether its points depend on more than amount and tier: then the sale says on what.
bool wants_facts(const model::Programme& programme) {
  return std::any_of(programme.earn.begin(), programme.earn.end(), [](const model::EarnRule& rule) {
    const bool is_plain =
        rule.kind == model::EarnKind::Spend || rule.kind == model::EarnKind::Multiplier;
    return !is_plain || rule.when != model::Conditions{} || rule.limit != model::Limit{} ||
           rule.purse != model::kPointsPurse || rule.pending_days > 0;
  });
}

bool has_thresholds(const model::Programme& programme) {
  return std::any_of(programme.tiers.begin(), programme.tiers.end(), [](const model::Tier& tier) {
    return tier.threshold > 0;
  });
}

loyalty::SaleFacts facts_of(const model::SaleEvent& sale,
                            Instant at,
                            std::chrono::minutes utc_offset) {
  loyalty::SaleFacts facts = loyalty::sale_of(sale.amount, sale.tier, at, utc_offset);
  facts.basket = sale.basket;
  facts.member = sale.facts;
  facts.member.tier = sale.tier;
  return facts;
}

}  // namespace

VisitWriter::VisitWriter(central::History& history,
                         const ShopModel& shop,
                         const BasketModel* baskets,
                         std::chrono::minutes utc_offset)
    : history_(history),
      shop_(shop),
      baskets_(baskets),
      utc_offset_(utc_offset),
      pins_facts_(baskets != nullptr || wants_facts(history.programme())),
      has_thresholds_(has_thresholds(history.programme())),
      regulars_(shop.members().size()) {}

Status VisitWriter::write(const Visit& visit) {
  REGULARS_TRY_VOID(finish(visit.at));
  model::SaleEvent sale = sale_of(visit);
  know(visit, sale);
  auto facts = facts_of(sale, visit.at, utc_offset_);
  REGULARS_TRY(const auto earning, loyalty::evaluate(history_.programme(), facts));
  sale.points = earning.points;
  if (pins_facts_) sale.grants = earning.grants;
  REGULARS_TRY(const std::uint64_t seq, history_.add(sale, visit.at, utc_offset_));
  remember(visit.member, facts, earning, sale);
  ++written_.sales;
  written_.lines += static_cast<std::int64_t>(sale.basket.lines.size());
  written_.points += sale.points.value();
  if (!written_.first) written_.first = visit.at;
  written_.last = visit.at;
  if (baskets_ != nullptr) {
    if (auto back = baskets_->returned(written_.sales, sale.basket)) {
      waiting_.emplace(
          visit.at + back->after,
          Waiting{visit.member, seq, std::move(sale), std::move(facts), std::move(back->lines)});
    }
  }
  return visit.is_asked ? write_rating(visit, seq) : Status{};
}

Status VisitWriter::finish(Instant now) {
  while (!waiting_.empty() && waiting_.begin()->first <= now) {
    REGULARS_TRY_VOID(write_return(waiting_.begin()->first, waiting_.begin()->second));
    waiting_.erase(waiting_.begin());
  }
  return {};
}

model::SaleEvent VisitWriter::sale_of(const Visit& visit) {
  const model::Programme& programme = history_.programme();
  const std::int64_t number = written_.sales + 1;
  model::SaleEvent sale;
  sale.member = shop_.members()[visit.member].id;
  std::int64_t amount_minor = visit.amount_minor;
  if (baskets_ != nullptr) {
    sale.basket = baskets_->basket(number, visit.amount_minor);
    amount_minor = amount_of(sale.basket);
  }
  sale.amount = model::Money{amount_minor, programme.currency};
  sale.programme_version = programme.version;
  sale.tier = shop_.members()[visit.member].tier;
  sale.strength = visit.strength;
  sale.origin = model::Origin::Generated;
  sale.reference = "generated-" + std::to_string(number);
  return sale;
}

// What the till knows of the member at that moment.
void VisitWriter::know(const Visit& visit, model::SaleEvent& sale) {
  Regular& regular = regulars_[visit.member];
  if (has_thresholds_) {
    settle(regular, day_of(visit.at));
    sale.tier = regular.tier.tier;
  }
  if (!pins_facts_) return;
  sale.facts.visits = regular.visits;
  sale.facts.uses = regular.uses;
}

void VisitWriter::remember(std::size_t member,
                           const loyalty::SaleFacts& facts,
                           const loyalty::Earning& earning,
                           const model::SaleEvent& sale) {
  if (!pins_facts_ && !has_thresholds_) return;
  Regular& regular = regulars_[member];
  ++regular.visits;
  for (model::RuleUse& use : loyalty::uses_of(history_.programme(), facts, earning)) {
    const auto known =
        std::find_if(regular.uses.begin(), regular.uses.end(), [&](const model::RuleUse& one) {
          return one.rule == use.rule;
        });
    if (known == regular.uses.end()) {
      regular.uses.push_back(std::move(use));
    } else if (known->since != use.since) {
      *known = std::move(use);
    } else {
      known->times += use.times;
      known->points = model::Points{known->points.value() + use.points.value()};
    }
  }
  if (!has_thresholds_) return;
  const auto& policy = history_.programme().tier_policy;
  const auto day = day_of(facts.at);
  regular.days.push_back({day, loyalty::figure_of(policy, loyalty::tier_figures_of(sale))});
  settle(regular, day);
}

void VisitWriter::settle(Regular& regular, std::chrono::sys_days day) {
  const model::Programme& programme = history_.programme();
  regular.tier = loyalty::tier_on(programme, regular.days, regular.tier, 0, day);
  if (programme.tier_policy.window != model::TierWindow::Rolling) return;
  const auto begin = day - std::chrono::days{programme.tier_policy.days};
  std::erase_if(regular.days, [&](const loyalty::TierDay& one) { return one.day <= begin; });
}

Status VisitWriter::write_rating(const Visit& visit, std::uint64_t sale_seq) {
  const model::RatingEvent rating{sale_seq, visit.outcome, visit.face};
  REGULARS_TRY([[maybe_unused]] const std::uint64_t seq,
               history_.add(rating, visit.at + visit.rated_after, utc_offset_));
  ++written_.ratings;
  return {};
}

Status VisitWriter::write_return(Instant at, const Waiting& waiting) {
  const model::SaleEvent& sale = waiting.sale;
  std::vector<model::Grant> earned = sale.grants;
  if (earned.empty()) {
    earned.push_back(
        {.purse = model::kPointsPurse, .points = sale.points, .from = {}, .lapses = {}});
  }
  REGULARS_TRY(const auto refunding,
               loyalty::refund(history_.programme(), waiting.facts, earned, {}, {}, waiting.lines));
  model::RefundEvent refund;
  refund.member = sale.member;
  refund.sale = history_.key_of(waiting.sale_seq);
  refund.lines = waiting.lines;
  refund.amount = refunding.amount;
  refund.taken = refunding.taken;
  refund.programme_version = sale.programme_version;
  refund.reference = "return-" + std::to_string(waiting.sale_seq);
  REGULARS_TRY([[maybe_unused]] const std::uint64_t seq, history_.add(refund, at, utc_offset_));
  ++written_.returns;
  if (!has_thresholds_) return {};
  Regular& regular = regulars_[waiting.member];
  const auto figures = loyalty::tier_figures_of(sale, {}, refund);
  regular.days.push_back(
      {day_of(waiting.facts.at), loyalty::figure_of(history_.programme().tier_policy, figures)});
  return {};
}

std::chrono::sys_days VisitWriter::day_of(Instant at) const {
  return std::chrono::floor<std::chrono::days>(at + utc_offset_);
}

}  // namespace regulars::tool
