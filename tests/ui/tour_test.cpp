// The guided tour: it leads through a whole visit, and its bubble is never in the way.

#include <algorithm>

#include "app/ui/widgets/tour_bubble.h"
#include "tests/support/catch.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/counter_fixture.h"
#include "tests/ui/sample_views.h"
#include "tests/ui/stages.h"

using namespace regulars;
using namespace regulars::tests;
using namespace regulars::ui;

namespace {

CounterSettings demo() {
  CounterSettings settings = CounterFixture::settings();
  settings.demo_cards = {"2012345675678"};
  return settings;
}

// Answers whatever the worker of a real store would.
void answer_all(CounterFixture& counter) {
  using Fixture = CounterFixture;
  if (counter.worker.pending<LookUpCode>() > 0) {
    counter.answer<LookUpCode>(CodeLookedUp{Fixture::a_member()});
  }
  if (counter.worker.pending<AwardPoints>() > 0) {
    counter.answer<AwardPoints>(PointsAwarded{7, model::Points{429}, model::Points{12'909}, false});
  }
  if (counter.worker.pending<LoadHome>() > 0) counter.answer<LoadHome>(HomeLoaded{});
}

bool overlaps(const Rect& one, const Rect& other) {
  return one.x < other.right() && other.x < one.right() && one.y < other.bottom() &&
         other.y < one.bottom();
}

// Where the bubble is, from its buttons and the ring it leaves free: the hull of its targets.
std::optional<Rect> hull_of_buttons(const Touch& touch) {
  std::optional<Rect> hull;
  for (const auto& [id, target] : touch.targets()) {
    if (!id.starts_with("tour.")) continue;
    const Rect& rect = target.rect;
    if (!hull) hull = rect;
    const float right = std::max(hull->right(), rect.right());
    const float bottom = std::max(hull->bottom(), rect.bottom());
    hull->x = std::min(hull->x, rect.x);
    hull->y = std::min(hull->y, rect.y);
    hull->width = right - hull->x;
    hull->height = bottom - hull->y;
  }
  return hull;
}

}  // namespace

TEST_CASE("whoever only follows the tour books a sale and reaches its end", "[ui][tour]") {
  CounterFixture counter{demo()};
  TapDriver finger{[&] { return counter.counter.view(); },
                   [&](const Action& action) { counter.counter.handle(action); }};
  counter.act(StaffTapped{0});
  counter.type("1234");
  counter.act(ConfirmTapped{});
  counter.answer<SignIn>(SignedIn{counter.cashier});
  REQUIRE(counter.counter.view().tour);
  bool has_booked = false;
  std::string last;
  for (int taps = 0; taps < 40; ++taps) {
    const auto tour = counter.counter.view().tour;
    if (!tour) {
      if (has_booked && last.starts_with("14")) break;
      counter.pass(Milliseconds{500});  // "done" and "thanks" pass by themselves
      continue;
    }
    last = tour->progress;
    INFO(tour->progress << ": " << tour->sentence);
    const bool is_tapped = !tour->act.empty() ? finger.tap("tour.act")
                           : !tour->next.empty()
                               ? finger.tap("tour.next")
                               : finger.tap(tour->target.empty() ? "rating.face_4" : tour->target);
    REQUIRE(is_tapped);
    has_booked = has_booked || counter.worker.pending<AwardPoints>() > 0;
    answer_all(counter);
    counter.pass(Milliseconds{600});
  }
  CHECK(has_booked);
  CHECK(last == "14 of 14");
  CHECK_FALSE(counter.counter.view().tour);
}

TEST_CASE("the tour begins once by itself in a demo, and at any time by its key", "[ui][tour]") {
  CounterFixture counter{demo()};
  counter.act(StaffTapped{0});
  counter.type("1234");
  counter.act(ConfirmTapped{});
  counter.answer<SignIn>(SignedIn{counter.cashier});
  REQUIRE(counter.counter.view().tour);
  counter.act(TourSkipTapped{});
  CHECK_FALSE(counter.counter.view().tour);
  counter.pass(Milliseconds{1'000});
  CHECK_FALSE(counter.counter.view().tour);
  counter.scan();
  counter.act(HelpTapped{});
  CHECK(counter.counter.view().tour->progress == "1 of 14");
  CHECK(counter.shows<HomeView>());
  CHECK_FALSE(counter.counter.view().training);
}

TEST_CASE("whoever goes on without tapping next is not held up by the tour", "[ui][tour]") {
  CounterFixture counter{demo()};
  counter.sign_in();
  counter.scan();
  REQUIRE(counter.counter.view().tour->progress == "2 of 14");
  counter.act(EarnTapped{});
  CHECK(counter.counter.view().tour->progress == "4 of 14");
}

TEST_CASE("in a real shop the tour is given in training, with a made-up member", "[ui][tour]") {
  CounterFixture counter;
  counter.sign_in();
  CHECK_FALSE(counter.counter.view().tour);
  counter.act(HelpTapped{});
  CHECK(counter.counter.view().training);
  counter.act(TourActTapped{});
  CHECK(counter.seen<MemberView>().name == "王小明");
  counter.act(TourNextTapped{});
  counter.act(EarnTapped{});
  counter.act(TourActTapped{});
  CHECK(counter.seen<AmountView>().amount == "¥286.00");
  counter.act(TourNextTapped{});
  counter.act(ConfirmTapped{});
  CHECK(counter.shows<DoneView>());
  CHECK(counter.worker.pending<AwardPoints>() == 0);
}

TEST_CASE("a bubble stands beside its target, inside the room", "[ui][tour]") {
  const Rect room{24, 8, 1232, 768};
  const std::vector<BubbleSize> sizes{{560, 200}, {400, 260}, {760, 160}, {1232, 150}};
  for (const Rect& target : {Rect{24, 100, 200, 72},
                             Rect{1000, 700, 256, 76},
                             Rect{400, 300, 400, 200},
                             Rect{24, 90, 700, 686},
                             Rect{600, 90, 656, 686},
                             Rect{24, 90, 1232, 400}}) {
    INFO(target.x << "," << target.y << " " << target.width << "x" << target.height);
    const Rect bubble = place_bubble(room, target, sizes, {}, 28);
    CHECK_FALSE(overlaps(bubble, target));
    CHECK(bubble.x >= room.x);
    CHECK(bubble.y >= room.y);
    CHECK(bubble.right() <= room.right() + 0.1F);
    CHECK(bubble.bottom() <= room.bottom() + 0.1F);
  }
}

TEST_CASE("a bubble prefers the side where it covers least", "[ui][tour]") {
  const Rect room{0, 0, 1280, 800};
  const Rect target{500, 350, 200, 80};
  const Rect below{400, 440, 400, 300};
  const Rect bubble = place_bubble(room, target, {{400, 200}}, {below}, 20);
  CHECK_FALSE(overlaps(bubble, below));
}

TEST_CASE("no bubble covers what it is about, on any stage", "[ui][tour]") {
  for (const i18n::Language language : i18n::kLanguages) {
    for (const Stage& stage : all_stages()) {
      View shown;
      TapDriver driver{[&] { return shown; }, [](const Action&) {}, stage.width, stage.height};
      for (const Sample& sample : sample_views(language)) {
        if (!sample.view.tour || sample.view.tour->target.empty()) continue;
        INFO(i18n::code(language) << " " << sample.name << " on " << stage.name);
        shown = sample.view;
        shown.appearance = stage.appearance();
        driver.frame();
        const auto target = driver.touch().place_of(sample.view.tour->target);
        CHECK(target.has_value());  // there, and not covered
        const auto buttons = hull_of_buttons(driver.touch());
        if (target && buttons) CHECK_FALSE(overlaps(*buttons, *target));
      }
    }
  }
}
