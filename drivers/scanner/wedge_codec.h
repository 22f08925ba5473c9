#pragma once
// WedgeCodec: a scanner that types (keyboard wedge), told apart from a person, on text events whose
// times are those of polling. Pure: no SDL, no clock, no timer; owned by the thread that polls.
//
// (1) A scan is a burst of at least kFewest printable characters, each at most kLongestGap (two
//     slow frames) after the one before, ended within the same gap by Enter or Tab. Polling may
//     bunch characters together but hardly stretches a gap; people need longer for every key.
// (2) Where a prefix is configured, a burst is a scan only if it begins with it, of any length.
//     The prefix is not part of the scan. An AIM identifier at the start is split off.
// (3) A timeout never accepts: a burst without its end is no scan, a shortened card number being
//     worse than none. Its characters come back as typing.
// (4) What is thrown away or handed over is wiped from the codec.
//
//   codec.text("2012345678903", now);
//   if (auto outcome = codec.end_key(now)) use(outcome->raw);      // Enter or Tab
//   type(codec.take_typed(now));                                   // each frame

#include <optional>
#include <string>
#include <string_view>

#include "app/base/clock.h"

namespace regulars::drivers {

struct WedgeFrame {
  std::string raw;
  std::string aim;
};

class WedgeCodec {
 public:
  static constexpr std::size_t kFewest = 6;
  static constexpr std::size_t kMost = 512;  // three tracks are 226 characters
  static constexpr Milliseconds kLongestGap{60};

  explicit WedgeCodec(std::string prefix = {});
  ~WedgeCodec();
  WedgeCodec(const WedgeCodec&) = delete;
  WedgeCodec& operator=(const WedgeCodec&) = delete;

  // UTF-8 as the window system delivers it.
  void text(std::string_view utf8, SteadyInstant now);
  // Ctrl+]: the GS (0x1D) between GS1 elements.
  void group_separator(SteadyInstant now);
  // Enter or Tab. None when what came before was typing: the key then belongs to the person too.
  [[nodiscard]] std::optional<WedgeFrame> end_key(SteadyInstant now);
  // What has turned out to be typing by now, oldest first.
  [[nodiscard]] std::string take_typed(SteadyInstant now);
  // When take_typed() should be asked again; none when nothing is held.
  [[nodiscard]] std::optional<SteadyInstant> deadline() const;

 private:
  void settle(SteadyInstant now);
  void release_burst();

  const std::string prefix_;
  std::string burst_;
  std::string typed_;
  SteadyInstant last_{};
};

}  // namespace regulars::drivers
