#include "app/ui/views/view.h"

#include <array>

namespace regulars::ui {

std::string_view screen_name(const View& view) {
  constexpr std::array<std::string_view, std::variant_size_v<Body>> kNames{"setup",
                                                                           "signin",
                                                                           "home",
                                                                           "search",
                                                                           "unknown",
                                                                           "member",
                                                                           "earn",
                                                                           "redeem",
                                                                           "page",
                                                                           "voucher",
                                                                           "done",
                                                                           "rating",
                                                                           "thanks",
                                                                           "day",
                                                                           "faults",
                                                                           "settings"};
  if (const auto* const page = std::get_if<PageView>(&view.body)) return page_name(page->kind);
  if (const auto* const amount = std::get_if<AmountView>(&view.body)) {
    return amount_name(amount->kind);
  }
  return kNames.at(view.body.index());
}

const char* amount_name(AmountKind kind) {
  constexpr std::array kNames{"earn", "top_up", "gift_card", "pay", "adjust"};
  return kNames.at(static_cast<std::size_t>(kind));
}

const char* page_name(PageKind kind) {
  constexpr std::array kNames{
      "more", "history", "refund", "cards", "profile", "household", "merge"};
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string_view screen_name(const CustomerView& view) {
  constexpr std::array<std::string_view, std::variant_size_v<CustomerBody>> kNames{
      "attract", "greeting", "earned", "rating", "thanks"};
  return kNames.at(view.body.index());
}

bool is_for_customer(const View& view) {
  return std::holds_alternative<RatingView>(view.body) ||
         std::holds_alternative<ThanksView>(view.body);
}

}  // namespace regulars::ui
