#include "app/ui/presenters/customer_presenter.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/i18n/format.h"
#include "app/ui/presenters/outcome_words.h"
#include "app/ui/presenters/screen_presenter.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kReadEarned{3'500};      // the figure, the balance, two rewards
constexpr Milliseconds kReadRedeemed{5'000};    // what comes off the bill
constexpr Milliseconds kReadFacts{6'000};       // a tier reached, stamps, who owes what
constexpr Milliseconds kReadCode{30'000};       // of a coupon, to be photographed
constexpr Milliseconds kPromptSilence{12'000};  // reference/feedback: silent dismiss after 8-12 s
constexpr Milliseconds kPromptTouched{30'000};  // somebody is there
constexpr Milliseconds kPromptWarning{20'000};
constexpr Milliseconds kThanks{2'500};
constexpr Milliseconds kLanguageStays = std::chrono::minutes{1};  // chosen, and then nobody came

std::string earned_text(const Words& words, model::Points points) {
  return words.plural("rating.points", points.value(), {i18n::signed_points(points)});
}

Milliseconds time_for(const Outcome& outcome) {
  if (!outcome.codes.empty()) return kReadCode;
  if (outcome.tier || !outcome.moved.empty()) return kReadFacts;
  return outcome.kind == Outcome::Kind::Earned ? kReadEarned : kReadRedeemed;
}

// The dearest reward that the points buy, and the next one they do not.
std::vector<RewardInReach> rewards_in_reach(const Words& words,
                                            const model::Programme& programme,
                                            model::Points points) {
  std::vector<RewardInReach> result;
  std::vector<model::Reward> rewards;  // of points, without a coupon; cheapest first
  std::copy_if(programme.rewards.begin(),
               programme.rewards.end(),
               std::back_inserter(rewards),
               [](const model::Reward& reward) {
                 return reward.purse == model::kPointsPurse && !reward.by_coupon_only &&
                        reward.cost.value() > 0;
               });
  const auto next = std::find_if(
      rewards.begin(), rewards.end(), [&](const auto& reward) { return reward.cost > points; });
  if (next != rewards.begin()) {
    result.push_back({words.text_of(std::prev(next)->name), words.tr("redeem.enough"), 100, true});
  }
  if (next != rewards.end()) {
    const auto missing = next->cost.minus(points).value_or(next->cost);
    const auto percent = model::multiply_divide(
        std::max<std::int64_t>(0, points.value()), 100, next->cost.value(), model::Rounding::Down);
    result.push_back({words.text_of(next->name),
                      words.plural("redeem.missing", missing.value(), {i18n::points(missing)}),
                      static_cast<int>(percent.value_or(0)),
                      false});
  }
  return result;
}

}  // namespace

CustomerPresenter::CustomerPresenter(Desk& desk, RatingBook& ratings)
    : desk_(desk), ratings_(ratings), language_(desk.settings.customer_language) {}

// ---- what happens at the counter --------------------------------------------------------------

void CustomerPresenter::shopfront_changed(const model::Shopfront& shopfront) {
  if (shopfront == shopfront_) return;
  const bool has_new_logo = shopfront.logo != shopfront_.logo;
  shopfront_ = shopfront;
  const bool moves = desk_.settings.defaults.motion == Motion::On;
  board_.show(
      shopfront_.board.size(), moves ? desk_.settings.board_every : Milliseconds{0}, desk_.now());
  if (!has_new_logo) return;
  logo_.reset();
  if (shopfront_.logo.empty()) return;
  if (decoding_.ask_instead(desk_, DecodeLogo{shopfront_.logo})) return;
  shopfront_.logo.clear();  // the queue is full: asked again when the shopfront comes again
}

bool CustomerPresenter::takes(const Reply& reply) {
  if (!decoding_.takes(reply)) return false;
  if (const auto* const logo = answer_of<Logo>(reply)) logo_ = std::make_shared<const Logo>(*logo);
  return true;
}

void CustomerPresenter::display_changed(bool is_there) {
  has_display_ = is_there;
  leave();
  if (is_there && desk_.card) recognised();
}

void CustomerPresenter::recognised() {
  if (prompt_ || !desk_.card) return;  // an open question is not taken away by a look at a member
  const bool is_same = member_ && member_->id == desk_.card->member.id;
  member_ = desk_.card->member;
  const loyalty::Benefits benefits = benefits_of(desk_, *desk_.card);
  tier_greeting_ = benefits.greeting == nullptr ? model::Texts{} : benefits.greeting->text;
  if (!is_same || !std::holds_alternative<Earned>(now_)) now_ = Greeting{};
}

void CustomerPresenter::booked(const Outcome& outcome) {
  if (outcome.kind == Outcome::Kind::AlreadyEarned) return;
  const bool is_earned = outcome.kind == Outcome::Kind::Earned;
  if (desk_.card) member_ = desk_.card->member;
  if (is_earned) prompt_ = Prompt{outcome.seq, outcome.points};
  const SteadyInstant now = desk_.now();
  now_ = Earned{outcome, desk_.card, now, now + time_for(outcome)};
}

void CustomerPresenter::ask() {
  if (!prompt_) return;
  now_ = Rating{desk_.now() + kPromptSilence, std::nullopt};
}

void CustomerPresenter::forget_prompt() {
  prompt_.reset();
  attract();
}

void CustomerPresenter::served() {
  if (std::holds_alternative<Greeting>(now_)) attract();
}

void CustomerPresenter::leave() {
  close_prompt(model::RatingOutcome::TimedOut, 0);
  if (!std::holds_alternative<Attract>(now_)) attract();
}

void CustomerPresenter::close_prompt(model::RatingOutcome outcome, std::uint8_t face) {
  if (!prompt_) return;
  ratings_.record(desk_, RecordRating{prompt_->sale_seq, outcome, face});
  prompt_.reset();
}

// Nothing of the last customer stays.
void CustomerPresenter::attract() {
  member_.reset();
  now_ = Attract{};
  language_ = desk_.settings.customer_language;
  language_ends_.reset();
  if (board_.is_paused()) board_.toggle_pause(desk_.now());
  board_.resume(desk_.now());
}

// ---- the customer's finger, and time ----------------------------------------------------------

void CustomerPresenter::handle(const Action& action) {
  if (std::holds_alternative<LanguageTapped>(action)) {
    language_ = i18n::next(language_);
    touched();
  } else if (std::holds_alternative<PauseTapped>(action)) {
    board_.toggle_pause(desk_.now());
  }
  if (!std::holds_alternative<Rating>(now_)) return;
  if (const auto* const tapped = std::get_if<FaceTapped>(&action)) {
    if (tapped->face < 1 || tapped->face > 5) return;
    const model::Points points = prompt_ ? prompt_->points : model::Points{};
    close_prompt(model::RatingOutcome::Answered, static_cast<std::uint8_t>(tapped->face));
    now_ = Thanks{points, desk_.now() + kThanks};
  } else if (std::holds_alternative<SkipTapped>(action)) {
    close_prompt(model::RatingOutcome::Skipped, 0);
    attract();
  } else if (std::holds_alternative<MoreTimeTapped>(action)) {
    touched();
  }
}

void CustomerPresenter::touched() {
  const SteadyInstant now = desk_.now();
  if (auto* const rating = std::get_if<Rating>(&now_)) {
    rating->warns = now + kPromptTouched;
    rating->ends = *rating->warns + kPromptWarning;
  } else if (std::holds_alternative<Attract>(now_)) {
    language_ends_ = now + kLanguageStays;
  }
}

void CustomerPresenter::tick() {
  const SteadyInstant now = desk_.now();
  if (const auto* const earned = std::get_if<Earned>(&now_)) {
    if (!has_display_ || now < earned->ends) return;
    if (prompt_) {
      ask();
    } else if (desk_.card && member_) {
      now_ = Greeting{};
    } else {
      attract();
    }
  } else if (const auto* const rating = std::get_if<Rating>(&now_)) {
    if (now < rating->ends) return;
    close_prompt(model::RatingOutcome::TimedOut, 0);
    attract();
  } else if (const auto* const thanks = std::get_if<Thanks>(&now_)) {
    if (now >= thanks->ends) attract();
  } else if (std::holds_alternative<Attract>(now_)) {
    if (language_ends_ && now >= *language_ends_) attract();
    if (has_display_) board_.tick(now);
  }
}

std::optional<SteadyInstant> CustomerPresenter::deadline() const {
  const SteadyInstant now = desk_.now();
  if (const auto* const earned = std::get_if<Earned>(&now_)) {
    if (!has_display_) return std::nullopt;
    return desk_.motion_percent(earned->began) < 100 ? now + kFrame : earned->ends;
  }
  if (const auto* const rating = std::get_if<Rating>(&now_)) {
    return rating->warns && now < *rating->warns ? *rating->warns : rating->ends;
  }
  if (const auto* const thanks = std::get_if<Thanks>(&now_)) return thanks->ends;
  if (!std::holds_alternative<Attract>(now_) || !has_display_) return std::nullopt;
  const auto board = board_.deadline(now);
  if (!language_ends_) return board;
  return board ? std::min(*board, *language_ends_) : *language_ends_;
}

bool CustomerPresenter::has_the_screen() const {
  return std::holds_alternative<Rating>(now_) || std::holds_alternative<Thanks>(now_);
}

// ---- what is shown ----------------------------------------------------------------------------

bool CustomerPresenter::is_named() const {
  return member_ && member_->agrees_to_greeting && !member_->name.empty();
}

struct CustomerPresenter::Describe {
  const CustomerPresenter& self;
  Words words = self.words();

  [[nodiscard]] std::string thanks() const {
    return self.is_named() ? words.tr("rating.thanks_name", {self.member_->name})
                           : words.tr("rating.thanks");
  }

  CustomerBody operator()(const Attract& /*attract*/) const {
    const Board& board = self.board_;
    AttractView view;
    view.store = self.desk_.store.store_name;
    view.logo = self.logo_;
    view.entries = board.entries();
    if (view.entries == 0) return view;
    view.position = board.position();
    view.entry = text(view.position);
    view.shown_percent = board.shown_percent(self.desk_.now());
    if (view.shown_percent < 100) view.leaving = text(board.previous());
    view.can_pause = board.can_pause();
    view.is_paused = board.is_paused();
    return view;
  }

  [[nodiscard]] BoardText text(std::size_t entry) const {
    const model::BoardEntry& of = self.shopfront_.board.at(entry);
    return {words.text_of(of.said), words.text_of(of.did)};
  }

  CustomerBody operator()(const Greeting& /*greeting*/) const {
    GreetingView view;
    view.greeting = self.is_named() ? words.tr("greeting.back_name", {self.member_->name})
                                    : words.tr("greeting.back");
    if (!self.member_ || !self.member_->agrees_to_greeting) return view;
    view.tier = words.tier_name(self.member_->tier);
    view.is_gold = self.member_->tier > 0;
    if (!self.tier_greeting_.empty()) view.words = words.text_of(self.tier_greeting_);
    return view;
  }

  [[nodiscard]] std::string title_of(Outcome::Kind kind) const {
    switch (kind) {
      case Outcome::Kind::Claimed:
        return words.tr("done.claimed");
      case Outcome::Kind::Redeemed:
        return words.tr("done.redeemed");
      case Outcome::Kind::Refunded:
        return words.tr("done.refunded");
      case Outcome::Kind::ToppedUp:
        return words.tr("done.topped_up");
      case Outcome::Kind::Adjusted:
        return words.tr("done.adjusted");
      case Outcome::Kind::Earned:
      case Outcome::Kind::AlreadyEarned:
      case Outcome::Kind::Undone:
        break;
    }
    return thanks();
  }

  [[nodiscard]] std::string value_of(const Outcome& outcome) const {
    if (outcome.value.minor() <= 0) return outcome.what;
    if (outcome.kind == Outcome::Kind::Redeemed) {
      return words.tr("earned.off", {i18n::money(outcome.value)});
    }
    if (outcome.kind == Outcome::Kind::Refunded) {
      return words.tr("earned.back", {i18n::money(outcome.value)});
    }
    return {};
  }

  CustomerBody operator()(const Earned& earned) const {
    const Outcome& outcome = earned.outcome;
    const int moved = self.desk_.motion_percent(earned.began);
    const bool is_points = words.unit_of(outcome.purse) == model::PurseUnit::Points;
    EarnedView view;
    view.title = title_of(outcome.kind);
    view.points =
        words.signed_of_purse(outcome.purse, counted(model::Points{}, outcome.points, moved));
    if (is_points) view.points_unit = words.plural("common.points", outcome.points.value());
    view.is_gain = !outcome.points.is_negative();
    view.value = value_of(outcome);
    view.balance = words.of_purse(outcome.purse, outcome.balance_after);
    view.facts = facts_of(self.desk_,
                          words,
                          outcome,
                          earned.card ? &*earned.card : nullptr,
                          self.is_named() ? Audience::CustomerByName : Audience::Customer);
    if (outcome.purse != model::kPointsPurse) return view;
    view.rewards = rewards_in_reach(words, self.desk_.programme, outcome.balance_after);
    return view;
  }

  CustomerBody operator()(const Rating& rating) const {
    RatingView view;
    view.thanks = thanks();
    if (self.prompt_) view.points = earned_text(words, self.prompt_->points);
    const bool is_closing = rating.warns && self.desk_.now() >= *rating.warns;
    if (is_closing) view.time_is_up = words.tr("rating.closing");
    return view;
  }

  CustomerBody operator()(const Thanks& given) const {
    return ThanksView{earned_text(words, given.points)};
  }
};

CustomerView CustomerPresenter::view() const {
  CustomerView view{language_, desk_.customer_appearance(), std::visit(Describe{*this}, now_)};
  if (desk_.is_training) {
    view.training = TrainingView{words().tr("training.word"), words().tr("training.words"), {}, {}};
  }
  return view;
}

// ---- what is said -----------------------------------------------------------------------------

struct CustomerPresenter::Speak {
  const CustomerPresenter& self;
  Words words = self.words();

  std::string operator()(const Attract& /*attract*/) const { return {}; }
  std::string operator()(const Greeting& /*greeting*/) const {
    return self.is_named() ? words.tr("greeting.back_name", {self.member_->name})
                           : words.tr("greeting.back");
  }
  std::string operator()(const Earned& earned) const {
    if (words.unit_of(earned.outcome.purse) == model::PurseUnit::Points) {
      return earned_text(words, earned.outcome.points);
    }
    return words.signed_of_purse(earned.outcome.purse, earned.outcome.points);
  }
  std::string operator()(const Rating& rating) const {
    if (rating.warns && self.desk_.now() >= *rating.warns) return words.tr("rating.closing");
    return words.tr("rating.question") + " " + words.tr("rating.face_1") + ", " +
           words.tr("rating.face_2") + ", " + words.tr("rating.face_3") + ", " +
           words.tr("rating.face_4") + ", " + words.tr("rating.face_5") + "; " +
           words.tr("rating.skip") + ".";
  }
  std::string operator()(const Thanks& /*thanks*/) const { return words.tr("thanks.title"); }
};

std::string CustomerPresenter::spoken() const {
  if (!has_display_ && !has_the_screen()) return {};  // nobody sees it either
  return std::visit(Speak{*this}, now_);
}

CustomerView CustomerPresenter::view_at_rest() const {
  CustomerView result = view();
  if (auto* const attract = std::get_if<AttractView>(&result.body)) {
    attract->shown_percent = 100;
    attract->leaving = {};
  } else if (auto* const earned = std::get_if<EarnedView>(&result.body)) {
    const Outcome& outcome = std::get<Earned>(now_).outcome;
    earned->points = words().signed_of_purse(outcome.purse, outcome.points);
  }
  return result;
}

}  // namespace regulars::ui
