#pragma once
// Composition: a text that is being typed, by the touch keyboard, by hardware keys or by an input
// method, as a state machine of Actions. Letters of pinyin stand behind the text until a candidate
// is chosen; accents are candidates for the last letter. Owned by a presenter; main thread.
//
//   if (name.take(action)) search_for(name.text());
//   view.name = name.text();
//   view.keyboard = name.view();
//
// It remembers nothing but the text: what one customer is called changes no other's candidates.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/actions.h"
#include "app/ui/typing/pinyin_engine.h"
#include "app/ui/views/keyboard_view.h"

namespace regulars::ui {

struct TypingSettings {
  PinyinEngine* engine = nullptr;  // null: no pinyin here
  Script script = Script::Simplified;
  bool begins_with_pinyin = false;  // where the reader's language is Chinese
  std::size_t longest = 60;         // bytes of text
};

class Composition {
 public:
  explicit Composition(TypingSettings settings);

  // True when the action was one of typing, whether or not it changed something.
  bool take(const Action& action);
  // Letters that wait become text as they are: somebody goes on without choosing.
  void settle();
  // Appends what fits as a whole.
  void append(std::string_view more);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool is_empty() const { return text_.empty() && letters_.empty(); }
  [[nodiscard]] KeyboardView view() const;

 private:
  [[nodiscard]] bool can_write_pinyin() const;
  [[nodiscard]] bool is_shifted() const;
  void key(char key);
  void letter(char letter);
  void backspace();
  void choose(std::size_t index);
  void turn(int by);
  void offer();
  void offer_accents();

  TypingSettings settings_;
  std::string text_;
  std::string letters_;
  std::vector<PinyinCandidate> candidates_;
  std::size_t first_ = 0;             // of the page
  std::vector<std::size_t> earlier_;  // where the pages before it began
  bool is_pinyin_;
  bool is_shift_turned_ = false;  // against what the place in the text suggests
  bool shows_accents_ = false;
  std::size_t accents_ = 0;  // of the candidates, how many replace the last letter
};

}  // namespace regulars::ui
