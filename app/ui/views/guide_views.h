#pragma once
// What is laid over every screen: that this is only training, and where the guided tour is.

#include <string>

namespace regulars::ui {

// Nothing of it reaches the ledger; said on every screen, the customer's too.
struct TrainingView {
  std::string word;   // TRAINING
  std::string words;  // Nothing here is booked
  std::string sale;   // "¥286.00 from the till waits", or empty
  std::string leave;  // the button's words
  bool operator==(const TrainingView&) const = default;
};

struct TourView {
  std::string target;    // touch id or mark the bubble points at; empty: at nothing
  std::string sentence;  // what it is, and what to do now
  std::string progress;  // 3 of 12
  std::string act;       // "Scan a demo card": done by the tour itself; empty when not offered
  std::string next;      // empty while the person is to do something
  std::string skip;      // leaves the tour
  bool operator==(const TourView&) const = default;
};

}  // namespace regulars::ui
