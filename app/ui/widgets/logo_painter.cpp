#include "app/ui/widgets/logo_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace regulars::ui {
namespace {

constexpr std::size_t kChannels = 4;

struct Run {
  int x = 0, y = 0, width = 0;
  Colour colour = 0;
};

// The mean of the logo's pixels under one cell, its colours rounded so that neighbours agree.
Colour mean_of(const Logo& logo, int left, int top, int right, int bottom) {
  std::array<unsigned, kChannels> sum{};
  unsigned weight = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      const auto at = static_cast<std::size_t>(y * logo.width + x) * kChannels;
      const unsigned alpha = logo.rgba[at + 3];
      for (std::size_t i = 0; i < 3; ++i) sum[i] += logo.rgba[at + i] * alpha;
      sum[3] += alpha;
      weight += 1;
    }
  }
  if (sum[3] == 0 || weight == 0) return 0;
  constexpr unsigned kStep = 8;
  Colour colour = 0;
  for (unsigned i = 0; i < kChannels; ++i) {
    const unsigned value = i < 3 ? sum.at(i) / sum[3] : sum[3] / weight;
    const unsigned rounded = value >= 252 ? 255 : (value + kStep / 2) / kStep * kStep;
    colour |= std::min(rounded, 255U) << 8 * i;
  }
  return colour;
}

// The logo in so many cells; given up as soon as it is known to take too many runs.
std::vector<Run> runs_of(const Logo& logo, int columns, int rows) {
  std::vector<Run> runs;
  for (int y = 0; y < rows && runs.size() <= kMostLogoRuns; ++y) {
    const int top = y * logo.height / rows;
    const int bottom = std::max(top + 1, (y + 1) * logo.height / rows);
    for (int x = 0; x < columns; ++x) {
      const int left = x * logo.width / columns;
      const int right = std::max(left + 1, (x + 1) * logo.width / columns);
      const Colour colour = mean_of(logo, left, top, right, bottom);
      if (colour >> 24U == 0) continue;
      const bool goes_on = !runs.empty() && runs.back().y == y &&
                           runs.back().x + runs.back().width == x && runs.back().colour == colour;
      if (goes_on) {
        ++runs.back().width;
      } else {
        runs.push_back({x, y, 1, colour});
      }
    }
  }
  return runs;
}

}  // namespace

Rect logo_place(const Logo& logo, const Rect& room) {
  const auto width = static_cast<float>(logo.width);
  const auto height = static_cast<float>(logo.height);
  const float scale = std::min(room.width / width, room.height / height);
  return {room.x, room.centre_y() - height * scale / 2, width * scale, height * scale};
}

std::size_t draw_logo(Painter& paint, const Canvas& canvas, const Logo& logo, const Rect& place) {
  std::vector<Run> runs;
  int block = 1;  // pixels of the glass a side
  int columns = 0;
  int rows = 0;
  do {
    const auto cells = [&](float length) {
      return std::max(1, static_cast<int>(std::lround(length * canvas.scale)) / block);
    };
    columns = cells(place.width);
    rows = cells(place.height);
    runs = runs_of(logo, columns, rows);
    block *= 2;
  } while (runs.size() > kMostLogoRuns);
  const float width = place.width / static_cast<float>(columns);
  const float height = place.height / static_cast<float>(rows);
  for (const Run& run : runs) {
    paint.rect({place.x + static_cast<float>(run.x) * width,
                place.y + static_cast<float>(run.y) * height,
                static_cast<float>(run.width) * width,
                height},
               run.colour);
  }
  return runs.size();
}

}  // namespace regulars::ui
