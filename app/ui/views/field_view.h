#pragma once
// Field: one thing that is typed or scanned, on its own: a receipt's number, an amount. By number
// pad, or by keyboard where letters may stand in it.

#include <cstdint>
#include <string>

#include "app/ui/views/keyboard_view.h"
#include "app/ui/views/notice.h"

namespace regulars::ui {

enum class FieldKind : std::uint8_t { Receipt, Amount };

struct FieldView {
  FieldKind kind = FieldKind::Receipt;
  std::string title;
  std::string aside;         // whom or what it is about
  std::string text;          // as typed so far, or the amount in words of money
  std::string hint;          // while there is none
  std::string words;         // below the field
  bool is_number = false;    // an amount: no keyboard, and "00" on the pad
  bool has_letters = false;  // the keyboard is open, else the number pad
  KeyboardView keyboard;
  bool can_confirm = false;
  bool is_looking = false;
  Notice notice;
  bool operator==(const FieldView&) const = default;
};

// "receipt", "paid": the first half of its touch ids.
[[nodiscard]] const char* field_name(FieldKind kind);

}  // namespace regulars::ui
