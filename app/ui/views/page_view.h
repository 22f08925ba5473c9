#pragma once
// Page: a list and, beside it, what one of its rows is made of: the history and why a sale gave
// what it gave, a receipt's lines and what a return takes and gives back, what else can be done
// for a member. One arrangement for all of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/views/notice.h"

namespace regulars::ui {

enum class PageKind : std::uint8_t {
  More,
  History,
  Refund,
  Cards,
  Profile,
  Household,
  Merge,
  Claim,
  Staff
};
// Before the words of a row that opens something.
enum class PageSign : std::uint8_t {
  None,
  History,
  Refund,
  Claim,
  Coupon,
  TopUp,
  GiftCard,
  Adjust,
  Person,
  Consent,
  Card,
  Phone,
  Household,
  Merge,
  Erase,
  Pin,
  Role,
  Leave,
};

struct PageRow {
  std::string words;
  std::string detail = {};
  std::string figure = {};  // at the end of the row
  Tone tone = Tone::Calm;   // of the figure: Good came, Caution went
  PageSign sign = PageSign::None;
  bool is_heading = false;  // a day: not to be tapped
  bool is_chosen = false;
  bool can_tap = true;
  std::optional<bool> is_on = {};  // a switch
  std::string count = {};          // between "-" and "+"; empty: no such keys
  bool can_less = false;
  bool can_more = false;
  std::string id = {};  // its touch id is "page.id"; empty: "page.row_" and its number
  bool operator==(const PageRow&) const = default;
};

struct PageFact {
  std::string words;
  std::string detail = {};
  std::string figure = {};
  std::string other = {};  // what is compared with the figure, beside it
  bool operator==(const PageFact&) const = default;
};

struct PagePanel {
  std::string title;
  std::vector<PageFact> facts;
  std::string total;  // words of the last line
  std::string total_figure;
  std::string sentence;  // under it
  bool yields = false;   // where both have no room the list stays, with the figures in one line
  bool operator==(const PagePanel&) const = default;
};

struct PageView {
  PageKind kind = PageKind::More;
  std::string title;
  std::string aside;          // whom it is about
  std::vector<PageRow> rows;  // from the first of the page on; as many as fit are shown
  bool has_earlier = false;   // rows before this page
  bool are_tiles = false;     // the rows stand side by side where there is room
  std::string words;          // instead of rows, or under them where there is room
  std::optional<PagePanel> panel = {};
  std::string act = {};      // a second act beside the way back, or none
  std::string confirm = {};  // the primary act, or none
  bool can_confirm = false;
  Notice notice = {};
  bool operator==(const PageView&) const = default;
};

// "more", "history"...: the first half of its touch ids.
[[nodiscard]] const char* page_name(PageKind kind);

}  // namespace regulars::ui
