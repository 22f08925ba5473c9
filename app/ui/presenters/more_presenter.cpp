#include "app/ui/presenters/more_presenter.h"

namespace regulars::ui {
namespace {

using loyalty::Verdict;

const char* heading_key(MoreSection section) {
  return section == MoreSection::Points ? "more.points" : "more.person";
}

}  // namespace

MorePresenter::MorePresenter(Desk& desk) : desk_(desk) {
  lay_out();
}

void MorePresenter::lay_out() {
  std::optional<MoreSection> last;
  for (const MoreEntry& entry : more_entries()) {
    if (!entry.is_offered(desk_) || (entry.needs_member && !desk_.card)) continue;
    if (last != entry.section) rows_.push_back({entry.section, nullptr});
    last = entry.section;
    rows_.push_back({std::nullopt, &entry});
  }
}

Step MorePresenter::handle(const Action& action) {
  if (is_back(action)) return GoBack{};
  if (const auto* const turned = std::get_if<RowsTurned>(&action)) {
    pager_.turn(turned->by, rows_.size());
  }
  const auto* const tapped = std::get_if<PageRowTapped>(&action);
  return tapped == nullptr ? Step{Stay{}} : open(pager_.first() + tapped->index);
}

Step MorePresenter::open(std::size_t row) {
  if (row >= rows_.size() || rows_.at(row).heading) return Stay{};
  const MoreEntry& entry = *rows_.at(row).entry;
  const bool is_refused = entry.act && desk_.may(*entry.act).verdict == Verdict::Refused;
  return is_refused ? Step{Stay{}} : entry.open();
}

// What cannot be done says why; what somebody above has to sign says so before it is begun.
PageRow MorePresenter::page_row(const MoreEntry& entry) const {
  PageRow row;
  row.id = entry.id;
  row.words = desk_.tr(entry.words);
  row.detail = desk_.tr(entry.detail);
  row.sign = entry.sign;
  if (!entry.act) return row;
  const loyalty::CounterAnswer answer = desk_.may(*entry.act);
  row.can_tap = answer.verdict != Verdict::Refused;
  if (answer.verdict == Verdict::NeedsAbove) {
    const bool is_managers = answer.above == model::Role::Manager;
    row.detail = desk_.tr(is_managers ? "more.manager_signs" : "more.supervisor_signs");
  } else if (answer.verdict == Verdict::Refused) {
    row.detail = desk_.sentence(answer);
  }
  return row;
}

PageRow MorePresenter::page_row(const Row& row) const {
  if (row.entry != nullptr) return page_row(*row.entry);
  PageRow heading;
  heading.words = desk_.tr(heading_key(*row.heading));
  heading.is_heading = true;
  return heading;
}

PageView MorePresenter::view() const {
  PageView view;
  view.kind = PageKind::More;
  view.are_tiles = true;
  view.title = desk_.tr("more.title");
  view.notice = notice_;
  if (desk_.card) view.aside = desk_.name_of(desk_.card->member);
  if (rows_.empty()) view.words = desk_.tr("more.nothing");
  for (std::size_t i = pager_.first(); i < rows_.size(); ++i) {
    view.rows.push_back(page_row(rows_.at(i)));
  }
  view.has_earlier = pager_.has_earlier();
  return view;
}

}  // namespace regulars::ui
