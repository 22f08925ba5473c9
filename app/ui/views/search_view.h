#pragma once
// Search by phone, card number or name; and the way to a card that nobody has yet.

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
  bool is_for_enrolment = false;
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

// A card or number that belongs to nobody known here.
struct UnknownView {
  bool is_phone = false;
  std::string identifier;  // masked
  std::string name;        // typed so far, optional
  bool is_typing = false;  // the keyboard is open
  KeyboardView keyboard;
  bool is_greeted = false;  // by name on the customer's screen
  std::string privacy;      // what the law here asks of who registers somebody
  bool is_registering = false;
  Notice notice;
  bool operator==(const UnknownView&) const = default;
};

}  // namespace regulars::ui
