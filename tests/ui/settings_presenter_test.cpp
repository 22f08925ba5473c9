#include "app/ui/presenters/settings_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

TEST_CASE_METHOD(CounterFixture, "a choice is on the screen at once and saved behind", "[ui]") {
  sign_in();
  act(SettingsTapped{});
  CHECK(seen<SettingsView>().aside == "Kept for Lin Yue at this till");
  act(ChoiceTapped{ThemeChoice::Night});
  CHECK(counter.view().appearance.theme == ThemeName::Night);
  act(ChoiceTapped{Hand::Left});
  act(ChoiceTapped{i18n::Language::SimplifiedChinese});
  CHECK(counter.view().appearance.hand == Hand::Left);
  CHECK(counter.view().language == i18n::Language::SimplifiedChinese);
  REQUIRE(worker.pending<SavePreferences>() == 1);  // one at a time
  CHECK(answer<SavePreferences>(PreferencesSaved{}).preferences.hand == Hand::Right);
  const SavePreferences last = answer<SavePreferences>(PreferencesSaved{});  // and the last one
  CHECK(last.staff == cashier.id);
  CHECK(last.preferences.language == i18n::Language::SimplifiedChinese);
  CHECK(worker.pending<SavePreferences>() == 0);
}

TEST_CASE_METHOD(CounterFixture, "one tap takes the last choice back", "[ui]") {
  sign_in();
  act(SettingsTapped{});
  CHECK_FALSE(seen<SettingsView>().can_undo);
  act(ChoiceTapped{TextSize::Big});
  act(ChoiceTapped{Motion::Off});
  CHECK(seen<SettingsView>().can_undo);
  act(ChoiceUndoTapped{});
  CHECK(counter.view().appearance.motion == Motion::On);
  CHECK(counter.view().appearance.text == TextSize::Big);
  CHECK_FALSE(seen<SettingsView>().can_undo);
}

TEST_CASE_METHOD(CounterFixture, "what cannot be saved still holds, and is said once", "[ui]") {
  sign_in();
  act(SettingsTapped{});
  act(ChoiceTapped{ThemeChoice::Contrast});
  refuse<SavePreferences>(disk_full());
  CHECK(seen<SettingsView>().notice.words ==
        "This choice holds until you sign out. It could not be saved.");
  CHECK(counter.view().appearance.theme == ThemeName::Contrast);
  act(ChoiceTapped{ThemeChoice::Day});
  act(BackTapped{});
  refuse<SavePreferences>(disk_full());
  CHECK(seen<HomeView>().notice.words ==
        "This choice holds until you sign out. It could not be saved.");
}

TEST_CASE_METHOD(CounterFixture, "everyone finds the screen as they left it", "[ui]") {
  Preferences theirs;
  theirs.hand = Hand::Left;
  theirs.language = i18n::Language::TraditionalChinese;
  act(StaffTapped{0});
  type("1234");
  act(ConfirmTapped{});
  answer<SignIn>(SignedIn{cashier, theirs});
  answer<LoadHome>(HomeLoaded{});
  CHECK(counter.view().appearance.hand == Hand::Left);
  CHECK(counter.view().language == i18n::Language::TraditionalChinese);
  act(ChangeCashierTapped{});
  CHECK(counter.view().appearance.hand == Hand::Right);
  CHECK(counter.view().language == i18n::Language::English);
}

TEST_CASE_METHOD(CounterFixture, "before anybody signs in nothing is saved", "[ui]") {
  act(SettingsTapped{});
  CHECK(seen<SettingsView>().aside == "For this till, until somebody signs in");
  act(ChoiceTapped{TextSize::Big});
  CHECK(worker.pending<SavePreferences>() == 0);
  act(EscapePressed{});
  CHECK(shows<SignInView>());
  CHECK(counter.view().appearance.text == TextSize::Big);
  sign_in();  // who never chose anything keeps what was chosen just now
  CHECK(counter.view().appearance.text == TextSize::Big);
}

TEST_CASE_METHOD(CounterFixture, "going back finds the amount that was typed", "[ui]") {
  sign_in();
  scan();
  act(EarnTapped{});
  type("286");
  act(SettingsTapped{});
  type("99");  // nobody hears this
  act(SettingsTapped{});
  CHECK(seen<AmountView>().amount == "¥2.86");
}

TEST_CASE_METHOD(CounterFixture, "a scan and a long silence close the settings", "[ui]") {
  sign_in();
  act(SettingsTapped{});
  scan();
  CHECK(shows<MemberView>());
  act(SettingsTapped{});
  pass(60s);
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(CounterFixture, "the customer is asked over open settings", "[ui]") {
  sign_in();
  scan();
  earn();
  act(SettingsTapped{});
  pass(3s);
  REQUIRE(shows<RatingView>());
  act(SettingsTapped{});
  CHECK(shows<RatingView>());
}

TEST_CASE_METHOD(CounterFixture, "the screen turns dark at seven in the evening", "[ui]") {
  act(ChoiceTapped{ThemeChoice::Auto});
  CHECK(counter.view().appearance.theme == ThemeName::Day);  // nothing is open: not heard
  act(SettingsTapped{});
  act(ChoiceTapped{ThemeChoice::Auto});
  const Milliseconds of_day = (clock.wall().time_since_epoch() + 8h) % 24h;
  REQUIRE(of_day > 7h);
  REQUIRE(of_day < 19h);
  clock.advance(19h - of_day - 1s);
  CHECK(counter.view().appearance.theme == ThemeName::Day);
  CHECK(counter.next_deadline() <= clock.steady() + 1s);
  clock.advance(1s);
  CHECK(counter.view().appearance.theme == ThemeName::Night);
}

TEST_CASE_METHOD(CounterFixture, "tones are asked for only by who wants them", "[ui]") {
  sign_in();
  scan();
  CHECK_FALSE(counter.take_cue());
  act(SettingsTapped{});
  act(ChoiceTapped{Sound::On});
  CHECK(counter.sound() == Sound::On);
  CHECK(counter.take_cue() == Cue::Done);  // so that it is known what was switched on
  for (const Cue cue : kCues) {
    act(PlayTapped{});
    CHECK(counter.take_cue() == cue);
  }
  CHECK(seen<SettingsView>().played == "Something went wrong");
  scan();
  CHECK(counter.take_cue() == Cue::Recognised);
  CHECK_FALSE(counter.take_cue());
  earn();
  CHECK(counter.take_cue() == Cue::Done);
  arrive(CodeArrived{"9", ""});
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{{model::IdentifierKind::Card, "2000000000008"}}});
  CHECK(counter.take_cue() == Cue::Unknown);
  arrive(ScanFailed{"scan.bank_card"});
  CHECK(counter.take_cue() == Cue::Failed);
}

TEST_CASE_METHOD(CounterFixture, "a till without a loudspeaker says so in one line", "[ui]") {
  sign_in();
  arrive(SoundFailed{});
  CHECK(seen<HomeView>().notice.words.find("Sounds are on, but") == 0);
}

TEST_CASE_METHOD(CounterFixture, "training begins and ends from the settings", "[ui]") {
  act(SettingsTapped{});
  CHECK(seen<SettingsView>().can_train);  // before signing in, too
  act(BackTapped{});
  sign_in();
  act(SettingsTapped{});
  REQUIRE(seen<SettingsView>().can_train);
  act(TrainingTapped{});
  CHECK(counter.view().training);
  CHECK_FALSE(shows<SettingsView>());
  act(SettingsTapped{});
  CHECK(seen<SettingsView>().is_training);
  act(TrainingTapped{});
  CHECK_FALSE(counter.view().training);
}
