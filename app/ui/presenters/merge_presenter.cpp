#include "app/ui/presenters/merge_presenter.h"

#include <utility>

#include "app/i18n/format.h"
#include "app/loyalty/benefits.h"

namespace regulars::ui {
namespace {

using loyalty::Verdict;

std::string numbers_of(const model::Member& member) {
  std::string numbers;
  for (const model::Identifier& one : member.identifiers) {
    if (!numbers.empty()) numbers += "   ";
    numbers += model::masked(one);
  }
  return numbers;
}

}  // namespace

MergePresenter::MergePresenter(Desk& desk, std::optional<MemberCard> other)
    : desk_(desk), allowance_(desk) {
  if (other) met(*other);
}

// ---- what is asked for ----------------------------------------------------------------------

Step MergePresenter::handle(const Action& action) {
  if (allowance_.is_open()) {
    allowance_.handle(action);
    return Stay{};
  }
  return merge_.is_open() ? Step{Stay{}} : take(action);  // (1)
}

Step MergePresenter::take(const Action& action) {
  if (std::holds_alternative<PagePanelClosed>(action) || (is_back(action) && other_)) {
    other_.reset();
    notice_ = {};
  } else if (is_back(action)) {
    return OpenMore{};
  } else if (const auto* const tapped = std::get_if<PageRowTapped>(&action)) {
    if (other_ && tapped->index < 2) is_other_staying_ = tapped->index == 1;
  } else if (is_confirm(action)) {
    confirm();
  } else if (std::holds_alternative<PageActTapped>(action)) {
    if (!other_) return OpenSearch{.purpose = SearchPurpose::Merge};
    is_other_staying_ = !is_other_staying_;
  }
  return Stay{};
}

bool MergePresenter::takes(const CodeArrived& code) {
  if (allowance_.is_open()) return false;
  notice_ = {};
  if (!look_up_.ask_instead(desk_, LookUpCode{code.raw, code.aim})) {
    notice_ = {desk_.tr("error.busy"), Tone::Caution};
  }
  return true;
}

// Whoever has been known longer stays, unless it is said otherwise.
void MergePresenter::met(const MemberCard& card) {
  if (!desk_.card) return;
  if (card.member.id == desk_.card->member.id) {
    other_.reset();
    notice_ = {desk_.tr("merge.same"), Tone::Caution};
    return;
  }
  notice_ = {};
  other_ = card;
  is_other_staying_ =
      loyalty::knows_joining(card.member) && (!loyalty::knows_joining(desk_.card->member) ||
                                              card.member.joined < desk_.card->member.joined);
}

void MergePresenter::confirm() {
  if (!other_ || !desk_.card) return;
  notice_ = {};
  const loyalty::CounterAnswer answer = desk_.may(loyalty::Act::Merge);
  if (answer.verdict == Verdict::Allowed) {
    send(desk_.staff_id());  // signs for herself
  } else if (answer.verdict == Verdict::NeedsAbove) {
    allowance_.ask(
        desk_.tr("allow.merge", {desk_.name_of(going().member), desk_.name_of(staying().member)}),
        answer.above);
  } else {
    notice_ = {desk_.sentence(answer), Tone::Caution};
  }
}

void MergePresenter::send(const model::StaffId& allowed_by) {
  const MergeMembers request{staying().member.id, going().member.id, desk_.staff_id(), allowed_by};
  if (!merge_.ask(desk_, request)) notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

Step MergePresenter::tick() {
  allowance_.tick();
  return Stay{};
}

Step MergePresenter::handle(const Reply& reply) {
  if (allowance_.takes(reply)) {
    if (const auto by = allowance_.by()) {
      allowance_.forget();
      send(*by);
    }
  } else if (look_up_.takes(reply)) {
    if (const auto* const card = card_in(reply)) {
      desk_.sound(Cue::Recognised);
      met(*card);
    } else if (reply.result) {
      desk_.sound(Cue::Unknown);
      notice_ = {desk_.tr("household.nobody"), Tone::Caution};
    } else {
      notice_ = {desk_.sentence(reply.result.error()), Tone::Caution};
    }
  } else if (merge_.takes(reply)) {
    if (const auto* const card = card_in(reply)) {
      return OpenMember{*card, {desk_.tr("merge.done"), Tone::Good}};
    }
    if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
  }
  return Stay{};
}

// ---- what is seen ---------------------------------------------------------------------------

std::variant<PageView, SignInView> MergePresenter::view() const {
  if (allowance_.is_open()) return allowance_.view();
  return page();
}

PageRow MergePresenter::row_of(const MemberCard& card) const {
  PageRow row;
  row.words = desk_.name_of(card.member);
  row.detail = numbers_of(card.member);
  row.sign = PageSign::Person;
  row.is_chosen = staying().member.id == card.member.id;
  if (row.is_chosen) row.figure = desk_.tr("merge.stays");
  return row;
}

// The one who stays before the one who goes into her.
PagePanel MergePresenter::comparison() const {
  const model::Member& one = staying().member;
  const model::Member& other = going().member;
  const auto since = [&](const model::Member& member) {
    return loyalty::knows_joining(member) ? i18n::full_date(desk_.reader, member.joined)
                                          : desk_.tr("merge.unknown");
  };
  PagePanel panel;
  panel.title = desk_.tr("merge.compare");
  panel.facts = {
      {{}, {}, desk_.tr("merge.stays"), desk_.tr("merge.goes")},
      {desk_.tr("merge.since"), {}, since(one), since(other)},
      {desk_.tr("merge.visits"), {}, i18n::count(one.visits), i18n::count(other.visits)},
      {desk_.tr("merge.tier"), {}, desk_.tier_name(one.tier), desk_.tier_name(other.tier)},
      {desk_.tr("merge.points"),
       {},
       i18n::points(staying().balance.points),
       i18n::points(going().balance.points)}};
  const auto together = staying().balance.points.plus(going().balance.points);
  panel.total = desk_.tr("merge.together");
  if (together) panel.total_figure = desk_.points_of(*together);
  panel.sentence = desk_.tr("merge.means", {desk_.name_of(one)});
  return panel;
}

PageView MergePresenter::page() const {
  PageView view;
  view.kind = PageKind::Merge;
  view.title = desk_.tr("merge.title");
  view.notice = notice_;
  if (!desk_.card) return view;
  view.aside = desk_.name_of(desk_.card->member);
  if (!other_) {
    view.words = desk_.tr(look_up_.is_open() ? "cards.looking" : "merge.scan");
    view.act = desk_.tr("household.search");
    return view;
  }
  view.rows = {row_of(*desk_.card), row_of(*other_)};
  view.words = desk_.tr("merge.tap");
  view.panel = comparison();
  view.act = desk_.tr("household.turn");
  view.can_confirm = !merge_.is_open();
  view.confirm = desk_.tr(merge_.is_open() ? "member.awarding" : "merge.confirm");
  return view;
}

}  // namespace regulars::ui
