#pragma once
// CounterPresenter: the whole counter as a state machine. Actions of people and arrivals of other
// threads come in, a View goes out, Requests leave through `requests`. Main thread only; never
// blocks, knows no ImGui and no SQLite. What it is given must outlive it.
//
//   CounterPresenter counter{worker, clock, catalogues, settings};
//   counter.handle(Arrival{StoreChanged{"Riverside Store", "Till 2", true}});
//   for (Action& action : touch.take_actions()) counter.handle(action);
//   counter.tick();                       // at least when next_deadline() has come
//   painter.draw(counter.view(), touch);
//   customer_painter.draw(counter.customer_view(), customer_touch);   // where there is a second
//   window
//
// Invariants:
// (1) One open question per purpose: a second tap while its answer is awaited asks nothing.
// (2) An answer to a question no longer asked changes nothing on the screen.
// (3) What was typed is kept until the disk has it.
// (4) Every sale that is asked about gets exactly one RecordRating: answered, skipped or timed out.

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/i18n/catalogue.h"
#include "app/model/money.h"
#include "app/model/region.h"
#include "app/ui/actions.h"
#include "app/ui/cue.h"
#include "app/ui/presenters/arrivals.h"
#include "app/ui/presenters/requests.h"
#include "app/ui/views/view.h"

namespace regulars::ui {

class PinyinEngine;

struct CounterSettings {
  Preferences defaults = {};  // of who has chosen nothing, and while nobody is signed in
  float diagonal_inches = 0;  // of the cashier's glass; 0: not stated
  i18n::Language customer_language = i18n::Language::English;
  float customer_diagonal_inches = 0;                   // of the customer's glass; 0: not stated
  Milliseconds board_every = std::chrono::seconds{10};  // each entry of the idle board
  model::Region region = model::regions().front();      // whose law enrolment names
  // UTC offset in force at the store at an instant; UTC when empty.
  std::function<std::chrono::minutes(Instant)> utc_offset = {};
  std::string demo_pin = {};  // told at sign-in; empty in a real shop
  // What the guided tour scans for want of a scanner; it begins by itself at the first sign-in
  // then.
  std::vector<std::string> demo_cards = {};
  Milliseconds idle_return = std::chrono::seconds{60};  // back to home when nobody does anything
  PinyinEngine* pinyin = nullptr;  // of the touch keyboard; null: none, outlives the presenter
};

// What is said aloud of the customer's screen; an empty text ends what was being said.
struct Spoken {
  i18n::Language language = i18n::Language::English;
  std::string text;
  bool operator==(const Spoken&) const = default;
};

class CounterPresenter {
 public:
  CounterPresenter(Requests& requests,
                   const Clock& clock,
                   const i18n::Catalogues& catalogues,
                   CounterSettings settings);
  ~CounterPresenter();
  CounterPresenter(const CounterPresenter&) = delete;
  CounterPresenter& operator=(const CounterPresenter&) = delete;

  void handle(const Action& action);
  // By a finger on the customer's own window: all that is ever heard from there.
  void handle_customer(const Action& action);
  void handle(const Arrival& arrival);
  // Lets time pass: idle return, count-up, silent end of a prompt, the clock on the strip.
  void tick();

  [[nodiscard]] View view() const;
  // For the customer's window. Without one the question takes over view().
  [[nodiscard]] CustomerView customer_view() const;
  [[nodiscard]] Spoken spoken() const;
  // Whether tones are wanted, and the one that is due since the last call: the newest, if several.
  [[nodiscard]] Sound sound() const;
  [[nodiscard]] std::optional<Cue> take_cue();
  // What somebody wants on the clipboard since the last call.
  [[nodiscard]] std::optional<std::string> take_copied();
  // When tick() must be called although nothing happens; never none for longer than a minute.
  [[nodiscard]] SteadyInstant next_deadline() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace regulars::ui
