#pragma once
// SettingsPresenter: lies over whatever screen is open, so that going back finds it as it was.
// A choice is in force at once; it is saved behind, for whoever is signed in.

#include <cstddef>
#include <optional>
#include <string_view>

#include "app/ui/presenters/desk.h"
#include "app/ui/views/settings_view.h"

namespace regulars::ui {

class SettingsPresenter {
 public:
  explicit SettingsPresenter(Desk& desk) : desk_(desk) {}

  // True when the action was its business. The staff's only: a customer chooses nothing here.
  [[nodiscard]] bool handle(const Action& action);
  // True when the reply was to its request. What could not be saved is said by notice().
  [[nodiscard]] bool takes(const Reply& reply);
  [[nodiscard]] const Notice& notice() const { return notice_; }
  void say(Notice notice) { notice_ = std::move(notice); }
  void close();
  [[nodiscard]] bool is_open() const { return is_open_; }
  [[nodiscard]] SettingsView view() const;

 private:
  void choose(const ChoiceTapped& tapped);
  void change(const Preferences& to);
  void save();
  void play();

  Desk& desk_;
  bool is_open_ = false;
  std::optional<Preferences> before_;  // the last choice
  Question save_;
  bool has_changed_ = false;  // since what is being saved
  std::size_t played_ = 0;    // how many samples
  int page_ = 0;
  Notice notice_;
};

}  // namespace regulars::ui
