#pragma once
// CustomerView: what the customer's window shows. Never a name, a till or a mistake of the staff,
// never an identifier; nothing on it is typed.
//
// The next one in the queue can read this screen. A name and a tier tell who somebody is and how
// much they spend here: they are shown only to members who agreed to it. Points and rewards name
// nobody and are what the member came to see: they are shown once the sale is booked.

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/i18n/language.h"
#include "app/ui/appearance.h"
#include "app/ui/views/guide_views.h"
#include "app/ui/views/logo.h"
#include "app/ui/views/outcome_view.h"
#include "app/ui/views/rating_view.h"

namespace regulars::ui {

struct BoardText {
  std::string said;  // empty: no entry
  std::string did;
  bool operator==(const BoardText&) const = default;
};

// Nobody is being served: who the shop is, and what it changed because somebody said so.
struct AttractView {
  std::string store;
  // Shared with the presenter until the store sends another; null: the name alone.
  std::shared_ptr<const Logo> logo;
  BoardText entry;
  BoardText leaving;         // the entry before, while `shown_percent` is below 100
  int shown_percent = 100;   // how far the change from `leaving` to `entry` is
  std::size_t position = 0;  // of the entry, from 0
  std::size_t entries = 0;   // 0: the board is empty
  bool is_paused = false;
  bool can_pause = false;  // there is something that moves
  bool operator==(const AttractView&) const = default;
};

// A member is being served.
struct GreetingView {
  std::string greeting;  // "Welcome back, 张伟", or without a name
  std::string tier;      // empty unless the member agreed
  bool is_gold = false;
  std::string words = {};  // of her tier, likewise
  bool operator==(const GreetingView&) const = default;
};

struct RewardInReach {
  std::string name;
  std::string words;  // "Enough points" or "2,091 points to go"
  int percent = 0;
  bool is_enough = false;
  bool operator==(const RewardInReach&) const = default;
};

// The sale or the reward is booked.
struct EarnedView {
  static constexpr std::size_t kRewards = 2;
  std::string title;   // "Thank you, 张伟", "Reward redeemed"
  std::string points;  // +429, as counted so far
  std::string points_unit;
  bool is_gain = true;
  std::string value;    // what comes off the bill, or empty
  std::string balance;  // 12,909 points
  std::vector<OutcomeFact> facts = {};
  std::vector<RewardInReach> rewards;
  bool operator==(const EarnedView&) const = default;
};

using CustomerBody = std::variant<AttractView, GreetingView, EarnedView, RatingView, ThanksView>;

struct CustomerView {
  i18n::Language language = i18n::Language::English;
  Appearance appearance;
  CustomerBody body;
  std::optional<TrainingView> training = {};  // the visit does not count
  bool operator==(const CustomerView&) const = default;
};

// "attract", "greeting", "earned", "rating" or "thanks".
[[nodiscard]] std::string_view screen_name(const CustomerView& view);

}  // namespace regulars::ui
