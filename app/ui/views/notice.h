#pragma once
// Notice: one sentence with its remedy, shown where the eye already is. Never a modal.

#include <string>

namespace regulars::ui {

enum class Tone { Calm, Good, Caution, Bad };

struct Notice {
  std::string words;  // empty: there is nothing to say
  Tone tone = Tone::Caution;
  bool operator==(const Notice&) const = default;
};

// What was just done and can be taken back by one tap: "+449 for 张伟".
struct UndoOffer {
  std::string words;        // empty: there is nothing to undo
  bool is_waiting = false;  // the disk has not answered yet
  bool operator==(const UndoOffer&) const = default;
};

}  // namespace regulars::ui
