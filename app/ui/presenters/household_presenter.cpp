#include "app/ui/presenters/household_presenter.h"

#include <utility>

namespace regulars::ui {
namespace {

// None: she is on her own.
model::MemberId holder_of(const MemberCard& card) {
  if (!card.standing.household.is_none()) return card.standing.household;
  return card.household.empty() ? model::MemberId{} : card.member.id;
}

}  // namespace

HouseholdPresenter::HouseholdPresenter(Desk& desk, std::optional<MemberCard> other) : desk_(desk) {
  if (other) met(*other);
}

// ---- what is asked for ----------------------------------------------------------------------

Step HouseholdPresenter::handle(const Action& action) {
  return move_.is_open() ? Step{Stay{}} : take(action);  // (1)
}

Step HouseholdPresenter::take(const Action& action) {
  const bool is_leaving_panel =
      std::holds_alternative<PagePanelClosed>(action) || (is_back(action) && (other_ || chosen_));
  if (is_leaving_panel) {
    other_.reset();
    chosen_.reset();
    notice_ = {};
  } else if (is_back(action)) {
    return OpenMore{};
  } else if (const auto* const tapped = std::get_if<PageRowTapped>(&action)) {
    chosen_ = tapped->index;
    other_.reset();
    notice_ = {};
  } else if (is_confirm(action)) {
    confirm();
  } else if (std::holds_alternative<PageActTapped>(action)) {
    if (!other_ && chosen() == nullptr) return OpenSearch{.purpose = SearchPurpose::Household};
    if (other_) is_turned_ = !is_turned_;
  }
  return Stay{};
}

bool HouseholdPresenter::takes(const CodeArrived& code) {
  notice_ = {};
  if (!look_up_.ask_instead(desk_, LookUpCode{code.raw, code.aim})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return true;
}

// Somebody's card: to join, where that is possible.
void HouseholdPresenter::met(const MemberCard& card) {
  if (!desk_.card) return;
  chosen_.reset();
  other_.reset();
  is_turned_ = false;
  const model::MemberId hers = holder_of(*desk_.card);
  const model::MemberId others = holder_of(card);
  if (card.member.id == desk_.card->member.id) {
    notice_ = {desk_.tr("household.herself"), Tone::Caution};
  } else if (!hers.is_none() && hers == others) {
    notice_ = {desk_.tr("household.together", {desk_.name_of(card.member)}), Tone::Calm};
  } else if (!hers.is_none() && !others.is_none()) {
    notice_ = {desk_.tr("household.both"), Tone::Caution};
  } else {
    notice_ = {};
    other_ = card;
  }
}

void HouseholdPresenter::confirm() {
  if (const auto planned = joining()) {
    move(planned->joins->member.id, planned->holder, /*joins=*/true);
  } else if (const model::Member* const member = chosen()) {
    const model::MemberId holder = holder_of(*desk_.card);
    if (member->id != holder) move(member->id, holder, /*joins=*/false);
  }
}

void HouseholdPresenter::move(const model::MemberId& member,
                              const model::MemberId& household,
                              bool joins) {
  notice_ = {};
  asked_ = MoveHousehold{member, household, joins, desk_.staff_id()};
  if (!move_.ask(desk_, *asked_)) notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

// ---- answers --------------------------------------------------------------------------------

Step HouseholdPresenter::handle(const Reply& reply) {
  if (look_up_.takes(reply)) {
    if (const auto* const card = card_in(reply)) {
      desk_.sound(Cue::Recognised);
      met(*card);
    } else if (reply.result) {
      desk_.sound(Cue::Unknown);
      notice_ = {desk_.tr("household.nobody"), Tone::Caution};
    } else {
      notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
    }
  } else if (move_.takes(reply)) {
    if (!reply.result) {
      notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
      return Stay{};
    }
    notice_ = {desk_.tr(asked_->joins ? "household.joined" : "household.left"), Tone::Good};
    other_.reset();
    chosen_.reset();
    if (desk_.card && !reload_.ask(desk_, LoadMember{desk_.card->member.id})) {
      notice_ = {desk_.tr("error.busy"), Tone::Caution};
    }
  } else if (reload_.takes(reply)) {
    const auto* const card = card_in(reply);
    if (card != nullptr && desk_.card) {
      desk_.card->standing = card->standing;
      desk_.card->household = card->household;
    }
  }
  return Stay{};
}

// ---- what is seen ---------------------------------------------------------------------------

std::optional<HouseholdPresenter::Joining> HouseholdPresenter::joining() const {
  if (!other_ || !desk_.card) return std::nullopt;
  const MemberCard& served = *desk_.card;
  const model::MemberId hers = holder_of(served);
  const model::MemberId others = holder_of(*other_);
  const bool is_others = hers.is_none() && (!others.is_none() || is_turned_);
  const MemberCard& holding = is_others ? *other_ : served;
  Joining plan;
  plan.joins = is_others ? &served : &*other_;
  plan.can_turn = hers.is_none() && others.is_none();
  plan.holder = plan.can_turn ? holding.member.id : holder_of(holding);
  plan.holder_name = desk_.name_of(holding.member);
  for (const model::Member& member : holding.household) {
    if (member.id == plan.holder) plan.holder_name = desk_.name_of(member);
  }
  return plan;
}

const model::Member* HouseholdPresenter::chosen() const {
  if (!chosen_ || !desk_.card || *chosen_ >= desk_.card->household.size()) return nullptr;
  return &desk_.card->household.at(*chosen_);
}

PageView HouseholdPresenter::view() const {
  PageView view;
  view.kind = PageKind::Household;
  view.title = desk_.tr("household.title");
  view.notice = notice_;
  if (!desk_.card) return view;
  view.aside = desk_.name_of(desk_.card->member);
  const model::MemberId holder = holder_of(*desk_.card);
  for (const model::Member& member : desk_.card->household) {
    PageRow row;
    row.words = desk_.name_of(member);
    row.sign = member.id == holder ? PageSign::Household : PageSign::Person;
    if (!member.identifiers.empty()) row.detail = model::masked(member.identifiers.front());
    if (member.id == holder) row.detail = desk_.tr("household.holds");
    row.is_chosen = chosen() == &member;
    view.rows.push_back(std::move(row));
  }
  view.words = desk_.tr(view.rows.empty() ? "household.none" : "household.scan_more");
  if (look_up_.is_open()) view.words = desk_.tr("cards.looking");
  view.can_confirm = !move_.is_open();
  if (other_) {
    describe_joining(view);
  } else if (chosen() != nullptr) {
    describe_chosen(view);
  } else {
    view.act = desk_.tr("household.search");
  }
  if (move_.is_open()) view.confirm = desk_.tr("member.awarding");
  return view;
}

void HouseholdPresenter::describe_joining(PageView& view) const {
  const auto plan = joining();
  if (!plan) return;
  PagePanel panel;
  panel.title = desk_.tr("household.share");
  panel.facts = {{desk_.tr("household.keeps"), {}, plan->holder_name},
                 {desk_.tr("household.joins"), {}, desk_.name_of(plan->joins->member)}};
  panel.total = desk_.tr("household.brings");
  panel.total_figure = desk_.points_of(plan->joins->balance.points);
  panel.sentence = desk_.tr("household.means");
  view.panel = std::move(panel);
  view.confirm = desk_.tr("household.join");
  if (plan->can_turn) view.act = desk_.tr("household.turn");
}

void HouseholdPresenter::describe_chosen(PageView& view) const {
  const model::Member& member = *chosen();
  PagePanel panel;
  panel.title = desk_.name_of(member);
  if (member.id == holder_of(*desk_.card)) {
    panel.sentence = desk_.tr("household.holder_stays");
  } else {
    panel.sentence = desk_.tr("household.leave_means");
    view.confirm = desk_.tr("household.leave");
  }
  view.panel = std::move(panel);
}

}  // namespace regulars::ui
