#pragma once
// BirthdayPicker: a day of the year in two taps, its month and its day, in the solar or the Chinese
// calendar; or typed, month first: 0229, or 229 where nothing else can be meant. A state machine;
// main thread.

#include <optional>
#include <string>

#include "app/i18n/language.h"
#include "app/model/standing.h"
#include "app/ui/actions.h"
#include "app/ui/views/form_view.h"

namespace regulars::ui {

class BirthdayPicker {
 public:
  explicit BirthdayPicker(std::optional<model::Birthday> known = {});

  enum class Took { Nothing, Something, Day };  // Day: it is chosen, or was taken away
  Took take(const Action& action);

  [[nodiscard]] const std::optional<model::Birthday>& birthday() const { return birthday_; }
  // Without the words.
  [[nodiscard]] DayEditor view(i18n::Language language) const;

 private:
  Took choose(unsigned number);
  Took type(unsigned digit);
  void open_month(unsigned month);
  [[nodiscard]] unsigned most() const;  // of the tiles

  std::optional<model::Birthday> birthday_;
  bool is_lunar_ = false;
  unsigned month_ = 0;             // 0: not chosen yet
  std::optional<unsigned> digit_;  // the first of two, typed
};

}  // namespace regulars::ui
