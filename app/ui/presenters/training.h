#pragma once
// Training: stands between the counter and whoever executes its requests. While it is on, what
// would be written is answered from memory, and what is read comes back with the pretended laid
// over it, so that a trainee sees points grow, redeems and undoes. Nothing of it reaches the
// worker, central or the POS, and nothing is left when it ends. Main thread.
//
// Invariants:
// (1) Each kind of request is named here as a read or as a write: a new kind does not compile.
// (2) Pretended sales are numbered from kFirstPretended on and pretended members are kept by id:
//     a request about one of them never passes, whether training is on or not.
// (3) A rating of a real sale passes even while training is on: its question was asked before.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/presenters/arrivals.h"
#include "app/ui/presenters/requests.h"

namespace regulars::ui {

class Training final : public Requests {
 public:
  static constexpr std::uint64_t kFirstPretended = std::uint64_t{1} << 62U;
  // A scan of it finds a made-up member while training is on.
  static constexpr std::string_view kPracticeCode = "regulars:practice-card";

  // Both are borrowed.
  Training(Requests& real, const Clock& clock) : real_(real), clock_(clock) {}

  void begin();
  void end();
  [[nodiscard]] bool is_on() const { return is_on_; }
  // The rules that pretended sales follow.
  void take(const model::Programme& programme) { programme_ = programme; }

  [[nodiscard]] bool submit(std::uint64_t number, Request request) override;
  // What was answered from memory since the last call.
  [[nodiscard]] std::vector<Reply> take_replies();
  // Lays the pretended over an answer to a read.
  void lay_over(Reply& reply);

 private:
  struct Pretence;  // one request of each kind
  struct Entry {
    std::uint64_t seq = 0;
    model::MemberId member;
    model::Points points;  // signed
    Instant at{};
    std::string reference = {};  // of a sale
    bool is_undone = false;
    model::PurseNumber purse = model::kPointsPurse;
    std::string act = {};  // of what is no sale: the reference it was asked under
  };
  struct Account {  // of a member, a gift card or a coupon, as a reward looks at it
    model::Balance balance;
    std::vector<model::PurseBalance> purses;
    std::vector<model::Dated> lapsing;
    model::MemberFacts facts;
  };
  using FromMemory = std::optional<Result<Answer>>;  // none: the request passes

  [[nodiscard]] MemberCard* known(const model::MemberId& member);
  [[nodiscard]] Result<MemberCard> card_of(const model::MemberId& member);
  [[nodiscard]] MemberCard with_pretended(MemberCard card) const;
  [[nodiscard]] bool is_pretended(const model::MemberId& member) const;
  [[nodiscard]] RecentEntry recent_of(const Entry& entry) const;
  [[nodiscard]] Result<Answer> enrol(const EnrolMember& request);
  [[nodiscard]] Result<Answer> set_consent(const SetConsent& request);
  [[nodiscard]] Result<Answer> award(const AwardPoints& request);
  [[nodiscard]] Result<Answer> undo(const UndoAward& request);
  [[nodiscard]] Result<Answer> redeem(const RedeemReward& request);
  [[nodiscard]] Result<Answer> undo_redeem(const UndoRedeem& request);
  [[nodiscard]] Result<Answer> claim(const ClaimPoints& request);
  [[nodiscard]] Result<Answer> load(const LoadPurse& request);
  [[nodiscard]] Result<Answer> sell(const SellGiftCard& request);
  [[nodiscard]] Result<Answer> adjust(const AdjustPoints& request);
  [[nodiscard]] Result<Account> account_of(const model::MemberId& account);
  [[nodiscard]] model::Points held_in(const model::MemberId& account, model::PurseNumber purse);
  [[nodiscard]] const Entry* asked_before(std::string_view act) const;
  [[nodiscard]] const Voucher* sold_here(std::string_view raw) const;
  [[nodiscard]] Voucher with_pretended(Voucher voucher) const;
  [[nodiscard]] Result<Answer> practice();
  Entry& book(const model::MemberId& member,
              model::Points points,
              model::PurseNumber purse = model::kPointsPurse);
  void remember(const MemberCard& card);
  void lay_over(MemberCard& card);
  void lay_over(HomeLoaded& home) const;

  Requests& real_;
  const Clock& clock_;
  bool is_on_ = false;
  model::Programme programme_;
  std::vector<Reply> replies_;
  std::map<model::MemberId, MemberCard> cards_;  // as storage or enrolment gave them
  std::vector<model::MemberId> pretended_;       // enrolled while training; kept to the end (2)
  std::map<model::MemberId, Voucher> vouchers_;  // as storage or a sale gave them
  std::deque<Entry> entries_;                    // newest first
  std::uint64_t next_ = kFirstPretended;
};

}  // namespace regulars::ui
