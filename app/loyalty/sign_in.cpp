#include "app/loyalty/sign_in.h"

#include <algorithm>

#include "app/base/bytes.h"
#include "app/loyalty/pin.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

constexpr std::int64_t kTriesBeforeWait = 5;
constexpr Milliseconds kFirstWait{30'000};
constexpr Milliseconds kLongestWait{15 * 60'000};

// Empties the PIN however the sign-in ends.
class Wiped {
 public:
  explicit Wiped(std::string& secret) : secret_(secret) {}
  ~Wiped() { wipe(secret_); }
  Wiped(const Wiped&) = delete;
  Wiped& operator=(const Wiped&) = delete;

 private:
  std::string& secret_;
};

// A clock that was set back counts as no time gone by, one set ahead ends the wait early: people
// who may set the clock may also restart the till.
Milliseconds still_to_wait(const storage::Attempts& attempts, Instant now) {
  const Milliseconds gone = std::max(Milliseconds{0}, now - attempts.failed_at);
  return std::max(Milliseconds{0}, wait_after(attempts.failures) - gone);
}

tl::unexpected<Error> must_wait(Milliseconds wait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait).count();
  return fail(ErrorKind::refused,
              "too many wrong PINs; wait " + std::to_string(seconds) + " s",
              "signin.wait",
              {std::to_string(seconds)});
}

Result<model::Staff> wrong_pin(storage::TerminalStorage& storage,
                               const model::StaffId& staff,
                               std::int64_t failures_before) {
  REGULARS_TRY_VOID(storage.sign_ins().failed(staff, storage.clock().wall()));
  const std::int64_t left = kTriesBeforeWait - failures_before - 1;
  if (left <= 0) return must_wait(wait_after(failures_before + 1));
  return fail(ErrorKind::refused,
              "wrong PIN; " + std::to_string(left) + " tries left before a wait",
              "error.pin_wrong",
              {std::to_string(left)});
}

}  // namespace

Milliseconds wait_after(std::int64_t failures) {
  if (failures < kTriesBeforeWait) return Milliseconds{0};
  Milliseconds wait = kFirstWait;
  for (std::int64_t i = kTriesBeforeWait; i < failures && wait < kLongestWait; ++i) wait *= 2;
  return std::min(wait, kLongestWait);
}

Result<std::vector<model::Staff>> list_staff(const storage::TerminalView& terminal) {
  REGULARS_TRY(const std::vector<storage::HeldStaff> held, terminal.staff.all());
  std::vector<model::Staff> staff;
  for (const storage::HeldStaff& one : held) staff.push_back(one.staff);
  return staff;
}

Result<model::Staff> sign_in(storage::TerminalStorage& storage,
                             const model::StaffId& staff,
                             std::string& pin) {
  const Wiped wiped(pin);
  REGULARS_TRY(const auto held, storage.staff().find(staff));
  if (!held) {
    return fail(ErrorKind::not_found,
                "staff " + staff.uuid().text() + " is not known here; choose another name",
                "error.not_found");
  }
  REGULARS_TRY(const storage::Attempts attempts, storage.sign_ins().attempts_of(staff));
  const Milliseconds wait = still_to_wait(attempts, storage.clock().wall());
  if (wait > Milliseconds{0}) return must_wait(wait);
  if (!verify_pin(held->pin_hash, pin)) return wrong_pin(storage, staff, attempts.failures);
  if (attempts.failures > 0) REGULARS_TRY_VOID(storage.sign_ins().succeeded(staff));
  return held->staff;
}

Result<model::Staff> allow(storage::TerminalStorage& storage,
                           const model::StaffId& asking,
                           model::Role at_least,
                           const model::StaffId& allowing,
                           std::string& pin) {
  const Wiped wiped(pin);
  if (allowing == asking) {
    return fail(ErrorKind::refused,
                "staff " + asking.uuid().text() + " cannot allow their own request",
                "error.counter.allow_other");
  }
  REGULARS_TRY(const auto held, storage.staff().find(allowing));
  if (held && held->staff.role < at_least) {
    return fail(ErrorKind::refused,
                "staff " + allowing.uuid().text() + " may not allow this",
                at_least == model::Role::Manager ? "error.counter.needs_manager"
                                                 : "error.counter.needs_supervisor");
  }
  return sign_in(storage, allowing, pin);
}

}  // namespace regulars::loyalty
