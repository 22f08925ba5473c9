#include "app/ui/presenters/entry_presenters.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

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
  refuse<EnrolTerminal>({ErrorKind::refused, "the code is wrong", "", {}});
  CHECK(seen<SetupView>().notice.words ==
        "This code is wrong, used or over. Ask head office for a new one.");
  act(ConfirmTapped{});
  refuse<EnrolTerminal>({ErrorKind::busy, "429", "", {}});
  CHECK(seen<SetupView>().notice.words == "Too many tries. Wait a minute, then try again.");
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
  act(LanguageTapped{});
  CHECK(seen<SignInView>().tiles.at(0).role == "收銀員");
  act(LanguageTapped{});
  CHECK(counter.view().language == i18n::Language::English);
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

TEST_CASE_METHOD(CounterFixture, "the first staff that central sends show at once", "[ui]") {
  arrive(StoreChanged{});
  arrive(StoreChanged{"Riverside Store", "Till 2", true});
  answer<ListStaff>(StaffListed{});
  REQUIRE(worker.pending<ListStaff>() == 0);
  ConnectionChanged connection;
  connection.online = true;
  connection.last_sync = clock.wall();
  arrive(connection);
  CHECK(worker.pending<ListStaff>() == 1);
}

TEST_CASE_METHOD(CounterFixture, "a scan before somebody is signed in finds nobody", "[ui]") {
  arrive(CodeArrived{"2012345675678", ""});
  CHECK(worker.pending<LookUpCode>() == 0);
  CHECK(shows<SignInView>());
}
