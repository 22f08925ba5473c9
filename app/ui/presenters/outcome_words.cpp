#include "app/ui/presenters/outcome_words.h"

#include <algorithm>
#include <utility>

#include "app/i18n/format.h"
#include "app/loyalty/reward_rules.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {
namespace {

using Sign = OutcomeFact::Sign;

class Facts {
 public:
  Facts(const Desk& desk, const Words& words) : desk_(desk), words_(words) {}

  void tier(std::uint8_t reached) {
    OutcomeFact fact{.sign = Sign::Tier, .words = {}};
    fact.badge = desk_.badge_of(reached);
    fact.words = words_.tr("outcome.tier", {words_.tier_name(reached)});
    facts.push_back(std::move(fact));
  }

  void code(const IssuedCode& issued) {
    OutcomeFact fact{.sign = Sign::Code, .words = words_.tr("outcome.coupon")};
    const model::Reward* const reward = loyalty::find_reward(desk_.programme, issued.reward);
    if (reward != nullptr) fact.words = words_.text_of(reward->name);
    fact.code = issued.code;
    if (issued.lapses > Instant{}) {
      fact.aside = words_.tr("outcome.until", {day(issued.lapses - Milliseconds{1})});
    }
    facts.push_back(std::move(fact));
  }

  void purse(const PurseMove& move) {
    OutcomeFact fact{.sign = Sign::Purse, .words = words_.signed_of_purse(move.purse, move.points)};
    if (words_.unit_of(move.purse) == model::PurseUnit::Stamps) {
      stamps(fact, move);
    } else {
      fact.aside = words_.tr("outcome.balance", {words_.of_purse(move.purse, move.after)});
    }
    facts.push_back(std::move(fact));
  }

  void pending(const model::Dated& dated) {
    facts.push_back(
        {.sign = Sign::Pending,
         .words = words_.tr("member.pending",
                            {words_.of_purse(dated.purse, dated.points), day(dated.at)})});
  }

  void owed(const model::PurseBalance& purse) {
    facts.push_back(
        {.sign = Sign::Owed,
         .words = words_.tr("member.owed", {words_.of_purse(purse.purse, purse.owed)})});
  }

  void progress(const MemberCard& card) {
    const auto way = tier_progress(words_, desk_.programme, card);
    if (!way) return;
    facts.push_back({.sign = Sign::Progress, .words = way->words, .percent = way->percent});
  }

  std::vector<OutcomeFact> facts;

 private:
  [[nodiscard]] std::string day(Instant at) const {
    return i18n::short_date(words_.language(), i18n::local_date(at, desk_.offset(at)));
  }

  // The card that fills up: the cheapest reward that these stamps do not buy, else the dearest.
  void stamps(OutcomeFact& fact, const PurseMove& move) const {
    const model::Reward* wanted = nullptr;
    for (const model::Reward& reward : desk_.programme.rewards) {
      const bool is_of_purse = reward.purse == move.purse && !reward.by_coupon_only;
      if (!is_of_purse || reward.cost.value() <= 0) continue;
      if (wanted == nullptr || wanted->cost <= move.after) wanted = &reward;
    }
    if (wanted == nullptr) {
      fact.aside = words_.tr("outcome.balance", {words_.of_purse(move.purse, move.after)});
      return;
    }
    const std::int64_t missing = wanted->cost.value() - move.after.value();
    const std::string name = words_.text_of(wanted->name);
    fact.aside = missing > 0
                     ? words_.plural("outcome.stamps_to_go", missing, {i18n::count(missing), name})
                     : words_.tr("outcome.stamps_enough", {name});
    if (wanted->cost.value() > StampRow::kMost) return;
    fact.stamps.need = static_cast<int>(wanted->cost.value());
    fact.stamps.have =
        static_cast<int>(std::clamp<std::int64_t>(move.after.value(), 0, wanted->cost.value()));
  }

  const Desk& desk_;
  const Words& words_;
};

}  // namespace

std::vector<OutcomeFact> facts_of(const Desk& desk,
                                  const Words& words,
                                  const Outcome& outcome,
                                  const MemberCard* card,
                                  Audience audience) {
  Facts told(desk, words);
  const bool tells_tier = audience != Audience::Customer;
  if (tells_tier && outcome.tier) told.tier(*outcome.tier);
  for (const IssuedCode& issued : outcome.codes) told.code(issued);
  for (const PurseMove& move : outcome.moved) told.purse(move);
  for (const model::Dated& dated : outcome.pending) told.pending(dated);
  if (card == nullptr) return told.facts;
  if (audience == Audience::Staff) {
    for (const model::PurseBalance& purse : card->standing.purses) {
      if (purse.owed.value() > 0) told.owed(purse);
    }
  }
  const bool is_on_the_way = outcome.kind == Outcome::Kind::Earned && !outcome.tier;
  if (tells_tier && is_on_the_way) told.progress(*card);
  return told.facts;
}

}  // namespace regulars::ui
