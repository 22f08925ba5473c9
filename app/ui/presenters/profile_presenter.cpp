#include "app/ui/presenters/profile_presenter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/i18n/format.h"
#include "app/loyalty/counter_rules.h"
#include "app/model/consent_text.h"
#include "app/ui/presenters/person_words.h"
#include "app/ui/presenters/standing_words.h"

namespace regulars::ui {
namespace {

constexpr std::size_t kLongestName = 60;  // bytes
constexpr std::array kLines{
    FormLine::Name, FormLine::Birthday, FormLine::Consents, FormLine::Erase};

const model::Consent* word_on(const MemberCard& card, model::Purpose purpose) {
  const auto& all = card.standing.consents;
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const model::Consent& each) { return each.purpose == purpose; });
  return found == all.end() ? nullptr : &*found;
}

bool agrees_to(const MemberCard& card, model::Purpose purpose) {
  if (purpose == model::Purpose::Greeting) return card.member.agrees_to_greeting;
  const model::Consent* const word = word_on(card, purpose);
  return word != nullptr && word->is_given;
}

// Whether whoever is signed in may erase somebody, or who may.
loyalty::CounterAnswer may_erase(const Desk& desk) {
  loyalty::CounterQuestion question;
  question.act = loyalty::Act::Erase;
  if (desk.staff) question.role = desk.staff->role;
  return loyalty::check_counter(desk.programme.limits, question);
}

}  // namespace

ProfilePresenter::ProfilePresenter(Desk& desk, const OpenProfile& wanted)
    : desk_(desk), live_(wanted.line), name_(typing_of(desk, kLongestName)), allowance_(desk) {
  if (desk_.card) birthday_ = BirthdayPicker{desk_.card->standing.birthday};
}

// ---- what is done ---------------------------------------------------------------------------

Step ProfilePresenter::handle(const Action& action) {
  if (is_waiting() || !desk_.card) return Stay{};  // (1)
  if (allowance_.is_open()) {
    allowance_.handle(action);
  } else if (is_confirm(action)) {
    confirm();
  } else if (is_back(action)) {
    if (!live_) return OpenMore{};
    live_.reset();
    notice_ = {};
  } else if (const auto* const line = std::get_if<LineTapped>(&action)) {
    if (line->index < kLines.size()) open(kLines.at(line->index));
  } else {
    edit(action);
  }
  return Stay{};
}

void ProfilePresenter::open(FormLine line) {
  notice_ = {};
  live_ = live_ == line ? std::nullopt : std::optional{line};
  if (line != FormLine::Name) return;
  name_ = Composition{typing_of(desk_, kLongestName)};
  name_.append(member().name);
}

void ProfilePresenter::edit(const Action& action) {
  if (live_ == FormLine::Name) {
    if (name_.take(action)) notice_ = {};
  } else if (live_ == FormLine::Birthday) {
    if (std::holds_alternative<ClearTapped>(action)) return;  // a wrong day is corrected, not kept
    const auto took = birthday_.take(action);
    if (took == BirthdayPicker::Took::Day) correct({{}, birthday_.birthday()});
  } else if (const auto* const tapped = std::get_if<SwitchTapped>(&action)) {
    turn(tapped->index);
  }
}

// Taken back as easily as given.
void ProfilePresenter::turn(std::size_t index) {
  if (index >= model::kConsentTexts.size()) return;
  const model::ConsentText& text = model::kConsentTexts.at(index);
  const loyalty::Word word{text.purpose, !agrees_to(*desk_.card, text.purpose), text.version};
  ask(SetConsent{member().id, word, desk_.staff_id()});
}

void ProfilePresenter::confirm() {
  if (live_ == FormLine::Name) {
    name_.settle();
    if (name_.text().empty()) {
      notice_ = {desk_.tr("profile.needs_name"), Tone::Caution};
    } else {
      correct({name_.text(), {}});
    }
  } else if (live_ == FormLine::Erase) {
    const auto answer = may_erase(desk_);
    if (answer.verdict == loyalty::Verdict::Allowed) {
      erase(desk_.staff_id());
    } else {
      allowance_.ask(desk_.tr("allow.erase", {desk_.name_of(member())}), model::Role::Manager);
    }
  }
}

void ProfilePresenter::correct(loyalty::Correction correction) {
  ask(CorrectMember{member().id, std::move(correction), desk_.staff_id()});
}

void ProfilePresenter::erase(const model::StaffId& allowed_by) {
  ask(EraseMember{member().id, desk_.staff_id(), allowed_by});
}

void ProfilePresenter::ask(Request request) {
  notice_ = {};
  if (!change_.ask(desk_, std::move(request))) notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

Step ProfilePresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (allowance_.by()) erase(*allowance_.by());
    return Stay{};
  }
  if (!change_.takes(reply)) return Stay{};
  if (answer_of<MemberErased>(reply) != nullptr) {
    const bool is_online = desk_.connection.online;
    return GoHome{{desk_.tr(is_online ? "profile.erased" : "profile.erased_offline"), Tone::Good}};
  }
  if (const auto* const card = card_in(reply); card != nullptr && desk_.card) {
    const model::Strength strength = desk_.card->strength;  // who it is has not changed
    desk_.card = *card;
    desk_.card->strength = strength;
    if (live_ != FormLine::Consents) live_.reset();
  } else if (!reply.result) {
    notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
    if (live_ == FormLine::Name) live_.reset();  // the lines have room for it
  }
  return Stay{};
}

Step ProfilePresenter::tick() {
  allowance_.tick();
  return Stay{};
}

// ---- what is shown --------------------------------------------------------------------------

std::vector<FormRow> ProfilePresenter::rows() const {
  const MemberCard& card = *desk_.card;
  FormRow name{FormLine::Name, desk_.tr("enrol.name"), member().name};
  FormRow birthday{FormLine::Birthday, desk_.tr("enrol.birthday")};
  if (card.standing.birthday) birthday.value = birthday_words(desk_, *card.standing.birthday);
  const auto given = std::count_if(model::kConsentTexts.begin(),
                                   model::kConsentTexts.end(),
                                   [&](const auto& text) { return agrees_to(card, text.purpose); });
  FormRow consents{FormLine::Consents,
                   desk_.tr("consent.title"),
                   desk_.tr("consent.given",
                            {std::to_string(given), std::to_string(model::kConsentTexts.size())})};
  FormRow erase{FormLine::Erase, desk_.tr("profile.erase_person")};
  std::vector<FormRow> rows{
      std::move(name), std::move(birthday), std::move(consents), std::move(erase)};
  for (FormRow& row : rows) row.is_live = row.line == live_;
  return rows;
}

ConsentEditor ProfilePresenter::consents() const {
  ConsentEditor editor;
  for (const model::ConsentText& text : model::kConsentTexts) {
    ConsentRow row{desk_.tr(text.key)};
    row.is_on = agrees_to(*desk_.card, text.purpose);
    if (const model::Consent* const word = word_on(*desk_.card, text.purpose)) {
      const auto day = i18n::local_date(word->said, desk_.offset(word->said));
      const int year{std::chrono::year_month_day{day}.year()};
      row.detail = desk_.tr(word->is_given ? "consent.since" : "consent.taken_back",
                            {i18n::short_date(desk_.reader, day),
                             std::to_string(year),
                             std::to_string(word->text_version)});
    }
    editor.rows.push_back(std::move(row));
  }
  editor.words = privacy_words(desk_);
  return editor;
}

// What goes, what stays, and what nobody can spend any more.
EraseEditor ProfilePresenter::erasure() const {
  const MemberCard& card = *desk_.card;
  EraseEditor editor;
  editor.parts.push_back({desk_.tr("erase.goes"), desk_.tr("erase.goes_words")});
  editor.parts.push_back({desk_.tr("erase.stays"), desk_.tr("erase.stays_words")});
  std::string lost = desk_.points_of(card.balance.points);
  if (const std::string others = purses_of(desk_, card); !others.empty()) {
    lost = desk_.tr("common.pair", {lost, others});
  }
  if (card.balance.points.value() > 0 || !card.standing.purses.empty()) {
    editor.parts.push_back({desk_.tr("erase.lost"), lost});
  }
  editor.parts.push_back(
      {desk_.tr("erase.then"),
       desk_.tr(desk_.connection.online ? "erase.then_words" : "erase.then_offline")});
  return editor;
}

FormEditor ProfilePresenter::editor() const {
  if (live_ == FormLine::Name) return NameEditor{name_.text(), name_.view()};
  if (live_ == FormLine::Birthday) {
    DayEditor days = birthday_.view(desk_.reader);
    days.words = desk_.tr("consent.birthday");
    days.can_clear = false;
    return days;
  }
  if (live_ == FormLine::Consents) return consents();
  if (live_ == FormLine::Erase) return erasure();
  return {};
}

FormView ProfilePresenter::form() const {
  FormView view;
  view.kind = FormKind::Profile;
  view.title = desk_.tr("profile.title");
  view.notice = notice_;
  if (!desk_.card) return view;
  view.aside = desk_.name_of(member());
  view.rows = rows();
  view.editor = editor();
  for (const FormRow& row : view.rows) {
    if (row.is_live) view.title = row.words;
  }
  if (live_ == FormLine::Name) view.confirm = desk_.tr("profile.save");
  if (live_ == FormLine::Erase) {
    view.confirm = desk_.tr(change_.is_open() ? "profile.erasing" : "profile.erase");
  }
  view.can_confirm = !is_waiting();
  return view;
}

std::variant<FormView, SignInView> ProfilePresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  return form();
}

}  // namespace regulars::ui
