#include "drivers/scanner/wedge_codec.h"

#include <utility>

#include "app/base/bytes.h"

namespace regulars::drivers {
namespace {

constexpr char kGroupSeparator = '\x1D';

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_letter_or_digit(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

WedgeFrame frame_of(std::string_view text) {
  const bool has_aim =
      text.size() > 3 && text[0] == ']' && is_letter(text[1]) && is_letter_or_digit(text[2]);
  if (!has_aim) return {std::string(text), {}};
  return {std::string(text.substr(3)), std::string(text.substr(1, 2))};
}

}  // namespace

WedgeCodec::WedgeCodec(std::string prefix) : prefix_(std::move(prefix)) {
  burst_.reserve(kMost);
}

WedgeCodec::~WedgeCodec() {
  wipe(burst_);
  wipe(typed_);
}

void WedgeCodec::text(std::string_view utf8, SteadyInstant now) {
  settle(now);
  if (burst_.size() + utf8.size() > kMost) release_burst();
  burst_.append(utf8.substr(0, kMost));
  last_ = now;
}

void WedgeCodec::group_separator(SteadyInstant now) {
  text({&kGroupSeparator, 1}, now);
}

std::optional<WedgeFrame> WedgeCodec::end_key(SteadyInstant now) {
  settle(now);
  const std::string_view burst = burst_;
  const bool is_scan = prefix_.empty()
                           ? burst.size() >= kFewest
                           : burst.size() > prefix_.size() && burst.starts_with(prefix_);
  if (!is_scan) {
    release_burst();
    return std::nullopt;
  }
  WedgeFrame frame = frame_of(burst.substr(prefix_.size()));
  wipe(burst_);
  return frame;
}

std::string WedgeCodec::take_typed(SteadyInstant now) {
  settle(now);
  return std::exchange(typed_, {});
}

std::optional<SteadyInstant> WedgeCodec::deadline() const {
  if (burst_.empty() && typed_.empty()) return std::nullopt;
  return last_ + kLongestGap + Milliseconds{1};
}

void WedgeCodec::settle(SteadyInstant now) {
  if (!burst_.empty() && now - last_ > kLongestGap) release_burst();
}

void WedgeCodec::release_burst() {
  for (const char c : burst_) {
    if (c != kGroupSeparator) typed_.push_back(c);
  }
  if (typed_.size() > kMost) typed_.clear();  // nobody takes it: nobody is typing
  wipe(burst_);
}

}  // namespace regulars::drivers
