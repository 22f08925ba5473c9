#pragma once
// Typing: one line of words that is written by keyboard, with what it is for.

#include <string>

#include "app/ui/views/keyboard_view.h"
#include "app/ui/views/notice.h"

namespace regulars::ui {

struct TypingView {
  std::string title;  // what is written
  std::string words;  // under it: what becomes of it
  std::string hint;   // in the field while it is empty
  std::string text;
  KeyboardView keyboard;
  std::string confirm;
  bool can_confirm = false;
  Notice notice;  // instead of title and words
  bool operator==(const TypingView&) const = default;
};

}  // namespace regulars::ui
