#pragma once
// A counter whose programme keeps money: an account with something on top, gift cards, coupons.

#include <string>
#include <vector>

#include "tests/ui/counter_fixture.h"

namespace regulars::tests {

[[nodiscard]] inline model::Programme with_money() {
  model::Programme programme = a_programme();
  model::Purse wallet{1, "wallet", {{"en", "Account"}}, model::PurseUnit::Money, {}};
  wallet.top_up_bonuses = {{30'000, 2'000}, {60'000, 5'000}};
  programme.purses = {{0, "points", {{"en", "Points"}}, model::PurseUnit::Points, {}}, wallet};
  model::Reward payment;
  payment.id = "from_account";
  payment.name = {{"en", "Pay from the account"}};
  payment.kind = model::RewardKind::PointsToMoney;
  payment.purse = 1;
  payment.cost = model::Points{1};
  payment.value_minor = 1;
  model::Reward care;
  care.id = "care";
  care.name = {{"en", "Half a facial"}};
  care.kind = model::RewardKind::Percent;
  care.percent = model::Ratio{5'000};
  care.by_coupon_only = true;
  programme.rewards.push_back(payment);
  programme.rewards.push_back(care);
  return programme;
}

class MoneyFixture : public CounterFixture {
 public:
  MoneyFixture() {
    arrive(ui::ProgrammeChanged{with_money()});
    sign_in();
  }

  [[nodiscard]] static model::MemberId account() {
    Uuid::Bytes bytes{};
    bytes.back() = 77;
    return model::MemberId{Uuid{bytes}};
  }
  [[nodiscard]] static ui::Voucher a_gift_card(std::int64_t minor = 12'000) {
    ui::Voucher card;
    card.account = account();
    card.kind = model::BearerKind::GiftCard;
    card.code = "RG3K97QW2MX4TPB8N6HJ";
    card.balance = {1, model::Points{minor}, model::Points{minor}, {}};
    return card;
  }
  [[nodiscard]] ui::Voucher a_coupon() const {
    ui::Voucher coupon;
    coupon.account = account();
    coupon.kind = model::BearerKind::Coupon;
    coupon.code = "RC3K97QW2MX4TPB8N6HJ";
    coupon.reward = "care";
    coupon.balance = {model::kCouponPurse, model::Points{1}, model::Points{1}, {}};
    coupon.lapses = clock.wall() + std::chrono::hours{24 * 30};
    return coupon;
  }
  void scan_voucher(const ui::Voucher& voucher) {
    arrive(ui::CodeArrived{voucher.code, ""});
    answer<ui::LookUpCode>(ui::CodeLookedUp{voucher});
  }
  [[nodiscard]] static ui::RewardRedeemed redeemed(std::int64_t minor, std::int64_t left) {
    return {9, model::Points{minor}, {minor, {}}, model::Points{left}, 1};
  }
};

}  // namespace regulars::tests
