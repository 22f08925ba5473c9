#pragma once
// Action: everything a person can ask for, by finger or by hardware key. Values only. What an
// action means is decided by the presenter of the screen that is open; others drop it.

#include <cstddef>
#include <string>
#include <variant>

namespace regulars::ui {

// By hardware keyboard. The customer's screens never listen to these.
struct TextTyped {
  std::string text;  // UTF-8, as composed by the keyboard or an input method
};
struct BackspacePressed {};
struct EnterPressed {};
struct EscapePressed {};

// By finger (or by Enter on a focused button).
struct DigitTapped {
  int digit = 0;  // 0 to 9
};
struct DoubleZeroTapped {};
struct BackspaceTapped {};
struct ConfirmTapped {};  // the screen's primary button
struct BackTapped {};
struct PageTapped {
  int by = 1;  // +1 further, -1 back
};
struct StaffTapped {
  std::size_t index = 0;  // on the page shown
};
struct LanguageTapped {};
struct SearchTapped {};
struct NewMemberTapped {};
struct ManagerTapped {};
struct ChangeCashierTapped {};
struct SaleDismissTapped {};
struct RecentTapped {
  std::size_t index = 0;
};
struct FoundTapped {
  std::size_t index = 0;
};
struct EarnTapped {};
struct RedeemTapped {};
struct RewardTapped {
  std::size_t index = 0;  // on the page shown
};
struct FaceTapped {
  int face = 0;  // 1 to 5
};
struct SkipTapped {};

using Action = std::variant<TextTyped,
                            BackspacePressed,
                            EnterPressed,
                            EscapePressed,
                            DigitTapped,
                            DoubleZeroTapped,
                            BackspaceTapped,
                            ConfirmTapped,
                            BackTapped,
                            PageTapped,
                            StaffTapped,
                            LanguageTapped,
                            SearchTapped,
                            NewMemberTapped,
                            ManagerTapped,
                            ChangeCashierTapped,
                            SaleDismissTapped,
                            RecentTapped,
                            FoundTapped,
                            EarnTapped,
                            RedeemTapped,
                            RewardTapped,
                            FaceTapped,
                            SkipTapped>;

}  // namespace regulars::ui
