#pragma once
// Screens on which somebody proves who they are: set-up, sign-in, the manager's PIN.

#include <string>
#include <vector>

#include "app/ui/views/notice.h"

namespace regulars::ui {

struct SetupView {
  static constexpr int kDigits = 8;
  std::string code;  // typed so far
  bool is_connecting = false;
  bool can_connect = false;
  Notice notice;
  bool operator==(const SetupView&) const = default;
};

struct StaffTile {
  std::string name;
  std::string initial;  // first character of the name
  std::string role;
  bool is_chosen = false;
  bool operator==(const StaffTile&) const = default;
};

struct SignInView {
  bool is_for_manager = false;
  bool is_for_member = false;    // the screen is turned to her
  std::string title = {};        // instead of the usual one: a PIN that is being made
  std::string allowing = {};     // somebody above is asked to allow this: one sentence
  std::vector<StaffTile> tiles;  // of this page, at most 6
  bool has_more = false;         // another page
  std::string empty;             // a sentence when there are no tiles
  bool is_entering = false;      // somebody is chosen: the pad is live
  std::string chosen;            // whose PIN
  int digits = 0;                // how many dots
  bool is_checking = false;
  bool is_waiting = false;  // too many tries
  Notice notice;
  bool operator==(const SignInView&) const = default;
};

}  // namespace regulars::ui
