#include "app/ui/presenters/voucher_presenter.h"

#include <algorithm>
#include <utility>

#include "app/i18n/format.h"
#include "app/loyalty/reward_rules.h"
#include "app/ui/presenters/purse_words.h"
#include "app/ui/presenters/reward_words.h"

namespace regulars::ui {

VoucherPresenter::VoucherPresenter(Desk& desk, Voucher voucher)
    : desk_(desk), voucher_(std::move(voucher)) {}

// ---- what is done ----------------------------------------------------------------------------

Step VoucherPresenter::handle(const Action& action) {
  if (is_back(action)) {
    if (!is_paying_ || is_asking()) return GoBack{};
    is_paying_ = false;
    notice_ = {};
    return Stay{};
  }
  if (is_asking()) return Stay{};  // (1)
  if (is_paying_) {
    pay(action);
  } else if (std::holds_alternative<PageActTapped>(action) && is_card()) {
    return OpenTopUp{voucher_};
  } else if (is_confirm(action) && why_not().empty()) {
    notice_ = {};
    if (is_card()) {
      begin_paying();
    } else {
      spend({});
    }
  }
  return Stay{};
}

// With what the POS has rung up, as far as it goes.
void VoucherPresenter::begin_paying() {
  is_paying_ = true;
  const std::int64_t held = money_of(held_on(desk_, voucher_)).minor();
  typed_.set(desk_.sale ? std::min(held, desk_.sale->amount.minor()) : 0);
}

void VoucherPresenter::pay(const Action& action) {
  const std::int64_t held = money_of(held_on(desk_, voucher_)).minor();
  if (is_confirm(action)) {
    if (typed_.figure() <= 0) {
      notice_ = {desk_.tr("pay.zero"), Tone::Caution};
    } else if (typed_.figure() > held) {
      notice_ = {desk_.tr("pay.too_much", {i18n::money({held, desk_.programme.currency})}),
                 Tone::Caution};
    } else {
      spend(points());
    }
    return;
  }
  if (const auto* const choice = std::get_if<AmountChoiceTapped>(&action)) {
    const bool is_bill = desk_.sale && choice->index == 0;
    typed_.set(is_bill ? std::min(held, desk_.sale->amount.minor()) : held);
    notice_ = {};
    return;
  }
  const auto taken = typed_.take(action);
  if (taken == AmountTyping::Taken::Yes) notice_ = {};
  if (taken == AmountTyping::Taken::TooLong) {
    notice_ = {desk_.tr("earn.too_large"), Tone::Caution};
  }
}

void VoucherPresenter::spend(model::Points points) {
  const model::Reward* const wanted = reward();
  if (wanted == nullptr) return;
  RedeemReward request;
  request.member = voucher_.account;
  request.reward = wanted->id;
  request.staff = desk_.staff_id();
  request.strength = model::Strength::Card;
  request.points = points;
  request.is_coupon = !is_card();
  notice_ = spending_.ask(
      desk_, std::move(request), voucher_name(desk_, voucher_), desk_.text_of(wanted->name));
}

Step VoucherPresenter::handle(const Reply& reply) {
  if (!Spending::takes(desk_, reply)) return Stay{};
  auto outcome = Spending::finish(desk_, reply, notice_);
  if (!outcome) return Stay{};  // what was typed is kept (3)
  return OpenDone{*std::move(outcome)};
}

// ---- what stands in the way ------------------------------------------------------------------

const model::Reward* VoucherPresenter::reward() const {
  if (is_card()) return payment_from(desk_, voucher_.balance.purse);
  return loyalty::find_reward(desk_.programme, voucher_.reward);
}

std::string VoucherPresenter::why_not() const {
  if (has_lapsed(desk_, voucher_)) {
    const Instant last = voucher_.lapses - Milliseconds{1};
    return desk_.tr("voucher.lapsed",
                    {i18n::full_date(desk_.reader, i18n::local_date(last, desk_.offset(last)))});
  }
  if (voucher_.balance.points.value() <= 0) {
    return desk_.tr(is_card() ? "voucher.empty" : "code.spent");
  }
  if (reward() == nullptr) {
    if (is_card()) return desk_.tr("voucher.no_payment");
    const bool is_known = !voucher_.reward.empty();
    return desk_.tr(is_known ? "voucher.reward_gone" : "voucher.reward_unknown");
  }
  if (!desk_.connection.online) return desk_.tr("voucher.offline");
  return {};
}

// ---- what is shown ---------------------------------------------------------------------------

model::Money VoucherPresenter::money_of(model::Points points) const {
  const model::Reward* const payment = is_card() ? reward() : nullptr;
  const std::int64_t minor =
      payment == nullptr || points.value() <= 0 ? 0 : loyalty::value_ahead(*payment, points);
  return {minor, desk_.programme.currency};
}

model::Points VoucherPresenter::points() const {
  const model::Reward* const payment = reward();
  if (payment == nullptr) return {};
  return loyalty::most_points(*payment, held_on(desk_, voucher_), typed_.figure());
}

VoucherView VoucherPresenter::voucher() const {
  VoucherView view;
  view.kind = is_card() ? VoucherKind::GiftCard : VoucherKind::Coupon;
  view.title = desk_.tr(is_card() ? "voucher.gift_card" : "voucher.coupon");
  const model::Reward* const wanted = reward();
  if (is_card()) {
    view.headline =
        desk_.words_in(desk_.reader).of_purse(voucher_.balance.purse, held_on(desk_, voucher_));
    view.detail = desk_.tr("voucher.on_card");
  } else if (wanted != nullptr) {
    view.headline = desk_.text_of(wanted->name);
    view.detail = value_of(desk_, *wanted);
  } else {
    view.headline = desk_.tr("voucher.coupon");
  }
  view.until = valid_until(desk_, voucher_.lapses);
  view.code = {model::masked({model::IdentifierKind::Code, voucher_.code})};
  view.words = why_not();
  view.is_spendable = view.words.empty();
  if (view.is_spendable && desk_.sale) {
    view.words = desk_.tr("voucher.bill", {i18n::money(desk_.sale->amount)});
  }
  if (is_card()) view.act = desk_.tr("voucher.load");
  view.can_act = !is_asking() && !has_lapsed(desk_, voucher_);
  view.confirm = desk_.tr(is_card() ? "voucher.pay" : "voucher.spend");
  if (is_asking()) view.confirm = desk_.tr("redeem.redeeming");
  view.can_confirm = view.is_spendable && !is_asking();
  view.notice = notice_;
  if (is_asking() && desk_.redemption->is_slow(desk_.now())) {
    view.notice = {desk_.tr("redeem.slow"), Tone::Calm};
  }
  return view;
}

AmountView VoucherPresenter::paying() const {
  AmountView view;
  const model::Money held = money_of(held_on(desk_, voucher_));
  const model::Money wanted{typed_.figure(), desk_.programme.currency};
  view.kind = AmountKind::Pay;
  view.amount = i18n::money(wanted);
  view.amount_words = desk_.tr("pay.amount");
  view.is_empty = typed_.is_empty();
  view.has_double_zero = desk_.programme.currency.minor_digits() > 0;
  if (desk_.sale) {
    const std::int64_t bill = desk_.sale->amount.minor();
    view.choices.push_back({desk_.tr("pay.bill"),
                            i18n::money(desk_.sale->amount),
                            typed_.figure() == std::min(bill, held.minor())});
  }
  view.choices.push_back({desk_.tr("pay.all"), i18n::money(held), typed_.figure() == held.minor()});
  view.name = voucher_name(desk_, voucher_);
  view.hint = desk_.tr("pay.start");
  if (!view.is_empty && desk_.sale && desk_.sale->amount.minor() > wanted.minor()) {
    view.why.push_back(
        {desk_.tr("pay.rest"),
         {},
         i18n::money({desk_.sale->amount.minor() - wanted.minor(), desk_.programme.currency})});
  }
  view.total_words = desk_.tr("pay.total");
  view.total = i18n::money(wanted);
  view.after_words = desk_.tr("pay.after");
  view.after = i18n::money(
      {std::max<std::int64_t>(0, held.minor() - wanted.minor()), desk_.programme.currency});
  view.is_saving = is_asking();
  view.can_confirm = !is_asking();
  view.confirm = desk_.tr(is_asking() ? "redeem.redeeming" : "voucher.pay");
  view.notice = notice_;
  if (is_asking() && desk_.redemption->is_slow(desk_.now())) {
    view.notice = {desk_.tr("redeem.slow"), Tone::Calm};
  }
  return view;
}

std::variant<VoucherView, AmountView> VoucherPresenter::view() const {
  if (is_paying_) return paying();
  return voucher();
}

}  // namespace regulars::ui
