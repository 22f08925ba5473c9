#include "app/ui/presenters/done_presenter.h"

#include <algorithm>

#include "app/i18n/format.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kCountUp{250};
constexpr Milliseconds kFrame{16};
constexpr Milliseconds kBeforeQuestion{1'400};  // long enough to read the figure
constexpr Milliseconds kUnasked{6'000};         // nobody is asked: back to work by itself
constexpr Milliseconds kPromptSilence{12'000};  // reference/feedback: silent dismiss after 8-12 s
constexpr Milliseconds kPromptTouched{30'000};  // somebody is there: changing the language
constexpr Milliseconds kThanks{2'500};

std::string earned_text(const Desk& desk, model::Points points) {
  return desk.plural("rating.points", points.value(), {i18n::signed_points(points)});
}

}  // namespace

// ---- done -----------------------------------------------------------------------------------

DonePresenter::DonePresenter(Desk& desk, const Outcome& outcome)
    : desk_(desk), outcome_(outcome), began_(desk.now()) {}

Step DonePresenter::handle(const Action& action) {
  if (is_asked_about()) return Stay{};  // the question is the customer's: nobody skips it
  return is_confirm(action) || is_back(action) ? next() : Step{Stay{}};
}

Step DonePresenter::next() const {
  if (outcome_.kind == Outcome::Kind::Redeemed && desk_.card) {
    return ReopenMember{desk_.card->member.id};
  }
  return GoHome{};
}

Step DonePresenter::tick() {
  const Milliseconds shown = desk_.now() - began_;
  if (is_asked_about()) return shown >= kBeforeQuestion ? Step{OpenRating{}} : Step{Stay{}};
  return shown >= kUnasked ? next() : Step{Stay{}};
}

std::optional<SteadyInstant> DonePresenter::deadline() const {
  if (desk_.now() - began_ < kCountUp) return desk_.now() + kFrame;
  return began_ + (is_asked_about() ? kBeforeQuestion : kUnasked);
}

model::Points DonePresenter::counted() const {
  const auto shown = std::min<std::int64_t>((desk_.now() - began_).count(), kCountUp.count());
  const auto part = model::multiply_divide(
      outcome_.points.value(), shown, kCountUp.count(), model::Rounding::Down);
  return part ? model::Points{*part} : outcome_.points;
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
    case Outcome::Kind::Redeemed:
      view.title = desk_.tr("done.redeemed");
      view.value = desk_.tr("done.off", {i18n::money(outcome_.value)});
      break;
  }
  if (desk_.is_training) view.title = desk_.tr("training.done");
  view.points = i18n::signed_points(counted());
  if (desk_.card) view.name = desk_.name_of(desk_.card->member);
  view.balance = desk_.points_of(outcome_.balance_after);
  view.is_gain = !outcome_.points.is_negative();
  view.has_next = !is_asked_about();
  return view;
}

// ---- rating ---------------------------------------------------------------------------------

RatingPresenter::RatingPresenter(Desk& desk, model::Points points)
    : desk_(desk), points_(points), ends_(desk.now() + kPromptSilence) {}

Step RatingPresenter::handle(const Action& action) {
  if (const auto* const tapped = std::get_if<FaceTapped>(&action)) {
    if (tapped->face < 1 || tapped->face > 5) return Stay{};
    return CloseRating{model::RatingOutcome::Answered, static_cast<std::uint8_t>(tapped->face)};
  }
  if (std::holds_alternative<SkipTapped>(action)) {
    return CloseRating{model::RatingOutcome::Skipped, 0};
  }
  if (std::holds_alternative<LanguageTapped>(action)) {
    desk_.reader = i18n::next(desk_.reader);
    ends_ = desk_.now() + kPromptTouched;
  }
  return Stay{};
}

Step RatingPresenter::tick() {
  if (desk_.now() < ends_) return Stay{};
  return CloseRating{model::RatingOutcome::TimedOut, 0};
}

RatingView RatingPresenter::view() const {
  const bool has_name = desk_.card && !desk_.card->member.name.empty();
  return {has_name ? desk_.tr("rating.thanks_name", {desk_.card->member.name})
                   : desk_.tr("rating.thanks"),
          earned_text(desk_, points_)};
}

// ---- thanks ---------------------------------------------------------------------------------

ThanksPresenter::ThanksPresenter(Desk& desk, model::Points points)
    : desk_(desk), points_(points), ends_(desk.now() + kThanks) {}

Step ThanksPresenter::tick() {
  return desk_.now() < ends_ ? Step{Stay{}} : Step{GoHome{}};
}

ThanksView ThanksPresenter::view() const {
  return {earned_text(desk_, points_)};
}

}  // namespace regulars::ui
