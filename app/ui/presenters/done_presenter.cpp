#include "app/ui/presenters/done_presenter.h"

#include "app/i18n/format.h"
#include "app/ui/presenters/purse_words.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kBeforeQuestion{1'400};  // long enough to read the figure
constexpr Milliseconds kBesideQuestion{3'000};  // the customer is asked in their own window
constexpr Milliseconds kUnasked{6'000};         // nobody is asked: back to work by itself

}  // namespace

DonePresenter::DonePresenter(Desk& desk, const Outcome& outcome, Asked asked)
    : desk_(desk), outcome_(outcome), asked_(asked), began_(desk.now()) {}

Step DonePresenter::handle(const Action& action) {
  if (undo_.is_open()) return Stay{};  // (1)
  if (std::holds_alternative<UndoTapped>(action)) undo();
  if (is_asked_here()) return Stay{};  // the question is the customer's: nobody skips it
  return is_confirm(action) || is_back(action) ? next() : Step{Stay{}};
}

void DonePresenter::undo() {
  if (outcome_.kind != Outcome::Kind::Earned) return;
  notice_ = {};
  if (!undo_.ask(desk_, UndoAward{outcome_.sale_seq, desk_.staff_id()})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
}

Step DonePresenter::handle(const Reply& reply) {
  if (!undo_.takes(reply)) return Stay{};
  began_ = desk_.now();
  const auto* const undone = answer_of<AwardUndone>(reply);
  if (undone == nullptr) {
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
    return Stay{};
  }
  if (desk_.undoable && desk_.undoable->sale_seq == outcome_.sale_seq) desk_.undoable.reset();
  if (desk_.card) desk_.card->balance.points = undone->balance_after;
  outcome_.kind = Outcome::Kind::Undone;
  outcome_.points = model::Points{-undone->points.value()};
  outcome_.balance_after = undone->balance_after;
  return ForgetPrompt{};
}

// To the member where there is more to do: a reward chosen, a sale to be entered rightly.
Step DonePresenter::next() const {
  const bool is_over =
      outcome_.kind == Outcome::Kind::Earned || outcome_.kind == Outcome::Kind::AlreadyEarned;
  if (is_over || !desk_.card) return GoHome{};
  const auto before = outcome_.balance_after.minus(outcome_.points);
  return ReopenMember{desk_.card->member.id, before.value_or(outcome_.balance_after)};
}

Milliseconds DonePresenter::shown_for() const {
  if (outcome_.kind != Outcome::Kind::Earned || !notice_.words.empty()) return kUnasked;
  return is_asked_here() ? kBeforeQuestion : kBesideQuestion;
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

DoneView DonePresenter::view() const {
  DoneView view;
  switch (outcome_.kind) {
    case Outcome::Kind::Earned:
      view.title = desk_.tr("done.earned");
      break;
    case Outcome::Kind::AlreadyEarned:
      view.title = desk_.tr("done.existed");
      break;
    case Outcome::Kind::Undone:
      view.title = desk_.tr("done.undone");
      view.is_undone = true;
      break;
    case Outcome::Kind::ToppedUp:
      view.title = desk_.tr("done.topped_up");
      break;
    case Outcome::Kind::Adjusted:
      view.title = desk_.tr("done.adjusted");
      break;
    case Outcome::Kind::Redeemed:
      view.title = desk_.tr("done.redeemed");
      view.value = outcome_.value.minor() > 0 ? desk_.tr("done.off", {i18n::money(outcome_.value)})
                                              : outcome_.what;
      break;
  }
  if (desk_.is_training && !view.is_undone) view.title = desk_.tr("training.done");
  const model::Points shown =
      counted(model::Points{}, outcome_.points, desk_.motion_percent(began_));
  view.points = outcome_.purse == model::kPointsPurse ? i18n::signed_points(shown)
                                                      : signed_figure(desk_, outcome_.purse, shown);
  if (desk_.card) view.name = desk_.name_of(desk_.card->member);
  if (!outcome_.who.empty()) view.name = outcome_.who;
  view.balance = desk_.words_in(desk_.reader).of_purse(outcome_.purse, outcome_.balance_after);
  view.is_gain = !outcome_.points.is_negative();
  view.has_next = !is_asked_here();
  if (outcome_.kind == Outcome::Kind::Earned)
    view.undo = {desk_.tr("common.undo"), undo_.is_open()};
  view.notice = notice_;
  return view;
}

}  // namespace regulars::ui
