#include "app/ui/presenters/counter_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

Error disk_full() {
  return {ErrorKind::storage, "no space left", "", {}};
}

}  // namespace

// ---- set-up and sign-in ---------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "a till that is not enrolled asks for its code", "[ui]") {
  arrive(StoreChanged{});
  CHECK(seen<SetupView>().code.empty());
  type("4827193");
  act(ConfirmTapped{});
  CHECK(seen<SetupView>().notice.words == "A code has 8 digits. Type the missing ones.");
  CHECK(worker.pending<EnrolTerminal>() == 0);
  type("05");  // the ninth digit is not taken
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<EnrolTerminal>() == 1);
  CHECK(seen<SetupView>().is_connecting);
  const auto asked = refuse<EnrolTerminal>({ErrorKind::network, "no route", "", {}});
  CHECK(asked.code == "48271930");
  CHECK(seen<SetupView>().code == "48271930");  // nothing to type again
  CHECK(seen<SetupView>().notice.words.find("Head office cannot be reached") == 0);
  act(ConfirmTapped{});
  answer<EnrolTerminal>(TerminalEnrolled{"Harbour Store", "Till 1"});
  CHECK(shows<SignInView>());
  CHECK(counter.view().status.store == "Harbour Store");
}

TEST_CASE_METHOD(CounterFixture,
                 "the cashier signs in with a PIN that is never in a view",
                 "[ui]") {
  CHECK(seen<SignInView>().tiles.size() == 2);
  CHECK_FALSE(seen<SignInView>().is_entering);
  type("1234");  // nobody is chosen yet
  CHECK(seen<SignInView>().digits == 0);
  act(StaffTapped{0});
  CHECK(seen<SignInView>().chosen == "Lin Yue");
  act(ConfirmTapped{});
  CHECK(seen<SignInView>().notice.words == "Enter your PIN first.");
  type("1234");
  CHECK(seen<SignInView>().digits == 4);
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<SignIn>() == 1);
  const auto asked = answer<SignIn>(SignedIn{cashier});
  CHECK(asked.pin == "1234");
  CHECK(shows<HomeView>());
  CHECK(counter.view().status.cashier == "Lin Yue");
}

TEST_CASE_METHOD(CounterFixture, "a wrong PIN says how many tries are left", "[ui]") {
  act(StaffTapped{0});
  type("9999");
  act(EnterPressed{});
  refuse<SignIn>({ErrorKind::refused, "wrong PIN", "error.pin_wrong", {"1"}});
  CHECK(seen<SignInView>().notice.words == "Wrong PIN. 1 try left before a wait.");
  CHECK(seen<SignInView>().digits == 0);
}

TEST_CASE_METHOD(CounterFixture, "after too many wrong PINs the wait counts down", "[ui]") {
  act(StaffTapped{0});
  type("9999");
  act(ConfirmTapped{});
  refuse<SignIn>({ErrorKind::refused, "wait", "signin.wait", {"30"}});
  CHECK(seen<SignInView>().is_waiting);
  CHECK(seen<SignInView>().notice.words == "Too many tries. Try again in 30 seconds.");
  type("1234");
  act(ConfirmTapped{});
  CHECK(worker.pending<SignIn>() == 0);
  CHECK(counter.next_deadline() <= clock.steady() + 1s);
  pass(29s);
  CHECK(seen<SignInView>().notice.words == "Too many tries. Try again in 1 second.");
  pass(1s);
  CHECK_FALSE(seen<SignInView>().is_waiting);
  type("1234");
  act(ConfirmTapped{});
  CHECK(worker.pending<SignIn>() == 1);
}

TEST_CASE_METHOD(CounterFixture, "the language of the staff is switched on the sign-in", "[ui]") {
  act(LanguageTapped{});
  CHECK(counter.view().language == i18n::Language::SimplifiedChinese);
  CHECK(seen<SignInView>().tiles.at(0).role == "收银员");
}

TEST_CASE_METHOD(CounterFixture, "without staff the sign-in says where they come from", "[ui]") {
  act(StaffTapped{0});
  arrive(StoreChanged{});
  arrive(StoreChanged{"Riverside Store", "Till 2", true});
  answer<ListStaff>(StaffListed{});
  CHECK(seen<SignInView>().empty.find("No staff yet.") == 0);
  pass(5s);
  CHECK(worker.pending<ListStaff>() == 1);
}

TEST_CASE_METHOD(CounterFixture, "a scan before somebody is signed in finds nobody", "[ui]") {
  arrive(CodeArrived{"2012345675678", ""});
  CHECK(worker.pending<LookUpCode>() == 0);
  CHECK(shows<SignInView>());
}

// ---- home -----------------------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "home shows the day with the denominator of its score", "[ui]") {
  sign_in();
  act(SearchTapped{});
  act(BackTapped{});
  HomeLoaded home;
  home.recent.push_back(
      {a_member().member.id, "", "•••• 5678", 1, model::Points{-500}, clock.wall()});
  home.members_seen = 132;
  home.points_given = model::Points{48'210};
  home.prompts = 118;
  home.answers = 67;
  home.face_sum = 296;
  answer<LoadHome>(home);
  const HomeView view = seen<HomeView>();
  CHECK(view.today.at(0).value == "132");
  CHECK(view.today.at(1).value == "48,210");
  CHECK(view.today.at(2).value == "4.4");
  CHECK(view.today.at(2).words == "from 67 of 118 asked");
  CHECK(view.recent.at(0).name == "•••• 5678");
  CHECK(view.recent.at(0).detail == "Gold, 14:32");
  CHECK(view.recent.at(0).points == "−500");
  act(RecentTapped{0});
  answer<LoadMember>(a_member());
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(CounterFixture, "a scan opens its member without a touch", "[ui]") {
  sign_in();
  arrive(CodeArrived{"2012345675678", "E0"});
  CHECK(seen<HomeView>().is_looking);
  const auto asked = answer<LookUpCode>(CodeLookedUp{a_member()});
  CHECK(asked.raw == "2012345675678");
  CHECK(asked.aim == "E0");
  const MemberView view = seen<MemberView>();
  CHECK(view.name == "张伟");
  CHECK(view.tier == "Gold");
  CHECK(view.points == "12,480");
  CHECK(view.worth == "≈ ¥124.80");
  CHECK(view.since == "Since 2019");
  CHECK(view.identifiers == "•••• 5678     138 •••• 8000");
  CHECK(view.reward_missing == "2,520 points to go");
  CHECK(view.reward_percent == 83);
}

TEST_CASE_METHOD(CounterFixture, "of two quick scans the last one counts", "[ui]") {
  sign_in();
  arrive(CodeArrived{"1", ""});
  arrive(CodeArrived{"2", ""});
  answer<LookUpCode>(CodeLookedUp{a_member()});  // the first one's answer comes late
  CHECK(shows<HomeView>());
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Card, "2999"}}});
  CHECK(shows<UnknownView>());
}

TEST_CASE_METHOD(CounterFixture, "a bank card is named and never shown", "[ui]") {
  sign_in();
  arrive(ScanFailed{"scan.bank_card"});
  CHECK(seen<HomeView>().notice.words.find("This is a bank card.") == 0);
  pass(10s);
  CHECK(seen<HomeView>().notice.words.empty());
}

TEST_CASE_METHOD(CounterFixture, "a full queue says busy and asks for another tap", "[ui]") {
  sign_in();
  worker.is_full = true;
  arrive(CodeArrived{"2012345675678", ""});
  CHECK(seen<HomeView>().notice.words == "Busy for a moment. Tap again.");
}

TEST_CASE_METHOD(CounterFixture, "changing the cashier asks for a PIN again", "[ui]") {
  sign_in();
  act(ChangeCashierTapped{});
  CHECK(shows<SignInView>());
  CHECK(counter.view().status.cashier.empty());
}

// ---- search and new members -----------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture,
                 "search asks from three digits on and drops late answers",
                 "[ui]") {
  sign_in();
  act(SearchTapped{});
  type("13");
  CHECK(worker.pending<SearchMembers>() == 0);
  type("80");
  CHECK(worker.pending<SearchMembers>() == 2);
  answer<SearchMembers>(MembersFound{"138", {a_member().member}});  // of the text before
  CHECK(seen<SearchView>().rows.empty());
  MembersFound many{"1380", {}};
  for (int i = 0; i < 20; ++i) many.members.push_back(a_member().member);
  answer<SearchMembers>(many);
  CHECK(seen<SearchView>().rows.size() == SearchView::kRows);
  CHECK(seen<SearchView>().words == "15 more. One more digit makes the list shorter.");
  act(FoundTapped{0});
  act(FoundTapped{1});
  CHECK(worker.pending<LoadMember>() == 1);
  answer<LoadMember>(a_member());
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(CounterFixture, "a name is typed on a keyboard, from home at once", "[ui]") {
  sign_in();
  act(TextTyped{"张"});
  CHECK(seen<SearchView>().text == "张");
  CHECK(worker.pending<SearchMembers>() == 1);
  act(BackspacePressed{});
  CHECK(seen<SearchView>().text.empty());  // a character, not a byte
}

TEST_CASE_METHOD(CounterFixture, "a number nobody has can be registered in two taps", "[ui]") {
  sign_in();
  act(NewMemberTapped{});
  CHECK(seen<SearchView>().is_for_enrolment);
  type("13900139000");
  act(ConfirmTapped{});
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Phone, "13900139000"}}});
  CHECK(seen<UnknownView>().is_phone);
  CHECK(seen<UnknownView>().identifier == "139 •••• 9000");
  act(TextTyped{"李"});
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<EnrolMember>() == 1);
  const auto failed = refuse<EnrolMember>(disk_full());
  CHECK(failed.name == "李");
  CHECK(seen<UnknownView>().name == "李");  // kept
  CHECK_FALSE(seen<UnknownView>().notice.words.empty());
  act(ConfirmTapped{});
  MemberCard fresh = a_member();
  fresh.member.visits = 0;
  answer<EnrolMember>(fresh);
  CHECK(seen<MemberView>().cue == "A new regular: say welcome");
}

// ---- what the cashier says ------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "the cue follows what is known of the visits", "[ui]") {
  sign_in();
  MemberCard card = a_member();
  const auto cue_of = [&](const MemberCard& shown) {
    arrive(CodeArrived{"1", ""});
    answer<LookUpCode>(CodeLookedUp{shown});
    return seen<MemberView>().cue;
  };
  CHECK(cue_of(card) == "A regular of 7 years: greet by name");
  card.member.joined = {};
  CHECK(cue_of(card) == "48 visits so far: a friendly word");
  card.member.last_visit = clock.wall() - std::chrono::days{214};
  CHECK(cue_of(card) == "Not seen for 214 days: welcome back");
}

// ---- earning --------------------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "the points are explained as the amount is typed", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  CHECK(seen<EarnView>().amount == "¥0.00");
  CHECK(seen<EarnView>().is_empty);
  type("286");
  act(DoubleZeroTapped{});
  const EarnView view = seen<EarnView>();
  CHECK(view.amount == "¥286.00");
  REQUIRE(view.why.size() == 2);
  CHECK(view.why.at(0).words == "1 point for every ¥1.00");
  CHECK(view.why.at(0).points == "286");
  CHECK(view.why.at(1).words == "Gold ×1.5");
  CHECK(view.why.at(1).points == "+143");
  CHECK(view.points == "+429");
  CHECK(view.balance_after == "12,909 points");
  act(BackspaceTapped{});
  CHECK(seen<EarnView>().amount == "¥28.60");
}

TEST_CASE_METHOD(CounterFixture, "an impatient second tap awards once", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("28600");
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  act(EnterPressed{});
  CHECK(worker.pending<AwardPoints>() == 1);
  CHECK(seen<EarnView>().is_saving);
  CHECK_FALSE(seen<EarnView>().can_confirm);
  const auto asked =
      answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  CHECK(asked.amount == model::Money{28'600, {}});
  CHECK(asked.staff == cashier.id);
  CHECK(asked.strength == model::Strength::Card);
  CHECK(asked.origin == model::Origin::Keypad);
  CHECK(shows<DoneView>());
  act(ConfirmTapped{});
  CHECK(worker.pending<AwardPoints>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "nothing is done before the disk has it", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("28600");
  act(ConfirmTapped{});
  pass(10s);
  CHECK(shows<EarnView>());
  const auto first = refuse<AwardPoints>(disk_full());
  CHECK(seen<EarnView>().amount == "¥286.00");  // the draft is kept
  CHECK(seen<EarnView>().notice.words.find("The disk did not take it.") == 0);
  act(ConfirmTapped{});
  const auto second =
      answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  CHECK(first.reference == second.reference);  // so that a second try adds nothing twice
  CHECK_FALSE(first.reference.empty());
}

TEST_CASE_METHOD(CounterFixture, "another amount is another sale", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("100");
  act(ConfirmTapped{});
  const auto first = refuse<AwardPoints>(disk_full());
  type("0");
  act(ConfirmTapped{});
  const auto second = refuse<AwardPoints>(disk_full());
  CHECK(first.reference != second.reference);
}

TEST_CASE_METHOD(CounterFixture, "zero, letters and too many digits each get a sentence", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  act(ConfirmTapped{});
  CHECK(seen<EarnView>().notice.words == "Enter the amount of the sale first.");
  act(TextTyped{"a"});
  CHECK(seen<EarnView>().notice.words == "Digits only: 28600 is ¥286.00.");
  type("0000");
  CHECK(seen<EarnView>().amount == "¥0.00");
  type("9999999991");
  CHECK(seen<EarnView>().amount == "¥9,999,999.99");
  CHECK(seen<EarnView>().notice.words == "That is the largest amount. Check the digits.");
  CHECK(worker.pending<AwardPoints>() == 0);
}

TEST_CASE_METHOD(CounterFixture,
                 "with an amount of the POS, a scan and one tap are enough",
                 "[ui]") {
  sign_in();
  arrive(SaleArrived{"R-1001", {28'600, {}}});
  CHECK(seen<HomeView>().sale_waiting == "¥286.00 from the till");
  scan();
  CHECK(seen<MemberView>().earn == "Earn 429");
  CHECK(seen<MemberView>().earn_from == "¥286.00 from the till");
  act(EarnTapped{});
  act(EarnTapped{});
  CHECK(worker.pending<AwardPoints>() == 1);
  const auto asked =
      answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  CHECK(asked.reference == "R-1001");
  CHECK(asked.origin == model::Origin::Pos);
  CHECK(shows<DoneView>());
  pass(20s);
  pass(20s);
  CHECK(seen<HomeView>().sale_waiting.empty());  // it is used up
}

TEST_CASE_METHOD(CounterFixture,
                 "an amount of the POS fills the earn screen that is open",
                 "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  arrive(SaleArrived{"R-1002", {990, {}}});
  CHECK(seen<EarnView>().amount == "¥9.90");
  CHECK(seen<EarnView>().amount_aside == "From the till");
  act(ConfirmTapped{});
  CHECK(refuse<AwardPoints>(disk_full()).reference == "R-1002");
  type("5");  // typing over it makes it the cashier's own
  CHECK(seen<EarnView>().amount == "¥0.05");
  act(ConfirmTapped{});
  const auto own = refuse<AwardPoints>(disk_full());
  CHECK(own.origin == model::Origin::Keypad);
  CHECK(own.reference != "R-1002");
}

TEST_CASE_METHOD(CounterFixture, "a customer without a card can be waved through", "[ui]") {
  sign_in();
  arrive(SaleArrived{"R-1003", {990, {}}});
  act(SaleDismissTapped{});
  CHECK(seen<HomeView>().sale_waiting.empty());
}

TEST_CASE_METHOD(CounterFixture, "without a programme earning says what is missing", "[ui]") {
  sign_in();
  arrive(ProgrammeChanged{});
  scan();
  act(EarnTapped{});
  type("100");
  act(ConfirmTapped{});
  CHECK(seen<EarnView>().notice.words.find("The programme has not arrived yet.") == 0);
  CHECK(worker.pending<AwardPoints>() == 0);
}

// ---- redeeming ------------------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "redeeming offline says why and what still works", "[ui]") {
  sign_in();
  arrive(ConnectionChanged{false, 3, {}, {}, {}});
  scan();
  CHECK(seen<MemberView>().redeem_aside == "once online");
  act(RedeemTapped{});
  CHECK(seen<RedeemView>().why_not.find("Offline: redeeming waits for the network.") == 0);
  act(RewardTapped{0});
  act(ConfirmTapped{});
  CHECK(worker.pending<RedeemReward>() == 0);
  arrive(ConnectionChanged{true, 0, {}, {}, {}});
  CHECK(seen<RedeemView>().why_not.empty());
  CHECK(seen<RedeemView>().tiles.at(0).can_choose);
}

TEST_CASE_METHOD(CounterFixture, "a number alone does not redeem; its card then does", "[ui]") {
  sign_in();
  scan(model::Strength::Number);
  act(RedeemTapped{});
  CHECK(seen<RedeemView>().why_not.find("To redeem, scan the card") == 0);
  scan(model::Strength::Card);
  CHECK(seen<RedeemView>().why_not.empty());  // still here, and possible now
}

TEST_CASE_METHOD(CounterFixture, "a reward is chosen and confirmed once", "[ui]") {
  sign_in();
  scan();
  act(RedeemTapped{});
  const RedeemView before = seen<RedeemView>();
  CHECK(before.tiles.at(0).words == "Enough points");
  CHECK(before.tiles.at(1).words == "2,520 more points");
  CHECK_FALSE(before.tiles.at(1).can_choose);
  act(RewardTapped{1});
  CHECK_FALSE(seen<RedeemView>().can_confirm);
  act(RewardTapped{0});
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(worker.pending<RedeemReward>() == 1);
  const auto first = refuse<RedeemReward>({ErrorKind::network, "timeout", "", {}});
  CHECK(seen<RedeemView>().tiles.at(0).is_chosen);
  act(ConfirmTapped{});
  const auto second =
      answer<RedeemReward>(RewardRedeemed{9, model::Points{500}, {500, {}}, model::Points{11'980}});
  CHECK(first.lease == second.lease);  // a lost answer does not spend twice
  CHECK_FALSE(first.lease.is_none());
  pass(1s);
  CHECK(seen<DoneView>().points == "−500");
  CHECK(seen<DoneView>().value == "Take ¥5.00 off the bill");
  act(ConfirmTapped{});
  answer<LoadMember>(a_member(model::Strength::Number));
  CHECK(shows<MemberView>());  // and the sale itself can be earned
  CHECK(seen<MemberView>().redeem_aside == "Ready to redeem");
  CHECK(worker.pending<RecordRating>() == 0);
}

// ---- done and rating ------------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "the figure counts up, then the customer is asked", "[ui]") {
  sign_in();
  scan();
  earn();
  CHECK(seen<DoneView>().points == "0");
  CHECK(counter.next_deadline() <= clock.steady() + 20ms);
  pass(125ms);
  CHECK(seen<DoneView>().points == "+214");
  pass(125ms);
  CHECK(seen<DoneView>().points == "+429");
  pass(1'200ms);
  CHECK(seen<RatingView>().thanks == "Thank you, 张伟");
  CHECK(seen<RatingView>().points == "+429 points");
}

TEST_CASE_METHOD(CounterFixture,
                 "the cashier can neither skip the question nor answer it",
                 "[ui]") {
  sign_in();
  act(FaceTapped{5});
  scan();
  act(FaceTapped{5});
  earn();
  act(FaceTapped{5});
  act(SkipTapped{});
  act(BackTapped{});
  CHECK(shows<DoneView>());
  pass(2s);
  REQUIRE(shows<RatingView>());
  act(EnterPressed{});
  act(EscapePressed{});
  act(TextTyped{"5"});
  CHECK(shows<RatingView>());
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "a face is recorded once, with thanks", "[ui]") {
  sign_in();
  scan();
  earn(7);
  pass(2s);
  act(FaceTapped{2});
  act(FaceTapped{5});
  CHECK(shows<ThanksView>());
  CHECK(worker.pending<RecordRating>() == 1);
  const auto rating = answer<RecordRating>(RatingRecorded{});
  CHECK(rating.sale_seq == 7);
  CHECK(rating.outcome == model::RatingOutcome::Answered);
  CHECK(rating.face == 2);
  pass(3s);
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(CounterFixture, "skipping is as easy as answering", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  act(SkipTapped{});
  CHECK(answer<RecordRating>(RatingRecorded{}).outcome == model::RatingOutcome::Skipped);
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(CounterFixture, "silence ends the question after twelve seconds", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  pass(11'900ms);
  CHECK(shows<RatingView>());
  pass(200ms);
  CHECK(shows<HomeView>());
  CHECK(answer<RecordRating>(RatingRecorded{}).outcome == model::RatingOutcome::TimedOut);
}

TEST_CASE_METHOD(CounterFixture, "the next card ends the question before it", "[ui]") {
  sign_in();
  scan();
  earn();
  SECTION("while the question is open") {
    pass(2s);
  }
  SECTION("before it was drawn") {}
  arrive(CodeArrived{"2012345675678", ""});
  CHECK(shows<HomeView>());
  CHECK(worker.pending<RecordRating>() == 1);
  CHECK(answer<RecordRating>(RatingRecorded{}).outcome == model::RatingOutcome::TimedOut);
  answer<LookUpCode>(CodeLookedUp{a_member()});
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(CounterFixture, "the customer's language is the customer's alone", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  act(LanguageTapped{});
  CHECK(counter.view().language == i18n::Language::SimplifiedChinese);
  CHECK(seen<RatingView>().thanks == "谢谢您，张伟");
  pass(13s);
  CHECK(shows<RatingView>());  // somebody is there: more time
  act(FaceTapped{5});
  CHECK(counter.view().language == i18n::Language::SimplifiedChinese);
  pass(3s);
  CHECK(counter.view().language == i18n::Language::English);
  scan();
  earn(8);
  pass(2s);
  CHECK(counter.view().language == i18n::Language::English);  // nothing of the last customer
}

TEST_CASE_METHOD(CounterFixture, "a rating that the disk refused is tried again", "[ui]") {
  sign_in();
  scan();
  earn();
  pass(2s);
  act(FaceTapped{4});
  refuse<RecordRating>(disk_full());
  CHECK(shows<ThanksView>());  // the customer is not bothered
  pass(6s);
  CHECK(answer<RecordRating>(RatingRecorded{}).face == 4);
  pass(60s);
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "a sale that was known is not asked about again", "[ui]") {
  sign_in();
  arrive(SaleArrived{"R-1", {100, {}}});
  scan();
  act(EarnTapped{});
  answer<AwardPoints>(PointsAwarded{7, model::Points{1}, model::Points{12'481}, true});
  CHECK(seen<DoneView>().title == "Already earned: this sale was known");
  pass(7s);
  CHECK(shows<HomeView>());
  CHECK(worker.pending<RecordRating>() == 0);
}

// ---- the manager's day ----------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "the day is opened by a manager's PIN only", "[ui]") {
  sign_in();
  act(ManagerTapped{});
  answer<ListStaff>(StaffListed{{cashier, manager}});
  REQUIRE(seen<SignInView>().tiles.size() == 1);  // managers only, and the only one is chosen
  CHECK(seen<SignInView>().chosen == "Wang Min");
  type("4321");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{cashier});
  CHECK(seen<SignInView>().notice.words == "This PIN is not a manager’s. Ask a manager.");
  type("4321");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  CHECK(shows<DayView>());
  CHECK(counter.view().status.cashier == "Lin Yue");  // the shift is still the cashier's
}

TEST_CASE_METHOD(CounterFixture, "the score is told with its denominator", "[ui]") {
  sign_in();
  act(ManagerTapped{});
  answer<ListStaff>(StaffListed{{manager}});
  type("4321");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{manager});
  DayLoaded day;
  day.sales = 12;
  const auto add = [&](model::RatingOutcome outcome, std::uint8_t face) {
    day.rows.push_back({clock.wall(), outcome, face, 1, true, "Lin Yue"});
  };
  for (int i = 0; i < 4; ++i) add(model::RatingOutcome::Answered, 5);
  for (int i = 0; i < 2; ++i) add(model::RatingOutcome::Answered, 2);
  for (int i = 0; i < 3; ++i) add(model::RatingOutcome::Skipped, 0);
  add(model::RatingOutcome::TimedOut, 0);
  answer<LoadDay>(day);
  const DayView view = seen<DayView>();
  CHECK(view.score == "4.00");
  CHECK(view.answered == "6 answered of 10 asked, 60 %");
  CHECK(view.not_answered == "3 skipped, 1 timed out");
  CHECK(view.hours.at(0).hour == "14");
  CHECK(view.hours.at(0).faces == std::array<int, 5>{0, 2, 0, 0, 4});
  CHECK(view.lines.size() == DayView::kLines);
  CHECK(view.page == "1 of 2");
  act(PageTapped{1});
  act(PageTapped{1});
  CHECK(seen<DayView>().lines.size() == 2);
  act(BackTapped{});
  CHECK(shows<HomeView>());
}

// ---- time and the strip ---------------------------------------------------------------------

TEST_CASE_METHOD(CounterFixture, "an idle counter goes home, but not while it saves", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("100");
  pass(59s);
  CHECK(shows<EarnView>());
  SECTION("nobody is there") {
    pass(1s);
    CHECK(shows<HomeView>());
  }
  SECTION("the disk is slow") {
    act(ConfirmTapped{});
    pass(120s);
    CHECK(shows<EarnView>());
  }
}

TEST_CASE_METHOD(CounterFixture, "the strip says online, offline and what is wrong", "[ui]") {
  CHECK(counter.view().status.connection == "Online, all sent");
  arrive(ConnectionChanged{false, 3, {}, {}, {}});
  CHECK(counter.view().status.connection == "Offline, 3 to send");
  CHECK(counter.view().status.tone == Tone::Caution);
  arrive(ConnectionChanged{false, 3, {}, "error.unauthorised", {}});
  CHECK(counter.view().status.connection.find("Connect it again.") != std::string::npos);
  CHECK(counter.view().status.time == "14:32");
}

TEST_CASE_METHOD(CounterFixture, "nothing needs a tick before the next minute at home", "[ui]") {
  sign_in();
  CHECK(counter.next_deadline() == clock.steady() + 60s);
  pass(10s);
  CHECK(counter.next_deadline() == clock.steady() + 50s);
  const View before = counter.view();
  pass(1s);
  CHECK(counter.view() == before);
}

TEST_CASE_METHOD(CounterFixture, "answers nobody waits for change nothing", "[ui]") {
  sign_in();
  const View before = counter.view();
  arrive(Reply{9'999, Result<Answer>{PointsAwarded{}}});
  arrive(Reply{9'998, Result<Answer>{fail(disk_full())}});
  CHECK(counter.view() == before);
  scan();
  act(EarnTapped{});
  type("100");
  arrive(CodeArrived{"1", ""});  // the next customer pushes in
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Card, "1"}}});
  CHECK(shows<UnknownView>());
}
