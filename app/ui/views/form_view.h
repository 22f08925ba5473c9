#pragma once
// Form: what is kept of one person, line by line, and the one line that is being filled in.
// Registering somebody, and her profile.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ui/views/keyboard_view.h"
#include "app/ui/views/notice.h"

namespace regulars::ui {

enum class FormKind : std::uint8_t { Enrol, Profile };
enum class FormLine : std::uint8_t { Number, Name, Birthday, Referrer, Consents, Erase };

// The number that makes somebody findable: as typed, in groups, and what is known of it.
struct FormNumber {
  std::string text;
  std::string words;  // under it: what is missing, whose it is, what else identifies her
  Tone tone = Tone::Calm;
  bool is_live = true;  // typing goes here
  bool operator==(const FormNumber&) const = default;
};

struct FormRow {
  FormLine line = FormLine::Name;
  std::string words;
  std::string value = {};   // as filled in so far; empty: nothing
  std::string detail = {};  // under the words
  Tone tone = Tone::Calm;   // of the value
  bool is_live = false;
  bool operator==(const FormRow&) const = default;
};

// What stands beside the lines, or instead of them where both have no room.
struct NumberPad {
  bool operator==(const NumberPad&) const = default;
};
struct NameEditor {
  std::string text;
  KeyboardView keyboard;
  bool operator==(const NameEditor&) const = default;
};
// A day of the year without the year: first the month, then the day.
struct DayEditor {
  bool is_lunar = false;
  std::string month;  // chosen; empty: the tiles are months
  std::vector<std::string> tiles;
  std::optional<std::size_t> chosen = {};
  std::string words;  // what it is kept for
  bool can_clear = false;
  bool operator==(const DayEditor&) const = default;
};
struct ConsentRow {
  std::string words;
  std::string detail = {};  // since when, and to which words
  bool is_on = false;
  bool operator==(const ConsentRow&) const = default;
};
struct ConsentEditor {
  std::vector<ConsentRow> rows;
  std::string words;  // what the law here asks
  bool operator==(const ConsentEditor&) const = default;
};
// What is about to happen, in paragraphs with a heading each.
struct EraseEditor {
  struct Part {
    std::string title;
    std::string words;
    bool operator==(const Part&) const = default;
  };
  std::vector<Part> parts;
  bool operator==(const EraseEditor&) const = default;
};
using FormEditor =
    std::variant<std::monostate, NumberPad, NameEditor, DayEditor, ConsentEditor, EraseEditor>;

struct FormView {
  FormKind kind = FormKind::Enrol;
  std::string title;  // of the lines, or of the one that is filled in
  std::string aside;  // whom it is about
  std::optional<FormNumber> number = {};
  std::vector<FormRow> rows;
  std::string words = {};  // under the lines where there is room
  FormEditor editor = {};
  std::string confirm = {};  // the primary act, or none
  bool can_confirm = false;
  Notice notice = {};
  bool operator==(const FormView&) const = default;
};

// "enrol" or "profile": the first half of its touch ids.
[[nodiscard]] const char* form_name(FormKind kind);

}  // namespace regulars::ui
