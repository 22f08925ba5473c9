#include "app/ui/presenters/cards_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;

namespace {

class CardsFixture : public CounterFixture {
 public:
  void open_cards(const model::Staff& who) {
    act(StaffTapped{who.id == cashier.id ? 0U : 1U});
    type("1234");
    act(ConfirmTapped{});
    answer<SignIn>(SignedIn{who});
    answer<LoadHome>(HomeLoaded{});
    arrive(CodeArrived{"2012345675678", "E0"});
    MemberCard member = a_member();
    member.standing.lost = {lost};
    answer<LookUpCode>(CodeLookedUp{member});
    act(MoreTapped{});
    open("cards");
  }
  void scan_new() {
    arrive(CodeArrived{"2999", ""});
    answer<LookUpCode>(CodeLookedUp{CodeUnknown{fresh}});
  }
  // Hers after a change.
  [[nodiscard]] MemberCard having(std::vector<model::Identifier> good,
                                  std::vector<model::Identifier> gone) const {
    MemberCard member = a_member();
    member.member.identifiers = std::move(good);
    member.standing.lost = std::move(gone);
    return member;
  }
  const model::Identifier fresh{model::IdentifierKind::Card, "2999000011112222"};
  const model::Identifier old_card{model::IdentifierKind::Card, "2012345675678"};
  const model::Identifier phone{model::IdentifierKind::Phone, "13800138000"};
  const model::Identifier lost{model::IdentifierKind::Card, "2012345670000"};
};

}  // namespace

TEST_CASE_METHOD(CardsFixture, "cards are shown masked, each by what it is", "[ui][cards]") {
  open_cards(cashier);
  const PageView view = seen<PageView>();
  REQUIRE(view.rows.size() == 3);
  CHECK(view.rows.at(0).words == "•••• 5678");
  CHECK(view.rows.at(1).detail == "Mobile number");
  CHECK(view.rows.at(2).figure == "Lost");
  CHECK(view.confirm.empty());
}

TEST_CASE_METHOD(CardsFixture,
                 "a card that nobody has is added where it is scanned",
                 "[ui][cards]") {
  open_cards(cashier);
  scan_new();
  REQUIRE(shows<PageView>());  // nobody is registered by mistake
  CHECK(seen<PageView>().panel->title == "•••• 2222");
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  REQUIRE(worker.pending<ChangeCard>() == 1);
  const auto asked = answer<ChangeCard>(having({old_card, phone, fresh}, {lost}));
  CHECK(asked.action == model::CardAction::Add);
  CHECK(asked.card == fresh);
  CHECK(asked.staff == cashier.id);
  CHECK(seen<PageView>().rows.size() == 4);
  CHECK(seen<PageView>().notice.tone == Tone::Good);
}

TEST_CASE_METHOD(CardsFixture,
                 "a new card takes the place of an old one when somebody signs",
                 "[ui][cards]") {
  open_cards(cashier);
  act(PageRowTapped{0});  // it is lost,
  scan_new();             // and here is the new one
  CHECK(seen<PageView>().panel->facts.at(0).figure == "•••• 5678");
  act(ConfirmTapped{});
  CHECK(worker.pending<ChangeCard>() == 0);
  CHECK(seen<SignInView>().allowing.find("•••• 2222 instead of •••• 5678") != std::string::npos);
  answer<ListStaff>(StaffListed{{cashier, manager}});
  SECTION("nobody does") {
    act(BackTapped{});
    CHECK(seen<PageView>().panel->title == "•••• 2222");  // kept
  }
  SECTION("a manager does, and is named") {
    type("1234");
    act(ConfirmTapped{});
    answer<SignIn>(SignedIn{manager});
    const auto asked = answer<ChangeCard>(having({phone, fresh}, {old_card, lost}));
    CHECK(asked.action == model::CardAction::Replace);
    CHECK(asked.old_card == old_card);
    CHECK(asked.allowed_by == manager.id);
    CHECK(seen<PageView>().rows.size() == 4);
  }
}

TEST_CASE_METHOD(CardsFixture,
                 "a card is lost at once, and found again by who may",
                 "[ui][cards]") {
  open_cards(manager);
  act(PageRowTapped{0});
  CHECK(seen<PageView>().confirm == "It is lost");
  act(ConfirmTapped{});
  CHECK(answer<ChangeCard>(having({phone}, {old_card, lost})).action == model::CardAction::Lose);
  CHECK(seen<PageView>().rows.at(1).figure == "Lost");
  act(PageRowTapped{1});
  CHECK(seen<PageView>().confirm == "Found again");
  act(ConfirmTapped{});
  const auto asked = answer<ChangeCard>(having({phone, old_card}, {lost}));
  CHECK(asked.action == model::CardAction::Restore);
  CHECK(asked.card == old_card);
}

TEST_CASE_METHOD(CardsFixture,
                 "a lost card that is scanned is chosen, to be good again",
                 "[ui][cards]") {
  open_cards(cashier);
  arrive(CodeArrived{"2012345670000", ""});
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{lost}});
  CHECK(seen<PageView>().rows.at(2).is_chosen);
  CHECK(seen<PageView>().confirm == "Found again");
}

TEST_CASE_METHOD(CardsFixture,
                 "a card of somebody else is told, and nobody loses it",
                 "[ui][cards]") {
  open_cards(cashier);
  MemberCard other = a_member();
  other.member.id = model::MemberId{staff_id(99).uuid()};
  other.member.name = "Li Na";
  arrive(CodeArrived{"2888", ""});
  answer<LookUpCode>(CodeLookedUp{other});
  CHECK(seen<PageView>().panel->title == "Li Na");
  SECTION("she is served instead") {
    act(PageActTapped{});
    CHECK(seen<MemberView>().name == "Li Na");
  }
  SECTION("or is the same person") {
    act(ConfirmTapped{});
    CHECK(seen<PageView>().kind == PageKind::Merge);
    CHECK(seen<PageView>().rows.at(1).words == "Li Na");
  }
}

TEST_CASE_METHOD(CardsFixture, "a number is typed where nothing scans it", "[ui][cards]") {
  open_cards(cashier);
  act(PageActTapped{});
  REQUIRE(shows<SearchView>());
  for (const char* digit : {"1", "3", "9", "0", "0"}) act(TextTyped{digit});
  act(EnterPressed{});
  const model::Identifier number{model::IdentifierKind::Phone, "13900139000"};
  answer<LookUpCode>(CodeLookedUp{CodeUnknown{number}});
  CHECK(seen<PageView>().kind == PageKind::Cards);
  CHECK(seen<PageView>().panel->title == model::masked(number));
  act(BackTapped{});
  CHECK_FALSE(seen<PageView>().panel.has_value());
  act(BackTapped{});
  CHECK(seen<PageView>().kind == PageKind::More);
}

TEST_CASE_METHOD(CardsFixture,
                 "what the disk refuses is said, and the card is kept",
                 "[ui][cards]") {
  open_cards(cashier);
  scan_new();
  act(ConfirmTapped{});
  refuse<ChangeCard>(disk_full());
  CHECK(seen<PageView>().notice.tone == Tone::Bad);
  CHECK(seen<PageView>().panel->title == "•••• 2222");
}
