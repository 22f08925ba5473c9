#include "app/ui/presenters/settings_presenter.h"

#include <array>
#include <utility>

#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {
namespace {

struct Put {
  Preferences& into;
  void operator()(i18n::Language language) const { into.language = language; }
  void operator()(ThemeChoice theme) const { into.theme = theme; }
  void operator()(TextSize text) const { into.text = text; }
  void operator()(Hand hand) const { into.hand = hand; }
  void operator()(Motion motion) const { into.motion = motion; }
  void operator()(Sound sound) const { into.sound = sound; }
  void operator()(Greeting greeting) const { into.greeting = greeting; }
};

constexpr std::array<const char*, kCues.size()> kCueKeys{
    "settings.cue_recognised", "settings.cue_unknown", "settings.cue_done", "settings.cue_failed"};

}  // namespace

bool SettingsPresenter::handle(const Action& action) {
  if (std::holds_alternative<LanguageTapped>(action)) {  // on any screen
    choose({i18n::next(desk_.preferences.language)});
    return true;
  }
  if (std::holds_alternative<SettingsTapped>(action)) {
    if (is_open_) {
      close();
    } else {
      is_open_ = true;
    }
    return true;
  }
  if (!is_open_) return false;
  if (std::holds_alternative<FaultsTapped>(action)) {  // the strip's list instead
    close();
    return false;
  }
  if (const auto* const tapped = std::get_if<ChoiceTapped>(&action)) {
    choose(*tapped);
  } else if (std::holds_alternative<ChoiceUndoTapped>(action) && before_) {
    const Preferences before = *before_;
    change(before);
    before_.reset();
  } else if (std::holds_alternative<PlayTapped>(action)) {
    play();
  } else if (const auto* const page = std::get_if<PageTapped>(&action)) {
    page_ += page->by;
  } else if (is_back(action)) {
    close();
  }
  return true;  // what lies below hears nothing
}

void SettingsPresenter::choose(const ChoiceTapped& tapped) {
  Preferences chosen = desk_.preferences;
  std::visit(Put{chosen}, tapped.choice);
  if (chosen == desk_.preferences) return;
  before_ = desk_.preferences;
  change(chosen);
  if (std::holds_alternative<Sound>(tapped.choice)) desk_.sound(Cue::Done);
}

void SettingsPresenter::change(const Preferences& to) {
  notice_ = {};
  desk_.preferences = to;
  desk_.reader = to.language;
  save();
}

void SettingsPresenter::save() {
  if (!desk_.staff) return;
  has_changed_ = save_.is_open();
  if (has_changed_) return;
  if (!save_.ask(desk_, SavePreferences{desk_.staff->id, desk_.preferences})) {
    notice_ = {desk_.tr("settings.not_saved"), Tone::Caution};
  }
}

bool SettingsPresenter::takes(const Reply& reply) {
  if (!save_.takes(reply)) return false;
  if (!reply.result) notice_ = {desk_.tr("settings.not_saved"), Tone::Caution};
  if (has_changed_) save();
  return true;
}

void SettingsPresenter::play() {
  desk_.sound(kCues.at(played_ % kCues.size()));
  ++played_;
}

void SettingsPresenter::close() {
  is_open_ = false;
  before_.reset();
  notice_ = {};
  played_ = 0;
  page_ = 0;
}

SettingsView SettingsPresenter::view() const {
  SettingsView view;
  view.chosen = desk_.preferences;
  view.aside = desk_.staff ? desk_.tr("settings.kept_for", {desk_.staff->name})
                           : desk_.tr("settings.kept_here");
  if (played_ > 0) view.played = desk_.tr(kCueKeys.at((played_ - 1) % kCues.size()));
  view.can_undo = before_.has_value();
  view.page = page_;
  view.notice = notice_;
  return view;
}

}  // namespace regulars::ui
