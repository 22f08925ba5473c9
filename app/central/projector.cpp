#include "app/central/projector.h"

#include <algorithm>
#include <utility>

#include "app/loyalty/evaluate.h"
#include "app/loyalty/event_codec.h"
#include "app/loyalty/programme_document.h"
#include "app/loyalty/reward_rules.h"

namespace regulars::central {

using storage::EventState;
using storage::LoggedEvent;

namespace {
// Of one sale. Far beyond any shop's, and small enough that no sum over a shop leaves 63 bits.
constexpr std::int64_t kMostPoints = 1'000'000'000;
constexpr std::int64_t kMostMinor = 1'000'000'000'000;

// Not the event's fault: folding it later may succeed.
bool is_the_disks(const Error& error) {
  return error.kind == ErrorKind::storage || error.kind == ErrorKind::busy;
}
}  // namespace

Status Projector::load_programmes() {
  REGULARS_TRY(const auto documents, store_.programmes());
  for (const auto& document : documents) {
    REGULARS_TRY(auto programme, loyalty::parse_programme(document));
    const std::int64_t version = programme.version;
    programmes_.insert_or_assign(version, std::move(programme));
  }
  if (!programmes_.empty()) tiers_.follow(programmes_.rbegin()->second);
  return {};
}

Status Projector::fold_all() {
  constexpr std::size_t kEventsPerTransaction = 5'000;
  while (true) {
    REGULARS_TRY(const std::size_t folded, fold(kEventsPerTransaction));
    if (folded == 0) return {};
  }
}

Result<std::size_t> Projector::fold(std::size_t most) {
  std::vector<LoggedEvent> events;
  {
    REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
    REGULARS_TRY(events, store_.unfolded(most));
    if (events.empty()) return std::size_t{0};
    const Status together = fold_together(events);
    if (together) {
      REGULARS_TRY_VOID(transaction.commit());
      return events.size();
    }
    forget();
    if (is_the_disks(together.error())) return fail(together.error());
    log_.warning("projector",
                 "folding one by one",
                 {{"from", std::to_string(events.front().gseq)}, {"why", together.error().words}});
  }
  for (const auto& event : events) REGULARS_TRY_VOID(fold_alone(event));
  return events.size();
}

Status Projector::fold_together(const std::vector<LoggedEvent>& events) {
  for (const auto& event : events) REGULARS_TRY_VOID(fold_one(event));
  REGULARS_TRY_VOID(tiers_.save(book_));
  REGULARS_TRY_VOID(book_.save());
  REGULARS_TRY_VOID(save_applied(events));
  return store_.set_watermark(events.back().gseq);
}

// (2): the event that a whole transaction stumbled over is found by giving each its own.
Status Projector::fold_alone(const LoggedEvent& event) {
  Status done;
  {
    REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
    done = fold_together({event});
    if (done) return transaction.commit();
    forget();
  }
  if (is_the_disks(done.error())) return done;
  return reject_alone(event, done.error());
}

Status Projector::reject_alone(const LoggedEvent& event, const Error& why) {
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
  REGULARS_TRY_VOID(set_aside(event, rejected("central could not fold it: " + why.words)));
  REGULARS_TRY_VOID(save_applied({event}));
  REGULARS_TRY_VOID(store_.set_watermark(event.gseq));
  return transaction.commit();
}

Status Projector::fold_one(const LoggedEvent& event) {
  REGULARS_TRY(const Outcome outcome, take(event));
  return outcome.state == EventState::Applied ? Status{} : set_aside(event, outcome);
}

Status Projector::set_aside(const LoggedEvent& event, const Outcome& outcome) {
  REGULARS_TRY_VOID(store_.set_aside(event.gseq, outcome.state, outcome.reason));
  const bool is_parked = outcome.state == EventState::Parked;
  log_.warning("projector",
               is_parked ? "event parked" : "event rejected",
               {{"event", std::to_string(event.gseq)}, {"why", outcome.reason}});
  return notice(event.gseq, is_parked ? "event_parked" : "event_rejected", outcome.reason);
}

Status Projector::save_applied(const std::vector<LoggedEvent>& events) {
  std::map<std::int64_t, std::uint64_t> newest;
  for (const auto& event : events) newest[event.terminal] = event.seq;
  for (const auto& [terminal, seq] : newest) {
    REGULARS_TRY_VOID(store_.set_applied(terminal, seq));
  }
  return {};
}

void Projector::forget() {
  book_.forget();
  tiers_.forget();
}

Result<loyalty::LeaseAnswer> Projector::grant(std::int64_t terminal,
                                              const loyalty::LeaseQuestion& question) {
  REGULARS_TRY_VOID(fold_all());
  REGULARS_TRY(auto transaction, storage::CentralTransaction::begin(store_));
  std::optional<std::int64_t> stock;  // as head office says it now
  if (!programmes_.empty()) {
    const auto* reward = loyalty::find_reward(programmes_.rbegin()->second, question.reward);
    if (reward != nullptr) stock = reward->stock;
  }
  REGULARS_TRY(const bool is_used_up, is_reward_used_up(question));
  if (is_used_up) return loyalty::LeaseAnswer{.granted = false, .why = "limit"};
  auto answer = leases_.grant(book_, terminal, question, stock, clock_.wall());
  Status saved = answer ? book_.save() : Status{};
  forget();
  if (!answer) return answer;
  REGULARS_TRY_VOID(std::move(saved));
  REGULARS_TRY_VOID(transaction.commit());
  return answer;
}

// ---- events -----------------------------------------------------------------------------------

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged) {
  const auto decoded = loyalty::from_line(logged.line);
  if (!decoded) return rejected(decoded.error().words);
  if (decoded->stamp.seq != logged.seq) {
    return rejected("the event says that it is number " + std::to_string(decoded->stamp.seq) +
                    " but stands at " + std::to_string(logged.seq));
  }
  if (const auto* unknown = std::get_if<loyalty::UnknownEvent>(&decoded->event)) {
    return Outcome{EventState::Parked,
                   "kind " + unknown->kind + " version " + std::to_string(unknown->version) +
                       " is unknown here; install a newer central"};
  }
  const auto& told = std::get<model::Event>(decoded->event);
  REGULARS_TRY(std::string why_not, check_rights(logged, told));
  if (!why_not.empty()) return rejected(std::move(why_not));
  return std::visit([&](const auto& event) { return take(logged, decoded->stamp, event); }, told);
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::SaleEvent& sale) {
  const bool is_plausible = sale.points.value() >= 0 && sale.points.value() <= kMostPoints &&
                            sale.amount.minor() >= 0 && sale.amount.minor() <= kMostMinor;
  if (!is_plausible) {
    REGULARS_TRY_VOID(touch(sale.member));
    return rejected("a sale of " + sale.amount.plain() + " for " +
                    std::to_string(sale.points.value()) + " points");
  }
  REGULARS_TRY(const ReceiptDesk::Answer receipt, receipts_.look(sale, stamp));
  if (!receipt.why_not.empty()) {
    REGULARS_TRY_VOID(touch(sale.member));
    return rejected(receipt.why_not);
  }
  if (!receipt.notice.empty()) {
    REGULARS_TRY_VOID(notice(logged.gseq, "receipt_twice", receipt.notice));
  }
  REGULARS_TRY_VOID(check_points(logged.gseq, stamp, sale));
  REGULARS_TRY(const Owner owner, owner_of(logged, sale));
  storage::SaleRecord record{
      .gseq = logged.gseq, .member = owner.member, .event = sale, .stamp = stamp};
  REGULARS_TRY_VOID(store_.add_sale(record));
  for (const auto& key : owner.waits_for) {
    REGULARS_TRY_VOID(store_.add_unclaimed(key, logged.gseq));
  }
  if (record.member) REGULARS_TRY_VOID(credit(record, *record.member));
  return applied();
}

Result<Projector::Owner> Projector::owner_of(const LoggedEvent& logged,
                                             const model::SaleEvent& sale) {
  Owner owner;
  if (!sale.member.is_none()) {
    REGULARS_TRY(owner.member, book_.find(sale.member));
    if (!owner.member) owner.waits_for.push_back({0, sale.member.uuid().hex()});
    return owner;
  }
  if (sale.unknown_identifier == Digest{} || logged.side.empty()) return owner;
  const auto side = loyalty::from_side(logged.side);
  for (const auto& identifier : side ? side->identifiers : std::vector<model::Identifier>{}) {
    if (loyalty::digest_of(side->salt, identifier) != sale.unknown_identifier) continue;
    REGULARS_TRY(owner.member, store_.find_identifier(identifier));
    if (!owner.member) {
      owner.waits_for.push_back({static_cast<std::uint8_t>(identifier.kind), identifier.value});
    }
    return owner;
  }
  REGULARS_TRY_VOID(notice(
      logged.gseq, "side_differs", "the scanned number does not match its digest: nobody's sale"));
  return owner;
}

// (3)
Status Projector::check_points(std::int64_t gseq,
                               const model::EventStamp& stamp,
                               const model::SaleEvent& sale) {
  const auto programme = programmes_.find(sale.programme_version);
  if (programme == programmes_.end()) {
    return notice(gseq,
                  "programme_unknown",
                  "programme version " + std::to_string(sale.programme_version) +
                      " was never published here");
  }
  const auto earning = loyalty::evaluate(programme->second, loyalty::sale_of(sale, stamp));
  if (!earning) return notice(gseq, "award_differs", earning.error().words);
  if (earning->points == sale.points) return {};
  return notice(gseq,
                "award_differs",
                "programme version " + std::to_string(sale.programme_version) + " gives " +
                    std::to_string(earning->points.value()) + " points, the terminal gave " +
                    std::to_string(sale.points.value()));
}

Status Projector::credit(const storage::SaleRecord& sale, std::int64_t member) {
  REGULARS_TRY(const auto overruns,
               sales_.credit(book_, sale, member, programme_of(sale.event.programme_version)));
  for (const auto& words : overruns) {
    REGULARS_TRY_VOID(notice(sale.gseq, "limit_overrun", words));
  }
  count_sale(sale, member);
  return {};
}

const model::Programme* Projector::programme_of(std::int64_t version) const {
  const auto programme = programmes_.find(version);
  return programme == programmes_.end() ? nullptr : &programme->second;
}

// (5)
Status Projector::claim(const storage::UnclaimedKey& key, std::int64_t member) {
  REGULARS_TRY(const auto sales, store_.claim(key));
  for (const std::int64_t gseq : sales) {
    REGULARS_TRY(auto sale, store_.sale(gseq));
    if (!sale || sale->member) continue;
    REGULARS_TRY(auto past, past_of<model::SaleEvent>(store_, gseq));
    if (past) sale->event = std::move(past->event);
    REGULARS_TRY_VOID(store_.give_sale(gseq, member));
    REGULARS_TRY_VOID(credit(*sale, member));
    REGULARS_TRY_VOID(refunds_.credited(book_, gseq, member, programmes_));
    REGULARS_TRY(const auto returns, store_.refunds_of(gseq));
    for (const std::int64_t event : returns) REGULARS_TRY_VOID(uncount_return(gseq, event));
  }
  return {};
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::RedeemEvent& redeem) {
  REGULARS_TRY(const auto member, book_.find(redeem.member));
  if (!member) return rejected("member " + redeem.member.uuid().text() + " is unknown");
  REGULARS_TRY_VOID(touch(redeem.member));
  if (redeem.points.value() < 0) {
    return rejected("a reward for " + std::to_string(redeem.points.value()) + " points");
  }
  const storage::RedeemRecord record{
      .gseq = logged.gseq, .member = *member, .event = redeem, .stamp = stamp};
  REGULARS_TRY(std::string why_not, leases_.spend(book_, logged.terminal, *member, record));
  if (!why_not.empty()) return rejected(std::move(why_not));

  REGULARS_TRY_VOID(check_strength(logged.gseq, redeem));
  REGULARS_TRY_VOID(use_reward(logged.gseq, {stamp, redeem}, +1));
  const auto programme = programmes_.find(redeem.programme_version);
  const auto* reward = programme == programmes_.end()
                           ? nullptr
                           : loyalty::find_reward(programme->second, redeem.reward);
  if (reward == nullptr || !loyalty::is_worth(*reward, redeem)) {
    REGULARS_TRY_VOID(notice(logged.gseq,
                             "reward_differs",
                             "programme version " + std::to_string(redeem.programme_version) +
                                 " has no reward " + redeem.reward + " of " + redeem.value.plain() +
                                 " for " + std::to_string(redeem.points.value()) + " points"));
  }
  return applied();
}

// What only central can verify, it has verified when it granted the lease.
Status Projector::check_strength(std::int64_t gseq, const model::RedeemEvent& redeem) {
  const bool is_claimed = redeem.strength == model::Strength::MemberPin ||
                          redeem.strength == model::Strength::RotatingCode;
  if (!is_claimed) return {};
  REGULARS_TRY(const auto lease, store_.lease(redeem.lease));
  if (lease && lease->proof == redeem.strength) return {};
  return notice(gseq,
                "strength_differs",
                "the redemption says that the member's PIN or code was given; central has not "
                "seen it");
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& /*stamp*/,
                                           const model::LeaseCloseEvent& close) {
  REGULARS_TRY(std::string why_not, leases_.close(book_, logged, close.lease));
  return why_not.empty() ? applied() : rejected(std::move(why_not));
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::VoidEvent& undone) {
  REGULARS_TRY_VOID(touch(undone.member));
  REGULARS_TRY(VoidDesk::Answer answer, voids_.undo(book_, logged, stamp, undone, programmes_));
  if (!answer.why_not.empty()) return rejected(std::move(answer.why_not));
  REGULARS_TRY_VOID(uncount_sale(answer.undone, logged.gseq));
  REGULARS_TRY(const auto redeem, past_of<model::RedeemEvent>(store_, answer.undone));
  if (redeem) REGULARS_TRY_VOID(use_reward(logged.gseq, *redeem, -1));
  if (answer.missing == 0) return applied();
  REGULARS_TRY_VOID(
      notice(logged.gseq,
             "void_uncovered",
             "member " + undone.member.uuid().text() + ": " + std::to_string(answer.missing) +
                 " of the " + std::to_string(undone.points.value()) +
                 " points of an undone event were spent elsewhere or are leased; they "
                 "are owed now"));
  return applied();
}

Result<Projector::Outcome> Projector::take(const LoggedEvent& logged,
                                           const model::EventStamp& stamp,
                                           const model::RatingEvent& rating) {
  const std::string about = "sale " + std::to_string(rating.sale_seq);
  const bool is_answered = rating.outcome == model::RatingOutcome::Answered;
  if (is_answered ? rating.face < 1 || rating.face > 5 : rating.face != 0) {
    return rejected("face " + std::to_string(rating.face) + " about " + about);
  }
  REGULARS_TRY(const auto gseq, store_.find_event(logged.terminal, logged.epoch, rating.sale_seq));
  if (!gseq || *gseq >= logged.gseq) return rejected(about + " does not stand before its rating");
  REGULARS_TRY(const auto sale, store_.sale(*gseq));
  if (!sale) return rejected(about + " is not a sale");
  const Status added =
      store_.add_rating({.gseq = logged.gseq, .sale = *gseq, .event = rating, .stamp = stamp});
  if (added) return applied();
  if (added.error().kind == ErrorKind::conflict) return rejected(added.error().words);
  return fail(added.error());
}

// (4)
Status Projector::touch(model::MemberId id) {
  if (id.is_none()) return {};
  REGULARS_TRY(const auto member, book_.find(id));
  if (!member) return {};
  REGULARS_TRY([[maybe_unused]] const storage::BalanceRecord* balance, book_.open(*member));
  return {};
}

Status Projector::notice(std::int64_t gseq, std::string_view kind, std::string words) {
  return store_.add_notice(
      {.gseq = gseq, .kind = std::string(kind), .words = std::move(words), .made = clock_.wall()});
}

}  // namespace regulars::central
