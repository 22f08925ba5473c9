#pragma once
// Preferences as the JSON text that storage keeps, and back. Readers of another version lose
// nothing but what they do not know: unknown keys are passed over, values that are none of ours
// leave the default.

#include <string>
#include <string_view>

#include "app/ui/preferences.h"

namespace regulars::terminal {

[[nodiscard]] std::string to_json(const ui::Preferences& preferences);
[[nodiscard]] ui::Preferences preferences_from(std::string_view json);

}  // namespace regulars::terminal
