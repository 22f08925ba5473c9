#pragma once
// The strip on top of the staff's screens, and the list of faults behind it.

#include <optional>
#include <string>
#include <vector>

#include "app/ui/views/notice.h"

namespace regulars::ui {

// Work that takes its time: a copy being filled, later a report or an import.
struct WorkView {
  std::string words;      // Members 41,200 of 1,000,000
  std::string time_left;  // about 2 min left; empty while nobody can tell
  int percent = 0;        // 0 to 100
  bool can_pause = false;
  bool is_paused = false;
  bool operator==(const WorkView&) const = default;
};

struct StatusView {
  std::string store;
  std::string till;
  std::string cashier;      // empty when nobody is signed in
  std::string connection;   // "Online, all sent"; the worst fault's sentence when there is one
  Tone tone = Tone::Good;   // of the dot
  std::string time;         // 14:32
  std::string remedy = {};  // what to do about it, or empty
  std::string more = {};    // "2 more", or empty
  bool has_list = false;    // a tap on the sentence opens the list of faults
  bool has_help = false;    // the "?" and the settings are offered
  std::optional<WorkView> work = {};
  bool operator==(const StatusView&) const = default;
};

struct FaultRow {
  std::string words;
  std::string remedy;  // what to do; one sentence
  Tone tone = Tone::Caution;
  bool operator==(const FaultRow&) const = default;
};

// What is wrong, worst first, with what to do; and the long work. The screen under it waits as it
// was left.
struct FaultsView {
  static constexpr std::size_t kRows = 5;
  std::vector<FaultRow> rows;  // at most kRows
  std::string all_well;        // a sentence when there are no rows
  std::optional<WorkView> work;
  bool operator==(const FaultsView&) const = default;
};

}  // namespace regulars::ui
