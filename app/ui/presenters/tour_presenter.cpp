#include "app/ui/presenters/tour_presenter.h"

#include <algorithm>
#include <array>
#include <string>

#include "app/i18n/format.h"

namespace regulars::ui {

struct TourPresenter::Step {
  std::string_view screen;    // where it is shown
  std::string_view target;    // touch id or mark; empty: none
  std::string_view sentence;  // i18n keys
  std::string_view act;       // what the tour offers to do itself
  Wish wish = Wish::Nothing;
  std::array<std::string_view, 2> until = {};  // screens that end it; none: "Next" does
};

namespace {

using Step = TourPresenter::Step;
using Wish = TourPresenter::Wish;

constexpr std::string_view kAmountTyped = "an amount";  // ends a step as a screen does

constexpr std::array<Step, 14> kSteps{{
    {"home", "", "tour.scan", "tour.act_scan", Wish::ScanCard, {"member"}},
    {"member", "member.card", "tour.member", "", Wish::Nothing, {}},
    {"member", "member.earn", "tour.earn", "", Wish::Nothing, {"earn"}},
    {"earn", "earn.pad", "tour.amount", "tour.act_amount", Wish::TypeAmount, {kAmountTyped}},
    {"earn", "earn.why", "tour.why", "", Wish::Nothing, {}},
    {"earn", "earn.confirm", "tour.book", "", Wish::Nothing, {"done"}},
    {"rating", "", "tour.rate", "", Wish::Nothing, {"thanks", "home"}},
    {"home", "", "tour.again", "tour.act_scan", Wish::ScanCard, {"member"}},
    {"member", "member.redeem", "tour.redeem", "", Wish::Nothing, {"redeem"}},
    {"redeem", "redeem.reward_0", "tour.rewards", "", Wish::Nothing, {}},
    {"home", "strip.connection", "tour.offline", "", Wish::Nothing, {}},
    {"home", "home.manager", "tour.day", "", Wish::Nothing, {}},
    {"home", "home.recent", "tour.undo", "", Wish::Nothing, {}},
    {"home", "strip.settings", "tour.settings", "", Wish::Nothing, {}},
}};

bool has_amount(const View& screen) {
  const auto* const earn = std::get_if<AmountView>(&screen.body);
  return earn != nullptr && !earn->is_empty;
}

bool is_ended_by(const Step& step, const View& screen) {
  return std::any_of(step.until.begin(), step.until.end(), [&](std::string_view each) {
    if (each.empty()) return false;
    return each == kAmountTyped ? has_amount(screen) : each == screen_name(screen);
  });
}

// Screens that pass by themselves: nothing is laid over them.
bool is_passing(const View& screen) {
  return std::holds_alternative<DoneView>(screen.body) ||
         std::holds_alternative<ThanksView>(screen.body);
}

bool needs_a_member(const Step& step) {
  return step.screen == "member" || step.screen == "earn" || step.screen == "redeem";
}

}  // namespace

const Step& TourPresenter::step() const {
  return kSteps.at(at_);
}

void TourPresenter::begin() {
  is_on_ = true;
  was_shown_ = true;
  at_ = 0;
}

void TourPresenter::advance() {
  ++at_;
  if (at_ < kSteps.size()) return;
  at_ = 0;
  is_on_ = false;
}

std::optional<Wish> TourPresenter::handle(const Action& action) {
  if (!is_on_) return std::nullopt;
  if (std::holds_alternative<TourSkipTapped>(action)) {
    is_on_ = false;
    return Wish::Nothing;
  }
  if (std::holds_alternative<TourActTapped>(action)) {
    return step().wish == Wish::Nothing ? Wish::ScanCard : step().wish;
  }
  if (!std::holds_alternative<TourNextTapped>(action)) return std::nullopt;
  advance();
  const bool is_elsewhere = is_on_ && step().screen == "home" && screen_ != "home";
  return is_elsewhere ? Wish::GoHome : Wish::Nothing;
}

// Whoever goes on without having tapped "Next" has read what is behind them.
void TourPresenter::saw(const View& screen) {
  screen_ = screen_name(screen);
  if (!is_on_) return;
  const auto acted = std::find_if(kSteps.begin() + static_cast<std::ptrdiff_t>(at_),
                                  kSteps.end(),
                                  [](const Step& each) { return !each.until.front().empty(); });
  if (acted == kSteps.end() || !is_ended_by(*acted, screen)) return;
  at_ = static_cast<std::size_t>(acted - kSteps.begin());
  advance();
}

std::optional<TourView> TourPresenter::view(const View& screen) const {
  const bool is_proving = std::holds_alternative<SignInView>(screen.body) ||
                          std::holds_alternative<SetupView>(screen.body);
  if (!is_on_ || is_proving || is_passing(screen)) return std::nullopt;
  const bool is_here = step().screen == screen_name(screen);
  TourView view;
  view.sentence = desk_.tr(step().sentence);
  view.progress = desk_.tr("tour.progress",
                           {i18n::count(static_cast<std::int64_t>(at_) + 1),
                            i18n::count(static_cast<std::int64_t>(kSteps.size()))});
  if (is_for_customer(screen)) {  // the customer's: read, not tapped
    view.target = is_here ? step().target : std::string_view{};
    return is_here ? std::optional{view} : std::nullopt;
  }
  if (is_here) {
    view.target = step().target;
    if (!step().act.empty()) view.act = desk_.tr(step().act);
  } else if (needs_a_member(step()) && screen_name(screen) == "home") {
    view.act = desk_.tr("tour.act_scan");
  }
  const bool is_read = step().until.front().empty();
  const bool is_last = at_ + 1 == kSteps.size();
  if (is_read || !is_here) view.next = desk_.tr(is_last ? "tour.end" : "tour.next");
  if (!is_last || view.next.empty()) view.skip = desk_.tr("tour.skip");
  return view;
}

}  // namespace regulars::ui
