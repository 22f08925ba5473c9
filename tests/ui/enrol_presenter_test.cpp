#include "app/ui/presenters/enrol_presenter.h"

#include "tests/ui/counter_fixture.h"

using namespace regulars;
using namespace regulars::ui;
using namespace regulars::tests;
using namespace std::chrono_literals;

namespace {

constexpr const char* kNumber = "13900139000";

class EnrolFixture : public CounterFixture {
 public:
  explicit EnrolFixture(CounterSettings chosen = settings()) : CounterFixture(std::move(chosen)) {
    sign_in();
    worker.asked.clear();
    act(NewMemberTapped{});
  }
  void type_number() {
    type(kNumber);
    nobody_has({model::IdentifierKind::Phone, kNumber});
  }
  void nobody_has(model::Identifier identifier) {
    answer<LookUpCode>(CodeLookedUp{CodeUnknown{std::move(identifier)}});
  }
  [[nodiscard]] FormView form() const { return seen<FormView>(); }
  [[nodiscard]] const EnrolMember& asked() {
    REQUIRE(worker.pending<EnrolMember>() == 1);
    return std::get<EnrolMember>(worker.asked.back().request);
  }
};

}  // namespace

TEST_CASE_METHOD(EnrolFixture, "a keyboard alone registers a number and a name", "[ui]") {
  act(TextTyped{kNumber});
  nobody_has({model::IdentifierKind::Phone, kNumber});
  act(TextTyped{"L"});  // a letter is no number: it begins the name
  act(TextTyped{"i Lei"});
  CHECK(std::holds_alternative<NameEditor>(form().editor));
  act(EnterPressed{});
  CHECK(asked().name == "Li Lei");
}

TEST_CASE_METHOD(EnrolFixture, "who goes on before the disk has answered is registered", "[ui]") {
  act(TextTyped{kNumber});
  act(EnterPressed{});
  CHECK(worker.pending<EnrolMember>() == 0);
  nobody_has({model::IdentifierKind::Phone, kNumber});
  CHECK(worker.pending<EnrolMember>() == 1);
}

TEST_CASE_METHOD(EnrolFixture, "what is missing of the number is said, and what is wrong", "[ui]") {
  CHECK(form().number->words == "Or scan a new card");
  CHECK_FALSE(form().can_confirm);
  type("139");
  CHECK(form().number->text == "139");
  CHECK(form().number->words == "8 more digits");
  CHECK(worker.asked.empty());
  act(BackspaceTapped{});
  act(BackspaceTapped{});
  act(BackspaceTapped{});
  type("2012345675678");
  CHECK(form().number->tone == Tone::Caution);
  CHECK(form().confirm == "Look up");
  act(ConfirmTapped{});
  nobody_has({model::IdentifierKind::Card, "2012345675678"});
  CHECK(form().confirm == "Register");
  act(ConfirmTapped{});
  CHECK(asked().identifiers.front().kind == model::IdentifierKind::Card);
}

TEST_CASE_METHOD(EnrolFixture, "whoever has the number already is one tap away", "[ui]") {
  type(kNumber);
  answer<LookUpCode>(CodeLookedUp{a_member(model::Strength::Number)});
  CHECK(form().number->words == "张伟 has this number");
  CHECK(form().confirm == "Open 张伟");
  act(ConfirmTapped{});
  CHECK(shows<MemberView>());
  CHECK(worker.pending<EnrolMember>() == 0);
}

TEST_CASE_METHOD(EnrolFixture, "an answer about an earlier number changes nothing", "[ui]") {
  type(kNumber);
  act(BackspaceTapped{});
  type("1");
  CHECK(worker.pending<LookUpCode>() == 2);
  answer<LookUpCode>(CodeLookedUp{a_member()});
  CHECK(form().confirm == "Register");
  nobody_has({model::IdentifierKind::Phone, "13900139001"});
  CHECK(form().number->words == "New here");
}

TEST_CASE_METHOD(EnrolFixture, "a new card is hers beside the number, or without one", "[ui]") {
  const model::Identifier card{model::IdentifierKind::Card, "2999000000005"};
  arrive(CodeArrived{card.value, "E0"});
  nobody_has(card);
  CHECK(form().number->words == "Card •••• 0005 is new here");
  SECTION("the card alone") {
    act(ConfirmTapped{});
    CHECK(asked().identifiers == std::vector{card});
    CHECK(asked().strength() == model::Strength::Card);
  }
  SECTION("both") {
    type_number();
    CHECK(form().number->words == "New here, with card •••• 0005");
    act(ConfirmTapped{});
    CHECK(asked().identifiers.size() == 2);
  }
  SECTION("a number typed in part is not forgotten") {
    type("139");
    CHECK_FALSE(form().can_confirm);
  }
  SECTION("another member's card opens that member") {
    arrive(CodeArrived{"2012345675678", "E0"});
    answer<LookUpCode>(CodeLookedUp{a_member()});
    CHECK(shows<MemberView>());
  }
}

TEST_CASE_METHOD(EnrolFixture, "who brought her is scanned or typed", "[ui]") {
  type_number();
  act(LineTapped{2});
  SECTION("scanned") {
    arrive(CodeArrived{"2012345675678", "E0"});
  }
  SECTION("typed") {
    type("13800138000");
  }
  answer<LookUpCode>(CodeLookedUp{a_member()});
  CHECK(form().rows.at(2).value == "张伟");
  CHECK(form().number->is_live);  // it is settled: on with the number
  act(ConfirmTapped{});
  CHECK(asked().referrer == a_member().member.identifiers.front());
}

TEST_CASE_METHOD(EnrolFixture, "a referrer whom nobody knows is said and not sent", "[ui]") {
  type_number();
  act(LineTapped{2});
  type("13800138001");
  nobody_has({model::IdentifierKind::Phone, "13800138001"});
  CHECK(form().rows.at(2).tone == Tone::Caution);
  act(ConfirmTapped{});
  CHECK_FALSE(asked().referrer.has_value());
}

TEST_CASE_METHOD(EnrolFixture, "a birthday is two taps, and is agreed to by being told", "[ui]") {
  type_number();
  act(LineTapped{1});
  CHECK(std::get<DayEditor>(form().editor).tiles.size() == 12);
  act(TileTapped{1});
  CHECK(std::get<DayEditor>(form().editor).tiles.size() == 29);
  act(TileTapped{28});
  CHECK(form().rows.at(1).value == "29 Feb");
  CHECK(std::holds_alternative<NumberPad>(form().editor));
  act(ConfirmTapped{});
  CHECK(asked().birthday == model::Birthday{2, 29, false});
  REQUIRE(asked().consents.size() == 1);
  CHECK(asked().consents.front().purpose == model::Purpose::Birthday);
}

TEST_CASE_METHOD(EnrolFixture, "nothing is agreed to that was not tapped", "[ui]") {
  type_number();
  act(LineTapped{3});
  act(SwitchTapped{0});
  act(SwitchTapped{1});
  act(SwitchTapped{1});
  CHECK(form().rows.at(3).value == "1 of 3");
  act(ConfirmTapped{});
  REQUIRE(asked().consents.size() == 1);
  CHECK(asked().consents.front().purpose == model::Purpose::Greeting);
  CHECK(asked().consents.front().text_version == 1);
  CHECK(asked().agrees_to(model::Purpose::Greeting));
  CHECK_FALSE(asked().agrees_to(model::Purpose::Marketing));
}

TEST_CASE_METHOD(EnrolFixture,
                 "a failure keeps what was typed and a second tap asks once",
                 "[ui]") {
  type_number();
  act(TextTyped{"李"});
  act(ConfirmTapped{});
  act(ConfirmTapped{});
  CHECK(asked().name == "李");
  CHECK(form().confirm == "Registering…");
  refuse<EnrolMember>(disk_full());
  CHECK(form().rows.at(0).value == "李");
  CHECK(form().number->text == "139 0013 9000");
  CHECK(form().notice.tone == Tone::Bad);
  act(ConfirmTapped{});
  MemberCard fresh = a_member();
  fresh.member.visits = 0;
  fresh.member.joined = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20};
  answer<EnrolMember>(fresh);
  CHECK(seen<MemberView>().cue == "A new regular: say welcome");
}

TEST_CASE_METHOD(EnrolFixture, "the way back closes what is open first", "[ui]") {
  act(LineTapped{1});
  act(BackTapped{});
  CHECK(shows<FormView>());
  CHECK(form().number->is_live);
  act(BackTapped{});
  CHECK(shows<HomeView>());
}

TEST_CASE_METHOD(EnrolFixture, "offline it is not sure that nobody has the number", "[ui]") {
  arrive(ConnectionChanged{false, 0, {}, {}, {}});
  type_number();
  CHECK(form().number->words == "New, as far as this till knows");
  CHECK(form().can_confirm);
}

TEST_CASE("enrolment names the law of the shop's region and whom a parent decides for",
          "[ui][D30]") {
  ui::CounterSettings settings = CounterFixture::settings();
  settings.region = *model::region_of("DE");
  const EnrolFixture counter{settings};
  const std::string words = counter.form().words;
  CHECK(words.find("GDPR") != std::string::npos);
  CHECK(words.find("Under 16") != std::string::npos);
}
