#include "app/ui/presenters/day_presenter.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <utility>

#include "app/i18n/format.h"

namespace regulars::ui {
namespace {

constexpr int kFewestHours = 8;
constexpr std::array<const char*, 5> kFaceKeys{
    "rating.face_1", "rating.face_2", "rating.face_3", "rating.face_4", "rating.face_5"};

bool is_answered(const RatingRow& row) {
  return row.outcome == model::RatingOutcome::Answered && row.face >= 1 && row.face <= 5;
}

std::int64_t count_of(const std::vector<RatingRow>& rows, model::RatingOutcome outcome) {
  return std::count_if(
      rows.begin(), rows.end(), [&](const RatingRow& row) { return row.outcome == outcome; });
}

}  // namespace

DayPresenter::DayPresenter(Desk& desk, model::Staff by) : desk_(desk), by_(std::move(by)) {
  if (!load_.ask(desk_, LoadDay{})) notice_ = {desk_.tr("error.busy"), Tone::Caution};
}

Step DayPresenter::handle(const Action& action) {
  if (is_back(action)) return GoHome{};
  if (std::holds_alternative<DirectoryTapped>(action)) return OpenStaff{by_};
  if (const auto* const page = std::get_if<PageTapped>(&action); page != nullptr && day_) {
    if (page->by > 0 && first_ + DayView::kLines < day_->rows.size()) first_ += DayView::kLines;
    if (page->by < 0) first_ -= std::min(first_, DayView::kLines);
  }
  return Stay{};
}

Step DayPresenter::handle(const Reply& reply) {
  if (!load_.takes(reply)) return Stay{};
  if (const auto* const loaded = answer_of<DayLoaded>(reply)) day_ = *loaded;
  if (!reply.result) notice_ = {desk_.sentence(reply.result.error()), Tone::Bad};
  return Stay{};
}

DayView DayPresenter::view() const {
  DayView view;
  view.date = i18n::long_date(desk_.reader, desk_.today());
  view.is_loading = load_.is_open();
  view.notice = notice_;
  view.score = "–";
  if (!day_) return view;
  describe_score(view);
  describe_hours(view);
  view.sales = desk_.plural("day.sales", day_->sales, {i18n::count(day_->sales)});
  const std::size_t count = day_->rows.size();
  const std::size_t end = std::min(first_ + DayView::kLines, count);
  for (std::size_t i = first_; i < end; ++i) view.lines.push_back(line_of(day_->rows.at(i)));
  if (count <= DayView::kLines) return view;
  view.page = desk_.tr("day.page",
                       {std::to_string(first_ / DayView::kLines + 1),
                        std::to_string((count + DayView::kLines - 1) / DayView::kLines)});
  view.has_earlier = end < count;
  view.has_later = first_ > 0;
  return view;
}

void DayPresenter::describe_score(DayView& view) const {
  const auto& rows = day_->rows;
  std::int64_t answered = 0;
  std::int64_t sum = 0;
  for (const RatingRow& row : rows) {
    if (!is_answered(row)) continue;
    ++answered;
    sum += row.face;
  }
  const auto asked = static_cast<std::int64_t>(rows.size());
  if (answered == 0) {
    view.answered = desk_.tr("day.no_answers");
  } else {
    view.score = i18n::hundredths((sum * 200 + answered) / (2 * answered), 2);
    view.answered = desk_.tr("day.answered",
                             {i18n::count(answered),
                              i18n::count(asked),
                              i18n::hundredths(answered * 10'000 / asked, 0)});
  }
  if (asked > 0) {
    view.not_answered = desk_.tr("day.not_answered",
                                 {i18n::count(count_of(rows, model::RatingOutcome::Skipped)),
                                  i18n::count(count_of(rows, model::RatingOutcome::TimedOut))});
  }
}

void DayPresenter::describe_hours(DayView& view) const {
  std::map<int, HourBar> hours;
  for (const RatingRow& row : day_->rows) {
    if (!is_answered(row)) continue;
    const auto local = row.at + desk_.offset(row.at);
    const auto since_midnight = local - std::chrono::floor<std::chrono::days>(local);
    const auto hour =
        static_cast<int>(std::chrono::floor<std::chrono::hours>(since_midnight).count());
    ++hours[hour].faces.at(row.face - 1U);
  }
  if (hours.empty()) return;
  // Hours without an answer between the first and the last are shown: a gap is a fact.
  const int first = hours.begin()->first;
  const int last = std::min(23, std::max(hours.rbegin()->first, first + kFewestHours - 1));
  for (int hour = first; hour <= last; ++hour) {
    HourBar bar = hours[hour];
    bar.hour = std::to_string(hour);
    view.hours.push_back(std::move(bar));
  }
}

RatingLine DayPresenter::line_of(const RatingRow& row) const {
  RatingLine line;
  line.time = desk_.time_of(row.at);
  if (is_answered(row)) {
    line.face = row.face;
    line.words = desk_.tr(kFaceKeys.at(row.face - 1U));
  } else {
    const bool is_skipped = row.outcome == model::RatingOutcome::Skipped;
    line.words = desk_.tr(is_skipped ? "day.skipped" : "day.timed_out");
  }
  line.detail = row.is_member ? desk_.tier_name(row.tier) : desk_.tr("common.guest");
  if (!row.cashier.empty()) line.detail = desk_.tr("common.pair", {line.detail, row.cashier});
  return line;
}

}  // namespace regulars::ui
