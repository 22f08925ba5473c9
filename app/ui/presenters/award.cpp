#include "app/ui/presenters/award.h"

#include "app/base/uuid.h"

namespace regulars::ui {

bool Award::ask(Desk& desk, model::Money amount, const std::optional<SaleArrived>& sale) {
  if (question_.is_open() || !desk.card) return true;
  if (sale) {
    reference_ = sale->receipt;
  } else if (reference_.empty() || is_of_pos_ || amount != amount_) {
    reference_ = Uuid::v7(desk.wall()).hex();
  }
  amount_ = amount;
  is_of_pos_ = sale.has_value();
  return question_.ask(desk,
                       AwardPoints{desk.card->member.id,
                                   amount,
                                   desk.card->strength,
                                   desk.staff_id(),
                                   is_of_pos_ ? model::Origin::Pos : model::Origin::Keypad,
                                   reference_});
}

std::optional<Step> Award::finish(Desk& desk, const Reply& reply, Notice& notice) {
  const auto* const awarded = answer_of<PointsAwarded>(reply);
  if (awarded == nullptr) {
    if (!reply.result) notice = {desk.sentence(reply.result.error()), Tone::Bad};
    return std::nullopt;
  }
  if (desk.sale && desk.sale->receipt == reference_) desk.sale.reset();
  return OpenDone{outcome_of(desk, *awarded)};
}

Outcome outcome_of(Desk& desk, const PointsAwarded& awarded) {
  Outcome outcome;
  outcome.kind = awarded.existed ? Outcome::Kind::AlreadyEarned : Outcome::Kind::Earned;
  outcome.seq = awarded.sale_seq;
  outcome.points = awarded.points;
  outcome.balance_after = awarded.balance_after;
  for (const PurseMove& move : awarded.moved) {
    if (move.purse != model::kPointsPurse) outcome.moved.push_back(move);
  }
  outcome.pending = awarded.pending;
  outcome.codes = awarded.codes;
  if (!desk.card) return outcome;
  const std::uint8_t before = desk.card->member.tier;
  desk.know(awarded.card);
  desk.card->balance.points = awarded.balance_after;
  if (desk.card->member.tier > before) outcome.tier = desk.card->member.tier;
  if (!awarded.existed) desk.offer_undo_of(outcome);
  return outcome;
}

}  // namespace regulars::ui
