#include "app/ui/views/view.h"

#include <array>

namespace regulars::ui {

std::string_view screen_name(const View& view) {
  constexpr std::array<std::string_view, std::variant_size_v<Body>> kNames{"setup",
                                                                           "signin",
                                                                           "home",
                                                                           "search",
                                                                           "form",
                                                                           "member",
                                                                           "earn",
                                                                           "redeem",
                                                                           "page",
                                                                           "voucher",
                                                                           "field",
                                                                           "done",
                                                                           "rating",
                                                                           "thanks",
                                                                           "typing",
                                                                           "day",
                                                                           "faults",
                                                                           "settings"};
  if (const auto* const page = std::get_if<PageView>(&view.body)) return page_name(page->kind);
  if (const auto* const amount = std::get_if<AmountView>(&view.body)) {
    return amount_name(amount->kind);
  }
  if (const auto* const form = std::get_if<FormView>(&view.body)) return form_name(form->kind);
  if (const auto* const field = std::get_if<FieldView>(&view.body)) return field_name(field->kind);
  return kNames.at(view.body.index());
}

const char* field_name(FieldKind kind) {
  constexpr std::array kNames{"receipt", "paid"};
  return kNames.at(static_cast<std::size_t>(kind));
}

const char* form_name(FormKind kind) {
  return kind == FormKind::Enrol ? "enrol" : "profile";
}

const char* amount_name(AmountKind kind) {
  constexpr std::array kNames{"earn", "top_up", "gift_card", "pay", "adjust"};
  return kNames.at(static_cast<std::size_t>(kind));
}

const char* page_name(PageKind kind) {
  constexpr std::array kNames{
      "more", "history", "refund", "cards", "profile", "household", "merge", "claim", "staff"};
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
