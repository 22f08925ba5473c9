#pragma once
// Action: everything a person can ask for, by finger or by hardware key. Values only. What an
// action means is decided by the presenter of the screen that is open; others drop it.

#include <cstddef>
#include <string>
#include <variant>

#include "app/ui/preferences.h"

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
// On the keyboard.
struct KeyTapped {
  char key = 0;  // 'a' to 'z', ' ', '-', '\'' or '.'; the case is the keyboard's business
};
struct CandidateTapped {
  std::size_t index = 0;  // on the page shown
};
struct CandidatesTurned {
  int by = 0;  // how many were shown: the next page begins behind them; -1: the page before
};
struct ShiftTapped {};
struct AccentsTapped {};   // the variants of the last letter, and signs
struct PinyinTapped {};    // between letters and pinyin
struct KeyboardTapped {};  // between the number pad and the keyboard
// Beside the keypad of an amount.
struct AmountChoiceTapped {
  std::size_t index = 0;
};
struct AmountPurseTapped {
  std::size_t index = 0;
};
struct SignTapped {};  // given, or taken
struct BackspaceTapped {};
struct ConfirmTapped {};  // the screen's primary button
struct BackTapped {};
struct PageTapped {
  int by = 1;  // +1 further, -1 back
};
struct StaffTapped {
  std::size_t index = 0;  // on the page shown
};
struct LanguageTapped {};  // to the next one
struct SettingsTapped {};
// On the settings: one choice of one of them.
struct ChoiceTapped {
  std::variant<i18n::Language, ThemeChoice, TextSize, Hand, Motion, Sound, Greeting> choice;
};
struct ChoiceUndoTapped {};  // of the last one
struct PlayTapped {};        // a sample of the sound cues
struct SearchTapped {};
struct NewMemberTapped {};
struct ManagerTapped {};
struct DirectoryTapped {};  // the staff, from the manager's day
struct ChangeCashierTapped {};
struct SaleDismissTapped {};
struct UndoTapped {};     // of what was done last
struct UndoEntryTapped {  // of a row of the recent list
  std::size_t index = 0;
};
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
struct SliderMoved {
  int permille = 0;  // of the way from its least to its most
};
struct StepTapped {  // by "-" or "+"
  int by = 1;
};
// On a page: a list and what one of its rows is made of.
struct PageRowTapped {
  std::size_t index = 0;  // on the page shown
};
struct PageStepTapped {  // "-" or "+" of a row
  std::size_t index = 0;
  int by = 1;
};
struct PageActTapped {};    // the second act beside the way back
struct PagePanelClosed {};  // back to the list, where both have no room
struct RowsTurned {
  int by = 0;  // how many were shown: the next page begins behind them; -1: the page before
};
// On a form: one of its lines, and what its editor has.
struct LineTapped {
  std::size_t index = 0;
};
struct TileTapped {  // a month, or a day of it
  std::size_t index = 0;
};
struct MonthsTapped {};    // back from the days
struct CalendarTapped {};  // between the solar and the Chinese one
struct ClearTapped {};
struct SwitchTapped {
  std::size_t index = 0;
};
struct MoreTapped {};  // what else can be done for this member
struct FaceTapped {
  int face = 0;  // 1 to 5
};
struct SkipTapped {};
struct MoreTimeTapped {};   // the question is about to close
struct PauseTapped {};      // the board stops, or goes on
struct FaultsTapped {};     // the sentence of the status strip
struct WorkPauseTapped {};  // long work: pauses it, or goes on with it
struct TrainingTapped {};   // begins training, or ends it
struct HelpTapped {};       // "?" or F1: the guided tour, from its begin
struct TourNextTapped {};
struct TourActTapped {};  // "Scan a demo card": the tour does it
struct TourSkipTapped {};

using Action = std::variant<TextTyped,
                            BackspacePressed,
                            EnterPressed,
                            EscapePressed,
                            DigitTapped,
                            DoubleZeroTapped,
                            KeyTapped,
                            CandidateTapped,
                            CandidatesTurned,
                            ShiftTapped,
                            AccentsTapped,
                            PinyinTapped,
                            KeyboardTapped,
                            AmountChoiceTapped,
                            AmountPurseTapped,
                            SignTapped,
                            BackspaceTapped,
                            ConfirmTapped,
                            BackTapped,
                            PageTapped,
                            StaffTapped,
                            LanguageTapped,
                            SettingsTapped,
                            ChoiceTapped,
                            ChoiceUndoTapped,
                            PlayTapped,
                            SearchTapped,
                            NewMemberTapped,
                            ManagerTapped,
                            DirectoryTapped,
                            ChangeCashierTapped,
                            SaleDismissTapped,
                            UndoTapped,
                            UndoEntryTapped,
                            RecentTapped,
                            FoundTapped,
                            EarnTapped,
                            RedeemTapped,
                            RewardTapped,
                            SliderMoved,
                            StepTapped,
                            PageRowTapped,
                            PageStepTapped,
                            PageActTapped,
                            PagePanelClosed,
                            RowsTurned,
                            LineTapped,
                            TileTapped,
                            MonthsTapped,
                            CalendarTapped,
                            ClearTapped,
                            SwitchTapped,
                            MoreTapped,
                            FaceTapped,
                            SkipTapped,
                            MoreTimeTapped,
                            PauseTapped,
                            FaultsTapped,
                            WorkPauseTapped,
                            TrainingTapped,
                            HelpTapped,
                            TourNextTapped,
                            TourActTapped,
                            TourSkipTapped>;

}  // namespace regulars::ui
