#pragma once
// Cue: a short tone that tells a cashier whose eyes are on the goods how it went. Which is due is
// decided by presenters; how it sounds by app/terminal/sound_cues.

#include <array>
#include <cstdint>

namespace regulars::ui {

enum class Cue : std::uint8_t { Recognised, Unknown, Done, Failed };
inline constexpr std::array kCues{Cue::Recognised, Cue::Unknown, Cue::Done, Cue::Failed};

}  // namespace regulars::ui
