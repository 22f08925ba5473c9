#pragma once
// CustomerPresenter: the customer's side of the counter as a state machine. It follows what happens
// at the counter and is never waited for: attract, greeting, what was earned, the question, thanks,
// attract again. Where there is no second window, only the question and the thanks are shown, on
// the one screen turned over; the same code either way. Owned by CounterPresenter. Main thread.
//
// Every sale that is asked about gets exactly one RecordRating from here (4): answered, skipped, or
// timed out by silence, by the next customer or by a monitor pulled out.
//
// Time: the question is dismissed after 12 s of silence, since nothing of anybody's is lost by it.
// Once touched it stays 30 s, then says for 20 s that it will close and offers more time, as often
// as it is taken (WCAG 2.2.1).

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "app/model/shopfront.h"
#include "app/ui/presenters/board.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/navigation.h"
#include "app/ui/presenters/rating_book.h"
#include "app/ui/presenters/words.h"
#include "app/ui/views/customer_view.h"

namespace regulars::ui {

class CustomerPresenter {
 public:
  // Borrows both.
  CustomerPresenter(Desk& desk, RatingBook& ratings);

  // ---- what happens at the counter ----
  void shopfront_changed(const model::Shopfront& shopfront);
  void display_changed(bool is_there);
  // desk.card is being served.
  void recognised();
  void booked(const Outcome& outcome);
  // Without a window of the customer's own: the screen is turned over now.
  void ask();
  // The sale was taken back: nobody is asked about it.
  void forget_prompt();
  // The cashier is done with the member; a question that is open stays.
  void served();
  // The next customer is here: what is open ends.
  void leave();

  // By a finger of the customer; anything else is not heard.
  void handle(const Action& action);
  // True when the reply was to its own request.
  [[nodiscard]] bool takes(const Reply& reply);
  void tick();
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;

  [[nodiscard]] bool has_display() const { return has_display_; }
  // The question or its thanks is on: one screen is the customer's.
  [[nodiscard]] bool has_the_screen() const;
  [[nodiscard]] CustomerView view() const;
  // The same with everything that moves at its end: for the cashier's small picture.
  [[nodiscard]] CustomerView view_at_rest() const;
  // The screen as sentences, for whoever cannot read it. Never a balance: others listen.
  [[nodiscard]] std::string spoken() const;
  [[nodiscard]] i18n::Language language() const { return language_; }

 private:
  struct Attract {};
  struct Greeting {};
  struct Earned {
    Outcome outcome;
    std::optional<MemberCard> card;  // as the act left her
    SteadyInstant began;
    SteadyInstant ends;
  };
  struct Rating {
    SteadyInstant ends;
    std::optional<SteadyInstant> warns;  // once touched
  };
  struct Thanks {
    model::Points points;
    SteadyInstant ends;
  };
  struct Prompt {
    std::uint64_t sale_seq = 0;
    model::Points points;
  };
  struct Describe;
  struct Speak;

  void close_prompt(model::RatingOutcome outcome, std::uint8_t face);
  void attract();
  void touched();
  [[nodiscard]] Words words() const { return desk_.words_in(language_); }
  [[nodiscard]] bool is_named() const;

  Desk& desk_;
  RatingBook& ratings_;
  i18n::Language language_;
  std::variant<Attract, Greeting, Earned, Rating, Thanks> now_;
  // As they were when the visit began: the cashier may be serving the next one already.
  std::optional<model::Member> member_;
  model::Texts tier_greeting_;    // of her tier, or empty
  std::optional<Prompt> prompt_;  // open (4)
  model::Shopfront shopfront_;
  Question decoding_;
  // With every view that shows it, until the store sends another.
  std::shared_ptr<const Logo> logo_;
  Board board_;
  std::optional<SteadyInstant> language_ends_;  // chosen while nobody was served
  bool has_display_ = false;
};

}  // namespace regulars::ui
