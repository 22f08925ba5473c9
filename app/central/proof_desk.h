#pragma once
// ProofDesk: whether a member is herself, beside the card in her hand: the PIN that she chose and
// the rotating code of her app (app/loyalty/member_code.h). All calls stand inside the caller's
// transaction, on the writer thread.
//
// (1) A PIN is kept as Argon2id only, and never logged.
// (2) Three wrong tries in a row are free; every further one is followed by a wait, 30 seconds and
//     twice as long each time, an hour at most. While it lasts nothing is looked at, the right PIN
//     neither; the right one begins anew. PIN and code count together.
// (3) A code is good in its own 30 seconds and the 30 before and after, at the time it was scanned,
//     at most five minutes ago. It is good once: a photo of the screen buys nothing.

#include <cstdint>
#include <optional>
#include <string>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/loyalty/lease_question.h"
#include "app/loyalty/member_code.h"
#include "app/loyalty/pin_question.h"
#include "app/model/event.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class ProofDesk {
 public:
  explicit ProofDesk(storage::CentralStore& store) : store_(store) {}

  struct Verdict {
    std::string why = {};  // empty: nothing is against it; else as in LeaseAnswer
    std::int64_t wait_s = 0;
    model::Strength strength = model::Strength::Number;  // what was verified; Number: nothing said
    std::int64_t step = 0;                               // of a code: to be spent
  };
  [[nodiscard]] Result<Verdict> check(std::int64_t member,
                                      const loyalty::LeaseQuestion& question,
                                      Instant now);
  // The lease is granted: the code is good no more. (3)
  [[nodiscard]] Status spend(std::int64_t member, const Verdict& verdict, Instant now);

  [[nodiscard]] Result<loyalty::PinAnswer> set_pin(std::int64_t member,
                                                   const loyalty::PinQuestion& question,
                                                   Instant now);

  // What her app is told: a card number that identifies her and its secret. The same again while
  // she has the card.
  struct Wallet {
    std::string card;
    std::int64_t key = 0;
    loyalty::CodeSecret secret{};
  };
  [[nodiscard]] Result<Wallet> wallet_of(std::int64_t member, Instant now);

 private:
  [[nodiscard]] Result<Verdict> check_pin(std::int64_t member, const std::string& pin, Instant now);
  [[nodiscard]] Result<Verdict> check_code(std::int64_t member,
                                           const loyalty::LeaseQuestion& question,
                                           Instant now);
  [[nodiscard]] Result<Verdict> was_wrong(storage::ProofRecord proof, const char* why, Instant now);
  [[nodiscard]] Status was_right(storage::ProofRecord proof);
  [[nodiscard]] Result<std::string> code_card_of(std::int64_t member);
  // None: no key of that number; 0: the newest.
  [[nodiscard]] Result<std::optional<storage::CodeKeyRecord>> key(std::int64_t n);

  storage::CentralStore& store_;
};

}  // namespace regulars::central
