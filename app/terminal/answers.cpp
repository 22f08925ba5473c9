#include "app/terminal/answers.h"

#include <optional>
#include <utility>
#include <variant>

#include "app/feedback/day.h"
#include "app/feedback/rate.h"
#include "app/loyalty/award.h"
#include "app/loyalty/bearer_code.h"
#include "app/loyalty/enrol.h"
#include "app/loyalty/greeting.h"
#include "app/loyalty/home.h"
#include "app/loyalty/lookup.h"
#include "app/loyalty/member_facts.h"
#include "app/loyalty/past.h"
#include "app/loyalty/programme_in_force.h"
#include "app/loyalty/sign_in.h"
#include "app/loyalty/void_sale.h"
#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/identification.h"
#include "app/terminal/logo.h"
#include "app/terminal/preferences_codec.h"

namespace regulars::terminal {
namespace {

ui::RecentEntry recent_entry(loyalty::RecentEntry entry) {
  return {entry.member,
          std::move(entry.name),
          std::move(entry.masked_identifier),
          entry.tier,
          entry.points,
          entry.at,
          entry.seq,
          entry.can_undo};
}

std::vector<ui::RecentEntry> recent_entries(std::vector<loyalty::RecentEntry> entries) {
  std::vector<ui::RecentEntry> out;
  out.reserve(entries.size());
  for (loyalty::RecentEntry& entry : entries) out.push_back(recent_entry(std::move(entry)));
  return out;
}

Result<ui::MemberCard> card_of(storage::TerminalStorage& storage,
                               const loyalty::Found& found,
                               const Moment& now) {
  REGULARS_TRY(loyalty::MemberCard card, loyalty::card_of(storage, found, now.at));
  REGULARS_TRY(const auto programme, loyalty::programme_in_force(storage));
  model::MemberFacts facts;
  if (programme) {
    REGULARS_TRY(facts,
                 loyalty::member_facts(storage, *programme, card.found, now.at, now.utc_offset));
  }
  return ui::MemberCard{std::move(card.found.member),
                        card.found.balance,
                        card.found.strength,
                        recent_entries(std::move(card.recent)),
                        std::move(card.found.standing),
                        std::move(facts)};
}

Result<ui::MemberCard> card_of(storage::TerminalStorage& storage,
                               const model::MemberId& member,
                               const Moment& now) {
  REGULARS_TRY(const auto found, loyalty::find_member(storage, member));
  if (!found) {
    return fail(ErrorKind::not_found,
                "member " + member.uuid().text() + " is not held here",
                "error.not_found");
  }
  return card_of(storage, *found, now);
}

// What an event was, for the history.
struct Describe {
  ui::HistoryEntry& entry;

  void operator()(const model::SaleEvent& sale) const {
    entry.amount = sale.amount;
    if (sale.origin == model::Origin::Pos || sale.origin == model::Origin::Claim) {
      entry.reference = sale.reference;
    }
  }
  void operator()(const model::RefundEvent& refund) const {
    entry.kind = ui::HistoryKind::Refund;
    entry.amount = refund.amount;
    entry.reference = refund.reference;
  }
  void operator()(const model::RedeemEvent& redeem) const {
    entry.kind = ui::HistoryKind::Redeem;
    entry.reward = redeem.reward;
  }
  void operator()(const model::TopUpEvent& top_up) const {
    entry.kind = ui::HistoryKind::TopUp;
    entry.amount = top_up.amount;
  }
  void operator()(const model::VoidEvent&) const { entry.kind = ui::HistoryKind::Undone; }
  void operator()(const model::IssueEvent&) const { entry.kind = ui::HistoryKind::Issue; }
  void operator()(const model::AdjustEvent&) const { entry.kind = ui::HistoryKind::Adjust; }
  template <typename Other>
  void operator()(const Other&) const {
    entry.kind = ui::HistoryKind::Other;
  }
};

ui::HistoryEntry history_entry(loyalty::PastEntry past) {
  ui::HistoryEntry entry;
  entry.at = past.at;
  entry.purse = past.purse;
  entry.points = past.points;
  entry.parts = std::move(past.why);
  if (past.what) {
    std::visit(Describe{entry}, *past.what);
  } else {
    entry.kind = ui::HistoryKind::Other;
  }
  return entry;
}

// One overload for each request: what it does, and nothing else.
class Executor {
 public:
  Executor(storage::TerminalStorage& storage, const Moment& now, const model::Region& region)
      : storage_(storage), now_(now), region_(region) {}

  Result<ui::Answer> operator()(ui::EnrolTerminal&) const { return not_here(); }
  Result<ui::Answer> operator()(ui::RedeemReward&) const { return not_here(); }
  Result<ui::Answer> operator()(ui::PauseFilling&) const { return not_here(); }
  Result<ui::Answer> operator()(ui::ResumeFilling&) const { return not_here(); }

  Result<ui::Answer> operator()(ui::ListStaff&) const {
    REGULARS_TRY(auto staff, loyalty::list_staff(storage_));
    return ui::Answer{ui::StaffListed{std::move(staff)}};
  }

  Result<ui::Answer> operator()(ui::SignIn& request) const {
    REGULARS_TRY(auto staff, loyalty::sign_in(storage_, request.staff, request.pin));
    REGULARS_TRY(const auto chosen, storage_.preferences().find(staff.id));
    ui::SignedIn signed_in{std::move(staff), std::nullopt};
    if (chosen) signed_in.preferences = preferences_from(*chosen);
    return ui::Answer{std::move(signed_in)};
  }

  Result<ui::Answer> operator()(ui::SavePreferences& request) const {
    REGULARS_TRY_VOID(storage_.preferences().save(request.staff, to_json(request.preferences)));
    return ui::Answer{ui::PreferencesSaved{}};
  }

  Result<ui::Answer> operator()(ui::LoadHome&) const {
    REGULARS_TRY(auto home, loyalty::home_of(storage_, today(), now_.at));
    return ui::Answer{ui::HomeLoaded{recent_entries(std::move(home.recent)),
                                     home.members_seen,
                                     home.points_given,
                                     home.prompts,
                                     home.answers,
                                     home.face_sum}};
  }

  Result<ui::Answer> operator()(ui::LookUpCode& request) const {
    REGULARS_TRY(auto identified, identify(request.raw, request.aim, region_));
    REGULARS_TRY(const auto found, loyalty::look_up(storage_, identified.identifier));
    const auto& identity = storage_.identity().identity();
    if (!found && identified.identifier.kind == model::IdentifierKind::Code && identity) {
      return fail(loyalty::unknown_bearer_code(identified.identifier.value, identity->store));
    }
    if (!found) {
      return ui::Answer{ui::CodeLookedUp{ui::CodeUnknown{std::move(identified.identifier)}}};
    }
    REGULARS_TRY(auto card, card_of(storage_, *found, now_));
    return ui::Answer{ui::CodeLookedUp{std::move(card)}};
  }

  Result<ui::Answer> operator()(ui::SearchMembers& request) const {
    REGULARS_TRY(auto members, loyalty::search(storage_, request.text));
    return ui::Answer{ui::MembersFound{request.text, std::move(members)}};
  }

  Result<ui::Answer> operator()(ui::LoadMember& request) const {
    REGULARS_TRY(auto card, card_of(storage_, request.member, now_));
    return ui::Answer{std::move(card)};
  }

  Result<ui::Answer> operator()(ui::LoadHistory& request) const {
    constexpr std::size_t kMost = 200;
    REGULARS_TRY(const auto programme, loyalty::programme_in_force(storage_));
    REGULARS_TRY(auto past,
                 loyalty::past_of(
                     storage_.view(), programme ? &*programme : nullptr, request.member, kMost));
    ui::HistoryLoaded loaded{request.member, {}, /*is_everything=*/false};
    for (loyalty::PastEntry& each : past) loaded.entries.push_back(history_entry(std::move(each)));
    return ui::Answer{std::move(loaded)};
  }

  Result<ui::Answer> operator()(ui::EnrolMember& request) const {
    loyalty::EnrolOrder order;
    order.identifiers = {request.identifier};
    order.name = request.name;
    order.greeting = request.greeting;
    order.staff = request.staff;
    order.at = now_.at;
    order.utc_offset = now_.utc_offset;
    REGULARS_TRY(const auto enrolled, loyalty::enrol(storage_, order));
    REGULARS_TRY(auto card, card_of(storage_, enrolled.member, now_));
    card.strength = request.identifier.kind == model::IdentifierKind::Card
                        ? model::Strength::Card
                        : model::Strength::Number;
    return ui::Answer{std::move(card)};
  }

  Result<ui::Answer> operator()(ui::SetGreeting& request) const {
    const loyalty::GreetingOrder order{
        request.member, request.greeting, request.staff, now_.at, now_.utc_offset};
    REGULARS_TRY([[maybe_unused]] const bool is_new, loyalty::set_greeting(storage_, order));
    REGULARS_TRY(auto card, card_of(storage_, request.member, now_));
    return ui::Answer{std::move(card)};
  }

  Result<ui::Answer> operator()(ui::AwardPoints& request) const {
    REGULARS_TRY(const auto programme, loyalty::programme_in_force(storage_));
    if (!programme) {
      return fail(ErrorKind::refused, "no programme has arrived yet", "earn.no_programme");
    }
    loyalty::AwardOrder order;
    order.member = request.member;
    order.amount = request.amount;
    order.strength = request.strength;
    order.staff = request.staff;
    order.origin = request.origin;
    order.reference = request.reference;
    order.at = now_.at;
    order.utc_offset = now_.utc_offset;
    REGULARS_TRY(const auto awarded, loyalty::award(storage_, *programme, order));
    return ui::Answer{ui::PointsAwarded{
        awarded.sale_seq, awarded.points, awarded.balance_after, awarded.existed}};
  }

  Result<ui::Answer> operator()(ui::UndoAward& request) const {
    const loyalty::VoidOrder order{request.sale_seq, request.staff, now_.at, now_.utc_offset};
    REGULARS_TRY(const auto voided, loyalty::void_sale(storage_, order));
    return ui::Answer{ui::AwardUndone{voided.member, voided.points, voided.balance_after}};
  }

  Result<ui::Answer> operator()(ui::RecordRating& request) const {
    const feedback::RateOrder order{
        request.sale_seq, request.outcome, request.face, now_.at, now_.utc_offset};
    REGULARS_TRY([[maybe_unused]] const auto rated, feedback::rate(storage_, order));
    return ui::Answer{ui::RatingRecorded{}};
  }

  Result<ui::Answer> operator()(ui::LoadDay&) const {
    REGULARS_TRY(const auto day, feedback::day_of(storage_, today()));
    ui::DayLoaded loaded{day.day.text(), {}, day.sales};
    for (const feedback::RatingLine& line : day.ratings) {
      loaded.rows.push_back(
          {line.at, line.outcome, line.face, line.tier, line.is_member, line.cashier});
    }
    return ui::Answer{std::move(loaded)};
  }

  Result<ui::Answer> operator()(ui::DecodeLogo& request) const {
    REGULARS_TRY(auto logo, decode_logo(request.png));
    return ui::Answer{std::move(logo)};
  }

 private:
  static Result<ui::Answer> not_here() {
    return fail(ErrorKind::bug, "this request is not the worker's alone", "error.bug");
  }
  [[nodiscard]] model::BusinessDay today() const {
    return model::BusinessDay::of(now_.at, now_.utc_offset);
  }

  storage::TerminalStorage& storage_;
  const Moment& now_;
  const model::Region& region_;
};

}  // namespace

Result<ui::Answer> answer(storage::TerminalStorage& storage,
                          const Moment& now,
                          const model::Region& region,
                          ui::Request& request) {
  return std::visit(Executor(storage, now, region), request);
}

bool adds_event(const ui::Request& request) {
  return std::holds_alternative<ui::EnrolMember>(request) ||
         std::holds_alternative<ui::SetGreeting>(request) ||
         std::holds_alternative<ui::AwardPoints>(request) ||
         std::holds_alternative<ui::UndoAward>(request) ||
         std::holds_alternative<ui::RecordRating>(request);
}

}  // namespace regulars::terminal
