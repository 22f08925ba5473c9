#pragma once
// Purses and bearer accounts as the counter speaks of them. Pure functions of the desk.

#include <optional>
#include <string>
#include <vector>

#include "app/ui/presenters/desk.h"

namespace regulars::ui {

// In the order of the programme.
[[nodiscard]] std::vector<const model::Purse*> money_purses(const Desk& desk);
[[nodiscard]] std::string name_of(const Desk& desk, const model::Purse& purse);
// "+50 points", "−¥5.00": signed, as the programme keeps that purse.
[[nodiscard]] std::string signed_figure(const Desk& desk,
                                        model::PurseNumber purse,
                                        model::Points points);
// Whether the programme brings coupons or gift cards.
[[nodiscard]] bool has_vouchers(const Desk& desk);
// The reward by which money of the purse pays a bill; null where the programme has none.
[[nodiscard]] const model::Reward* payment_from(const Desk& desk, model::PurseNumber purse);
// "Valid until 31 December 2026", or that it never lapses.
[[nodiscard]] std::string valid_until(const Desk& desk, Instant lapses);
// A coupon or gift card without the code's secret part: "Gift card •••• 8N6HJ".
[[nodiscard]] std::string voucher_name(const Desk& desk, const Voucher& voucher);
// What is on the gift card now: nothing once it has lapsed.
[[nodiscard]] model::Points held_on(const Desk& desk, const Voucher& voucher);
[[nodiscard]] bool has_lapsed(const Desk& desk, const Voucher& voucher);

}  // namespace regulars::ui
