#include "app/terminal/redemption.h"

#include <utility>

#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/redeem.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/answers.h"

namespace regulars::terminal {
namespace {

using storage::TerminalStorage;

Result<model::Programme> programme_of(TerminalStorage& storage) {
  REGULARS_TRY(auto programme, loyalty::programme_in_force(storage));
  if (!programme) {
    return fail(ErrorKind::refused, "no programme has arrived yet", "earn.no_programme");
  }
  return *std::move(programme);
}

loyalty::RedeemOrder order_of(const ui::RedeemReward& request, const Moment& now) {
  loyalty::RedeemOrder order;
  order.member = request.member;
  order.reward = request.reward;
  order.strength = request.strength;
  order.staff = request.staff;
  order.lease = request.lease;
  order.points = request.points;
  order.bill = request.bill;
  order.basket = request.basket;
  order.is_coupon = request.is_coupon;
  order.allowed_by = request.allowed_by;
  order.pin = request.pin;
  order.code = request.code;
  if (!order.code.empty() && request.code_at != Instant{}) {
    order.code_age = std::chrono::floor<std::chrono::seconds>(now.at - request.code_at);
  }
  order.at = now.at;
  order.utc_offset = now.utc_offset;
  return order;
}

class Redemption final : public Enquiry {
 public:
  explicit Redemption(loyalty::RedeemOrder order) : order_(std::move(order)) {}

  EnquiryStep begin(TerminalStorage& storage) override {
    // The same again: the answer of before, without central.
    const auto known = storage.ledger().find_redeem(order_.lease);
    if (known && *known) return spend(storage);
    auto asked = [&]() -> Result<loyalty::LeaseQuestion> {
      REGULARS_TRY(const model::Programme programme, programme_of(storage));
      return loyalty::ask_lease(storage, programme, order_);
    }();
    if (!asked) return Result<ui::Answer>(fail(asked.error()));
    return Question{"lease", loyalty::to_json(*asked)};
  }

  EnquiryStep hear(TerminalStorage& storage, const Result<std::string>& json) override {
    if (!json) {
      return give_up(storage, {ErrorKind::network, json.error().words, "redeem.offline", {}});
    }
    const auto grant = loyalty::parse_lease_answer(*json);
    if (!grant) return give_up(storage, {ErrorKind::network, grant.error().words, {}, {}});
    if (!grant->granted) return refuse(storage, *grant);
    auto answer = spend(storage);
    if (!answer) return give_up(storage, std::move(answer.error()));
    return answer;
  }

  bool may_write() const override { return true; }

 private:
  Result<ui::Answer> spend(TerminalStorage& storage) const {
    REGULARS_TRY(const model::Programme programme, programme_of(storage));
    REGULARS_TRY(const auto redeemed, loyalty::redeem(storage, programme, order_));
    return ui::Answer{ui::RewardRedeemed{
        redeemed.seq, redeemed.points, redeemed.value, redeemed.balance_after, redeemed.purse}};
  }

  Result<ui::Answer> refuse(TerminalStorage& storage, const loyalty::LeaseAnswer& grant) const {
    ignore(loyalty::lease_refused(storage, order_.lease), "found open at the next start otherwise");
    loyalty::Refusal refusal = loyalty::lease_refusal(grant);
    return fail(ErrorKind::refused,
                "central refused the lease: " + std::to_string(grant.available) +
                    " points available " + grant.why,
                std::move(refusal.key),
                std::move(refusal.arguments));
  }

  // (1)
  Result<ui::Answer> give_up(TerminalStorage& storage, Error why) const {
    ignore(loyalty::close_lease(storage, order_.lease, storage.clock().wall(), order_.utc_offset),
           "found open at the next start otherwise");
    return fail(std::move(why));
  }

  const loyalty::RedeemOrder order_;
};

}  // namespace

std::unique_ptr<Enquiry> redemption(const ui::RedeemReward& request, const Moment& now) {
  return std::make_unique<Redemption>(order_of(request, now));
}

}  // namespace regulars::terminal
