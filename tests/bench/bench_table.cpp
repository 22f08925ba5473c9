#include "tests/bench/bench_table.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace regulars::bench {

namespace {

// Columns on a screen: the bytes of UTF-8 that begin a character.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string padded(const std::string& text, std::size_t columns) {
  return text + std::string(columns - std::min(columns, width(text)), ' ');
}

}  // namespace

std::string duration(double seconds) {
  if (seconds < 1e-3) return fmt::format("{:.1f} us", seconds * 1e6);
  if (seconds < 1) return fmt::format("{:.2f} ms", seconds * 1e3);
  return fmt::format("{:.2f} s", seconds);
}

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string rate(double per_second) {
  return grouped(static_cast<std::int64_t>(per_second)) + "/s";
}

std::string times(double ratio) {
  return fmt::format("{:.2f}x", ratio);
}

Row slower_by(std::string measure, double ours, double raw, double most) {
  const double ratio = ours / raw;
  return {std::move(measure),
          duration(ours),
          duration(raw),
          times(ratio),
          fmt::format("<= {:g}x", most),
          ratio <= most};
}

Row share_of(std::string measure, double ours, double raw, double least) {
  const double ratio = ours / raw;
  return {std::move(measure),
          rate(ours),
          rate(raw),
          times(ratio),
          fmt::format(">= {:g}x", least),
          ratio >= least};
}

void print(const std::vector<Row>& rows) {
  std::vector<std::vector<std::string>> cells = {
      {"measure", "ours", "raw limit", "ratio", "target", ""}};
  for (const Row& row : rows) {
    cells.push_back({row.measure,
                     row.ours,
                     row.raw,
                     row.ratio,
                     row.target,
                     row.target.empty() ? ""
                     : row.is_met       ? "met"
                                        : "missed"});
  }
  std::vector<std::size_t> columns(cells.front().size());
  for (const auto& line : cells) {
    for (std::size_t i = 0; i < line.size(); ++i) columns[i] = std::max(columns[i], width(line[i]));
  }
  for (const auto& line : cells) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) text += padded(line[i], columns[i]) + "  ";
    text.erase(text.find_last_not_of(' ') + 1);
    std::printf("%s\n", text.c_str());
  }
}

double percentile(std::vector<double>& values, double share) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
  return values[at];
}

}  // namespace regulars::bench
