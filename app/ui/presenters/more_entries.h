#pragma once
// What can be done for a member beside earning and redeeming: one line for each entry of the More
// screen, in the order in which they are shown.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "app/loyalty/counter_rules.h"
#include "app/ui/presenters/desk.h"
#include "app/ui/presenters/navigation.h"
#include "app/ui/views/page_view.h"

namespace regulars::ui {

enum class MoreSection : std::uint8_t { Points, Person };

struct MoreEntry {
  std::string_view id;  // its touch id is "more.id"
  MoreSection section = MoreSection::Points;
  PageSign sign = PageSign::None;
  std::string_view words;           // i18n keys; the detail is six words at most
  std::string_view detail;          //
  std::optional<loyalty::Act> act;  // whom the counter's rules ask; none: anybody may look
  bool (*is_offered)(const Desk&);  // whether the programme, or the member, has any use for it
  Step (*open)();
  bool needs_member = true;  // else it is offered from home too
};

[[nodiscard]] std::span<const MoreEntry> more_entries();

}  // namespace regulars::ui
