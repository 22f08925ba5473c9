#include "tests/ui/person_samples.h"

#include <utility>

#include "app/i18n/catalogue.h"
#include "app/ui/presenters/birthday_picker.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;

struct People {
  i18n::Language language;
  std::vector<Sample>& list;
  StatusView status;
  i18n::Catalogues all = i18n::Catalogues::built_in();

  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const {
    return all.in(language).text(key, arguments);
  }
  void add(std::string name, Body body) const {
    list.push_back({std::move(name), {language, {}, status, std::move(body)}});
  }
  [[nodiscard]] FormView form() const;
  [[nodiscard]] std::string birthday() const;
  void number() const;
  void name() const;
  void days() const;
  void consents() const;
  void profile() const;
};

FormView People::form() const {
  FormView view;
  view.number = FormNumber{};
  view.rows = {{FormLine::Name, tr("enrol.name")},
               {FormLine::Birthday, tr("enrol.birthday")},
               {FormLine::Referrer, tr("enrol.referrer")},
               {FormLine::Consents, tr("consent.title")}};
  view.words = tr("enrol.privacy_and_age", {tr("law.cn"), "14"});
  view.editor = NumberPad{};
  view.confirm = tr("enrol.register");
  return view;
}

std::string People::birthday() const {
  const bool is_english = language == i18n::Language::English;
  return is_english ? tr("birthday.lunar", {"12", "28"}) : tr("birthday.lunar", {"腊月", "廿八"});
}

void People::number() const {
  FormView view = form();
  view.number->words = tr("enrol.or_card");
  add("enrol", view);
  view.number->text = "139 0013";
  view.number->words = all.in(language).plural("number.missing", 4, {"4"});
  add("enrol_typing", view);
  view.number->text = "139 0013 9000";
  view.number->words = tr("enrol.free_with_card", {"•••• 5678"});
  view.number->tone = Tone::Good;
  view.can_confirm = true;
  view.rows.at(0).value = "Maximiliana von Hohenzollern-Sigmaringen";
  view.rows.at(1).value = birthday();
  view.rows.at(2).value = "张伟";
  view.rows.at(3).value = tr("consent.given", {"2", "3"});
  add("enrol_free", view);
  view.confirm = tr("enrol.registering");
  view.can_confirm = false;
  add("enrol_registering", view);
  view.confirm = tr("enrol.register");
  view.can_confirm = true;
  view.rows.at(0).value = "Øystein Ødegård";
  view.notice = {tr("error.storage"), Tone::Bad};
  add("enrol_full_disk", view);
  view.notice = {};
  view.number->words = tr("enrol.held", {"张伟"});
  view.number->tone = Tone::Caution;
  view.confirm = tr("enrol.open", {"张伟"});
  add("enrol_held", view);
  view = form();
  view.number->text = "2012345675678";
  view.number->words = tr("number.no_mobile");
  view.number->tone = Tone::Caution;
  view.confirm = tr("enrol.look_up");
  view.can_confirm = true;
  view.number->is_live = false;
  view.rows.at(2).is_live = true;
  view.rows.at(2).value = "138 0013 8000";
  view.rows.at(2).detail = tr("error.enrol.referrer");
  view.rows.at(2).tone = Tone::Caution;
  add("enrol_referrer", view);
}

void People::name() const {
  FormView view = form();
  view.number->text = "139 0013 9000";
  view.number->words = tr("enrol.free");
  view.number->tone = Tone::Good;
  view.can_confirm = true;
  NameEditor name;
  name.keyboard.is_shifted = true;
  view.editor = name;
  add("enrol_name", view);
  name.text = "Maximiliana von Hohenzollern-Sigmaringen";
  view.editor = name;
  add("enrol_name_long", view);
  name.text = "欧阳";
  name.keyboard.is_shifted = false;
  name.keyboard.candidates = {"静", "靖", "晶", "敬", "京", "景", "经", "竟", "精", "静怡"};
  name.keyboard.letters = "jing";
  name.keyboard.has_pinyin = true;
  name.keyboard.is_pinyin = true;
  view.editor = name;
  add("enrol_pinyin", view);
}

void People::days() const {
  FormView view = form();
  view.number->is_live = false;
  view.rows.at(1).is_live = true;
  view.title = tr("enrol.birthday");
  const auto show = [&](const char* sample, const BirthdayPicker& picker) {
    DayEditor days = picker.view(language);
    days.words = tr("consent.birthday");
    view.editor = std::move(days);
    add(sample, view);
  };
  BirthdayPicker picker;
  show("enrol_months", picker);
  (void)picker.take(TileTapped{0});
  show("enrol_days", picker);
  BirthdayPicker lunar{model::Birthday{12, 28, true}};
  view.rows.at(1).value = birthday();
  show("enrol_lunar_months", lunar);
  (void)lunar.take(TileTapped{11});
  show("enrol_lunar_days", lunar);
}

void People::consents() const {
  FormView view = form();
  view.number->is_live = false;
  view.rows.at(3).is_live = true;
  view.rows.at(3).value = tr("consent.given", {"1", "3"});
  view.title = tr("consent.title");
  ConsentEditor consents;
  consents.rows = {{tr("consent.greeting"), {}, true},
                   {tr("consent.marketing"), {}, false},
                   {tr("consent.profiling"), {}, false}};
  consents.words = view.words;
  view.editor = consents;
  add("enrol_consents", view);
}

void People::profile() const {
  FormView view;
  view.kind = FormKind::Profile;
  view.title = tr("profile.title");
  view.aside = "张伟";
  view.rows = {{FormLine::Name, tr("enrol.name"), "张伟"},
               {FormLine::Birthday, tr("enrol.birthday"), birthday()},
               {FormLine::Consents, tr("consent.title"), tr("consent.given", {"2", "4"})},
               {FormLine::Erase, tr("profile.erase_person")}};
  add("profile", view);
  ConsentEditor consents;
  const bool is_english = language == i18n::Language::English;
  const std::string day = is_english ? "20 Nov" : "11月20日";
  consents.rows = {{tr("consent.greeting"), tr("consent.since", {day, "2026", "1"}), true},
                   {tr("consent.marketing"), tr("consent.taken_back", {day, "2026", "1"}), false},
                   {tr("consent.profiling"), {}, false},
                   {tr("consent.birthday"), tr("consent.since", {day, "2026", "1"}), true}};
  consents.words = tr("enrol.privacy_and_age", {tr("law.cn"), "14"});
  view.title = tr("consent.title");
  view.rows.at(2).is_live = true;
  view.editor = consents;
  view.notice = {tr("error.storage"), Tone::Bad};
  add("profile_consents", view);
  view.notice = {};
  view.rows.at(2).is_live = false;
  view.rows.at(3).is_live = true;
  view.title = tr("profile.erase_person");
  view.editor = EraseEditor{{{tr("erase.goes"), tr("erase.goes_words")},
                             {tr("erase.stays"), tr("erase.stays_words")},
                             {tr("erase.lost"), "12,480"},
                             {tr("erase.then"), tr("erase.then_offline")}}};
  view.confirm = tr("profile.erase");
  view.can_confirm = true;
  add("profile_erase", view);
}

}  // namespace

void add_person_samples(i18n::Language language, std::vector<Sample>& samples) {
  const People people{language, samples, samples.back().view.status};
  people.number();
  people.name();
  people.days();
  people.consents();
  people.profile();
}

}  // namespace regulars::tests
