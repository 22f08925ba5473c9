#include "tests/ui/staff_samples.h"

#include <string>
#include <utility>
#include <variant>

#include "app/ui/presenters/staff_presenter.h"
#include "tests/support/manual_clock.h"
#include "tests/ui/fake_worker.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;

// The presenter with a worker that answers from here.
class Staffroom {
 public:
  Staffroom(i18n::Language language, std::vector<Sample>& list) : language_(language), list_(list) {
    desk_.reader = language;
    staff_ = {person(1, pick("Lin Yue", "林悦"), model::Role::Cashier),
              person(2, pick("Konstantin Alexandrov", "司马相如"), model::Role::Supervisor),
              person(3, pick("Ana", "安娜"), model::Role::Cashier),
              manager_};
    answer<ListStaff>(StaffListed{staff_});
  }

  void act(const Action& action) { static_cast<void>(presenter_.handle(action)); }
  void type(const std::string& digits) {
    for (const char digit : digits) act(DigitTapped{digit - '0'});
  }
  template <typename Kind>
  void answer(Answer with) {
    const auto asked = worker_.take<Kind>();
    if (!asked) return;
    static_cast<void>(presenter_.handle(Reply{asked->first, Result<Answer>{std::move(with)}}));
  }
  void add(std::string name) {
    View view;
    view.language = language_;
    view.status = {pick("Riverside Store", "河畔店"),
                   pick("Till 2", "2 号台"),
                   pick("Lin Yue", "林悦"),
                   desk_.tr("status.online_sent"),
                   Tone::Good,
                   "14:32"};
    view.body = std::visit([](auto shown) { return Body{std::move(shown)}; }, presenter_.view());
    list_.push_back({std::move(name), std::move(view)});
  }
  void raise() {
    staff_.front().role = model::Role::Supervisor;
    answer<ChangeStaff>(StaffListed{staff_});
  }
  void scan_own_card() {
    static_cast<void>(presenter_.takes(CodeArrived{"2012345675678", "E0"}));
    MemberCard card;
    card.member.name = pick("Lin Yue", "林悦");
    card.member.identifiers = {{model::IdentifierKind::Card, "2012345675678"}};
    answer<LookUpCode>(CodeLookedUp{std::move(card)});
  }

 private:
  [[nodiscard]] std::string pick(const char* english, const char* chinese) const {
    return language_ == i18n::Language::English ? english : chinese;
  }
  static model::Staff person(std::uint8_t last, std::string name, model::Role role) {
    Uuid::Bytes bytes{};
    bytes.back() = last;
    return {model::StaffId{Uuid{bytes}}, std::move(name), role, {}};
  }

  i18n::Language language_;
  std::vector<Sample>& list_;
  FakeWorker worker_;
  ManualClock clock_;
  i18n::Catalogues catalogues_ = i18n::Catalogues::built_in();
  Desk desk_{worker_, clock_, catalogues_, {}};
  model::Staff manager_ = person(4, pick("Wang Min", "王敏"), model::Role::Manager);
  std::vector<model::Staff> staff_;
  StaffPresenter presenter_{desk_, manager_};
};

}  // namespace

void add_staff_samples(i18n::Language language, std::vector<Sample>& samples) {
  Staffroom room(language, samples);
  room.add("staff");
  room.act(PageRowTapped{0});
  room.add("staff_person");
  room.act(PageRowTapped{1});
  room.add("staff_role");
  room.act(PageRowTapped{1});
  room.raise();
  room.add("staff_role_set");
  room.act(PageRowTapped{2});
  room.add("staff_card");
  room.scan_own_card();
  room.add("staff_card_scanned");
  room.act(BackTapped{});
  room.act(PageRowTapped{3});
  room.add("staff_leave");
  room.act(BackTapped{});
  room.act(PageRowTapped{0});
  room.type("123");
  room.add("staff_pin");
  room.act(BackTapped{});
  room.act(BackTapped{});
  room.act(ConfirmTapped{});
  room.act(TextTyped{"Mei"});
  room.add("staff_name");
}

}  // namespace regulars::tests
