#pragma once
// Screen and sound: every choice is in force as soon as it is tapped, and one tap takes it back.

#include <string>

#include "app/ui/preferences.h"
#include "app/ui/views/notice.h"

namespace regulars::ui {

struct SettingsView {
  Preferences chosen;
  std::string aside;       // for whom this is kept
  std::string played;      // the cue that was just played, or empty
  bool can_train = false;  // whoever is signed in or about to be may practise
  bool is_training = false;
  bool can_undo = false;  // the last choice
  int page = 0;           // counted on without end: the canvas decides how many there are
  Notice notice;
  bool operator==(const SettingsView&) const = default;
};

}  // namespace regulars::ui
