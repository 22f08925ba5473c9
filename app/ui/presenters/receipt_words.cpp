#include "app/ui/presenters/receipt_words.h"

#include <algorithm>

#include "app/i18n/format.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {

bool is_receipt(std::string_view raw) {
  return !raw.empty() && raw.size() <= kLongestReceipt &&
         std::all_of(raw.begin(), raw.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

std::string words_of(const Desk& desk, const Receipt& receipt) {
  const auto day = i18n::local_date(receipt.at, desk.offset(receipt.at));
  const std::string when =
      day == desk.today() ? desk.time_of(receipt.at) : i18n::short_date(desk.reader, day);
  const std::string what = desk.tr("common.pair", {i18n::money(receipt.amount), when});
  return receipt.till.empty() ? what : desk.tr("common.pair", {what, receipt.till});
}

std::string quantity_of(std::int64_t milli) {
  std::string text = std::to_string(milli / 1'000);
  const std::int64_t rest = milli % 1'000;
  if (rest == 0) return text;
  std::string digits = std::to_string(rest);
  digits.insert(0, 3 - digits.size(), '0');
  digits.erase(digits.find_last_not_of('0') + 1);
  return text + "." + digits;
}

namespace {

void add(std::vector<PurseMove>& moved, model::PurseNumber purse, model::Points points) {
  const auto same = std::find_if(
      moved.begin(), moved.end(), [&](const PurseMove& each) { return each.purse == purse; });
  if (same == moved.end()) {
    moved.push_back({purse, points, {}});
  } else {
    same->points = same->points.plus(points).value_or(same->points);
  }
}

// By purse, what came back less what went.
std::vector<PurseMove> moved_by(const SaleRefunded& refunded) {
  std::vector<PurseMove> moved;
  for (const model::Grant& given : refunded.returned) add(moved, given.purse, given.points);
  for (const model::Grant& taken : refunded.taken) {
    add(moved, taken.purse, model::Points{}.minus(taken.points).value_or(model::Points{}));
  }
  return moved;
}

}  // namespace

Outcome outcome_of(Desk& desk, const SaleRefunded& refunded) {
  Outcome outcome;
  outcome.kind = Outcome::Kind::Refunded;
  outcome.value = refunded.amount;
  outcome.balance_after = refunded.balance_after;
  for (PurseMove& move : moved_by(refunded)) {
    if (move.purse == model::kPointsPurse) {
      outcome.points = move.points;
    } else if (desk.card) {
      const model::Points before = purse_of(*desk.card, move.purse).points;
      move.after = std::max(model::Points{}, before.plus(move.points).value_or(before));
      outcome.moved.push_back(move);
    }
  }
  return outcome;
}

}  // namespace regulars::ui
