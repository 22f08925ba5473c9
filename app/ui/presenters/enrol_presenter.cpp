#include "app/ui/presenters/enrol_presenter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/model/consent_text.h"
#include "app/ui/presenters/person_words.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kLongestName = 60;  // bytes
constexpr std::array kLines{
    FormLine::Name, FormLine::Birthday, FormLine::Referrer, FormLine::Consents};
// Asked for here; the birthday is its own question.
constexpr std::array kAsked{
    model::Purpose::Greeting, model::Purpose::Marketing, model::Purpose::Profiling};

bool is_of_letters(const Action& action) {
  return std::holds_alternative<TextTyped>(action) && digits_of(action).empty();
}

loyalty::Word yes_to(model::Purpose purpose) {
  return {purpose, /*is_given=*/true, model::consent_text(purpose).version};
}

}  // namespace

EnrolPresenter::EnrolPresenter(Desk& desk, const OpenEnrol& wanted)
    : desk_(desk), number_(desk), name_(typing_of(desk, kLongestName)), referrer_(desk) {
  if (!wanted.identifier) return;
  if (wanted.identifier->kind == model::IdentifierKind::Phone) {
    number_.begin_with(*wanted.identifier);
  } else {
    card_ = wanted.identifier;
  }
}

// ---- what is done ---------------------------------------------------------------------------

Step EnrolPresenter::handle(const Action& action) {
  if (enrol_.is_open()) return Stay{};  // (1)
  if (is_confirm(action)) return confirm();
  if (is_back(action)) {
    if (live_ == FormLine::Number) return GoHome{};
    open(FormLine::Number);
  } else if (const auto* const line = std::get_if<LineTapped>(&action)) {
    if (line->index < kLines.size()) open(kLines.at(line->index));
  } else if (edit(action)) {
    notice_ = {};
    is_confirmed_ = false;
  }
  return Stay{};
}

void EnrolPresenter::open(FormLine line) {
  name_.settle();
  live_ = live_ == line ? FormLine::Number : line;
  notice_ = {};
}

bool EnrolPresenter::edit(const Action& action) {
  if (live_ == FormLine::Number && is_of_letters(action)) live_ = FormLine::Name;
  switch (live_) {
    case FormLine::Number:
      return number_.take(action);
    case FormLine::Referrer:
      return referrer_.take(action);
    case FormLine::Name:
      return name_.take(action);
    case FormLine::Birthday: {
      const auto took = birthday_.take(action);
      if (took == BirthdayPicker::Took::Day) open(FormLine::Number);
      return took != BirthdayPicker::Took::Nothing;
    }
    case FormLine::Consents:
    case FormLine::Erase:
      break;
  }
  return turn(action);
}

bool EnrolPresenter::turn(const Action& action) {
  const auto* const tapped = std::get_if<SwitchTapped>(&action);
  if (tapped == nullptr || tapped->index >= kAsked.size()) return false;
  const model::Purpose purpose = kAsked.at(tapped->index);
  if (given_.erase(purpose) == 0) given_.insert(purpose);
  return true;
}

Step EnrolPresenter::confirm() {
  notice_ = {};
  if (number_.held()) return OpenMember{*number_.held()};
  if (number_.is_asking() || referrer_.is_asking()) {
    is_confirmed_ = true;  // goes on with the answer
  } else if (can_enrol()) {
    enrol();
  } else if (number_.can_be_card()) {
    number_.look_up_card();
  } else {
    say(number_.is_empty() ? Notice{desk_.tr("enrol.needs_number"), Tone::Caution}
                           : number_.words());
  }
  return Stay{};
}

// A number, a card, or both; and one that is typed in part is not forgotten.
bool EnrolPresenter::can_enrol() const {
  return number_.free() ? true : card_ && number_.is_empty();
}

void EnrolPresenter::enrol() {
  name_.settle();
  EnrolMember order;
  if (number_.free()) order.identifiers.push_back(*number_.free());
  if (card_ && card_ != number_.free()) order.identifiers.push_back(*card_);
  order.name = name_.text();
  order.staff = desk_.staff_id();
  order.birthday = birthday_.birthday();
  order.referrer = referrer_.identifier();
  for (const model::Purpose purpose : given_) order.consents.push_back(yes_to(purpose));
  if (order.birthday) order.consents.push_back(yes_to(model::Purpose::Birthday));
  if (!enrol_.ask(desk_, std::move(order))) say({desk_.tr("error.busy"), Tone::Caution});
}

bool EnrolPresenter::takes(const CodeArrived& code) {
  notice_ = {};
  if (live_ == FormLine::Referrer) {
    referrer_.scan(code);
  } else if (!scan_.ask_instead(desk_, LookUpCode{code.raw, code.aim})) {
    say({desk_.tr("error.busy"), Tone::Caution});
  }
  return true;
}

// The lines have room for it, the keyboard has not; what was typed is kept.
void EnrolPresenter::say(Notice notice) {
  notice_ = std::move(notice);
  if (!notice_.words.empty() && live_ == FormLine::Name) live_ = FormLine::Number;
}

Step EnrolPresenter::handle(const Reply& reply) {
  const bool is_of_referrer = referrer_.takes(reply);
  if (is_of_referrer && referrer_.held()) live_ = FormLine::Number;
  if (is_of_referrer || number_.takes(reply)) {
    return std::exchange(is_confirmed_, false) ? confirm() : Step{Stay{}};
  }
  if (scan_.takes(reply)) return take_scan(reply);
  if (!enrol_.takes(reply)) return Stay{};
  if (const auto* const card = card_in(reply)) return OpenMember{*card};
  if (!reply.result) say({desk_.sentence(reply.result.error()), Tone::Bad});
  return Stay{};
}

Step EnrolPresenter::take_scan(const Reply& reply) {
  if (const auto* const card = card_in(reply)) {
    desk_.sound(Cue::Recognised);
    return OpenMember{*card};
  }
  if (const auto* const looked_up = answer_of<CodeLookedUp>(reply)) {
    desk_.sound(Cue::Unknown);
    const auto& identifier = std::get<CodeUnknown>(*looked_up).identifier;
    if (identifier.kind == model::IdentifierKind::Phone) {
      number_.begin_with(identifier);
    } else {
      card_ = identifier;
    }
  } else if (!reply.result) {
    say({desk_.sentence(reply.result.error()), Tone::Caution});
  }
  return Stay{};
}

// ---- what is shown --------------------------------------------------------------------------

FormNumber EnrolPresenter::number_view() const {
  FormNumber view;
  view.text = number_.written();
  view.is_live = live_ == FormLine::Number;
  const Notice words = number_.words();
  view.words = words.words;
  view.tone = words.tone;
  const std::string card = card_ ? model::masked(*card_) : std::string{};
  if (number_.held()) {
    view.words = desk_.tr("enrol.held", {desk_.name_of(number_.held()->member)});
    view.tone = Tone::Caution;
  } else if (number_.free()) {
    const bool is_sure = desk_.connection.online;
    view.words = card_ ? desk_.tr("enrol.free_with_card", {card})
                       : desk_.tr(is_sure ? "enrol.free" : "enrol.free_offline");
    view.tone = Tone::Good;
  } else if (card_ && number_.is_empty()) {
    view.words = desk_.tr("enrol.card_alone", {card});
    view.tone = Tone::Good;
  } else if (number_.is_empty() && view.words.empty()) {
    view.words = desk_.tr("enrol.or_card");
  }
  return view;
}

FormRow EnrolPresenter::referrer_row() const {
  FormRow row{FormLine::Referrer, desk_.tr("enrol.referrer")};
  if (referrer_.held()) {
    row.value = desk_.name_of(referrer_.held()->member);
    return row;
  }
  row.value = referrer_.written();
  const Notice words = referrer_.free() ? Notice{desk_.tr("error.enrol.referrer"), Tone::Caution}
                                        : referrer_.words();
  row.detail = words.words;
  row.tone = words.tone;
  if (row.detail.empty() && live_ == FormLine::Referrer)
    row.detail = desk_.tr("enrol.referrer_how");
  return row;
}

std::vector<FormRow> EnrolPresenter::rows() const {
  FormRow name{FormLine::Name, desk_.tr("enrol.name"), name_.text()};
  FormRow birthday{FormLine::Birthday, desk_.tr("enrol.birthday")};
  if (birthday_.birthday()) birthday.value = birthday_words(desk_, *birthday_.birthday());
  FormRow consents{FormLine::Consents, desk_.tr("consent.title")};
  if (!given_.empty()) {
    consents.value =
        desk_.tr("consent.given", {std::to_string(given_.size()), std::to_string(kAsked.size())});
  }
  std::vector<FormRow> rows{
      std::move(name), std::move(birthday), referrer_row(), std::move(consents)};
  for (FormRow& row : rows) row.is_live = row.line == live_;
  return rows;
}

FormEditor EnrolPresenter::editor() const {
  switch (live_) {
    case FormLine::Name:
      return NameEditor{name_.text(), name_.view()};
    case FormLine::Birthday: {
      DayEditor days = birthday_.view(desk_.reader);
      days.words = desk_.tr("consent.birthday");
      return days;
    }
    case FormLine::Consents: {
      ConsentEditor consents;
      for (const model::Purpose purpose : kAsked) {
        const model::ConsentText& text = model::consent_text(purpose);
        consents.rows.push_back({desk_.tr(text.key), {}, given_.contains(purpose)});
      }
      consents.words = privacy_words(desk_);
      return consents;
    }
    case FormLine::Number:
    case FormLine::Referrer:
    case FormLine::Erase:
      break;
  }
  return NumberPad{};
}

FormView EnrolPresenter::view() const {
  FormView view;
  view.kind = FormKind::Enrol;
  view.number = number_view();
  view.rows = rows();
  for (const FormRow& row : view.rows) {
    if (row.is_live) view.title = row.words;
  }
  view.words = privacy_words(desk_);
  view.editor = editor();
  view.confirm = desk_.tr("enrol.register");
  if (number_.held()) {
    view.confirm = desk_.tr("enrol.open", {desk_.name_of(number_.held()->member)});
  }
  if (number_.can_be_card()) view.confirm = desk_.tr("enrol.look_up");
  if (enrol_.is_open()) view.confirm = desk_.tr("enrol.registering");
  const bool goes_on =
      number_.held() || can_enrol() || number_.can_be_card() || number_.is_asking();
  view.can_confirm = goes_on && !enrol_.is_open();
  view.notice = notice_;
  return view;
}

}  // namespace regulars::ui
