#include "app/loyalty/coupon_issue.h"

#include "app/loyalty/bearer_code.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/lapse_rules.h"
#include "app/loyalty/reward_rules.h"
#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

Status write_issue(storage::TerminalStorage& storage,
                   const storage::Transaction& transaction,
                   storage::OutboxTail& tail,
                   model::EventStamp stamp,
                   model::IssueEvent issue,
                   const std::string& code) {
  stamp.seq = tail.seq + 1;
  const model::Identifier identifier{model::IdentifierKind::Code, code};
  const Side side{random_salt(), {}, {identifier}};
  issue.code = digest_of(side.salt, identifier);
  model::Member account;
  account.id = issue.account;
  account.joined = model::BusinessDay::of(stamp.at, stamp.utc_offset).date();
  account.identifiers = {identifier};
  REGULARS_TRY_VOID(storage.own_members().add(transaction, stamp.seq, account));
  REGULARS_TRY_VOID(storage.purses().add(transaction, stamp, issue));
  REGULARS_TRY(tail, storage.outbox().add(transaction, tail, to_line(stamp, issue), to_side(side)));
  return {};
}

std::vector<Uuid> CouponIssue::make(const std::vector<std::string>& rewards,
                                    const model::MemberId& member,
                                    const model::StaffId& staff) {
  std::vector<Uuid> accounts;
  for (const std::string& id : rewards) {
    const model::Reward* reward = find_reward(programme_, id);
    if (reward == nullptr) continue;
    const model::LapsePolicy good_for{model::LapseMode::AfterDays, reward->coupon_days};
    model::IssueEvent event;
    event.account = model::MemberId{Uuid::v7(sale_.at)};
    event.reward = id;
    event.lapses = lapse_of(good_for, sale_.at, sale_.utc_offset).value_or(Instant{});
    event.member = member;
    event.sale_seq = sale_.seq;
    event.programme_version = programme_.version;
    event.staff = staff;
    const auto& store = storage_.identity().identity();
    issued_.push_back({event.account,
                       id,
                       make_bearer_code(event.kind, store ? store->store : model::StoreId{}),
                       event.lapses});
    accounts.push_back(event.account.uuid());
    events_.push_back(std::move(event));
  }
  return accounts;
}

Status CouponIssue::write(const storage::Transaction& transaction, storage::OutboxTail tail) {
  for (std::size_t i = 0; i < events_.size(); ++i) {
    REGULARS_TRY_VOID(write_issue(storage_, transaction, tail, sale_, events_[i], issued_[i].code));
  }
  return {};
}

Result<std::vector<IssuedCoupon>> coupons_of(const storage::TerminalView& terminal,
                                             std::uint64_t sale_seq) {
  std::vector<IssuedCoupon> coupons;
  REGULARS_TRY(const auto issues, terminal.purses.issued_with(sale_seq));
  for (const storage::KnownIssue& issue : issues) {
    IssuedCoupon coupon{issue.account, issue.reward, {}, issue.lapses};
    REGULARS_TRY(const auto account, terminal.own_members.find(issue.account));
    if (account && !account->identifiers.empty()) coupon.code = account->identifiers.front().value;
    coupons.push_back(std::move(coupon));
  }
  return coupons;
}

}  // namespace regulars::loyalty
