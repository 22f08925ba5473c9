#pragma once
// Search by phone, card number or name.

#include <string>
#include <vector>

#include "app/ui/views/keyboard_view.h"
#include "app/ui/views/notice.h"

namespace regulars::ui {

struct FoundRow {
  std::string name;
  std::string detail;  // masked card and phone
  std::string tier;
  bool is_gold = false;
  bool operator==(const FoundRow&) const = default;
};

struct SearchView {
  static constexpr std::size_t kRows = 5;
  bool is_for_code = false;  // of a coupon or gift card
  std::string text;
  bool has_letters = false;  // the keyboard is open, else the number pad
  KeyboardView keyboard;
  std::vector<FoundRow> rows;  // at most kRows
  std::string words;           // under the list, or instead of it
  bool is_looking = false;
  bool can_find = false;
  Notice notice;
  bool operator==(const SearchView&) const = default;
};

}  // namespace regulars::ui
