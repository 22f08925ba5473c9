#pragma once
// A counter in the middle of its day, without a screen, a disk or a network: the real presenters,
// a clock that obeys, and a worker that answers when told.

#include <string>
#include <utility>

#include "app/loyalty/evaluate.h"
#include "app/ui/presenters/counter_presenter.h"
#include "tests/support/catch.h"
#include "tests/support/manual_clock.h"
#include "tests/ui/fake_worker.h"

namespace regulars::tests {

[[nodiscard]] inline model::Programme a_programme() {
  model::Programme programme;
  programme.version = 3;
  programme.earn = loyalty::spend_and_tier(model::Points{1}, 100, model::Rounding::Down);
  programme.tiers = {{"member", {{"en", "Member"}, {"zh_CN", "会员"}}, model::Ratio{10'000}},
                     {"gold", {{"en", "Gold"}, {"zh_CN", "金卡"}}, model::Ratio{15'000}}};
  programme.rewards = {
      {"r500", {{"en", "Five yuan"}, {"zh_CN", "五元券"}}, model::Points{500}, 500},
      {"r15000", {{"en", "Kettle"}, {"zh_CN", "手冲咖啡壶"}}, model::Points{15'000}, 15'000}};
  return programme;
}

[[nodiscard]] inline Error disk_full() {
  return {ErrorKind::storage, "no space left", "", {}};
}

class CounterFixture {
 public:
  explicit CounterFixture(ui::CounterSettings chosen = settings())
      : counter(worker, clock, catalogues, std::move(chosen)) {
    using namespace regulars::ui;
    arrive(StoreChanged{"Riverside Store", "Till 2", true});
    arrive(ProgrammeChanged{a_programme()});
    arrive(ConnectionChanged{true, 0, {}, {}, {}});
    answer<ListStaff>(StaffListed{{cashier, manager}});
  }

  [[nodiscard]] static ui::CounterSettings settings() {
    ui::CounterSettings result;
    result.utc_offset = [](Instant) { return std::chrono::minutes{480}; };
    return result;
  }
  [[nodiscard]] static model::StaffId staff_id(std::uint8_t last) {
    Uuid::Bytes bytes{};
    bytes.back() = last;
    return model::StaffId{Uuid{bytes}};
  }

  void arrive(ui::Arrival arrival) { counter.handle(arrival); }
  void act(ui::Action action) { counter.handle(action); }
  void type(const std::string& digits) {
    for (const char digit : digits) act(ui::DigitTapped{digit - '0'});
  }
  void pass(Milliseconds time) {
    clock.advance(time);
    counter.tick();
  }
  // Taps the row of a page by its words, or by its id on the More screen.
  void open(const std::string& row) {
    const auto& rows = seen<ui::PageView>().rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows.at(i).words == row || rows.at(i).id == row) return act(ui::PageRowTapped{i});
    }
    FAIL("there is no row " << row);
  }
  // Answers the oldest request of a kind; the request for a look.
  template <typename Kind>
  Kind answer(ui::Answer with) {
    auto asked = worker.take<Kind>();
    REQUIRE(asked.has_value());
    arrive(ui::Reply{asked->first, Result<ui::Answer>{std::move(with)}});
    return asked->second;
  }
  template <typename Kind>
  Kind refuse(Error error) {
    auto asked = worker.take<Kind>();
    REQUIRE(asked.has_value());
    arrive(ui::Reply{asked->first, Result<ui::Answer>{fail(std::move(error))}});
    return asked->second;
  }

  void sign_in() {
    act(ui::StaffTapped{0});
    type("1234");
    act(ui::ConfirmTapped{});
    answer<ui::SignIn>(ui::SignedIn{cashier});
    answer<ui::LoadHome>(ui::HomeLoaded{});
  }
  [[nodiscard]] static ui::MemberCard a_member(model::Strength strength = model::Strength::Card) {
    ui::MemberCard card;
    Uuid::Bytes bytes{};
    bytes.back() = 42;
    card.member.id = model::MemberId{Uuid{bytes}};
    card.member.name = "张伟";
    card.member.tier = 1;
    card.member.agrees_to_greeting = true;
    card.member.visits = 48;
    card.member.joined = std::chrono::sys_days{std::chrono::year{2019} / 5 / 4};
    card.member.last_visit = Instant{Milliseconds{ManualClock::kFriday - 8LL * 86'400'000}};
    card.member.identifiers = {{model::IdentifierKind::Card, "2012345675678"},
                               {model::IdentifierKind::Phone, "13800138000"}};
    card.balance = {model::Points{12'480}, model::Points{12'480}};
    card.strength = strength;
    return card;
  }
  void scan(model::Strength strength = model::Strength::Card) {
    arrive(ui::CodeArrived{"2012345675678", "E0"});
    answer<ui::LookUpCode>(ui::CodeLookedUp{a_member(strength)});
  }
  void earn(std::uint64_t sale_seq = 7) {
    act(ui::EarnTapped{});
    type("28600");
    act(ui::ConfirmTapped{});
    answer<ui::AwardPoints>(
        ui::PointsAwarded{sale_seq, model::Points{429}, model::Points{12'909}, false});
  }

  template <typename Wanted>
  [[nodiscard]] bool shows() const {
    return std::holds_alternative<Wanted>(counter.view().body);
  }
  template <typename Wanted>
  [[nodiscard]] Wanted seen() const {
    const ui::View view = counter.view();
    REQUIRE(std::holds_alternative<Wanted>(view.body));
    return std::get<Wanted>(view.body);
  }

  const model::Staff cashier{staff_id(1), "Lin Yue", model::Role::Cashier};
  const model::Staff manager{staff_id(2), "Wang Min", model::Role::Manager};
  ManualClock clock;
  FakeWorker worker;
  i18n::Catalogues catalogues = i18n::Catalogues::built_in();
  ui::CounterPresenter counter;
};

}  // namespace regulars::tests
