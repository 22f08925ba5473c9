#include "app/ui/presenters/earn_presenter.h"

#include "app/i18n/format.h"
#include "app/loyalty/explanation.h"

namespace regulars::ui {

EarnPresenter::EarnPresenter(Desk& desk) : desk_(desk) {
  if (desk_.sale) take_sale(*desk_.sale);
}

void EarnPresenter::take_sale(const SaleArrived& sale) {
  if (award_.is_open()) return;
  sale_ = sale;
  typed_.set(sale.amount.minor());
  notice_ = {};
}

Step EarnPresenter::handle(const Action& action) {
  if (award_.is_open()) return Stay{};  // (1)
  if (!digits_of(action).empty()) {
    type(action);
  } else if (std::holds_alternative<TextTyped>(action)) {
    notice_ = {desk_.tr("earn.digits_only", {i18n::money({28'600, desk_.programme.currency})}),
               Tone::Caution};
  } else if (is_backspace(action)) {
    typed_.take(action);
    sale_.reset();
    notice_ = {};
  } else if (is_confirm(action)) {
    confirm();
  } else if (is_back(action)) {
    return GoBack{};
  }
  return Stay{};
}

void EarnPresenter::type(const Action& action) {
  notice_ = {};
  if (sale_) {  // typing over the POS's amount begins anew
    sale_.reset();
    typed_.clear();
  }
  if (typed_.take(action) == AmountTyping::Taken::TooLong) {
    notice_ = {desk_.tr("earn.too_large"), Tone::Caution};
  }
}

model::Money EarnPresenter::amount() const {
  if (sale_) return sale_->amount;
  return {typed_.figure(), desk_.programme.currency};
}

void EarnPresenter::confirm() {
  notice_ = {};
  if (amount().minor() <= 0) {
    notice_ = {desk_.tr("earn.zero"), Tone::Caution};
  } else if (!desk_.has_programme()) {
    notice_ = {desk_.tr("earn.no_programme"), Tone::Caution};
  } else if (!award_.ask(desk_, amount(), sale_)) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step EarnPresenter::handle(const Reply& reply) {
  if (!award_.takes(reply)) return Stay{};
  return award_.finish(desk_, reply, notice_).value_or(Stay{});  // a failure keeps the amount (3)
}

AmountView EarnPresenter::view() const {
  AmountView view;
  if (!desk_.card) return view;
  const model::Money now = amount();
  view.amount = i18n::money(now);
  view.is_empty = now.minor() == 0;
  view.amount_words = desk_.tr(sale_ ? "earn.from_till" : "earn.amount");
  view.name = desk_.name_of(desk_.card->member);
  view.tier = desk_.tier_name(desk_.card->member.tier);
  view.is_gold = desk_.card->member.tier > 0;
  view.badge = desk_.badge_of(desk_.card->member.tier);
  view.has_double_zero = now.currency().minor_digits() > 0;
  view.is_saving = award_.is_open();
  view.confirm = desk_.tr(award_.is_open() ? "earn.saving" : "earn.confirm");
  view.can_confirm = !award_.is_open();
  view.notice = notice_;
  explain(view);
  return view;
}

void EarnPresenter::explain(AmountView& view) const {
  const model::Points before = desk_.card->balance.points;
  view.total_words = desk_.tr("earn.this_time");
  view.total = "0";
  view.after_words = desk_.tr("earn.balance_after");
  view.after = desk_.points_of(before);
  view.hint = desk_.tr(desk_.has_programme() ? "earn.start" : "earn.no_programme");
  if (view.is_empty || !desk_.has_programme()) return;
  const auto earning = loyalty::evaluate(desk_.programme, desk_.sale_now(amount()));
  if (!earning) {
    view.hint = desk_.sentence(earning.error());
    return;
  }
  for (const loyalty::EarnPart& part : earning->parts) {
    const loyalty::PartWords words = desk_.words_of(part);
    const bool is_first = view.why.empty();
    view.why.push_back({words.what,
                        words.aside,
                        is_first ? i18n::points(part.points) : i18n::signed_points(part.points)});
  }
  view.total = i18n::signed_points(earning->points);
  view.after = desk_.points_of(before.plus(earning->points).value_or(before));
}

}  // namespace regulars::ui
