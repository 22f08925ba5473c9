#pragma once
// ScreenPresenter: what most presenters do not need to say. Not a virtual interface: the root
// holds the open one in a variant. A presenter answers each event with the Step it wants.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "app/base/clock.h"
#include "app/ui/actions.h"
#include "app/ui/presenters/arrivals.h"
#include "app/ui/presenters/navigation.h"
#include "app/ui/typing/characters.h"
#include "app/ui/views/notice.h"

namespace regulars::ui {

// Motion that explains: a figure counting, a card sliding in. Not longer, and none where Motion is
// off.
inline constexpr Milliseconds kMotion{240};
inline constexpr Milliseconds kFrame{16};

class ScreenPresenter {
 public:
  Step tick() { return Stay{}; }
  [[nodiscard]] std::optional<SteadyInstant> deadline() const { return std::nullopt; }
  // An answer is awaited that the cashier must see: nobody is sent home meanwhile.
  [[nodiscard]] bool is_waiting() const { return false; }
  // What is shown is shown once: neither time nor a scan takes it away.
  [[nodiscard]] bool stays() const { return false; }
  // Central is being asked for a reward on this screen: its outcome is told here.
  [[nodiscard]] bool awaits_redemption() const { return false; }
  // A scan that is meant for this screen: a number it asks for. False: it is looked up, and whoever
  // has it is opened.
  [[nodiscard]] bool takes(const CodeArrived& /*code*/) { return false; }
  // Something to tell on this screen that did not come from it: a scan that failed.
  void say(Notice /*notice*/) {}
};

[[nodiscard]] inline bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The digit of a tap or of hardware keys ("" for anything else).
[[nodiscard]] inline std::string digits_of(const Action& action) {
  if (const auto* const tapped = std::get_if<DigitTapped>(&action)) {
    return std::to_string(tapped->digit);
  }
  if (std::holds_alternative<DoubleZeroTapped>(action)) return "00";
  const auto* const typed = std::get_if<TextTyped>(&action);
  return typed != nullptr && is_digits(typed->text) ? typed->text : std::string{};
}

template <typename... Kinds>
[[nodiscard]] bool is_any(const Action& action) {
  return (std::holds_alternative<Kinds>(action) || ...);
}

[[nodiscard]] inline bool is_confirm(const Action& action) {
  return is_any<ConfirmTapped, EnterPressed>(action);
}
[[nodiscard]] inline bool is_back(const Action& action) {
  return is_any<BackTapped, EscapePressed>(action);
}
[[nodiscard]] inline bool is_backspace(const Action& action) {
  return is_any<BackspaceTapped, BackspacePressed>(action);
}

}  // namespace regulars::ui
