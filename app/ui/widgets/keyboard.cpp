#include "app/ui/widgets/keyboard.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "app/ui/widgets/icons.h"

namespace regulars::ui {
namespace {

// A row of keys, a character a column: letters and signs are themselves; ^ shift, < backspace,
// ~ accents, 1 digits, @ pinyin, _ space. The same character again makes the key wider.
using Row = std::string_view;
constexpr std::array<Row, 4> kTen{"qwertyuiop", "asdfghjkl<", "^zxcvbnm-'", "11____@@~."};
constexpr std::array<Row, 4> kTenOfCode{"1234567890", "qwertyuiop", "asdfghjkl<", "zxcvbnm---"};
constexpr std::array<Row, 4> kNine{"abcdefghi", "jklmnopqr", "stuvwxyz<", "1^___@@~-"};
constexpr std::array<Row, 5> kEight{"abcdefgh", "ijklmnop", "qrstuvwx", "yz-'.~<<", "1^____@@"};
constexpr std::array<Row, 5> kSeven{"abcdefg", "hijklmn", "opqrstu", "vwxyz~<", "1^__@@-"};
constexpr std::array<Row, 6> kSix{"abcdef", "ghijkl", "mnopqr", "stuvwx", "yz-~<<", "1^___@"};
constexpr std::array<Row, 7> kFive{"abcde", "fghij", "klmno", "pqrst", "uvwxy", "z-~<<", "1^__@"};
constexpr std::size_t kMostColumns = 10;

std::span<const Row> rows_for(std::size_t columns) {
  switch (columns) {
    case 5:
      return kFive;
    case 6:
      return kSix;
    case 7:
      return kSeven;
    case 8:
      return kEight;
    case 9:
      return kNine;
    default:
      return kTen;
  }
}

std::size_t columns_in(const Ui& ui, float width) {
  constexpr std::size_t kLeastColumns = 5;
  const float gap = target_gap_of(ui);
  const auto fit = static_cast<std::size_t>((width + gap) / (target_of(ui) + gap));
  return std::clamp(fit, kLeastColumns, kMostColumns);
}

// What the keyboard cannot do now is given to the key beside it: digits to the one behind, pinyin
// to the one before.
std::array<char, kMostColumns> keys_of(Row row, const KeyboardView& view, WithDigits digits) {
  std::array<char, kMostColumns> keys{};
  for (std::size_t i = 0; i < row.size(); ++i) {
    char key = row[i];
    if (key == '@' && !view.has_pinyin && i > 0) key = keys.at(i - 1);
    if (key == '1' && digits == WithDigits::No) key = row[row.find_first_not_of('1', i)];
    keys.at(i) = key;
  }
  return keys;
}

struct Drawing {
  Ui& ui;
  const std::string screen;
  const KeyboardView& view;
  bool is_of_code = false;  // digits are keys like letters

  void ground(const Rect& rect, Colour colour) const {
    shadow(ui, rect, kKeyRadius);
    ui.paint.rect(rect, colour, kKeyRadius);
    ui.paint.outline(rect, ui.theme.line, kKeyRadius, ui.theme.outline);
  }
  void label(const Rect& rect, std::string_view text, Colour colour) const {
    ui.paint.fitted(
        rect.inset(kUnit / 4), text, {kBody, colour, Weight::Bold, Align::Centre}, kSmall);
  }
  void words(const char* id, const Rect& rect, std::string_view text, Action action) const {
    ground(rect, ui.theme.primary_soft);
    touchable(ui, screen + id, rect, kKeyRadius, Enabled::Yes, std::move(action));
    label(rect, text, ui.theme.ink);
  }
  void lit(
      const char* id, const Rect& rect, std::string_view text, bool is_on, Action action) const {
    ground(rect, is_on ? ui.theme.primary : ui.theme.primary_soft);
    touchable(ui, screen + id, rect, kKeyRadius, Enabled::Yes, std::move(action));
    label(rect, text, is_on ? ui.theme.on_primary : ui.theme.ink);
  }
  void shift(const Rect& rect) const;
  void letter(const Rect& rect, char key) const;
  void digit(const Rect& rect, char key) const;
  void key(const Rect& rect, char key) const;

  static constexpr float kKeyRadius = 16;
};

void Drawing::shift(const Rect& rect) const {
  const bool is_on = view.is_shifted;
  const Enabled enabled = enabled_if(!view.is_pinyin);
  ground(rect, is_on ? ui.theme.primary : ui.theme.primary_soft);
  touchable(ui, screen + ".shift", rect, kKeyRadius, enabled, ShiftTapped{});
  const Colour colour = is_on                     ? ui.theme.on_primary
                        : enabled == Enabled::Yes ? ui.theme.ink
                                                  : ui.theme.faint;
  draw_icon(ui.paint, Icon::Up, {rect.centre_x(), rect.centre_y()}, kIcon, colour);
}

void Drawing::letter(const Rect& rect, char key) const {
  const bool is_letter = key >= 'a' && key <= 'z';
  const std::string name = key == '-'    ? ".key_hyphen"
                           : key == '\'' ? ".key_apostrophe"
                           : key == '.'  ? ".key_point"
                                         : std::string{".key_"} + key;
  ground(rect, ui.theme.surface);
  touchable(ui, screen + name, rect, kKeyRadius, Enabled::Yes, KeyTapped{key});
  const bool is_capital = view.is_shifted || is_of_code;
  const char shown = is_letter && is_capital ? static_cast<char>(key - 'a' + 'A') : key;
  label(rect, {&shown, 1}, ui.theme.ink);
}

void Drawing::digit(const Rect& rect, char key) const {
  ground(rect, ui.theme.surface);
  touchable(ui, screen + ".key_" + key, rect, kKeyRadius, Enabled::Yes, DigitTapped{key - '0'});
  label(rect, {&key, 1}, ui.theme.ink);
}

void Drawing::key(const Rect& rect, char key) const {
  if (is_of_code && key >= '0' && key <= '9') {
    digit(rect, key);
    return;
  }
  switch (key) {
    case '^':
      shift(rect);
      return;
    case '<':
      ground(rect, ui.theme.primary_soft);
      touchable(ui, screen + ".backspace", rect, kKeyRadius, Enabled::Yes, BackspaceTapped{});
      draw_icon(ui.paint, Icon::Backspace, {rect.centre_x(), rect.centre_y()}, kIcon, ui.theme.ink);
      return;
    case '~':
      lit(".accents", rect, "é", view.shows_accents, AccentsTapped{});
      return;
    case '1':
      words(".digits", rect, "123", KeyboardTapped{});
      return;
    case '@':
      lit(".pinyin", rect, ui.tr("keyboard.pinyin"), view.is_pinyin, PinyinTapped{});
      return;
    case '_':
      ground(rect, ui.theme.surface);
      touchable(ui, screen + ".key_space", rect, kKeyRadius, Enabled::Yes, KeyTapped{' '});
      ui.paint.line({rect.centre_x() - 24, rect.centre_y() + 8},
                    {rect.centre_x() + 24, rect.centre_y() + 8},
                    ui.theme.muted,
                    3);
      return;
    default:
      letter(rect, key);
  }
}

void draw_row(const Drawing& drawing,
              const Area& area,
              std::size_t row,
              std::size_t rows,
              std::span<const char> keys) {
  std::size_t begin = 0;
  while (begin < keys.size()) {
    std::size_t end = begin + 1;
    while (end < keys.size() && keys[end] == keys[begin]) ++end;
    Rect rect = area.cell(begin, row, keys.size(), rows);
    rect.width = area.cell(end - 1, row, keys.size(), rows).right() - rect.x;
    drawing.key(rect, keys[begin]);
    begin = end;
  }
}

void turner(Ui& ui, const std::string& id, const Rect& rect, CandidatesTurned turned) {
  ui.paint.rect(rect, ui.theme.surface, Drawing::kKeyRadius);
  touchable(ui, id, rect, Drawing::kKeyRadius, Enabled::Yes, turned);
  const Icon icon = turned.by < 0 ? Icon::Back : Icon::Forward;
  draw_icon(ui.paint, icon, {rect.centre_x(), rect.centre_y()}, kIconSmall, ui.theme.ink);
}

// How wide each of the candidates is that fit into `room`, in order.
std::size_t fitting(Ui& ui, const KeyboardView& view, float room, std::span<float> widths) {
  const float gap = target_gap_of(ui);
  std::size_t count = 0;
  for (const std::string& candidate : view.candidates) {
    if (count == widths.size()) break;
    const float text = ui.paint.measure(candidate, kBody, Weight::Bold);
    const float width = std::max(target_of(ui), text + 3 * kUnit);
    if (width > room) break;
    widths[count++] = width;
    room -= width + gap;
  }
  return count;
}

}  // namespace

float target_of(const Ui& ui) {
  return ui.canvas().mm(kTargetMm);
}

float target_gap_of(const Ui& ui) {
  return ui.canvas().mm(kTargetGapMm);
}

float keyboard_height(const Ui& ui, float width) {
  const auto rows = static_cast<float>(rows_for(columns_in(ui, width)).size());
  return rows * (target_of(ui) + target_gap_of(ui)) - target_gap_of(ui);
}

void keyboard(Ui& ui,
              std::string_view screen,
              const Rect& rect,
              const KeyboardView& view,
              WithDigits digits) {
  const std::size_t columns = columns_in(ui, rect.width);
  const bool is_of_code = view.is_for_code && columns == kMostColumns;
  const std::span<const Row> rows =
      is_of_code ? std::span<const Row>{kTenOfCode} : rows_for(columns);
  const Area area{rect, target_gap_of(ui), Hand::Right};  // letters keep their order
  const Drawing drawing{ui, std::string{screen}, view, is_of_code};
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto keys = keys_of(rows[row], view, digits);
    draw_row(drawing, area, row, rows.size(), std::span{keys}.first(columns));
  }
}

void candidate_bar(Ui& ui, std::string_view screen, const Rect& rect, const KeyboardView& view) {
  if (view.candidates.empty()) return;
  const std::string prefix{screen};
  const float gap = target_gap_of(ui);
  Area bar{rect, gap, Hand::Right};
  const Rect later = bar.right(target_of(ui));
  const Rect earlier = view.has_earlier ? bar.right(target_of(ui)) : Rect{};
  std::array<float, 24> widths{};
  const std::size_t count = fitting(ui, view, bar.width(), widths);
  for (std::size_t i = 0; i < count; ++i) {
    const Rect place = bar.left(widths.at(i));
    const bool is_first = i == 0 && !view.letters.empty() && !view.has_earlier;
    ui.paint.rect(place, is_first ? ui.theme.primary : ui.theme.surface, Drawing::kKeyRadius);
    touchable(ui,
              prefix + ".candidate_" + std::to_string(i),
              place,
              Drawing::kKeyRadius,
              Enabled::Yes,
              CandidateTapped{i});
    ui.paint.text(
        place,
        view.candidates.at(i),
        {kBody, is_first ? ui.theme.on_primary : ui.theme.ink, Weight::Bold, Align::Centre});
  }
  if (view.has_earlier) turner(ui, prefix + ".earlier", earlier, {-1});
  if (count > 0 && count < view.candidates.size()) {
    turner(ui, prefix + ".later", later, {static_cast<int>(count)});
  }
}

}  // namespace regulars::ui
