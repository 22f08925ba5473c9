#include "app/ui/presenters/done_presenter.h"

#include <algorithm>
#include <array>

#include "app/i18n/format.h"
#include "app/ui/presenters/outcome_words.h"

namespace regulars::ui {
namespace {

using Kind = Outcome::Kind;

constexpr Milliseconds kBeforeQuestion{1'400};  // long enough to read the figure
constexpr Milliseconds kWithFacts{3'500};       // and what else came of it
constexpr Milliseconds kBesideQuestion{3'000};  // the customer is asked in their own window
constexpr Milliseconds kUnasked{6'000};         // nobody is asked: back to work by itself
constexpr Milliseconds kWithCode{60'000};       // to be written down: "Next" is the way on

bool has_code(const Outcome& outcome) {
  return !outcome.codes.empty();
}

}  // namespace

DonePresenter::DonePresenter(Desk& desk, const Outcome& outcome, Asked asked)
    : desk_(desk), outcome_(outcome), asked_(asked), began_(desk.now()) {}

Step DonePresenter::handle(const Action& action) {
  if (undo_.is_open()) return Stay{};  // (1)
  if (std::holds_alternative<UndoTapped>(action)) undo();
  const bool goes_on = is_confirm(action) || is_back(action);
  // The question is the customer's: nobody skips it, but a code is read first.
  if (is_asked_here()) return goes_on && has_code(outcome_) ? Step{OpenRating{}} : Step{Stay{}};
  return goes_on ? next() : Step{Stay{}};
}

bool DonePresenter::can_undo() const {
  return outcome_.kind == Kind::Earned || outcome_.kind == Kind::Claimed ||
         outcome_.kind == Kind::Redeemed;
}

void DonePresenter::undo() {
  if (!can_undo()) return;
  notice_ = {};
  if (!undo_.ask(desk_, undo_of(desk_, outcome_.seq, outcome_.kind == Kind::Redeemed))) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step DonePresenter::handle(const Reply& reply) {
  if (!undo_.takes(reply)) return Stay{};
  began_ = desk_.now();
  const auto taken = taken_back(reply);
  if (!taken) {
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
    return Stay{};
  }
  if (desk_.undoable && desk_.undoable->seq == outcome_.seq) desk_.undoable.reset();
  desk_.know(taken->card);
  if (desk_.card && taken->purse == model::kPointsPurse) desk_.card->balance.points = taken->after;
  outcome_ = {};
  outcome_.kind = Kind::Undone;
  outcome_.purse = taken->purse;
  outcome_.points = taken->points;
  outcome_.balance_after = taken->after;
  return ForgetPrompt{};
}

// To the member where there is more to do: a reward chosen, a sale to be entered rightly.
Step DonePresenter::next() const {
  const bool is_over = outcome_.kind == Kind::Earned || outcome_.kind == Kind::AlreadyEarned;
  if (is_over || !desk_.card) return GoHome{};
  model::Points before = desk_.card->balance.points;
  if (outcome_.purse == model::kPointsPurse) {
    before = outcome_.balance_after.minus(outcome_.points).value_or(outcome_.balance_after);
  }
  return ReopenMember{desk_.card->member.id, before};
}

Milliseconds DonePresenter::shown_for() const {
  if (has_code(outcome_)) return kWithCode;
  if (outcome_.kind != Kind::Earned || !notice_.words.empty()) return kUnasked;
  if (!is_asked_here()) return kBesideQuestion;
  return facts().empty() ? kBeforeQuestion : kWithFacts;
}

Step DonePresenter::tick() {
  if (undo_.is_open() || desk_.now() - began_ < shown_for()) return Stay{};
  return is_asked_here() ? Step{OpenRating{}} : next();
}

std::optional<SteadyInstant> DonePresenter::deadline() const {
  if (desk_.motion_percent(began_) < 100) return desk_.now() + kFrame;
  if (undo_.is_open()) return std::nullopt;
  return began_ + shown_for();
}

std::vector<OutcomeFact> DonePresenter::facts() const {
  return facts_of(desk_,
                  desk_.words_in(desk_.reader),
                  outcome_,
                  desk_.card ? &*desk_.card : nullptr,
                  Audience::Staff);
}

// What is taken off the bill, or given back over the counter.
std::string DonePresenter::value() const {
  if (outcome_.value.minor() <= 0) return outcome_.what;
  switch (outcome_.kind) {
    case Kind::Redeemed:
      return desk_.tr("done.off", {i18n::money(outcome_.value)});
    case Kind::Refunded:
      return desk_.tr("done.back", {i18n::money(outcome_.value)});
    case Kind::ToppedUp:
      return desk_.tr("done.take", {i18n::money(outcome_.value)});
    case Kind::Earned:
    case Kind::AlreadyEarned:
    case Kind::Claimed:
    case Kind::Adjusted:
    case Kind::Undone:
      break;
  }
  return outcome_.what;
}

DoneView DonePresenter::view() const {
  constexpr std::array kTitles{"done.earned",
                               "done.existed",
                               "done.claimed",
                               "done.redeemed",
                               "done.refunded",
                               "done.topped_up",
                               "done.adjusted",
                               "done.undone"};
  DoneView view;
  view.title = desk_.tr(kTitles.at(static_cast<std::size_t>(outcome_.kind)));
  view.is_undone = outcome_.kind == Kind::Undone;
  view.value = value();
  if (desk_.is_training && !view.is_undone) view.title = desk_.tr("training.done");
  const Words words = desk_.words_in(desk_.reader);
  view.points = words.signed_of_purse(
      outcome_.purse, counted(model::Points{}, outcome_.points, desk_.motion_percent(began_)));
  if (desk_.card) view.name = desk_.name_of(desk_.card->member);
  if (!outcome_.who.empty()) view.name = outcome_.who;
  view.balance = words.of_purse(outcome_.purse, outcome_.balance_after);
  view.facts = facts();
  view.is_gain = !outcome_.points.is_negative();
  view.has_next = !is_asked_here() || has_code(outcome_);
  if (can_undo()) view.undo = {desk_.tr("common.undo"), undo_.is_open()};
  view.notice = notice_;
  return view;
}

}  // namespace regulars::ui
