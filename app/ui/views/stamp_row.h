#pragma once
// A stamp card as it hangs at the till: so many of so many.

namespace regulars::ui {

struct StampRow {
  static constexpr int kMost = 12;  // more are told by a bar
  int have = 0;
  int need = 0;  // 0: no stamp card
  bool operator==(const StampRow&) const = default;
};

}  // namespace regulars::ui
