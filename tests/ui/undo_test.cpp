// Undo instead of "are you sure", and how many taps a visit takes.

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

class UndoFixture : public CounterFixture {
 public:
  void tap(Action action) {
    ++taps;
    act(std::move(action));
  }
  void award() {
    answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  }
  AwardUndone undone() { return {a_member().member.id, model::Points{429}, model::Points{12'480}}; }
  // Through the question to home, with the offer still open.
  void go_home() {
    pass(2s);
    act(SkipTapped{});
    answer<LoadHome>(HomeLoaded{});
    REQUIRE(shows<HomeView>());
  }

  int taps = 0;
};

}  // namespace

TEST_CASE_METHOD(UndoFixture, "an amount of the POS is earned with one tap", "[ui][taps]") {
  sign_in();
  arrive(SaleArrived{"R-1", {28'600, {}}});
  scan();
  tap(EarnTapped{});
  award();
  CHECK(shows<DoneView>());
  CHECK(taps == 1);
}

TEST_CASE_METHOD(UndoFixture, "a typed amount takes two taps besides its digits", "[ui][taps]") {
  sign_in();
  scan();
  tap(EarnTapped{});
  type("28600");
  tap(ConfirmTapped{});
  award();
  CHECK(shows<DoneView>());
  CHECK(taps == 2);
}

TEST_CASE_METHOD(UndoFixture, "done takes the sale back and asks nobody about it", "[ui][undo]") {
  sign_in();
  scan();
  earn(7);
  CHECK(seen<DoneView>().undo.words == "Undo");
  act(UndoTapped{});
  act(UndoTapped{});
  CHECK(worker.pending<UndoAward>() == 1);
  pass(3s);
  CHECK(shows<DoneView>());  // nobody is asked while the disk is
  CHECK(answer<UndoAward>(undone()).sale_seq == 7);
  pass(240ms);
  const DoneView view = seen<DoneView>();
  CHECK(view.title == "Taken back");
  CHECK(view.points == "−429");
  CHECK(view.balance == "12,480 points");
  CHECK(view.undo.words.empty());
  act(ConfirmTapped{});
  answer<LoadMember>(a_member());
  CHECK(shows<MemberView>());  // to enter it rightly
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(UndoFixture, "home offers to undo the last sale for two minutes", "[ui][undo]") {
  sign_in();
  scan();
  earn(7);
  go_home();
  CHECK(seen<HomeView>().undo.words == "+429 for 张伟");
  SECTION("and takes it back with one tap") {
    act(UndoTapped{});
    CHECK(seen<HomeView>().undo.is_waiting);
    CHECK(answer<UndoAward>(undone()).sale_seq == 7);
    CHECK(seen<HomeView>().notice.words == "−429 for 张伟. Balance: 12,480 points");
    CHECK(seen<HomeView>().undo.words.empty());
    CHECK(worker.pending<LoadHome>() == 1);
  }
  SECTION("and says why when it is refused, and offers it again") {
    act(UndoTapped{});
    refuse<UndoAward>(disk_full());
    CHECK_FALSE(seen<HomeView>().notice.words.empty());
    pass(10s);
    CHECK(seen<HomeView>().undo.words == "+429 for 张伟");
  }
  SECTION("then no longer") {
    pass(2min);
    CHECK(seen<HomeView>().undo.words.empty());
  }
  SECTION("until the next sale") {
    arrive(SaleArrived{"R-2", {100, {}}});
    CHECK(seen<HomeView>().undo.words.empty());
  }
}

TEST_CASE_METHOD(UndoFixture, "a sale sent away comes back with one tap", "[ui][undo]") {
  sign_in();
  arrive(SaleArrived{"R-1", {28'600, {}}});
  act(SaleDismissTapped{});
  CHECK(seen<HomeView>().sale_waiting.empty());
  CHECK(seen<HomeView>().undo.words == "¥286.00 without a card");
  act(UndoTapped{});
  CHECK(seen<HomeView>().sale_waiting == "¥286.00 from the till");
  CHECK(worker.pending<UndoAward>() == 0);
}

TEST_CASE_METHOD(UndoFixture, "the newest rows can be undone, the older ones not", "[ui][undo]") {
  sign_in();
  act(SearchTapped{});
  act(BackTapped{});
  HomeLoaded home;
  for (std::uint64_t seq = 9; seq > 5; --seq) {
    home.recent.push_back({a_member().member.id,
                           "Ana",
                           "",
                           1,
                           model::Points{429},
                           clock.wall(),
                           seq,
                           /*can_undo=*/seq != 8});
  }
  answer<LoadHome>(home);
  const HomeView view = seen<HomeView>();
  CHECK(view.recent.at(0).can_undo);
  CHECK_FALSE(view.recent.at(1).can_undo);
  CHECK_FALSE(view.recent.at(2).can_undo);  // older: quiet
  act(UndoEntryTapped{1});
  CHECK(worker.pending<UndoAward>() == 0);
  act(UndoEntryTapped{0});
  CHECK(answer<UndoAward>(undone()).sale_seq == 9);
}

TEST_CASE_METHOD(UndoFixture, "a member's card comes in and is then still", "[ui][motion]") {
  sign_in();
  scan();
  CHECK(seen<MemberView>().entrance_percent == 0);
  CHECK(seen<MemberView>().points == "12,480");  // readable from the first frame
  CHECK(counter.next_deadline() <= clock.steady() + 20ms);
  pass(240ms);
  CHECK(seen<MemberView>().entrance_percent == 100);
  CHECK(counter.next_deadline() > clock.steady() + 1s);
}
