#include "app/central/proof_desk.h"

#include <algorithm>
#include <utility>

#include "app/base/bytes.h"
#include "app/loyalty/pin.h"

namespace regulars::central {

using storage::ProofRecord;

namespace {
constexpr std::int64_t kFreeTries = 3;
constexpr std::int64_t kFirstWaitSeconds = 30;
constexpr std::int64_t kLongestWaitSeconds = 3'600;
constexpr std::int64_t kMostDoublings = 7;  // 30 s * 2^7 is beyond an hour
constexpr std::int64_t kOldestScanSeconds = 300;
constexpr std::int64_t kStepsAround = 1;
constexpr std::int64_t kStepsRemembered =
    2 * kStepsAround + 1 + kOldestScanSeconds / loyalty::kCodeStepSeconds;

// (2)
std::int64_t wait_after(std::int64_t wrong) {
  if (wrong <= kFreeTries) return 0;
  const std::int64_t doublings = std::min(wrong - kFreeTries - 1, kMostDoublings);
  return std::min(kFirstWaitSeconds << doublings, kLongestWaitSeconds);
}

std::int64_t seconds_until(Instant then, Instant now) {
  return std::max<std::int64_t>(0, std::chrono::ceil<std::chrono::seconds>(then - now).count());
}

// The step of right digits beside `step`, if there is one.
std::optional<std::int64_t> right_step(const loyalty::CodeSecret& secret,
                                       std::int64_t step,
                                       const std::string& digits) {
  for (std::int64_t one = step - kStepsAround; one <= step + kStepsAround; ++one) {
    if (loyalty::are_digits_right(secret, one, digits)) return one;
  }
  return std::nullopt;
}
}  // namespace

Result<ProofDesk::Verdict> ProofDesk::check(std::int64_t member,
                                            const loyalty::LeaseQuestion& question,
                                            Instant now) {
  if (question.pin.empty() && question.code.empty()) return Verdict{};
  REGULARS_TRY(const ProofRecord proof, store_.proof(member));
  if (const std::int64_t wait = seconds_until(proof.wait_until, now); wait > 0) {
    return Verdict{.why = "proof_wait", .wait_s = wait};
  }
  if (!question.pin.empty()) return check_pin(member, question.pin, now);
  return check_code(member, question, now);
}

Result<ProofDesk::Verdict> ProofDesk::check_pin(std::int64_t member,
                                                const std::string& pin,
                                                Instant now) {
  REGULARS_TRY(const ProofRecord proof, store_.proof(member));
  if (proof.pin_hash.empty()) return Verdict{.why = "pin_none"};
  if (!loyalty::verify_pin(proof.pin_hash, pin)) return was_wrong(proof, "pin_wrong", now);
  REGULARS_TRY_VOID(was_right(proof));
  return Verdict{.strength = model::Strength::MemberPin};
}

Result<ProofDesk::Verdict> ProofDesk::check_code(std::int64_t member,
                                                 const loyalty::LeaseQuestion& question,
                                                 Instant now) {
  REGULARS_TRY(const ProofRecord proof, store_.proof(member));
  const std::int64_t age = std::clamp<std::int64_t>(question.code_age_s, 0, kOldestScanSeconds);
  const std::int64_t step = loyalty::code_step(now - std::chrono::seconds{age});
  const auto scanned = loyalty::read_member_code(question.code);
  const std::string digits = scanned ? scanned->digits : question.code;
  REGULARS_TRY(const std::string card, code_card_of(member));
  if (card.empty() || (scanned && scanned->card != card)) {
    return was_wrong(proof, "code_wrong", now);
  }
  REGULARS_TRY(const auto of_store, key(scanned ? scanned->key : 0));
  if (!of_store) return was_wrong(proof, "code_wrong", now);
  const auto secret = loyalty::code_secret(of_store->secret, of_store->n, card);
  const auto right = right_step(secret, scanned ? scanned->step : step, digits);
  if (!right || (scanned && *right != scanned->step)) return was_wrong(proof, "code_wrong", now);
  if (*right < step - kStepsAround || *right > step + kStepsAround) {
    return Verdict{.why = "code_old"};
  }
  REGULARS_TRY(const bool is_used, store_.is_code_used(member, *right));
  if (is_used) return Verdict{.why = "code_used"};
  REGULARS_TRY_VOID(was_right(proof));
  return Verdict{.strength = model::Strength::RotatingCode, .step = *right};
}

Status ProofDesk::spend(std::int64_t member, const Verdict& verdict, Instant now) {
  if (verdict.strength != model::Strength::RotatingCode) return {};
  return store_.use_code_step(member, verdict.step, loyalty::code_step(now) - kStepsRemembered);
}

Result<loyalty::PinAnswer> ProofDesk::set_pin(std::int64_t member,
                                              const loyalty::PinQuestion& question,
                                              Instant now) {
  const auto refused = [](std::string why, std::int64_t wait = 0) {
    return loyalty::PinAnswer{.is_set = false, .why = std::move(why), .wait_s = wait};
  };
  if (!loyalty::is_member_pin(question.pin)) return refused("pin_form");
  REGULARS_TRY(ProofRecord proof, store_.proof(member));
  const bool is_allowed = !question.allowed_by.is_none();
  if (is_allowed) {
    REGULARS_TRY(const auto staff, store_.staff());
    const bool is_above = std::any_of(staff.begin(), staff.end(), [&](const auto& one) {
      return one.staff.id == question.allowed_by && !one.gone &&
             one.staff.role >= model::Role::Supervisor;
    });
    if (!is_above) return refused("not_allowed");
  } else if (!proof.pin_hash.empty()) {
    if (question.old.empty()) return refused("pin_known");
    if (const std::int64_t wait = seconds_until(proof.wait_until, now); wait > 0) {
      return refused("proof_wait", wait);
    }
    REGULARS_TRY(const Verdict old, check_pin(member, question.old, now));
    if (!old.why.empty()) return refused(old.why, old.wait_s);
  }
  REGULARS_TRY(proof.pin_hash, loyalty::hash_pin(question.pin));
  REGULARS_TRY_VOID(was_right(std::move(proof)));
  return loyalty::PinAnswer{.is_set = true};
}

Result<ProofDesk::Wallet> ProofDesk::wallet_of(std::int64_t member, Instant now) {
  Wallet wallet;
  REGULARS_TRY(wallet.card, code_card_of(member));
  if (wallet.card.empty()) {
    wallet.card = loyalty::make_code_card();
    REGULARS_TRY_VOID(store_.add_identifier({model::IdentifierKind::Card, wallet.card}, member));
  }
  REGULARS_TRY(auto newest, key(0));
  if (!newest) {
    Digest secret{};
    fill_random(secret);
    REGULARS_TRY_VOID(store_.add_code_key(secret, now));
    REGULARS_TRY(newest, key(0));
  }
  if (!newest) return fail(ErrorKind::storage, "the new key of member codes is not there");
  wallet.key = newest->n;
  wallet.secret = loyalty::code_secret(newest->secret, newest->n, wallet.card);
  return wallet;
}

Result<ProofDesk::Verdict> ProofDesk::was_wrong(ProofRecord proof, const char* why, Instant now) {
  proof.wrong += 1;
  const std::int64_t wait = wait_after(proof.wrong);
  proof.wait_until = wait > 0 ? now + std::chrono::seconds{wait} : Instant{};
  REGULARS_TRY_VOID(store_.save_proof(proof));
  return Verdict{.why = why, .wait_s = wait};
}

Status ProofDesk::was_right(ProofRecord proof) {
  proof.wrong = 0;
  proof.wait_until = {};
  return store_.save_proof(proof);
}

Result<std::string> ProofDesk::code_card_of(std::int64_t member) {
  REGULARS_TRY(const auto all, store_.identifiers_of(member));
  const auto card = std::find_if(all.begin(), all.end(), [](const model::Identifier& one) {
    return one.kind == model::IdentifierKind::Card && loyalty::is_code_card(one.value);
  });
  return card == all.end() ? std::string{} : card->value;
}

Result<std::optional<storage::CodeKeyRecord>> ProofDesk::key(std::int64_t n) {
  REGULARS_TRY(const auto keys, store_.code_keys());
  if (n == 0) {
    if (keys.empty()) return std::optional<storage::CodeKeyRecord>{};
    return std::optional{keys.back()};
  }
  for (const auto& one : keys) {
    if (one.n == n) return std::optional{one};
  }
  return std::optional<storage::CodeKeyRecord>{};
}

}  // namespace regulars::central
