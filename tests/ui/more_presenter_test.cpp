#include "app/ui/presenters/more_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

HistoryLoaded a_history(Instant now) {
  HistoryEntry sale;
  sale.at = now - 1h;
  sale.points = model::Points{429};
  sale.amount = {28'600, {}};
  sale.reference = "R-1";
  loyalty::EarnPart spend;
  spend.rule = "spend";
  spend.key = "earn.tier";
  spend.name = {{"en", "Every yuan"}};
  spend.arguments = {"1.5"};
  spend.points = model::Points{429};
  sale.parts = {spend};
  HistoryEntry reward;
  reward.kind = HistoryKind::Redeem;
  reward.at = now - 26h;
  reward.points = model::Points{-500};
  reward.reward = "r500";
  return {CounterFixture::a_member().member.id, {sale, reward}, false};
}

class MoreFixture : public CounterFixture {
 public:
  [[nodiscard]] PageRow row(std::string_view id) const {
    for (const PageRow& each : seen<PageView>().rows) {
      if (each.id == id) return each;
    }
    FAIL("there is no row " << id);
    return {};
  }
};

}  // namespace

TEST_CASE_METHOD(CounterFixture, "the history is two taps away, by day, newest first", "[ui]") {
  sign_in();
  scan();
  act(MoreTapped{});
  open("history");
  CHECK(seen<PageView>().words == "Looking up what was booked…");
  answer<LoadHistory>(a_history(clock.wall()));
  const PageView view = seen<PageView>();
  REQUIRE(view.rows.size() == 4);
  CHECK(view.rows.at(0).words == "Today");
  CHECK(view.rows.at(0).is_heading);
  CHECK(view.rows.at(1).words == "Sale  ¥286.00");
  CHECK(view.rows.at(1).figure == "+429");
  CHECK(view.rows.at(3).words == "Five yuan");
  CHECK(view.rows.at(3).figure == "−500");
  CHECK(view.words == "What this till knows. The balance counts every till.");
  arrive(ConnectionChanged{false, 0, {}, {}, {}});
  CHECK(seen<PageView>().words == "Offline: only what this till knows is shown.");
  act(BackTapped{});
  CHECK(seen<PageView>().kind == PageKind::More);
  act(BackTapped{});
  CHECK(shows<MemberView>());
}

TEST_CASE_METHOD(CounterFixture, "a sale says rule by rule why it gave what it gave", "[ui]") {
  sign_in();
  scan();
  act(MoreTapped{});
  open("history");
  answer<LoadHistory>(a_history(clock.wall()));
  act(PageRowTapped{0});  // the day says nothing
  CHECK_FALSE(seen<PageView>().panel.has_value());
  act(PageRowTapped{1});
  REQUIRE(seen<PageView>().panel.has_value());
  CHECK(seen<PageView>().panel->title == "Why 429 points");
  REQUIRE(seen<PageView>().panel->facts.size() == 1);
  CHECK(seen<PageView>().panel->facts.at(0).figure == "+429");
  CHECK(seen<PageView>().panel->sentence == "Receipt R-1");
  act(PagePanelClosed{});
  CHECK_FALSE(seen<PageView>().panel.has_value());
}

TEST_CASE_METHOD(CounterFixture, "an empty history and a failed one say so", "[ui]") {
  sign_in();
  scan();
  act(MoreTapped{});
  open("history");
  SECTION("nothing booked") {
    answer<LoadHistory>(HistoryLoaded{});
    CHECK(seen<PageView>().words == "Nothing booked yet.");
  }
  SECTION("the disk refuses") {
    refuse<LoadHistory>(disk_full());
    CHECK(seen<PageView>().notice.tone == Tone::Bad);
  }
}

TEST_CASE_METHOD(CounterFixture, "rows that have no room are on the next page", "[ui]") {
  sign_in();
  scan();
  act(MoreTapped{});
  open("history");
  answer<LoadHistory>(a_history(clock.wall()));
  act(RowsTurned{2});
  CHECK(seen<PageView>().rows.size() == 2);
  CHECK(seen<PageView>().has_earlier);
  act(RowsTurned{2});
  CHECK(seen<PageView>().rows.size() == 2);  // there is no third page
  act(RowsTurned{-1});
  CHECK(seen<PageView>().rows.size() == 4);
}

TEST_CASE_METHOD(CounterFixture, "older pages are fetched as somebody turns to them", "[ui]") {
  sign_in();
  scan();
  act(MoreTapped{});
  open("history");
  HistoryLoaded newest = a_history(clock.wall());
  newest.is_everything = true;
  newest.older = "640.0";
  answer<LoadHistory>(newest);
  CHECK(seen<PageView>().words.empty());
  act(RowsTurned{2});
  REQUIRE(worker.pending<LoadHistory>() == 1);
  HistoryLoaded older = a_history(clock.wall() - 96h);
  older.before = "640.0";
  older.is_everything = true;
  older.entries.front().till = "Till 2";
  answer<LoadHistory>(older);
  const PageView view = seen<PageView>();
  REQUIRE(view.rows.size() == 6);
  CHECK(view.rows.at(3).detail.find("Till 2") != std::string::npos);
  act(RowsTurned{2});
  act(RowsTurned{2});
  CHECK(worker.pending<LoadHistory>() == 0);  // that was all
}

TEST_CASE_METHOD(MoreFixture,
                 "what can be done is told by section, and a heading opens nothing",
                 "[ui]") {
  sign_in();
  scan();
  act(MoreTapped{});
  const PageView view = seen<PageView>();
  CHECK(view.are_tiles);
  REQUIRE(view.rows.at(0).is_heading);
  CHECK(view.rows.at(0).words == "Points and money");
  act(PageRowTapped{0});
  act(PageRowTapped{1'000});
  CHECK(seen<PageView>() == view);
}

TEST_CASE_METHOD(MoreFixture, "entries that have no room are on the next page", "[ui]") {
  sign_in();
  scan();
  act(MoreTapped{});
  const std::size_t all = seen<PageView>().rows.size();
  act(RowsTurned{1});  // behind the heading
  CHECK(seen<PageView>().rows.size() == all - 1);
  CHECK(seen<PageView>().has_earlier);
  act(PageRowTapped{0});
  CHECK(seen<PageView>().kind == PageKind::History);
}
