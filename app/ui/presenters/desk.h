#pragma once
// Desk: what the presenters of one counter share: whom to ask, what is known of the store, and how
// things are said in the language of whoever reads. Owned by CounterPresenter. Main thread.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/error.h"
#include "app/loyalty/counter_rules.h"
#include "app/loyalty/evaluate.h"
#include "app/loyalty/explanation.h"
#include "app/ui/cue.h"
#include "app/ui/presenters/arrivals.h"
#include "app/ui/presenters/counter_presenter.h"
#include "app/ui/presenters/redemption.h"
#include "app/ui/presenters/requests.h"
#include "app/ui/presenters/words.h"
#include "app/ui/views/notice.h"
#include "app/ui/views/tier_badge.h"

namespace regulars::ui {

// The last thing done at this counter that one tap takes back, for two minutes or until the next
// sale.
struct Undoable {
  std::uint64_t seq = 0;                 // of its event; 0: a sale of the POS that was sent away
  bool is_redeem = false;                // or an award
  std::optional<SaleArrived> sale = {};  // that sale
  std::string points = {};               // "+449", "−2 stamps"
  std::string name = {};
  SteadyInstant ends{};
};

struct Outcome;

class Desk {
 public:
  Desk(Requests& requests,
       const Clock& clock,
       const i18n::Catalogues& catalogues,
       CounterSettings settings);

  // The number of the question, or none when the queue is full.
  [[nodiscard]] std::optional<std::uint64_t> ask(Request request);
  // Until when it is told that a question was not taken; none when all is well.
  [[nodiscard]] std::optional<SteadyInstant> refused_until() const;
  [[nodiscard]] SteadyInstant now() const { return clock_.steady(); }
  [[nodiscard]] Instant wall() const { return clock_.wall(); }

  // For a reader who is not this screen's.
  [[nodiscard]] Words words_in(i18n::Language language) const;
  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const;
  [[nodiscard]] std::string plural(std::string_view key,
                                   std::int64_t count,
                                   const std::vector<std::string>& arguments = {}) const;
  // The sentence of an error for a person: its own key, else the general one of its kind.
  [[nodiscard]] std::string sentence(const Error& error) const;
  [[nodiscard]] std::string sentence(std::string_view key,
                                     const std::vector<std::string>& arguments) const;
  [[nodiscard]] std::string points_of(model::Points points) const;  // "12,929 points"
  [[nodiscard]] std::string text_of(const model::Texts& texts) const;
  // What a sale earned by one rule, as it is read aloud.
  [[nodiscard]] loyalty::PartWords words_of(const loyalty::EarnPart& part) const;
  // Whether whoever is signed in may do it to the member who is served, with what was done today: a
  // button is there or says why not, and asks somebody above (Allowance) where the answer needs
  // one. The verb asks the same again.
  [[nodiscard]] loyalty::CounterAnswer may(loyalty::Act act) const;
  // The same of an act with a figure: its sale or points are given, the rest is filled in.
  [[nodiscard]] loyalty::CounterAnswer may(loyalty::CounterQuestion question) const;
  // Of an answer that is not Allowed: why not; empty otherwise.
  [[nodiscard]] std::string sentence(const loyalty::CounterAnswer& answer) const;
  // A sale of the amount by the member who is served, now, as the rules would see it.
  [[nodiscard]] loyalty::SaleFacts sale_now(model::Money amount) const;
  [[nodiscard]] std::string tier_name(std::uint8_t tier) const;
  [[nodiscard]] std::string name_of(const model::Member& member) const;
  [[nodiscard]] std::string time_of(Instant instant) const;
  // 14:29 today, else 12 Nov.
  [[nodiscard]] std::string when(Instant instant) const;
  [[nodiscard]] std::chrono::sys_days today() const;
  [[nodiscard]] std::chrono::minutes offset(Instant instant) const;

  CounterSettings settings;
  Preferences preferences;              // in force: of who is signed in
  std::optional<std::uint32_t> accent;  // of the store, 0xRRGGBB
  // Of the person who reads the screen now.
  i18n::Language reader = i18n::Language::English;
  model::Programme programme;  // without tiers until the first one has arrived
  StoreChanged store;
  ConnectionChanged connection;
  std::optional<model::Staff> staff;
  std::optional<Redemption> redemption;  // central is being asked
  bool is_training = false;              // what is booked is only pretended
  HomeLoaded home;                       // as last loaded
  std::optional<Cue> cue;                // due to be heard
  std::optional<std::string> copied;     // to be put on the clipboard
  std::optional<SaleArrived> sale;       // an amount of the POS that waits for a member
  std::optional<MemberCard> card;        // the member being served
  std::optional<Undoable> undoable;

  // How the screen looks to whoever is signed in.
  [[nodiscard]] Appearance appearance() const;
  // And to the customer: as the store has it, whoever is signed in.
  [[nodiscard]] Appearance customer_appearance() const;
  [[nodiscard]] std::optional<Milliseconds> until_theme_changes() const;

  // Who is at the till, and what they prefer; without it, the look stays as it is.
  void sign_in(const model::Staff& who, const std::optional<Preferences>& preferred);
  void sign_out();
  // Asks for a tone, if whoever is signed in wants any.
  void sound(Cue due);

  [[nodiscard]] bool has_programme() const { return !programme.tiers.empty(); }
  // The sign of a tier, by where it stands in the programme.
  [[nodiscard]] TierBadge badge_of(std::uint8_t tier) const {
    return ui::badge_of(tier, programme.tiers.size());
  }
  // "+449 for 张伟", or empty.
  [[nodiscard]] std::string undo_words() const;
  void offer_undo(Undoable what);
  // Of an award or a redemption for the member who is served.
  void offer_undo_of(const Outcome& outcome);
  // The member at the desk as an act has left her; how she was found stays.
  void know(const std::optional<MemberCard>& after);
  // How far something that began then has moved, 0 to 100; 100 where motion is off.
  [[nodiscard]] int motion_percent(SteadyInstant began) const;
  [[nodiscard]] model::StaffId staff_id() const { return staff ? staff->id : model::StaffId{}; }

 private:
  [[nodiscard]] Milliseconds of_day() const;  // the store's time since midnight

  Requests& requests_;
  const Clock& clock_;
  const i18n::Catalogues& catalogues_;
  std::uint64_t last_number_ = 0;
  std::optional<SteadyInstant> refused_at_;  // the last question was not taken
};

// What a count shows on its way from one figure to another.
[[nodiscard]] model::Points counted(model::Points from, model::Points to, int percent);

// One open question at most, per purpose (1); answers to others are not its business (2).
class Question {
 public:
  // False when the queue is full. Nothing happens while one is open already.
  [[nodiscard]] bool ask(Desk& desk, Request request);
  // The same, but the open question is no longer of interest.
  [[nodiscard]] bool ask_instead(Desk& desk, Request request);
  [[nodiscard]] bool is_open() const { return number_ != 0; }
  [[nodiscard]] bool awaits(const Reply& reply) const {
    return is_open() && reply.number == number_;
  }
  // True when the reply is the one waited for, which closes the question.
  [[nodiscard]] bool takes(const Reply& reply);

 private:
  std::uint64_t number_ = 0;
};

// The answer of the kind that was asked for, or null.
template <typename Wanted>
[[nodiscard]] const Wanted* answer_of(const Reply& reply) {
  return reply.result ? std::get_if<Wanted>(&*reply.result) : nullptr;
}

// The member in an answer that may bring one: a lookup's, an enrolment's or a load's.
[[nodiscard]] const MemberCard* card_in(const Reply& reply);
// The coupon or gift card in a lookup's answer, or null.
[[nodiscard]] const Voucher* voucher_in(const Reply& reply);

}  // namespace regulars::ui
