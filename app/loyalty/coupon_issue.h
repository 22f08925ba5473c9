#pragma once
// Bearer accounts made here: the coupons that come with a sale and the gift cards that are sold. An
// account is a member without a name whose identifier is a code; it is kept beside those enrolled
// here until central's copy arrives.

#include <cstdint>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/loyalty/award.h"
#include "app/model/event.h"
#include "app/model/programme.h"
#include "app/storage/terminal/outbox_store.h"

namespace regulars::storage {
class TerminalStorage;
class Transaction;
struct TerminalView;
}  // namespace regulars::storage

namespace regulars::loyalty {

// Writes one issue with its account and envelope after `tail`, which moves on. `issue.code` is made
// of `code` here.
[[nodiscard]] Status write_issue(storage::TerminalStorage& storage,
                                 const storage::Transaction& transaction,
                                 storage::OutboxTail& tail,
                                 model::EventStamp stamp,
                                 model::IssueEvent issue,
                                 const std::string& code);

// The coupons of one sale: made before the sale is written, because its event names them, written
// after it.
class CouponIssue {
 public:
  // References are borrowed for the object's life. `sale` is the stamp of the sale's event.
  CouponIssue(storage::TerminalStorage& storage,
              const model::Programme& programme,
              const model::EventStamp& sale)
      : storage_(storage), programme_(programme), sale_(sale) {}

  // The accounts of coupons for these rewards; a reward that the programme has not is left out.
  [[nodiscard]] std::vector<Uuid> make(const std::vector<std::string>& rewards,
                                       const model::MemberId& member,
                                       const model::StaffId& staff);
  [[nodiscard]] Status write(const storage::Transaction& transaction, storage::OutboxTail tail);
  [[nodiscard]] const std::vector<IssuedCoupon>& issued() const { return issued_; }

 private:
  storage::TerminalStorage& storage_;
  const model::Programme& programme_;
  model::EventStamp sale_;
  std::vector<model::IssueEvent> events_;
  std::vector<IssuedCoupon> issued_;
};

// Of a sale made earlier.
[[nodiscard]] Result<std::vector<IssuedCoupon>> coupons_of(const storage::TerminalView& terminal,
                                                           std::uint64_t sale_seq);

}  // namespace regulars::loyalty
