#include "app/ui/presenters/staff_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::tests;
using namespace regulars::ui;

namespace {

struct Staffroom : CounterFixture {
  Staffroom() {
    sign_in();
    act(ManagerTapped{});
    answer<ListStaff>(StaffListed{{cashier, manager}});
    type("9876");
    act(ConfirmTapped{});
    answer<SignIn>(SignedIn{manager});
    answer<LoadDay>(DayLoaded{});
    act(DirectoryTapped{});
    answer<ListStaff>(StaffListed{{cashier, manager}});
  }
  void open(std::size_t row) { act(PageRowTapped{row}); }
  void pin(const std::string& digits) {
    type(digits);
    act(ConfirmTapped{});
  }
  [[nodiscard]] PageView page() const { return seen<PageView>(); }
};

constexpr std::size_t kPin = 0;
constexpr std::size_t kRole = 1;
constexpr std::size_t kCard = 2;
constexpr std::size_t kLeave = 3;

}  // namespace

TEST_CASE("a manager reaches the staff from the day, and goes back to it", "[ui][staff]") {
  Staffroom room;
  REQUIRE(room.page().rows.size() == 2);
  CHECK(room.page().rows[0].words == "Lin Yue");
  CHECK(room.page().rows[0].detail == "Cashier");
  CHECK(room.page().rows[1].figure == "You");
  room.act(BackTapped{});
  CHECK(room.shows<DayView>());
}

TEST_CASE("somebody new has a name, a role and a PIN that was typed twice", "[ui][staff]") {
  Staffroom room;
  room.act(ConfirmTapped{});
  CHECK_FALSE(room.seen<TypingView>().can_confirm);
  room.act(TextTyped{"Mei"});
  room.act(ConfirmTapped{});
  CHECK(room.page().rows.size() == 3);
  room.open(1);
  CHECK(room.seen<SignInView>().tiles.front().role == "Supervisor");
  room.pin("123");
  CHECK(room.seen<SignInView>().notice.words == "A PIN has 4 to 12 digits.");
  room.type("4");
  room.act(ConfirmTapped{});
  CHECK(room.seen<SignInView>().title == "Once more");
  CHECK(room.seen<SignInView>().digits == 0);

  SECTION("two that are not the same are begun again, and nothing is asked") {
    room.pin("1235");
    CHECK(room.seen<SignInView>().title == "A new PIN");
    CHECK(room.seen<SignInView>().notice.tone == Tone::Caution);
    CHECK(room.worker.pending<ChangeStaff>() == 0);
  }
  SECTION("the same twice adds her") {
    room.pin("1234");
    room.act(ConfirmTapped{});  // a second tap
    CHECK(room.worker.pending<ChangeStaff>() == 1);
    const model::Staff mei{CounterFixture::staff_id(3), "Mei", model::Role::Supervisor};
    const auto asked = room.answer<ChangeStaff>(StaffListed{{room.cashier, room.manager, mei}});
    CHECK(asked.action == model::StaffAction::Add);
    CHECK(asked.name == "Mei");
    CHECK(asked.pin == "1234");
    CHECK(asked.role == model::Role::Supervisor);
    CHECK(asked.by == room.manager.id);
    CHECK(room.page().rows.size() == 3);
    CHECK(room.page().notice.tone == Tone::Good);
  }
  SECTION("a name that is taken elsewhere is kept and can be changed") {
    room.pin("1234");
    room.refuse<ChangeStaff>({ErrorKind::conflict, "taken", "error.staff.name_taken", {}});
    CHECK(room.seen<TypingView>().text == "Mei");
    CHECK(room.seen<TypingView>().notice.tone == Tone::Bad);
  }
}

TEST_CASE("a name that stands in the list is not asked for twice", "[ui][staff]") {
  Staffroom room;
  room.act(ConfirmTapped{});
  room.act(TextTyped{"Lin Yue"});
  room.act(ConfirmTapped{});
  CHECK(room.seen<TypingView>().notice.tone == Tone::Caution);
}

TEST_CASE("a new PIN is for who was chosen", "[ui][staff]") {
  Staffroom room;
  room.open(0);
  room.open(kPin);
  room.pin("4321");
  room.pin("4321");
  const auto asked = room.answer<ChangeStaff>(StaffListed{{room.cashier, room.manager}});
  CHECK(asked.action == model::StaffAction::SetPin);
  CHECK(asked.who == room.cashier.id);
  CHECK(asked.pin == "4321");
  CHECK(room.page().title == "Lin Yue");
  CHECK(room.page().act.empty());  // the old one is known to nobody
}

TEST_CASE("a role is changed by one tap and taken back by one", "[ui][staff]") {
  Staffroom room;
  room.open(0);
  room.open(kRole);
  CHECK(room.page().rows[0].is_chosen);
  room.open(1);
  model::Staff raised = room.cashier;
  raised.role = model::Role::Supervisor;
  CHECK(room.answer<ChangeStaff>(StaffListed{{raised, room.manager}}).role ==
        model::Role::Supervisor);
  CHECK(room.page().rows[kRole].figure == "Supervisor");
  CHECK(room.page().act == "Undo");
  room.act(PageActTapped{});
  const auto undone = room.answer<ChangeStaff>(StaffListed{{room.cashier, room.manager}});
  CHECK(undone.action == model::StaffAction::SetRole);
  CHECK(undone.role == model::Role::Cashier);
  CHECK(room.page().rows[kRole].figure == "Cashier");
}

TEST_CASE("nobody changes their own role or leaves by their own hand", "[ui][staff]") {
  Staffroom room;
  room.open(1);
  CHECK_FALSE(room.page().rows[kRole].can_tap);
  CHECK_FALSE(room.page().rows[kLeave].can_tap);
  room.open(kLeave);
  room.act(ConfirmTapped{});
  CHECK(room.worker.pending<ChangeStaff>() == 0);
}

TEST_CASE("the own card is scanned here and opens no member", "[ui][staff]") {
  Staffroom room;
  room.open(0);
  room.open(kCard);
  CHECK_FALSE(room.page().can_confirm);
  room.scan();
  REQUIRE(room.page().panel);
  CHECK(room.page().panel->facts.front().words == "张伟");
  CHECK(room.page().can_confirm);
  room.act(ConfirmTapped{});
  model::Staff owner = room.cashier;
  owner.member = CounterFixture::a_member().member.id;
  const auto asked = room.answer<ChangeStaff>(StaffListed{{owner, room.manager}});
  CHECK(asked.action == model::StaffAction::SetMember);
  CHECK(asked.member == owner.member);
  room.answer<LoadMember>(CounterFixture::a_member());
  CHECK(room.page().rows[kCard].detail == "张伟");
  room.act(PageActTapped{});
  CHECK(room.answer<ChangeStaff>(StaffListed{{room.cashier, room.manager}}).member.is_none());
}

TEST_CASE("who leaves is confirmed first, and the last manager stays", "[ui][staff]") {
  Staffroom room;
  room.open(0);
  room.open(kLeave);
  CHECK(room.worker.pending<ChangeStaff>() == 0);
  CHECK(room.page().confirm == "Lin Yue leaves");
  SECTION("back changes nothing") {
    room.act(BackTapped{});
    CHECK(room.page().confirm.empty());
  }
  SECTION("refused") {
    room.act(ConfirmTapped{});
    room.refuse<ChangeStaff>({ErrorKind::refused, "last", "error.staff.last_manager", {}});
    CHECK(room.page().notice.tone == Tone::Bad);
  }
  SECTION("gone") {
    room.act(ConfirmTapped{});
    CHECK(room.answer<ChangeStaff>(StaffListed{{room.manager}}).action ==
          model::StaffAction::Leave);
    CHECK(room.page().rows.size() == 1);
    CHECK(room.page().notice.words == "Lin Yue has left.");
  }
}

TEST_CASE("a manager who walks away leaves the staff closed", "[ui][staff]") {
  Staffroom room;
  room.open(0);
  room.open(kPin);
  room.type("12");
  room.pass(std::chrono::seconds{61});
  CHECK(room.shows<HomeView>());
}
