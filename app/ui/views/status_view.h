#pragma once
// The strip on top of the cashier's screens.

#include <string>

#include "app/ui/views/notice.h"

namespace regulars::ui {

struct StatusView {
  std::string store;
  std::string till;
  std::string cashier;     // empty when nobody is signed in
  std::string connection;  // "Online, all sent"; a problem's sentence when there is one
  Tone tone = Tone::Good;  // of the dot
  std::string time;        // 14:32
  bool operator==(const StatusView&) const = default;
};

}  // namespace regulars::ui
