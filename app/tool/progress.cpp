#include "app/tool/progress.h"

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace regulars::tool {

namespace {

constexpr Milliseconds kQuiet{1'000};
constexpr Milliseconds kRedraw{200};
constexpr int kWidth = 30;

std::string time_left(std::int64_t done, std::int64_t total, Milliseconds spent) {
  if (done <= 0) return "";
  const std::int64_t seconds = spent.count() * (total - done) / done / 1'000;
  return std::to_string(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") +
         std::to_string(seconds % 60) + " left";
}

}  // namespace

Progress::Progress(std::string what, std::int64_t total, const Clock& clock)
    : clock_(clock),
      what_(std::move(what)),
      total_(total),
      is_on_terminal_(isatty(STDERR_FILENO) == 1),
      begun_(clock.steady()),
      drawn_(begun_) {}

Progress::~Progress() {
  if (is_begun_ && is_on_terminal_) std::fputs("\n", stderr);
}

void Progress::at(std::int64_t done) {
  const SteadyInstant now = clock_.steady();
  if (now - begun_ < kQuiet && !is_begun_) return;
  if (is_on_terminal_) {
    if (now - drawn_ < kRedraw && done != total_) return;
  } else {
    const std::int64_t tenth = total_ > 0 ? done * 10 / total_ : done / 100'000;
    if (tenth <= drawn_tenth_) return;
    drawn_tenth_ = tenth;
  }
  drawn_ = now;
  is_begun_ = true;
  draw(done, now - begun_);
}

void Progress::draw(std::int64_t done, Milliseconds spent) const {
  const auto shown = static_cast<long long>(done);
  const char* const before = is_on_terminal_ ? "\r" : "";
  const char* const after = is_on_terminal_ ? "\033[K" : "\n";
  if (total_ <= 0) {
    std::fprintf(stderr, "%s%s %lld%s", before, what_.c_str(), shown, after);
    return;
  }
  const auto filled = static_cast<std::size_t>(done * kWidth / total_);
  const std::string bar = std::string(filled, '#') + std::string(kWidth - filled, '.');
  std::fprintf(stderr,
               "%s%s [%s] %lld of %lld  %s%s",
               before,
               what_.c_str(),
               bar.c_str(),
               shown,
               static_cast<long long>(total_),
               time_left(done, total_, spent).c_str(),
               after);
}

}  // namespace regulars::tool
