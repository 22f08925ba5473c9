#include "app/ui/presenters/more_entries.h"

#include <array>

namespace regulars::ui {
namespace {

using Section = MoreSection;
using Sign = PageSign;

bool always(const Desk& /*desk*/) {
  return true;
}

template <typename Wanted>
Step to() {
  return Wanted{};
}

// The entries of a section stand together.
// clang-format off
constexpr std::array kEntries{
    MoreEntry{"history", Section::Points, Sign::History, "history.title", "more.history",
              std::nullopt, always, to<OpenHistory>},
};
// clang-format on

}  // namespace

std::span<const MoreEntry> more_entries() {
  return kEntries;
}

}  // namespace regulars::ui
