#pragma once
// View: everything a frame shows, formatted already, without ids of ImGui and without pointers.
// Equal views draw the same pixels.

#include <optional>
#include <string_view>
#include <variant>

#include "app/i18n/language.h"
#include "app/ui/appearance.h"
#include "app/ui/views/amount_view.h"
#include "app/ui/views/customer_view.h"
#include "app/ui/views/day_view.h"
#include "app/ui/views/done_view.h"
#include "app/ui/views/entry_views.h"
#include "app/ui/views/field_view.h"
#include "app/ui/views/form_view.h"
#include "app/ui/views/guide_views.h"
#include "app/ui/views/home_view.h"
#include "app/ui/views/member_view.h"
#include "app/ui/views/page_view.h"
#include "app/ui/views/rating_view.h"
#include "app/ui/views/redeem_view.h"
#include "app/ui/views/search_view.h"
#include "app/ui/views/settings_view.h"
#include "app/ui/views/status_view.h"
#include "app/ui/views/typing_view.h"
#include "app/ui/views/voucher_view.h"

namespace regulars::ui {

using Body = std::variant<SetupView,
                          SignInView,
                          HomeView,
                          SearchView,
                          FormView,
                          MemberView,
                          AmountView,
                          RedeemView,
                          PageView,
                          VoucherView,
                          FieldView,
                          DoneView,
                          RatingView,
                          ThanksView,
                          TypingView,
                          DayView,
                          FaultsView,
                          SettingsView>;

struct View {
  i18n::Language language = i18n::Language::English;
  Appearance appearance;
  StatusView status;
  Body body;
  // What the customer sees in a window of their own, for the small live picture; none without one.
  std::optional<CustomerView> customer = {};
  std::optional<TrainingView> training = {};  // sales are only pretended
  std::optional<TourView> tour = {};
  bool operator==(const View&) const = default;
};

// "setup", "signin", "home"...: the first half of every touch id on that screen, and for the log.
[[nodiscard]] std::string_view screen_name(const View& view);
// Read by the customer: no status strip, larger targets, no hardware keys.
[[nodiscard]] bool is_for_customer(const View& view);

}  // namespace regulars::ui
