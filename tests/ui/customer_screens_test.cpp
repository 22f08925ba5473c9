// The customer's window, tapped by name as a finger does, with the real presenters behind it; and
// what must never be seen on it.

#include <algorithm>
#include <string>
#include <vector>

#include "app/ui/screens/live_picture.h"
#include "app/ui/widgets/logo_painter.h"
#include "tests/support/tap_driver.h"
#include "tests/ui/counter_fixture.h"
#include "tests/ui/sample_views.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

class CustomerWindow : public CounterFixture {
 public:
  CustomerWindow() {
    arrive(CustomerDisplayChanged{true});
    model::Shopfront shopfront;
    shopfront.board = {{{{"en", "The queue is long"}}, {{"en", "A second till"}}},
                       {{{"en", "No oat milk"}}, {{"en", "Oat milk"}}}};
    arrive(ShopfrontChanged{shopfront});
    sign_in();
  }
  TapDriver finger{[this] { return counter.customer_view(); },
                   [this](const Action& action) { counter.handle_customer(action); }};
};

// Every text that a view holds.
struct Texts {
  std::vector<std::string> all;
  void operator()(const AttractView& view) {
    add({view.store, view.entry.said, view.entry.did, view.leaving.said, view.leaving.did});
  }
  void operator()(const GreetingView& view) { add({view.greeting, view.tier}); }
  void operator()(const EarnedView& view) {
    add({view.title, view.points, view.points_unit, view.value, view.balance});
    for (const RewardInReach& reward : view.rewards) add({reward.name, reward.words});
  }
  void operator()(const RatingView& view) { add({view.thanks, view.points, view.time_is_up}); }
  void operator()(const ThanksView& view) { add({view.points}); }
  void add(const std::vector<std::string>& texts) {
    all.insert(all.end(), texts.begin(), texts.end());
  }
};

}  // namespace

TEST_CASE_METHOD(CustomerWindow, "the customer's side by finger", "[ui][screens]") {
  REQUIRE(finger.tap("attract.pause"));
  CHECK(std::get<AttractView>(counter.customer_view().body).is_paused);
  REQUIRE(finger.tap("attract.language"));
  CHECK(counter.customer_view().language == i18n::Language::SimplifiedChinese);
  CHECK(counter.view().language == i18n::Language::English);
  scan();
  finger.frame();
  CHECK(finger.touch().targets().empty());  // a greeting asks nothing
  earn();
  pass(4s);
  finger.frame();
  REQUIRE(finger.tap("rating.language"));
  CHECK(counter.customer_view().language == i18n::Language::TraditionalChinese);
  pass(31s);
  REQUIRE(finger.tap("rating.more_time"));
  REQUIRE(finger.tap("rating.face_3"));
  CHECK(answer<RecordRating>(RatingRecorded{}).face == 3);
  CHECK(finger.touch().last_tap() == "rating.face_3");
  pass(3s);
  CHECK(finger.has("attract.language"));
}

TEST_CASE_METHOD(CustomerWindow,
                 "a keyboard does nothing to the customer's window",
                 "[ui][screens]") {
  scan();
  earn();
  pass(4s);
  const auto calm = finger.frame();
  finger.focus(FocusMove::Next);
  CHECK(finger.frame() == calm);
  finger.focus(FocusMove::Activate);
  finger.key(EnterPressed{});
  finger.key(TextTyped{"5"});
  CHECK(std::holds_alternative<RatingView>(counter.customer_view().body));
  CHECK(worker.pending<RecordRating>() == 0);
}

TEST_CASE_METHOD(CustomerWindow,
                 "the customer's window never shows staff or identifiers",
                 "[ui][screens]") {
  Texts seen;
  const auto look = [&] {
    CustomerView view = counter.customer_view();
    std::visit(seen, view.body);
  };
  look();
  MemberCard nameless = a_member();
  nameless.member.name.clear();
  for (const MemberCard& card : {a_member(), nameless}) {
    arrive(CodeArrived{"2012345675678", "E0"});
    answer<LookUpCode>(CodeLookedUp{card});
    look();
    earn();
    look();
    pass(4s);
    look();
    counter.handle_customer(FaceTapped{4});
    look();
    pass(3s);
    look();
  }
  CHECK(seen.all.size() > 20);
  for (const std::string& text : seen.all) {
    INFO(text);
    for (const char* secret : {"Lin Yue", "Wang Min", "Till 2", "••••", "5678", "8000"}) {
      CHECK(text.find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("no screen of the customer asks for typing", "[ui][screens][D43]") {
  const std::vector<std::string> allowed{"attract.language",
                                         "attract.pause",
                                         "rating.face_1",
                                         "rating.face_2",
                                         "rating.face_3",
                                         "rating.face_4",
                                         "rating.face_5",
                                         "rating.more_time",
                                         "rating.skip",
                                         "rating.language"};
  for (const CustomerSample& sample : customer_samples(i18n::Language::English)) {
    TapDriver driver{[&] { return sample.view; }, [](const Action&) {}};
    driver.frame();
    for (const auto& [id, target] : driver.touch().targets()) {
      INFO(sample.name << " " << id);
      CHECK(std::find(allowed.begin(), allowed.end(), id) != allowed.end());
    }
  }
}

TEST_CASE("skipping is always there while the question is, and as large as the language",
          "[ui][screens]") {
  for (const CustomerSample& sample : customer_samples(i18n::Language::English)) {
    if (!std::holds_alternative<RatingView>(sample.view.body)) continue;
    TapDriver driver{[&] { return sample.view; }, [](const Action&) {}};
    REQUIRE(driver.has("rating.skip"));
    const Rect skip = driver.touch().targets().at("rating.skip").rect;
    const Rect language = driver.touch().targets().at("rating.language").rect;
    CHECK(skip.width == Approx(language.width));
    CHECK(skip.height == Approx(language.height));
  }
}

TEST_CASE_METHOD(CustomerWindow,
                 "an idle customer's window draws the same frame again",
                 "[ui][screens]") {
  finger.frame();
  const auto first = finger.frame();
  for (int i = 0; i < 3; ++i) CHECK(finger.frame() == first);
  pass(10s);
  pass(125ms);
  CHECK(finger.frame() != first);
}

TEST_CASE("a logo of any picture takes a bounded number of shapes", "[ui][screens]") {
  Logo noise{512, 512, std::vector<std::uint8_t>(std::size_t{512} * 512 * 4)};
  std::uint32_t random = 1;
  for (std::uint8_t& byte : noise.rgba)
    byte = static_cast<std::uint8_t>(random = random * 69'069 + 1);
  for (std::size_t i = 3; i < noise.rgba.size(); i += 4) noise.rgba.at(i) = 255;
  CustomerView view;
  AttractView attract;
  attract.logo = std::make_shared<const Logo>(noise);
  view.body = attract;
  TapDriver driver{[&] { return view; }, [](const Action&) {}, 3840, 2160};
  CHECK(driver.frame() == driver.frame());
  const Rect place = logo_place(noise, {0, 0, 400, 100});
  CHECK(place.width == Approx(100));
  CHECK(place.height == Approx(100));
}

TEST_CASE_METHOD(CounterFixture,
                 "the cashier's small picture of it cannot be touched",
                 "[ui][screens]") {
  arrive(CustomerDisplayChanged{true});
  sign_in();
  TapDriver finger{[this] { return counter.view(); },
                   [this](const Action& action) { counter.handle(action); }};
  const auto idle = finger.frame();
  scan();
  earn();
  pass(4s);
  REQUIRE(shows<HomeView>());
  REQUIRE(std::holds_alternative<RatingView>(counter.customer_view().body));
  CHECK(finger.frame() != idle);  // it follows
  for (const auto& [id, target] : finger.touch().targets()) {
    INFO(id);
    CHECK(id.find("rating") == std::string::npos);
    CHECK(id.find("attract") == std::string::npos);
  }
}
