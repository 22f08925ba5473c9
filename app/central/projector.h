#pragma once
// Projector: folds the log in gseq order into members, sales, lots, balances, ratings and leases.
// The only place that decides what an event does. Writer thread only.
//
// (1) Everything up to the watermark is folded, nothing after it; both move in one transaction.
// (2) No event blocks the queue: an unknown kind or version is parked, one against the rules is
//     rejected with a reason and a notice, and both are behind the watermark like any other.
// (3) Points of a sale never change. Where the programme that the sale pins would give others, that
//     becomes a notice.
// (4) Every member that an event names takes a change number, also when the event is rejected, so
//     that its terminal learns that the page contains its own event.
// (5) A sale whose member is not known yet waits under what was scanned, and is credited when a
//     member with that identifier (or id) appears.
// (6) A consent that is withdrawn is withdrawn at once, whatever the clocks say; one that is given
//     counts unless a later withdrawal is known.
// (7) An identifier is one member's. Whoever is enrolled with a mobile number that is taken is
//     merged into its holder where their names do not contradict, else it becomes a notice.
// (8) What a sale counts for its member's tier is taken back by its void and its returns, on the
//     sale's own day; the tier follows with the transaction.
// (9) What needs somebody above is asked again here (rights_desk.h): a merge or an erasure that
//     nobody might allow is rejected, anything else is booked and becomes a notice.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"
#include "app/central/account_desk.h"
#include "app/central/balance_book.h"
#include "app/central/lease_desk.h"
#include "app/central/member_desk.h"
#include "app/central/merge_desk.h"
#include "app/central/proof_desk.h"
#include "app/central/purse_desk.h"
#include "app/central/receipt_desk.h"
#include "app/central/refund_desk.h"
#include "app/central/rights_desk.h"
#include "app/central/sale_desk.h"
#include "app/central/staff_desk.h"
#include "app/central/tier_desk.h"
#include "app/central/void_desk.h"
#include "app/model/event.h"
#include "app/model/programme.h"
#include "app/storage/central_store.h"

namespace regulars::central {

class Projector {
 public:
  // References are borrowed for the projector's life.
  Projector(storage::CentralStore& store, const Clock& clock, Log& log)
      : store_(store),
        clock_(clock),
        log_(log),
        book_(store),
        people_(store),
        merges_(store),
        directory_(store) {}

  // The programmes that sales are checked against; again after every publication.
  [[nodiscard]] Status load_programmes();

  // Folds at most `most` events in one transaction; how many it was. An event on which the store
  // itself stumbles is rejected alone; the disk's failures are errors.
  [[nodiscard]] Result<std::size_t> fold(std::size_t most);
  // Until nothing is left.
  [[nodiscard]] Status fold_all();

  // For a grant, in a transaction of its own, with everything folded before.
  [[nodiscard]] Result<loyalty::LeaseAnswer> grant(std::int64_t terminal,
                                                   const loyalty::LeaseQuestion& question);
  // A member chooses her PIN, in a transaction of its own, with everything folded before.
  [[nodiscard]] Result<loyalty::PinAnswer> set_pin(const loyalty::PinQuestion& question);
  // The daily turn: what lapsed by `now` is booked, what became available counts, uses of limits of
  // past periods are forgotten, tiers go down whose grace is over. With everything folded before;
  // how many accounts it was.
  [[nodiscard]] Result<std::size_t> turn(Instant now);

  // Head office's own acts, in a transaction of their own, with everything folded before.
  // not_found: unknown; refused: why they cannot be one.
  [[nodiscard]] Status merge(model::MemberId winner, model::MemberId loser);
  // Never lower than this tier (by id) from now on; the lowest takes the floor away.
  [[nodiscard]] Status set_tier_floor(model::MemberId member, std::string_view tier);
  // The newest programme was published just now: the next turn looks at every tier.
  [[nodiscard]] Status reconsider_tiers() { return tiers_.reconsider(); }
  [[nodiscard]] Status erase(model::MemberId member);
  // What her wallet app is told; makes it where she has none. not_found: unknown.
  [[nodiscard]] Result<ProofDesk::Wallet> make_code(model::MemberId member);

 private:
  // What became of one event.
  struct Outcome {
    storage::EventState state = storage::EventState::Applied;
    std::string reason;
  };
  [[nodiscard]] static Outcome applied() { return {}; }
  [[nodiscard]] static Outcome rejected(std::string reason) {
    return {storage::EventState::Rejected, std::move(reason)};
  }

  [[nodiscard]] Status fold_together(const std::vector<storage::LoggedEvent>& events);
  [[nodiscard]] Status fold_alone(const storage::LoggedEvent& event);
  [[nodiscard]] Status reject_alone(const storage::LoggedEvent& event, const Error& why);
  [[nodiscard]] Status fold_one(const storage::LoggedEvent& event);
  [[nodiscard]] Status set_aside(const storage::LoggedEvent& event, const Outcome& outcome);
  [[nodiscard]] Status save_applied(const std::vector<storage::LoggedEvent>& events);
  void forget();

  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged);
  // (9) Why it has no effect; empty: it may have one.
  [[nodiscard]] Result<std::string> check_rights(const storage::LoggedEvent& logged,
                                                 const model::Event& event);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::SaleEvent& sale);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::EnrolEvent& enrol);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::ConsentEvent& consent);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::RedeemEvent& redeem);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::LeaseCloseEvent& close);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::VoidEvent& undone);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::RatingEvent& rating);
  template <typename Other>
  [[nodiscard]] Result<Outcome> take_about_people(const storage::LoggedEvent& logged,
                                                  const model::EventStamp& stamp,
                                                  const Other& event);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::CardEvent& card);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::MergeEvent& merge);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::HouseholdEvent& household);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::CorrectEvent& correct);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::EraseEvent& erase);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::StaffEvent& staff);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::RefundEvent& refund);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::TopUpEvent& top_up);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::IssueEvent& issue);
  [[nodiscard]] Result<Outcome> take(const storage::LoggedEvent& logged,
                                     const model::EventStamp& stamp,
                                     const model::AdjustEvent& adjust);

  // Whose sale it is, or what it waits for.
  struct Owner {
    std::optional<std::int64_t> member;
    std::vector<storage::UnclaimedKey> waits_for;
  };
  [[nodiscard]] Result<Owner> owner_of(const storage::LoggedEvent& logged,
                                       const model::SaleEvent& sale);
  [[nodiscard]] Status check_points(std::int64_t gseq,
                                    const model::EventStamp& stamp,
                                    const model::SaleEvent& sale);
  [[nodiscard]] Status check_strength(std::int64_t gseq, const model::RedeemEvent& redeem);
  [[nodiscard]] Status credit(const storage::SaleRecord& sale, std::int64_t member);
  [[nodiscard]] Status claim(const storage::UnclaimedKey& key, std::int64_t member);
  [[nodiscard]] Status add_identifiers(const storage::LoggedEvent& logged,
                                       const model::EnrolEvent& enrol,
                                       const std::vector<model::Identifier>& identifiers,
                                       std::int64_t member);
  [[nodiscard]] Result<std::string> merge_found(model::MemberId winner, model::MemberId loser);
  [[nodiscard]] static storage::UnclaimedKey key_of(const model::Identifier& identifier);
  // Rewards with a limit: how often each member had them at all tills. `sign` +1, or -1 where the
  // redemption is undone.
  [[nodiscard]] Status use_reward(std::int64_t event,
                                  const PastOf<model::RedeemEvent>& redeem,
                                  int sign);
  // By what was folded, and by what is leased and not spent yet.
  [[nodiscard]] Result<bool> is_reward_used_up(const loyalty::LeaseQuestion& question);
  // That an event pins; null where it was never published here.
  // (8)
  void count_sale(const storage::SaleRecord& sale, std::int64_t member);
  [[nodiscard]] Status uncount_sale(std::int64_t sale, std::int64_t event);
  [[nodiscard]] Status uncount_return(std::int64_t sale, std::int64_t event);
  [[nodiscard]] Result<std::size_t> turn_tiers(Instant now);
  [[nodiscard]] const model::Programme* programme_of(std::int64_t version) const;
  [[nodiscard]] Status touch(model::MemberId member);
  [[nodiscard]] Status notice(std::int64_t gseq, std::string_view kind, std::string words);

  storage::CentralStore& store_;
  const Clock& clock_;
  Log& log_;
  BalanceBook book_;
  PurseDesk purses_{store_, clock_};
  SaleDesk sales_{store_, purses_, clock_};
  ReceiptDesk receipts_{store_};
  ProofDesk proofs_{store_};
  LeaseDesk leases_{store_, purses_, proofs_};
  VoidDesk voids_{store_, purses_, sales_};
  RefundDesk refunds_{store_, purses_, sales_};
  AccountDesk accounts_{store_, purses_};
  TierDesk tiers_{store_, clock_};
  MemberDesk people_;
  MergeDesk merges_;
  StaffDesk directory_;
  RightsDesk rights_{store_};
  std::map<std::int64_t, model::Programme> programmes_;  // by version
};

}  // namespace regulars::central
