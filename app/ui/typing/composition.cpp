#include "app/ui/typing/composition.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "app/ui/typing/accents.h"
#include "app/ui/typing/characters.h"
#include "app/ui/typing/name_candidates.h"

namespace regulars::ui {
namespace {

// What stands in names beside letters; no key of its own where keys are few.
constexpr std::array<const char*, 4> kSigns{"-", "’", ".", "·"};
constexpr std::size_t kMostShown = 24;  // more fit on no canvas

bool is_letter(char key) {
  return key >= 'a' && key <= 'z';
}

bool begins_a_word(std::string_view text) {
  constexpr std::string_view kBefore = " -'.";
  return text.empty() || kBefore.find(text.back()) != std::string_view::npos ||
         text.ends_with("’") || text.ends_with("·");
}

// A plain letter in the other case; empty for anything else.
std::string other_case(std::string_view letter) {
  if (letter.size() != 1) return {};
  const auto code = static_cast<unsigned char>(letter[0]);
  if (std::isalpha(code) == 0) return {};
  const int other = std::isupper(code) != 0 ? std::tolower(code) : std::toupper(code);
  return std::string(1, static_cast<char>(other));
}

}  // namespace

Composition::Composition(TypingSettings settings)
    : settings_(settings), is_pinyin_(settings.begins_with_pinyin) {}

bool Composition::take(const Action& action) {
  if (const auto* const tapped = std::get_if<KeyTapped>(&action)) {
    key(tapped->key);
  } else if (const auto* const chosen = std::get_if<CandidateTapped>(&action)) {
    choose(chosen->index);
  } else if (const auto* const turned = std::get_if<CandidatesTurned>(&action)) {
    turn(turned->by);
  } else if (const auto* const typed = std::get_if<TextTyped>(&action)) {
    settle();
    append(typed->text);
  } else if (const auto* const digit = std::get_if<DigitTapped>(&action)) {
    settle();
    append(std::to_string(digit->digit));
  } else if (std::holds_alternative<DoubleZeroTapped>(action)) {
    settle();
    append("00");
  } else if (std::holds_alternative<BackspaceTapped>(action) ||
             std::holds_alternative<BackspacePressed>(action)) {
    backspace();
  } else if (std::holds_alternative<ShiftTapped>(action)) {
    is_shift_turned_ = !is_shift_turned_;
  } else if (std::holds_alternative<AccentsTapped>(action)) {
    settle();
    shows_accents_ = !shows_accents_;
    offer();
  } else if (std::holds_alternative<PinyinTapped>(action)) {
    settle();
    is_pinyin_ = !is_pinyin_;
    offer();
  } else {
    return false;
  }
  return true;
}

bool Composition::can_write_pinyin() const {
  return settings_.engine != nullptr && settings_.engine->can_write(settings_.script);
}

bool Composition::is_shifted() const {
  return begins_a_word(text_) != is_shift_turned_;
}

void Composition::key(char key) {
  shows_accents_ = false;
  if (is_letter(key)) {
    letter(key);
  } else if (key == '\'' && !letters_.empty()) {  // parts syllables: xi'an
    if (letters_.size() < PinyinEngine::kMostLetters) letters_ += key;
  } else if (key == ' ' && !letters_.empty()) {
    choose(0);
  } else if (key == ' ' && text_.empty()) {
    return;  // no text begins with one; a finger that opened the keyboard may have come twice
  } else {
    settle();
    append({&key, 1});
  }
  offer();
}

void Composition::letter(char letter) {
  if (is_pinyin_ && can_write_pinyin()) {
    if (letters_.size() < PinyinEngine::kMostLetters) letters_ += letter;
    return;
  }
  const char cased =
      is_shifted() ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
  append({&cased, 1});
}

void Composition::backspace() {
  shows_accents_ = false;
  is_shift_turned_ = false;
  if (letters_.empty()) {
    take_last(text_);
  } else {
    letters_.pop_back();
  }
  offer();
}

void Composition::append(std::string_view more) {
  is_shift_turned_ = false;
  shows_accents_ = false;
  if (text_.size() + more.size() <= settings_.longest) text_ += more;
  offer();
}

void Composition::settle() {
  if (letters_.empty()) return;
  append(std::exchange(letters_, {}));
}

void Composition::choose(std::size_t index) {
  if (first_ + index >= candidates_.size()) return;
  const PinyinCandidate chosen = candidates_.at(first_ + index);
  if (shows_accents_) {
    if (first_ + index < accents_) take_last(text_);
    append(chosen.text);
    return;
  }
  letters_.erase(0, chosen.letters);
  if (letters_.starts_with('\'')) letters_.erase(0, 1);
  append(chosen.text);
}

void Composition::turn(int by) {
  if (by < 0) {
    if (earlier_.empty()) return;
    first_ = earlier_.back();
    earlier_.pop_back();
    return;
  }
  const std::size_t next = first_ + static_cast<std::size_t>(by);
  if (by == 0 || next >= candidates_.size()) return;
  earlier_.push_back(first_);
  first_ = next;
}

// The candidates of what stands there now.
void Composition::offer() {
  candidates_.clear();
  earlier_.clear();
  first_ = 0;
  accents_ = 0;
  if (!letters_.empty() && can_write_pinyin()) {
    const bool begins = text_.empty() || text_.ends_with(' ');
    candidates_ = name_candidates(*settings_.engine,
                                  letters_,
                                  begins ? NamePart::Surname : NamePart::Given,
                                  settings_.script);
  } else if (shows_accents_) {
    offer_accents();
  }
}

void Composition::offer_accents() {
  const std::string_view last = last_character(text_);
  for (std::string& variant : variants_of(last)) candidates_.push_back({std::move(variant), 0});
  if (std::string other = other_case(last); !other.empty()) {
    candidates_.insert(candidates_.begin() + std::min<std::ptrdiff_t>(4, std::ssize(candidates_)),
                       {std::move(other), 0});
  }
  accents_ = candidates_.size();
  for (const char* const sign : kSigns) candidates_.push_back({sign, 0});
}

KeyboardView Composition::view() const {
  KeyboardView view;
  view.has_pinyin = can_write_pinyin();
  view.is_pinyin = view.has_pinyin && is_pinyin_;
  view.is_shifted = !view.is_pinyin && is_shifted();
  view.shows_accents = shows_accents_;
  view.letters = letters_;
  view.has_earlier = !earlier_.empty();
  const std::size_t end = std::min(candidates_.size(), first_ + kMostShown);
  for (std::size_t i = first_; i < end; ++i) view.candidates.push_back(candidates_.at(i).text);
  return view;
}

}  // namespace regulars::ui
