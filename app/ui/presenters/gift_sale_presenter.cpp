#include "app/ui/presenters/gift_sale_presenter.h"

#include "app/base/uuid.h"
#include "app/i18n/format.h"
#include "app/loyalty/lapse_rules.h"
#include "app/ui/presenters/purse_words.h"
#include "app/ui/presenters/top_up_presenter.h"

namespace regulars::ui {
namespace {

// Gift cards hold money of the programme's first purse of money.
const model::Purse* purse_of_cards(const Desk& desk) {
  const auto purses = money_purses(desk);
  return purses.empty() ? nullptr : purses.front();
}

std::vector<std::string> groups_of(const std::string& code) {
  std::vector<std::string> groups(1);
  for (const char character : code) {
    if (character == '-') {
      groups.emplace_back();
    } else {
      groups.back() += character;
    }
  }
  return groups;
}

}  // namespace

GiftSalePresenter::GiftSalePresenter(Desk& desk) : desk_(desk) {
  if (const model::Purse* const purse = purse_of_cards(desk_)) {
    quick_ = quick_amounts(desk_, purse->number);
  }
}

Step GiftSalePresenter::handle(const Action& action) {
  if (sell_.is_open()) return Stay{};  // (1)
  if (sold_) {
    if (std::holds_alternative<PageActTapped>(action)) {
      desk_.copied = sold_->code;
      notice_ = {desk_.tr("gift_card.copied"), Tone::Good};
    } else if (is_confirm(action)) {
      return leave();
    }
    return Stay{};
  }
  if (is_back(action)) return leave();
  if (is_confirm(action)) {
    confirm();
  } else {
    take(action);
  }
  return Stay{};
}

Step GiftSalePresenter::leave() const {
  if (!desk_.card) return GoHome{};
  return sold_ ? Step{GoBack{}} : Step{OpenMore{}};
}

void GiftSalePresenter::take(const Action& action) {
  if (const auto* const choice = std::get_if<AmountChoiceTapped>(&action)) {
    if (choice->index < quick_.size()) typed_.set(quick_.at(choice->index));
    notice_ = {};
    return;
  }
  const auto taken = typed_.take(action);
  if (taken == AmountTyping::Taken::Yes) notice_ = {};
  if (taken == AmountTyping::Taken::TooLong) {
    notice_ = {desk_.tr("earn.too_large"), Tone::Caution};
  }
}

void GiftSalePresenter::confirm() {
  notice_ = {};
  const model::Purse* const purse = purse_of_cards(desk_);
  if (amount().minor() <= 0) {
    notice_ = {desk_.tr("gift_card.zero"), Tone::Caution};
    return;
  }
  if (purse == nullptr) {
    notice_ = {desk_.tr("topup.no_purse"), Tone::Caution};
    return;
  }
  if (account_.is_none() || asked_minor_ != amount().minor()) {
    account_ = model::MemberId{Uuid::v7(desk_.wall())};
    asked_minor_ = amount().minor();
  }
  const model::MemberId buyer = desk_.card ? desk_.card->member.id : model::MemberId{};
  if (!sell_.ask(desk_, SellGiftCard{account_, purse->number, amount(), buyer, desk_.staff_id()})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step GiftSalePresenter::handle(const Reply& reply) {
  if (!sell_.takes(reply)) return Stay{};
  if (const auto* const sold = answer_of<GiftCardSold>(reply)) {
    sold_ = *sold;
    desk_.sound(Cue::Done);
  } else if (!reply.result) {
    notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};  // the amount is kept (3)
  }
  return Stay{};
}

model::Money GiftSalePresenter::amount() const {
  return {typed_.figure(), desk_.programme.currency};
}

AmountView GiftSalePresenter::entry() const {
  AmountView view;
  view.kind = AmountKind::GiftCard;
  view.amount = i18n::money(amount());
  view.amount_words = desk_.tr("gift_card.amount");
  view.is_empty = typed_.is_empty();
  view.has_double_zero = desk_.programme.currency.minor_digits() > 0;
  for (const std::int64_t each : quick_) {
    AmountChoice choice;
    choice.words = i18n::money({each, desk_.programme.currency});
    choice.is_chosen = typed_.figure() == each;
    view.choices.push_back(std::move(choice));
  }
  view.name = desk_.tr("voucher.gift_card");
  view.hint = desk_.tr("gift_card.start");
  view.total_words = desk_.tr("gift_card.total");
  view.total = i18n::money(amount());
  if (const model::Purse* const purse = purse_of_cards(desk_); purse && !view.is_empty) {
    const Instant now = desk_.wall();
    const auto lapses = loyalty::lapse_of(purse->lapse, now, desk_.offset(now));
    view.why.push_back(
        {desk_.tr("voucher.gift_card"), valid_until(desk_, lapses.value_or(Instant{})), {}});
    if (desk_.card) {
      view.why.push_back({desk_.tr("gift_card.to"), desk_.name_of(desk_.card->member), {}});
    }
  }
  view.is_saving = sell_.is_open();
  view.can_confirm = !sell_.is_open();
  view.confirm = desk_.tr(sell_.is_open() ? "gift_card.saving" : "gift_card.confirm");
  view.notice = notice_;
  return view;
}

VoucherView GiftSalePresenter::sold() const {
  VoucherView view;
  view.kind = VoucherKind::GiftCard;
  view.title = desk_.tr(desk_.is_training ? "gift_card.practised" : "gift_card.sold");
  view.headline = i18n::money(sold_->amount);
  view.until = valid_until(desk_, sold_->lapses);
  view.code = groups_of(sold_->code);
  view.words = desk_.tr("gift_card.hand_over");
  view.act = desk_.tr("gift_card.copy");
  view.confirm = desk_.tr("done.next");
  view.can_confirm = true;
  view.is_shown_once = true;
  view.notice = notice_;
  return view;
}

std::variant<AmountView, VoucherView> GiftSalePresenter::view() const {
  if (sold_) return sold();
  return entry();
}

}  // namespace regulars::ui
