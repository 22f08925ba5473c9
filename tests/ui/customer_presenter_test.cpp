#include "app/ui/presenters/customer_presenter.h"

#include <string>
#include <vector>

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

model::Shopfront a_shopfront() {
  model::Shopfront shopfront;
  shopfront.accent = 0x8A1C3B;
  shopfront.board = {
      {{{"en", "The queue is long"}, {"zh_CN", "排队太久"}}, {{"en", "A second till at noon"}}},
      {{{"en", "No oat milk"}}, {{"en", "Oat milk since May"}}}};
  return shopfront;
}

// A counter whose customer has a window of their own.
class TwoSides : public CounterFixture {
 public:
  TwoSides() {
    arrive(CustomerDisplayChanged{true});
    sign_in();
  }
  template <typename Wanted>
  [[nodiscard]] bool customer_sees() const {
    return std::holds_alternative<Wanted>(counter.customer_view().body);
  }
  template <typename Wanted>
  [[nodiscard]] Wanted customers() const {
    const CustomerView view = counter.customer_view();
    REQUIRE(std::holds_alternative<Wanted>(view.body));
    return std::get<Wanted>(view.body);
  }
  void customer_taps(const Action& action) { counter.handle_customer(action); }
  void scan_a(const MemberCard& card) {
    arrive(CodeArrived{"2012345675678", "E0"});
    answer<LookUpCode>(CodeLookedUp{card});
  }
};

}  // namespace

TEST_CASE_METHOD(TwoSides, "the customer is greeted, told, asked and thanked", "[ui][C47]") {
  CHECK(customers<AttractView>().store == "Riverside Store");
  scan();
  CHECK(customers<GreetingView>().greeting == "Welcome back, 张伟");
  CHECK(customers<GreetingView>().tier == "Gold");
  earn(7);
  CHECK(customers<EarnedView>().points == "0");
  pass(120ms);
  CHECK(customers<EarnedView>().points == "+214");
  pass(130ms);
  CHECK(customers<EarnedView>().points == "+429");
  CHECK(customers<EarnedView>().balance == "12,909 points");
  REQUIRE(customers<EarnedView>().rewards.size() == 2);
  CHECK(customers<EarnedView>().rewards[0].name == "Five yuan");
  CHECK(customers<EarnedView>().rewards[0].is_enough);
  CHECK(customers<EarnedView>().rewards[1].name == "Kettle");
  CHECK(customers<EarnedView>().rewards[1].percent == 86);
  pass(3'300ms);
  CHECK(customers<RatingView>().thanks == "Thank you, 张伟");
  customer_taps(FaceTapped{4});
  CHECK(customers<ThanksView>().points == "+429 points");
  CHECK(answer<RecordRating>(RatingRecorded{}).face == 4);
  pass(2'600ms);
  CHECK(customer_sees<AttractView>());
}

TEST_CASE_METHOD(TwoSides, "the cashier does not wait for the customer's answer", "[ui]") {
  scan();
  earn();
  CHECK(seen<DoneView>().has_next);
  pass(3s);
  CHECK(shows<HomeView>());
  pass(1s);
  CHECK(customer_sees<RatingView>());
  CHECK(worker.pending<RecordRating>() == 0);
  act(SearchTapped{});
  CHECK(shows<SearchView>());
  CHECK(customer_sees<RatingView>());  // whatever the cashier does meanwhile
  customer_taps(FaceTapped{5});
  CHECK(worker.pending<RecordRating>() == 1);
  CHECK(shows<SearchView>());
}

TEST_CASE_METHOD(TwoSides, "the cashier cannot answer at the customer's window", "[ui]") {
  scan();
  earn();
  pass(4s);
  REQUIRE(customer_sees<RatingView>());
  for (const Action& action : std::vector<Action>{FaceTapped{5}, SkipTapped{}, LanguageTapped{}}) {
    act(action);
  }
  CHECK(customer_sees<RatingView>());
  for (const Action& key :
       std::vector<Action>{EnterPressed{}, EscapePressed{}, TextTyped{"5"}, ConfirmTapped{}}) {
    customer_taps(key);  // nor does the customer's window hear a keyboard
  }
  CHECK(customer_sees<RatingView>());
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(TwoSides, "each sale that is asked about has one rating recorded", "[ui]") {
  scan();
  earn(7);
  auto outcome = model::RatingOutcome::TimedOut;
  SECTION("silence") {
    pass(4s);
    pass(12s);
  }
  SECTION("the next card before the question") {
    arrive(CodeArrived{"2012345675678", ""});
  }
  SECTION("the next card during the question") {
    pass(4s);
    arrive(CodeArrived{"2012345675678", ""});
  }
  SECTION("the monitor is pulled out") {
    pass(4s);
    arrive(CustomerDisplayChanged{false});
  }
  SECTION("skipped, and then the next card") {
    pass(4s);
    customer_taps(SkipTapped{});
    customer_taps(FaceTapped{1});
    arrive(CodeArrived{"2012345675678", ""});
    outcome = model::RatingOutcome::Skipped;
  }
  SECTION("answered twice, and then the next card") {
    pass(4s);
    customer_taps(FaceTapped{1});
    customer_taps(FaceTapped{5});
    arrive(CodeArrived{"2012345675678", ""});
    outcome = model::RatingOutcome::Answered;
  }
  CHECK(customer_sees<AttractView>());
  CHECK(worker.pending<RecordRating>() == 1);
  const auto rating = answer<RecordRating>(RatingRecorded{});
  CHECK(rating.sale_seq == 7);
  CHECK(rating.outcome == outcome);
  pass(60s);
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(TwoSides, "who did not agree is greeted without name and tier", "[ui]") {
  MemberCard card = a_member();
  card.member.agrees_to_greeting = false;
  scan_a(card);
  CHECK(customers<GreetingView>().greeting == "Welcome back");
  CHECK(customers<GreetingView>().tier.empty());
  CHECK_FALSE(customers<GreetingView>().is_gold);
  earn();
  CHECK(customers<EarnedView>().title == "Thank you");
  pass(4s);
  CHECK(customers<RatingView>().thanks == "Thank you");
}

TEST_CASE_METHOD(TwoSides,
                 "a question that was touched stays, warns and offers more",
                 "[ui][D44]") {
  scan();
  earn();
  pass(4s);
  customer_taps(LanguageTapped{});
  pass(29s);
  CHECK(customers<RatingView>().time_is_up.empty());
  pass(1s);
  CHECK_FALSE(customers<RatingView>().time_is_up.empty());
  for (int i = 0; i < 10; ++i) {  // WCAG 2.2.1: at least ten times
    pass(19s);
    CHECK(customer_sees<RatingView>());
    customer_taps(MoreTimeTapped{});
    CHECK(customers<RatingView>().time_is_up.empty());
    pass(30s);
  }
  pass(20s);
  CHECK(customer_sees<AttractView>());
  CHECK(answer<RecordRating>(RatingRecorded{}).outcome == model::RatingOutcome::TimedOut);
}

TEST_CASE_METHOD(TwoSides, "the customer's language is theirs, until they are gone", "[ui]") {
  customer_taps(LanguageTapped{});
  CHECK(counter.customer_view().language == i18n::Language::SimplifiedChinese);
  CHECK(counter.view().language == i18n::Language::English);
  scan();
  CHECK(customers<GreetingView>().greeting == "欢迎回来，张伟");
  CHECK(customers<GreetingView>().tier == "金卡");
  earn();
  pass(4s);
  customer_taps(FaceTapped{5});
  CHECK(counter.customer_view().language == i18n::Language::SimplifiedChinese);
  pass(3s);
  CHECK(counter.customer_view().language == i18n::Language::English);
  customer_taps(LanguageTapped{});
  pass(61s);  // chose one and left
  CHECK(counter.customer_view().language == i18n::Language::English);
}

TEST_CASE_METHOD(TwoSides,
                 "the board says what was said and done, and rests between",
                 "[ui][C23]") {
  arrive(ShopfrontChanged{a_shopfront()});
  CHECK(customers<AttractView>().entry.said == "The queue is long");
  CHECK(customers<AttractView>().can_pause);
  CHECK(counter.customer_view().appearance.accent == 0x8A1C3BU);
  pass(10s);
  CHECK(customers<AttractView>().shown_percent == 0);
  CHECK(customers<AttractView>().leaving.said == "The queue is long");
  CHECK(counter.view().customer.has_value());
  CHECK(std::get<AttractView>(counter.view().customer->body).shown_percent == 100);
  pass(250ms);
  CHECK(customers<AttractView>().shown_percent == 100);
  CHECK(counter.next_deadline() >= clock.steady() + 9s);
  customer_taps(PauseTapped{});
  CHECK(customers<AttractView>().is_paused);
  pass(30s);
  CHECK(customers<AttractView>().position == 1);
}

TEST_CASE_METHOD(CounterFixture, "a store that wants nothing to move has a still board", "[ui]") {
  CounterSettings still = settings();
  still.defaults.motion = Motion::Off;
  CounterPresenter other{worker, clock, catalogues, still};
  other.handle(Arrival{CustomerDisplayChanged{true}});
  other.handle(Arrival{ShopfrontChanged{a_shopfront()}});
  clock.advance(11s);
  other.tick();
  const auto attract = std::get<AttractView>(other.customer_view().body);
  CHECK(attract.position == 0);
  CHECK_FALSE(attract.can_pause);
}

TEST_CASE_METHOD(TwoSides, "the logo is decoded elsewhere and shown when it is", "[ui]") {
  model::Shopfront shopfront = a_shopfront();
  shopfront.logo = "PNG";
  arrive(ShopfrontChanged{shopfront});
  CHECK(customers<AttractView>().logo == nullptr);
  Logo logo{2, 1, std::vector<std::uint8_t>(8, 255)};
  CHECK(answer<DecodeLogo>(logo).png == "PNG");
  REQUIRE(customers<AttractView>().logo != nullptr);
  CHECK(customers<AttractView>().logo->width == 2);
  arrive(ShopfrontChanged{shopfront});
  CHECK(worker.pending<DecodeLogo>() == 0);  // known already
}

TEST_CASE_METHOD(TwoSides, "a reward that was taken is shown, and nobody is asked", "[ui]") {
  scan();
  act(RedeemTapped{});
  act(RewardTapped{0});
  act(ConfirmTapped{});
  answer<RedeemReward>(RewardRedeemed{9, model::Points{500}, {500, {}}, model::Points{11'980}});
  pass(300ms);
  CHECK(customers<EarnedView>().points == "−500");
  CHECK_FALSE(customers<EarnedView>().is_gain);
  pass(5s);
  CHECK(customer_sees<GreetingView>());
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(TwoSides, "the screen can be spoken, and never says a balance", "[ui]") {
  CHECK(counter.spoken().text.empty());
  scan();
  CHECK(counter.spoken().text == "Welcome back, 张伟");
  earn();
  CHECK(counter.spoken().text == "+429 points");
  pass(4s);
  CHECK(counter.spoken().text ==
        "How was your visit today? Very poor, Poor, Fair, Good, Very good; Skip.");
  customer_taps(LanguageTapped{});
  CHECK(counter.spoken().language == i18n::Language::SimplifiedChinese);
  pass(30s);
  CHECK(counter.spoken().text == "本页将在 20 秒后关闭。");
  customer_taps(FaceTapped{1});
  CHECK(counter.spoken().text == "谢谢您");
}

TEST_CASE_METHOD(TwoSides, "a monitor pulled out turns the one screen over again", "[ui]") {
  CHECK(counter.view().customer.has_value());
  arrive(CustomerDisplayChanged{false});
  CHECK_FALSE(counter.view().customer.has_value());
  CHECK(counter.view().status.connection == "The customer's screen is not there");
  scan();
  earn();
  pass(2s);
  CHECK(shows<RatingView>());
  act(FaceTapped{3});
  CHECK(worker.pending<RecordRating>() == 1);
  pass(3s);
  arrive(CustomerDisplayChanged{true});
  CHECK(counter.view().status.connection == "Online, all sent");
  scan();
  CHECK(customer_sees<GreetingView>());
}

TEST_CASE_METHOD(TwoSides, "the customer's touches do not keep the cashier's screen open", "[ui]") {
  scan();
  pass(50s);
  customer_taps(LanguageTapped{});
  pass(10s);
  CHECK(shows<HomeView>());
  CHECK(customer_sees<AttractView>());
}
