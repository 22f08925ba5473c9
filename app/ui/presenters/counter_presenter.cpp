#include "app/ui/presenters/counter_presenter.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "app/ui/presenters/adjust_presenter.h"
#include "app/ui/presenters/cards_presenter.h"
#include "app/ui/presenters/claim_presenter.h"
#include "app/ui/presenters/customer_presenter.h"
#include "app/ui/presenters/day_presenter.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/done_presenter.h"
#include "app/ui/presenters/earn_presenter.h"
#include "app/ui/presenters/enrol_presenter.h"
#include "app/ui/presenters/entry_presenters.h"
#include "app/ui/presenters/gift_sale_presenter.h"
#include "app/ui/presenters/history_presenter.h"
#include "app/ui/presenters/home_presenter.h"
#include "app/ui/presenters/household_presenter.h"
#include "app/ui/presenters/member_pin_presenter.h"
#include "app/ui/presenters/member_presenter.h"
#include "app/ui/presenters/merge_presenter.h"
#include "app/ui/presenters/more_presenter.h"
#include "app/ui/presenters/profile_presenter.h"
#include "app/ui/presenters/rating_book.h"
#include "app/ui/presenters/redeem_presenter.h"
#include "app/ui/presenters/refund_presenter.h"
#include "app/ui/presenters/search_presenter.h"
#include "app/ui/presenters/settings_presenter.h"
#include "app/ui/presenters/staff_presenter.h"
#include "app/ui/presenters/status_presenter.h"
#include "app/ui/presenters/top_up_presenter.h"
#include "app/ui/presenters/tour_presenter.h"
#include "app/ui/presenters/training_presenter.h"
#include "app/ui/presenters/turned_over_presenter.h"
#include "app/ui/presenters/voucher_presenter.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kSaleWaits = std::chrono::minutes{10};  // an amount nobody claimed

// Before it is known whether this till is enrolled.
class StartingPresenter : public ScreenPresenter {
 public:
  Step handle(const Action& /*action*/) { return Stay{}; }
  Step handle(const Reply& /*reply*/) { return Stay{}; }
  [[nodiscard]] SignInView view() const { return {}; }
};

using Open = std::variant<StartingPresenter,
                          SetupPresenter,
                          SignInPresenter,
                          HomePresenter,
                          SearchPresenter,
                          EnrolPresenter,
                          MemberPresenter,
                          EarnPresenter,
                          RedeemPresenter,
                          MorePresenter,
                          HistoryPresenter,
                          VoucherPresenter,
                          TopUpPresenter,
                          GiftSalePresenter,
                          AdjustPresenter,
                          MemberPinPresenter,
                          ProfilePresenter,
                          RefundPresenter,
                          ClaimPresenter,
                          CardsPresenter,
                          HouseholdPresenter,
                          MergePresenter,
                          DonePresenter,
                          TurnedOverPresenter,
                          DayPresenter,
                          StaffPresenter>;

template <typename View>
Body body_of(View view) {
  return Body{std::move(view)};
}
// Of a presenter with more than one screen.
template <typename... Views>
Body body_of(std::variant<Views...> view) {
  return std::visit([](auto& each) { return Body{std::move(each)}; }, view);
}

}  // namespace

struct CounterPresenter::State {
  State(Requests& requests,
        const Clock& clock,
        const i18n::Catalogues& catalogues,
        CounterSettings chosen)
      : pretended(requests, clock),
        desk(pretended, clock, catalogues, std::move(chosen)),
        status(desk),
        last_activity(clock.steady()) {}

  Training pretended;  // what the desk's requests go through
  Desk desk;
  StatusPresenter status;  // borrows desk, as those below do
  TrainingPresenter training{desk, pretended};
  TourPresenter tour{desk};
  SettingsPresenter settings{desk};  // lies over what is open
  Open open;
  RatingBook ratings;
  CustomerPresenter customer{desk, ratings};
  Question look_up;  // of a scan
  Question reload;   // of the member after a redemption
  model::Points reload_before;
  SteadyInstant last_activity;
  SteadyInstant sale_arrived{};

  template <typename Presenter, typename... Arguments>
  void show(Arguments&&... arguments) {
    desk.reader = desk.preferences.language;
    open.emplace<Presenter>(desk, std::forward<Arguments>(arguments)...);
    last_activity = desk.now();
  }
  template <typename Presenter>
  [[nodiscard]] bool is_open() const {
    return std::holds_alternative<Presenter>(open);
  }

  void go(const Step& step);
  void leave_prompt();
  [[nodiscard]] bool is_at_work() const;
  [[nodiscard]] bool is_signing_in() const { return is_open<SignInPresenter>() && !desk.staff; }
  [[nodiscard]] bool goes_idle() const;
  [[nodiscard]] bool is_waiting() const;
  [[nodiscard]] bool stays() const;
  void say(const Notice& notice);
  [[nodiscard]] bool is_left_redemption(const Reply& reply) const;
  void take_left_redemption(const Reply& reply);
  [[nodiscard]] View screen() const;
  [[nodiscard]] bool is_laid_over(const Action& action);
  void settle();
  void toggle_training();
  void begin_tour();
  void fulfil(TourPresenter::Wish wish);

  void take(const Reply& reply);
  void take(const ConnectionChanged& connection);
  void take(const ProgrammeChanged& changed);
  void take(const ShopfrontChanged& changed);
  void take(const StoreChanged& store);
  void take(const CustomerDisplayChanged& changed);
  void take(const CodeArrived& code);
  void take(const ScanFailed& failed);
  void take(const SoundFailed& failed);
  void take(const SaleArrived& sale);
  void take(const FaultChanged& changed) { status.take(changed); }
  void take_look_up(const Reply& reply);
  void take_reload(const Reply& reply);
  void open_member(const MemberCard& card);

  struct Go;
};

// Opens what a presenter asked for.
struct CounterPresenter::State::Go {
  State& state;
  void operator()(const Stay&) const {}
  void operator()(const Allowed&) const {}
  void operator()(const GoBack&) const {
    if (state.desk.card) {
      state.show<MemberPresenter>();
    } else {
      (*this)(GoHome{});
    }
  }
  void operator()(const GoHome& wanted) const {
    Notice notice = wanted.notice;  // it may live in the presenter that is about to go
    state.desk.card.reset();
    state.customer.served();
    if (state.desk.staff) {
      state.show<HomePresenter>();
      if (!notice.words.empty()) state.say(notice);
    } else {
      (*this)(OpenSignIn{});
    }
  }
  void operator()(const OpenSignIn&) const {
    if (state.training.is_on()) state.training.end();  // never left on by accident
    state.desk.card.reset();
    state.show<SignInPresenter>(SignInPresenter::Purpose::Shift);
  }
  void operator()(const OpenManagerPin&) const {
    state.show<SignInPresenter>(SignInPresenter::Purpose::Managing);
  }
  void operator()(const OpenDay& day) const { state.show<DayPresenter>(model::Staff{day.by}); }
  void operator()(const OpenStaff& staff) const {
    state.show<StaffPresenter>(model::Staff{staff.by});
  }
  void operator()(const OpenSearch& wanted) const { state.show<SearchPresenter>(wanted); }
  void operator()(const OpenEnrol& wanted) const { state.show<EnrolPresenter>(OpenEnrol{wanted}); }
  void operator()(const OpenMember& member) const {
    const Notice notice = member.notice;  // it may live in the presenter that is about to go
    state.open_member(member.card);
    if (!notice.words.empty()) state.say(notice);
  }
  void operator()(const OpenEarn&) const { state.show<EarnPresenter>(); }
  void operator()(const OpenRedeem&) const { state.show<RedeemPresenter>(); }
  void operator()(const OpenMore&) const { state.show<MorePresenter>(); }
  void operator()(const OpenHistory&) const { state.show<HistoryPresenter>(); }
  // What is opened may live in the presenter that is about to go.
  void operator()(const OpenVoucher& found) const {
    Voucher voucher = found.voucher;
    state.show<VoucherPresenter>(std::move(voucher));
  }
  void operator()(const OpenTopUp& wanted) const {
    std::optional<Voucher> card = wanted.card;
    state.show<TopUpPresenter>(std::move(card));
  }
  void operator()(const OpenGiftSale&) const { state.show<GiftSalePresenter>(); }
  void operator()(const OpenAdjust&) const { state.show<AdjustPresenter>(); }
  void operator()(const OpenMemberPin&) const { state.show<MemberPinPresenter>(); }
  void operator()(const OpenProfile& wanted) const {
    state.show<ProfilePresenter>(OpenProfile{wanted});
  }
  void operator()(const OpenRefund& wanted) const {
    const std::string receipt = wanted.receipt;  // may live in the presenter that is about to go
    state.show<RefundPresenter>(receipt);
  }
  void operator()(const OpenClaim&) const { state.show<ClaimPresenter>(); }
  void operator()(const OpenCards& wanted) const { state.show<CardsPresenter>(wanted.number); }
  void operator()(const OpenHousehold& wanted) const {
    state.show<HouseholdPresenter>(wanted.other);
  }
  void operator()(const OpenMerge& wanted) const { state.show<MergePresenter>(wanted.other); }
  void operator()(const OpenDone& done) const {
    state.desk.sound(Cue::Done);
    state.customer.booked(done.outcome);
    using Asked = DonePresenter::Asked;
    state.show<DonePresenter>(done.outcome,
                              state.customer.has_display() ? Asked::Elsewhere : Asked::Here);
  }
  void operator()(const OpenRating&) const {
    state.customer.ask();
    if (state.customer.has_the_screen()) {
      state.settings.close();
      state.open.emplace<TurnedOverPresenter>(state.customer);
    } else {
      (*this)(GoHome{});
    }
  }
  void operator()(const ForgetPrompt&) const { state.customer.forget_prompt(); }
  void operator()(const ReopenMember& member) const {
    state.reload_before = member.before;
    if (!state.reload.ask(state.desk, LoadMember{member.member})) (*this)(GoHome{});
  }
};

void CounterPresenter::State::go(const Step& step) {
  std::visit(Go{*this}, step);
}

// The next customer is here before the last one answered.
void CounterPresenter::State::leave_prompt() {
  customer.leave();
  const bool is_leaving = is_open<DonePresenter>() || is_open<TurnedOverPresenter>();
  if (is_leaving) go(GoHome{});
}

// Somebody is signed in and the screen is not one for proving who one is.
bool CounterPresenter::State::is_at_work() const {
  return desk.staff && !is_open<StartingPresenter>() && !is_open<SetupPresenter>() &&
         !is_open<SignInPresenter>();
}

bool CounterPresenter::State::is_waiting() const {
  return std::visit([](const auto& presenter) { return presenter.is_waiting(); }, open);
}

bool CounterPresenter::State::stays() const {
  return std::visit([](const auto& presenter) { return presenter.stays(); }, open);
}

bool CounterPresenter::State::goes_idle() const {
  const bool is_passing =
      is_open<HomePresenter>() || is_open<DonePresenter>() || is_open<TurnedOverPresenter>();
  const bool is_managing = is_open<SignInPresenter>() && desk.staff;
  return ((is_at_work() && !is_passing) || is_managing) && !is_waiting() && !stays();
}

void CounterPresenter::State::say(const Notice& notice) {
  if (settings.is_open()) {
    settings.say(notice);
    return;
  }
  std::visit([&](auto& presenter) { presenter.say(notice); }, open);
}

// What is open, without what is laid over it.
View CounterPresenter::State::screen() const {
  View view;
  view.body = std::visit([](const auto& presenter) { return body_of(presenter.view()); }, open);
  return view;
}

// True when the action was for the strip, the training or the tour: the screen does not hear it.
bool CounterPresenter::State::is_laid_over(const Action& action) {
  if (std::holds_alternative<SettingsTapped>(action)) status.close();
  if (is_any<TrainingTapped, HelpTapped>(action)) settings.close();
  if (std::holds_alternative<TrainingTapped>(action)) {
    toggle_training();
  } else if (std::holds_alternative<HelpTapped>(action)) {
    begin_tour();
  } else if (const auto wish = tour.handle(action)) {
    fulfil(*wish);
  } else {
    return settings.handle(action) || status.handle(action);
  }
  return true;
}

// What was answered from memory meanwhile, and where the tour is now.
void CounterPresenter::State::settle() {
  constexpr int kMostRounds = 8;  // an answer may ask again; the figures of home do
  for (int round = 0; round < kMostRounds; ++round) {
    const std::vector<Reply> replies = pretended.take_replies();
    if (replies.empty()) break;
    for (const Reply& reply : replies) take(reply);
  }
  const bool is_first = !desk.settings.demo_cards.empty() && !tour.was_shown();
  if (is_first && is_open<HomePresenter>()) tour.begin();
  if (tour.is_on()) tour.saw(screen());
}

void CounterPresenter::State::toggle_training() {
  if (is_waiting() || stays() || (!is_at_work() && !is_signing_in())) return;
  leave_prompt();
  status.close();
  if (training.is_on()) {
    training.end();
    status.say({desk.tr("training.over"), Tone::Good});
  } else {
    training.begin();
  }
  if (desk.staff) go(GoHome{});
}

// In a real shop the tour is given in training, so that its sale is none.
void CounterPresenter::State::begin_tour() {
  if (!is_at_work() || is_waiting() || stays()) return;
  if (desk.settings.demo_cards.empty() && !training.is_on()) toggle_training();
  leave_prompt();
  status.close();
  tour.begin();
  go(GoHome{});
}

void CounterPresenter::State::fulfil(TourPresenter::Wish wish) {
  switch (wish) {
    case TourPresenter::Wish::Nothing:
      return;
    case TourPresenter::Wish::GoHome:
      go(GoHome{});
      return;
    case TourPresenter::Wish::ScanCard:
      if (desk.settings.demo_cards.empty()) {
        take(CodeArrived{std::string{Training::kPracticeCode}, {}});
      } else {
        take(CodeArrived{desk.settings.demo_cards.front(), {}});
      }
      return;
    case TourPresenter::Wish::TypeAmount:
      break;
  }
  const int digits = desk.programme.currency.minor_digits();
  std::string amount = "286";
  amount.append(static_cast<std::size_t>(std::max(0, digits)), '0');
  go(std::visit([&](auto& presenter) { return presenter.handle(Action{TextTyped{amount}}); },
                open));
}

// ---- arrivals -------------------------------------------------------------------------------

void CounterPresenter::State::take(const Reply& reply) {
  if (ratings.takes(desk, reply) || status.takes(reply) || customer.takes(reply)) return;
  if (settings.takes(reply)) {
    if (!reply.result) say(settings.notice());
    return;
  }
  if (!reply.result) desk.sound(Cue::Failed);
  if (is_left_redemption(reply)) {
    take_left_redemption(reply);
  } else if (look_up.takes(reply)) {
    take_look_up(reply);
  } else if (reload.takes(reply)) {
    take_reload(reply);
  } else {
    go(std::visit([&](auto& presenter) { return presenter.handle(reply); }, open));
  }
}

void CounterPresenter::State::take(const ConnectionChanged& connection) {
  const bool has_news = connection.last_sync != desk.connection.last_sync;
  desk.connection = connection;
  status.take(connection);
  if (has_news && is_open<SignInPresenter>()) std::get<SignInPresenter>(open).news_arrived();
}

void CounterPresenter::State::take(const ProgrammeChanged& changed) {
  desk.programme = changed.programme;
  pretended.take(changed.programme);
  if (is_open<SignInPresenter>()) std::get<SignInPresenter>(open).news_arrived();
}

void CounterPresenter::State::take(const ShopfrontChanged& changed) {
  desk.accent = changed.shopfront.accent;
  customer.shopfront_changed(changed.shopfront);
}

void CounterPresenter::State::take(const CustomerDisplayChanged& changed) {
  if (is_open<TurnedOverPresenter>()) leave_prompt();
  customer.display_changed(changed.is_there);
  std::optional<Fault> fault;
  if (!changed.is_there)
    fault = Fault{Severity::Notice, "fault.display", {}, "fault.display_remedy"};
  status.take(FaultChanged{FaultSource::Display, std::move(fault)});
}

void CounterPresenter::State::take(const StoreChanged& store) {
  desk.store = store;
  if (!store.is_enrolled) {
    if (!is_open<SetupPresenter>()) show<SetupPresenter>();
  } else if (is_open<SetupPresenter>() || is_open<StartingPresenter>()) {
    go(OpenSignIn{});
  }
}

void CounterPresenter::State::take(const CodeArrived& code) {
  if (!is_at_work()) return;
  last_activity = desk.now();
  training.touched();
  status.close();
  if (is_waiting()) {  // what is being booked must be seen before the next customer is
    say({desk.tr("error.busy_scan"), Tone::Caution});
    return;
  }
  if (stays()) {
    say({desk.tr("gift_card.hand_over_first"), Tone::Caution});
    return;
  }
  settings.close();
  if (std::visit([&](auto& presenter) { return presenter.takes(code); }, open)) return;
  leave_prompt();
  if (!look_up.ask_instead(desk, LookUpCode{code.raw, code.aim})) {
    say({desk.tr("error.busy"), Tone::Caution});
  }
}

void CounterPresenter::State::take(const ScanFailed& failed) {
  if (!is_at_work()) return;
  last_activity = desk.now();
  desk.sound(Cue::Failed);
  say({desk.sentence(failed.key, {}), Tone::Caution});
}

void CounterPresenter::State::take(const SoundFailed& /*failed*/) {
  say({desk.tr("settings.no_sound"), Tone::Caution});
}

void CounterPresenter::State::take(const SaleArrived& sale) {
  sale_arrived = desk.now();
  if (training.keeps(sale)) return;
  desk.sale = sale;
  desk.undoable.reset();
  if (auto* const earn = std::get_if<EarnPresenter>(&open)) earn->take_sale(sale);
}

void CounterPresenter::State::take_look_up(const Reply& reply) {
  if (!is_at_work()) return;
  if (const auto* const card = card_in(reply)) {
    desk.sound(Cue::Recognised);
    const bool is_same = desk.card && desk.card->member.id == card->member.id;
    if (is_same && is_open<RedeemPresenter>()) {
      desk.card = *card;  // the card was asked for: redeeming goes on
      std::get<RedeemPresenter>(open).identified();
    } else {
      leave_prompt();
      open_member(*card);
    }
    return;
  }
  const auto* const looked_up = answer_of<CodeLookedUp>(reply);
  if (const auto* const voucher = voucher_in(reply)) {
    desk.sound(Cue::Recognised);
    leave_prompt();
    go(OpenVoucher{*voucher});  // a member who is being served stays
  } else if (looked_up != nullptr) {
    desk.sound(Cue::Unknown);
    leave_prompt();
    desk.card.reset();
    go(OpenEnrol{std::get<CodeUnknown>(*looked_up).identifier});
  } else if (!reply.result) {
    say({desk.sentence(reply.result.error()), Tone::Caution});
  }
}

// Central has answered, and whoever asked is elsewhere now.
bool CounterPresenter::State::is_left_redemption(const Reply& reply) const {
  if (!desk.redemption || desk.redemption->number != reply.number) return false;
  return !std::visit([](const auto& presenter) { return presenter.awaits_redemption(); }, open);
}

void CounterPresenter::State::take_left_redemption(const Reply& reply) {
  const Redemption left = *std::exchange(desk.redemption, std::nullopt);
  const auto* const redeemed = answer_of<RewardRedeemed>(reply);
  if (redeemed == nullptr) {
    status.say({desk.tr("redeem.late_not", {left.what, left.who}), Tone::Caution});
    return;
  }
  status.say({desk.tr("redeem.late_done", {left.what, left.who}), Tone::Good});
  const bool is_here = desk.card && desk.card->member.id == left.member;
  if (is_here && redeemed->purse == model::kPointsPurse) {
    desk.card->balance = {redeemed->balance_after, redeemed->balance_after};
  }
}

void CounterPresenter::State::take_reload(const Reply& reply) {
  if (!is_open<DonePresenter>()) return;  // the next customer is being served (2)
  const auto* const card = card_in(reply);
  if (card == nullptr) {
    go(GoHome{});
    return;
  }
  MemberCard fresh = *card;
  if (desk.card) fresh.strength = desk.card->strength;  // who it is has not changed
  desk.card = fresh;
  show<MemberPresenter>(reload_before);
}

void CounterPresenter::State::open_member(const MemberCard& card) {
  desk.card = card;
  customer.recognised();
  show<MemberPresenter>(MemberPresenter::Arrival::New);
}

// ---- CounterPresenter -----------------------------------------------------------------------

CounterPresenter::CounterPresenter(Requests& requests,
                                   const Clock& clock,
                                   const i18n::Catalogues& catalogues,
                                   CounterSettings settings)
    : state_(std::make_unique<State>(requests, clock, catalogues, std::move(settings))) {}

CounterPresenter::~CounterPresenter() = default;

void CounterPresenter::handle(const Action& action) {
  State& state = *state_;
  state.last_activity = state.desk.now();
  state.training.touched();
  if (is_for_customer(state.screen()) || !state.is_laid_over(action)) {
    state.go(std::visit([&](auto& presenter) { return presenter.handle(action); }, state.open));
  }
  state.settle();
}

void CounterPresenter::handle_customer(const Action& action) {
  if (state_->customer.has_display()) state_->customer.handle(action);
}

void CounterPresenter::handle(const Arrival& arrival) {
  if (const auto* const reply = std::get_if<Reply>(&arrival); reply != nullptr) {
    Reply seen = *reply;
    state_->pretended.lay_over(seen);
    state_->take(seen);
  } else {
    std::visit([&](const auto& each) { state_->take(each); }, arrival);
  }
  state_->settle();
}

void CounterPresenter::tick() {
  State& state = *state_;
  const SteadyInstant now = state.desk.now();
  state.ratings.tick(state.desk);
  state.status.tick();
  if (state.training.is_forgotten()) state.toggle_training();
  state.customer.tick();
  if (state.desk.sale && now - state.sale_arrived >= kSaleWaits) state.desk.sale.reset();
  state.go(std::visit([](auto& presenter) { return presenter.tick(); }, state.open));
  const Milliseconds idle = state.desk.settings.idle_return;
  if (now - state.last_activity >= idle) {
    state.settings.close();
    if (state.goes_idle()) state.go(GoHome{});
  }
  state.settle();
}

View CounterPresenter::view() const {
  const State& state = *state_;
  View view;
  view.language = state.desk.reader;
  view.appearance = state.desk.appearance();
  view.status = state.status.view();
  view.body =
      std::visit([](const auto& presenter) { return body_of(presenter.view()); }, state.open);
  if (is_for_customer(view)) {
    view.language = state.customer.language();
    view.appearance = state.desk.customer_appearance();
    view.appearance.diagonal_inches = state.desk.settings.diagonal_inches;
  } else if (state.customer.has_display()) {
    view.customer = state.customer.view_at_rest();
  }
  if (auto* const home = std::get_if<HomeView>(&view.body)) {
    home->is_looking = home->is_looking || state.look_up.is_open();
  }
  if (!is_for_customer(view)) {
    if (state.settings.is_open()) {
      SettingsView settings = state.settings.view();
      settings.can_train = state.is_at_work() || state.is_signing_in();
      settings.is_training = state.training.is_on();
      view.body = std::move(settings);
    }
    if (auto list = state.status.list()) view.body = *std::move(list);
    view.status.has_help = state.is_at_work();
  }
  view.training = state.training.view();
  view.tour = state.tour.view(view);
  return view;
}

CustomerView CounterPresenter::customer_view() const {
  return state_->customer.view();
}

std::optional<std::string> CounterPresenter::take_copied() {
  return std::exchange(state_->desk.copied, std::nullopt);
}

std::optional<Cue> CounterPresenter::take_cue() {
  return std::exchange(state_->desk.cue, std::nullopt);
}

Sound CounterPresenter::sound() const {
  return state_->desk.preferences.sound;
}

Spoken CounterPresenter::spoken() const {
  return {state_->customer.language(), state_->customer.spoken()};
}

SteadyInstant CounterPresenter::next_deadline() const {
  const State& state = *state_;
  constexpr Milliseconds kMinute = std::chrono::minutes{1};
  const Milliseconds into_minute = state.desk.wall().time_since_epoch() % kMinute;
  SteadyInstant soonest = state.desk.now() + (kMinute - into_minute);
  const auto sooner = [&](const std::optional<SteadyInstant>& other) {
    if (other) soonest = std::min(soonest, *other);
  };
  sooner(std::visit([](const auto& presenter) { return presenter.deadline(); }, state.open));
  sooner(state.ratings.deadline());
  sooner(state.customer.deadline());
  if (const auto change = state.desk.until_theme_changes()) sooner(state.desk.now() + *change);
  sooner(state.status.deadline());
  sooner(state.training.deadline());
  if (state.goes_idle() || state.settings.is_open()) {
    sooner(state.last_activity + state.desk.settings.idle_return);
  }
  return soonest;
}

}  // namespace regulars::ui
