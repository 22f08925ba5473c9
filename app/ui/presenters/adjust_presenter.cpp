#include "app/ui/presenters/adjust_presenter.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/base/uuid.h"
#include "app/i18n/format.h"
#include "app/ui/presenters/purse_words.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {
namespace {

struct Reason {
  const char* id;  // of loyalty/adjust.h
  const char* key;
};
constexpr std::array<Reason, AmountView::kChoices> kReasons{{{"goodwill", "adjust.goodwill"},
                                                             {"correction", "adjust.correction"},
                                                             {"gift", "adjust.gift"},
                                                             {"trade_in", "adjust.trade_in"}}};
constexpr std::size_t kMostPurses = 4;

// The rule wants somebody else to sign.
bool wants_above(const Error& error) {
  constexpr std::array<std::string_view, 4> kKeys{"error.counter.needs_supervisor",
                                                  "error.counter.needs_manager",
                                                  "error.counter.adjust_limit",
                                                  "error.counter.adjust_day"};
  return std::find(kKeys.begin(), kKeys.end(), error.key) != kKeys.end();
}

}  // namespace

// ---- what is done ----------------------------------------------------------------------------

Step AdjustPresenter::handle(const Action& action) {
  if (allowance_.is_open()) {
    allowance_.handle(action);
    return Stay{};
  }
  if (adjust_.is_open()) return Stay{};  // (1)
  if (is_back(action)) return OpenMore{};
  if (is_confirm(action)) {
    confirm();
  } else {
    take(action);
  }
  return Stay{};
}

void AdjustPresenter::take(const Action& action) {
  if (const auto* const reason = std::get_if<AmountChoiceTapped>(&action)) {
    if (reason->index < kReasons.size()) reason_ = reason->index;
  } else if (const auto* const purse = std::get_if<AmountPurseTapped>(&action)) {
    if (purse->index < desk_.programme.purses.size()) purse_ = purse->index;
  } else if (std::holds_alternative<SignTapped>(action)) {
    is_taking_ = !is_taking_;
  } else if (const auto* const typed = std::get_if<TextTyped>(&action);
             typed != nullptr && (typed->text == "-" || typed->text == "+")) {
    is_taking_ = typed->text == "-";
  } else {
    const auto taken = typed_.take(action);
    if (taken == AmountTyping::Taken::No) return;
    if (taken == AmountTyping::Taken::TooLong) {
      notice_ = {desk_.tr("earn.too_large"), Tone::Caution};
      return;
    }
  }
  notice_ = {};
}

void AdjustPresenter::confirm() {
  notice_ = {};
  if (!desk_.card) return;
  if (points().value() == 0) {
    notice_ = {desk_.tr("adjust.zero"), Tone::Caution};
  } else if (!reason_) {
    notice_ = {desk_.tr("adjust.choose_reason"), Tone::Caution};
  } else if (needs_above()) {
    ask_above();
  } else {
    send();
  }
}

loyalty::CounterAnswer AdjustPresenter::counter() const {
  loyalty::CounterQuestion question;
  question.act = loyalty::Act::Adjust;
  question.points = points();
  return desk_.may(std::move(question));
}

bool AdjustPresenter::needs_above() const {
  return counter().verdict == loyalty::Verdict::NeedsAbove && !allowance_.by();
}

void AdjustPresenter::ask_above() {
  const model::Role least = std::max(counter().above, model::Role::Supervisor);
  allowance_.ask(desk_.tr("allow.adjust", {figure(), desk_.name_of(desk_.card->member)}), least);
}

void AdjustPresenter::send() {
  if (reference_.empty() || asked_ != points()) {
    reference_ = Uuid::v7(desk_.wall()).hex();
    asked_ = points();
  }
  AdjustPoints request{desk_.card->member.id,
                       purse(),
                       points(),
                       kReasons.at(reason_.value_or(0)).id,
                       reference_,
                       desk_.staff_id()};
  if (allowance_.by()) request.allowed_by = *allowance_.by();
  if (!adjust_.ask(desk_, std::move(request))) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step AdjustPresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (allowance_.by()) send();
    return Stay{};
  }
  return adjust_.takes(reply) ? finish(reply) : Step{Stay{}};
}

Step AdjustPresenter::finish(const Reply& reply) {
  const auto* const adjusted = answer_of<PointsAdjusted>(reply);
  if (adjusted == nullptr) {
    if (reply.result) return Stay{};
    const bool asks_above = wants_above(reply.result.error());
    allowance_.forget();
    if (asks_above) ask_above();
    notice_ = {desk_.sentence(reply.result.error()), asks_above ? Tone::Caution : Tone::Bad};
    return Stay{};  // what was typed is kept (3)
  }
  Outcome outcome;
  outcome.kind = Outcome::Kind::Adjusted;
  outcome.points = adjusted->points;
  outcome.purse = purse();
  outcome.balance_after = adjusted->balance_after;
  if (purse() == model::kPointsPurse && desk_.card) {
    desk_.card->balance.points = adjusted->balance_after;
  }
  return OpenDone{outcome};
}

Step AdjustPresenter::tick() {
  allowance_.tick();
  return Stay{};
}

// ---- what is shown ---------------------------------------------------------------------------

model::Points AdjustPresenter::points() const {
  return model::Points{is_taking_ ? -typed_.figure() : typed_.figure()};
}

model::PurseNumber AdjustPresenter::purse() const {
  const auto& purses = desk_.programme.purses;
  return purse_ < purses.size() ? purses.at(purse_).number : model::kPointsPurse;
}

std::string AdjustPresenter::figure() const {
  return signed_figure(desk_, purse(), points());
}

AmountView AdjustPresenter::entry() const {
  AmountView view;
  view.kind = AmountKind::Adjust;
  view.is_empty = typed_.is_empty();
  view.has_sign = true;
  view.amount_words = desk_.tr(is_taking_ ? "adjust.take" : "adjust.give");
  view.amount = figure();
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    view.choices.push_back({desk_.tr(kReasons.at(i).key), {}, reason_ && *reason_ == i});
  }
  const auto& purses = desk_.programme.purses;
  for (std::size_t i = 0; purses.size() > 1 && i < std::min(kMostPurses, purses.size()); ++i) {
    view.purses.push_back({name_of(desk_, purses.at(i)), {}, i == purse_});
  }
  view.hint = desk_.tr("adjust.start");
  view.total_words = desk_.tr("earn.balance_after");
  if (desk_.card) {
    const model::Member& member = desk_.card->member;
    view.name = desk_.name_of(member);
    view.tier = desk_.tier_name(member.tier);
    view.is_gold = member.tier > 0;
    view.badge = desk_.badge_of(member.tier);
    const model::Points before = purse_of(*desk_.card, purse()).points;
    const model::Points after = before.plus(points()).value_or(before);
    view.total = desk_.words_in(desk_.reader).of_purse(purse(), std::max(after, model::Points{}));
  }
  view.is_saving = adjust_.is_open();
  view.can_confirm = !adjust_.is_open();
  view.confirm = desk_.tr(is_taking_ ? "adjust.take" : "adjust.give");
  if (needs_above()) view.confirm = desk_.tr("redeem.ask_above");
  if (adjust_.is_open()) view.confirm = desk_.tr("earn.saving");
  view.notice = notice_;
  return view;
}

std::variant<AmountView, SignInView> AdjustPresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  return entry();
}

}  // namespace regulars::ui
