// The redeem flow of SyncRunner: lease written down, asked for, granted, spent, sent; or closed,
// with the reason told. Steps run on the worker and on the courier's thread, never in parallel.

#include <optional>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/redeem.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/sync_runner.h"
#include "sync/client/courier.h"

namespace regulars::terminal {
namespace {

using storage::TerminalStorage;

constexpr Milliseconds kAskWithin{10'000};
constexpr std::string_view kGranted = R"({"granted":true})";

struct Grant {
  bool is_granted = false;
  std::int64_t available = 0;
  std::string why;
};

std::optional<Grant> grant_of(const std::string& json) {
  const auto document = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object() || !document.contains("granted")) return std::nullopt;
  const auto& granted = document["granted"];
  if (!granted.is_boolean()) return std::nullopt;
  Grant grant{granted.get<bool>(), 0, {}};
  const auto available = document.find("available");
  if (available != document.end() && available->is_number_integer()) {
    grant.available = available->get<std::int64_t>();
  }
  const auto why = document.find("why");
  if (why != document.end() && why->is_string()) grant.why = why->get<std::string>();
  return grant;
}

Result<model::Programme> programme_of(TerminalStorage& storage) {
  REGULARS_TRY(auto programme, loyalty::programme_in_force(storage));
  if (!programme) {
    return fail(ErrorKind::refused, "no programme has arrived yet", "earn.no_programme");
  }
  return *std::move(programme);
}

}  // namespace

struct SyncRunner::Redemption {
  loyalty::RedeemOrder order;
  Reply reply;
  loyalty::LeaseAsked asked;
};

bool SyncRunner::redeem(const ui::RedeemReward& request, Reply reply) {
  auto redemption = std::make_shared<Redemption>();  // each step's, until it is answered
  const Instant at = parts_.clock.wall();
  redemption->order.member = request.member;
  redemption->order.reward = request.reward;
  redemption->order.strength = request.strength;
  redemption->order.staff = request.staff;
  redemption->order.lease = request.lease;
  redemption->order.points = request.points;
  redemption->order.bill = request.bill;
  redemption->order.basket = request.basket;
  redemption->order.is_coupon = request.is_coupon;
  redemption->order.allowed_by = request.allowed_by;
  redemption->order.at = at;
  redemption->order.utc_offset = parts_.utc_offset(at);
  redemption->reply = std::move(reply);
  return parts_.worker.try_post([this, redemption](TerminalStorage& storage) {
    // The same again: the answer of before, without central.
    const auto known = storage.ledger().find_redeem(redemption->order.lease);
    if (known && *known) return settle(storage, *redemption, std::string(kGranted));
    const auto asked = [&]() -> Result<loyalty::LeaseAsked> {
      REGULARS_TRY(const model::Programme programme, programme_of(storage));
      return loyalty::ask_lease(storage, programme, redemption->order);
    }();
    if (!asked) return redemption->reply(fail(asked.error()));
    redemption->asked = *asked;
    ask_central(redemption);
  });
}

void SyncRunner::ask_central(std::shared_ptr<Redemption> redemption) {
  const loyalty::LeaseAsked& asked = redemption->asked;
  const nlohmann::json question{{"lease", asked.lease.hex()},
                                {"member", asked.member.uuid().hex()},
                                {"points", asked.points.value()},
                                {"reward", asked.reward},
                                {"purse", asked.purse}};
  // Also called on the worker itself (no courier, too many questions): must not wait for it.
  const auto answered = [this, redemption](Result<std::string> json) {
    const auto job = [this, redemption, json = std::move(json)](TerminalStorage& storage) {
      settle(storage, *redemption, json);
    };
    // The lease is found open at the next start, and closed then.
    if (!parts_.worker.try_post_reserved(job)) {
      redemption->reply(fail(ErrorKind::busy, "the worker's queue is full", "error.busy"));
    }
  };
  const std::lock_guard lock(mutex_);
  if (courier_ == nullptr) {
    answered(fail(ErrorKind::network, "there is no courier"));
  } else {
    courier_->ask("lease", question.dump(), kAskWithin, answered);
  }
}

// On the worker: what central's answer, or the lack of one, comes to.
void SyncRunner::settle(TerminalStorage& storage,
                        const Redemption& redemption,
                        const Result<std::string>& json) {
  const loyalty::RedeemOrder& order = redemption.order;
  const std::optional<Grant> grant = json ? grant_of(*json) : std::nullopt;
  if (grant && !grant->is_granted) {
    ignore(loyalty::lease_refused(storage, order.lease), "found open at the next start otherwise");
    return redemption.reply(fail(ErrorKind::refused,
                                 "central refused the lease: " + std::to_string(grant->available) +
                                     " points available " + grant->why,
                                 loyalty::lease_refusal_key(grant->why)));
  }
  const auto redeemed = [&]() -> Result<loyalty::Redeemed> {
    if (!json) return fail(json.error());
    if (!grant) return fail(ErrorKind::network, "central's answer about the lease is not one");
    REGULARS_TRY(const model::Programme programme, programme_of(storage));
    return loyalty::redeem(storage, programme, order);
  }();
  if (!redeemed) {
    ignore(
        loyalty::close_lease(storage, order.lease, parts_.clock.wall(), order.utc_offset),  // (1)
        "found open at the next start otherwise");
    written(storage);
    const bool is_away = !json;
    redemption.reply(is_away ? fail(ErrorKind::network, redeemed.error().words, "redeem.offline")
                             : fail(redeemed.error()));
  } else {
    written(storage);
    redemption.reply(ui::Answer{ui::RewardRedeemed{redeemed->seq,
                                                   redeemed->points,
                                                   redeemed->value,
                                                   redeemed->balance_after,
                                                   redeemed->purse}});
  }
}

}  // namespace regulars::terminal
