#include "app/ui/presenters/top_up_presenter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/base/uuid.h"
#include "app/i18n/format.h"
#include "app/ui/presenters/purse_words.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {

std::vector<std::int64_t> quick_amounts(const Desk& desk, model::PurseNumber purse) {
  std::vector<std::int64_t> amounts;
  for (const model::Purse* const each : money_purses(desk)) {
    if (each->number != purse) continue;
    for (const model::TopUpBonus& bonus : each->top_up_bonuses) {
      if (amounts.size() < AmountView::kChoices) amounts.push_back(bonus.from_minor);
    }
  }
  if (!amounts.empty()) return amounts;
  std::int64_t unit = 1;
  for (int digit = 0; digit < desk.programme.currency.minor_digits(); ++digit) unit *= 10;
  for (const std::int64_t round : std::array<std::int64_t, 4>{100, 200, 500, 1'000}) {
    amounts.push_back(round * unit);
  }
  return amounts;
}

TopUpPresenter::TopUpPresenter(Desk& desk, std::optional<Voucher> card)
    : desk_(desk), card_(std::move(card)) {
  if (card_) {
    purses_.push_back(card_->balance.purse);
  } else {
    for (const model::Purse* const each : money_purses(desk_)) purses_.push_back(each->number);
  }
  quick_ = quick_amounts(desk_, purse());
}

// ---- what is done ----------------------------------------------------------------------------

Step TopUpPresenter::handle(const Action& action) {
  if (load_.is_open()) return Stay{};  // (1)
  if (is_back(action)) return back();
  if (is_confirm(action)) {
    confirm();
  } else {
    take(action);
  }
  return Stay{};
}

Step TopUpPresenter::back() const {
  if (card_) return OpenVoucher{*card_};
  return desk_.card ? Step{OpenMore{}} : Step{GoHome{}};
}

void TopUpPresenter::take(const Action& action) {
  if (const auto* const choice = std::get_if<AmountChoiceTapped>(&action)) {
    if (choice->index >= quick_.size()) return;
    typed_.set(quick_.at(choice->index));
    notice_ = {};
    return;
  }
  if (const auto* const tapped = std::get_if<AmountPurseTapped>(&action)) {
    if (tapped->index >= purses_.size()) return;
    chosen_ = tapped->index;
    quick_ = quick_amounts(desk_, purse());
    return;
  }
  switch (typed_.take(action)) {
    case AmountTyping::Taken::Yes:
      notice_ = {};
      break;
    case AmountTyping::Taken::TooLong:
      notice_ = {desk_.tr("earn.too_large"), Tone::Caution};
      break;
    case AmountTyping::Taken::No:
      break;
  }
}

void TopUpPresenter::confirm() {
  notice_ = {};
  if (paid().minor() <= 0) {
    notice_ = {desk_.tr("top_up.zero"), Tone::Caution};
    return;
  }
  if (purses_.empty()) {
    notice_ = {desk_.tr("topup.no_purse"), Tone::Caution};
    return;
  }
  if (reference_.empty() || asked_minor_ != paid().minor()) {
    reference_ = Uuid::v7(desk_.wall()).hex();
    asked_minor_ = paid().minor();
  }
  if (!load_.ask(desk_, LoadPurse{account(), purse(), paid(), reference_, desk_.staff_id()})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step TopUpPresenter::handle(const Reply& reply) {
  if (!load_.takes(reply)) return Stay{};
  const auto* const loaded = answer_of<PurseLoaded>(reply);
  if (loaded == nullptr) {
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
    return Stay{};  // what was typed is kept (3)
  }
  Outcome outcome;
  outcome.kind = Outcome::Kind::ToppedUp;
  outcome.points = model::Points{loaded->amount.minor() + loaded->bonus.minor()};
  outcome.purse = purse();
  outcome.balance_after = loaded->balance_after;
  outcome.who = who();
  return OpenDone{outcome};
}

// ---- what is shown ---------------------------------------------------------------------------

model::MemberId TopUpPresenter::account() const {
  if (card_) return card_->account;
  return desk_.card ? desk_.card->member.id : model::MemberId{};
}

std::string TopUpPresenter::who() const {
  if (card_) return voucher_name(desk_, *card_);
  return desk_.card ? desk_.name_of(desk_.card->member) : std::string{};
}

model::PurseNumber TopUpPresenter::purse() const {
  return chosen_ < purses_.size() ? purses_.at(chosen_) : model::kPointsPurse;
}

model::Points TopUpPresenter::before() const {
  if (card_) return held_on(desk_, *card_);
  return desk_.card ? purse_of(*desk_.card, purse()).points : model::Points{};
}

model::Money TopUpPresenter::paid() const {
  return {typed_.figure(), desk_.programme.currency};
}

AmountView TopUpPresenter::view() const {
  AmountView view;
  view.kind = AmountKind::TopUp;
  view.amount = i18n::money(paid());
  view.amount_words = desk_.tr("top_up.amount");
  view.is_empty = typed_.is_empty();
  view.has_double_zero = desk_.programme.currency.minor_digits() > 0;
  for (const std::int64_t each : quick_) {
    AmountChoice choice;
    choice.words = i18n::money({each, desk_.programme.currency});
    const std::int64_t bonus = model::top_up_bonus(desk_.programme, purse(), each);
    if (bonus > 0) choice.detail = "+" + i18n::money({bonus, desk_.programme.currency});
    choice.is_chosen = typed_.figure() == each;
    view.choices.push_back(std::move(choice));
  }
  if (purses_.size() > 1) {
    for (const model::Purse* const each : money_purses(desk_)) {
      view.purses.push_back({name_of(desk_, *each), {}, each->number == purse()});
    }
  }
  view.name = who();
  view.is_saving = load_.is_open();
  view.can_confirm = !load_.is_open();
  view.confirm = desk_.tr(load_.is_open() ? "top_up.saving" : "top_up.confirm");
  view.notice = notice_;
  explain(view);
  return view;
}

void TopUpPresenter::explain(AmountView& view) const {
  const std::int64_t bonus = model::top_up_bonus(desk_.programme, purse(), paid().minor());
  const model::Points gain{paid().minor() + bonus};
  view.hint = desk_.tr("top_up.start");
  view.total_words = desk_.tr("top_up.total");
  view.total = signed_figure(desk_, purse(), gain);
  view.after_words = desk_.tr(card_ ? "top_up.after_card" : "top_up.after");
  view.after =
      desk_.words_in(desk_.reader).of_purse(purse(), before().plus(gain).value_or(before()));
  if (view.is_empty) return;
  view.why.push_back({desk_.tr("top_up.paid"), {}, i18n::money(paid())});
  if (bonus <= 0) return;
  view.why.push_back(
      {desk_.tr("top_up.bonus"), {}, "+" + i18n::money({bonus, desk_.programme.currency})});
}

}  // namespace regulars::ui
