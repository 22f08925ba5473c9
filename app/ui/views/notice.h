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

}  // namespace regulars::ui
