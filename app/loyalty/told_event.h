#pragma once
// An event as central tells terminals about it: where it stands, at which till, and its line as it
// was chained. Part of the answers to "receipt" and "history" (receipt_question.h,
// history_question.h).
//
//   {"t":"hex32","e":"hex16","q":7,"n":"Till 2","u":true,"l":"{\"s\":7,...}"}
//
// u: it was undone; absent: it was not. l is absent where the line is too long for the answer.

#include <string>

#include "app/model/event.h"

namespace regulars::loyalty {

struct ToldEvent {
  model::EventKey key;
  std::string till;
  bool is_undone = false;
  std::string line;
  bool operator==(const ToldEvent&) const = default;
};

}  // namespace regulars::loyalty
