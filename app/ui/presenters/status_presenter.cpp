#include "app/ui/presenters/status_presenter.h"

#include <algorithm>
#include <utility>

#include "app/i18n/format.h"
#include "app/model/ratio.h"
#include "app/ui/presenters/screen_presenter.h"

namespace regulars::ui {
namespace {

constexpr Milliseconds kNewsStays = std::chrono::seconds{12};
constexpr Milliseconds kWorkLook = std::chrono::seconds{5};  // between two looks at the time left

Tone tone_of(Severity severity) {
  switch (severity) {
    case Severity::Notice:
    case Severity::Caution:
      return Tone::Caution;
    case Severity::Bad:
      break;
  }
  return Tone::Bad;
}

}  // namespace

void StatusPresenter::take(const ConnectionChanged& connection) {
  faults_.take(connection);
  const auto& filling = connection.filling;
  if (!filling || filling->is_paused) {
    filling_.rest();
  } else {
    filling_.saw(filling->done, filling->total, desk_.now());
  }
}

bool StatusPresenter::handle(const Action& action) {
  if (std::holds_alternative<WorkPauseTapped>(action)) {
    toggle_pause();
    return true;
  }
  if (std::holds_alternative<FaultsTapped>(action)) {
    is_open_ = !is_open_;
    return true;
  }
  if (!is_open_) return false;
  if (is_back(action) || is_confirm(action)) is_open_ = false;
  return true;
}

void StatusPresenter::toggle_pause() {
  const auto& filling = desk_.connection.filling;
  if (!filling) return;
  const Request wanted = filling->is_paused ? Request{ResumeFilling{}} : Request{PauseFilling{}};
  if (!pause_.ask(desk_, wanted)) say({desk_.tr("error.busy"), Tone::Caution});
}

void StatusPresenter::say(Notice news) {
  news_ = std::move(news);
  news_end_ = desk_.now() + kNewsStays;
}

void StatusPresenter::tick() {
  if (!news_end_ || *news_end_ > desk_.now()) return;
  news_ = {};
  news_end_.reset();
}

std::optional<SteadyInstant> StatusPresenter::deadline() const {
  std::optional<SteadyInstant> soonest = news_end_;
  const auto sooner = [&](const std::optional<SteadyInstant>& other) {
    if (other) soonest = soonest ? std::min(*soonest, *other) : other;
  };
  sooner(desk_.refused_until());
  if (desk_.redemption && !desk_.redemption->is_slow(desk_.now())) {
    sooner(desk_.redemption->asked + Redemption::kSlow);
  }
  if (filling_.at(desk_.now())) sooner(desk_.now() + kWorkLook);
  return soonest;
}

std::vector<Fault> StatusPresenter::faults() const {
  FaultBook all = faults_;
  if (desk_.refused_until()) {
    all.set(FaultSource::Worker, Fault{Severity::Caution, "fault.busy", {}, "fault.busy_remedy"});
  }
  if (desk_.redemption && desk_.redemption->is_slow(desk_.now())) {
    all.set(FaultSource::Central, Fault{Severity::Notice, "fault.slow", {}, "fault.slow_remedy"});
  }
  return desk_.store.is_enrolled ? all.ranked() : std::vector<Fault>{};
}

StatusView StatusPresenter::view() const {
  StatusView status;
  status.store =
      desk_.store.store_name.empty() ? desk_.tr("status.no_store") : desk_.store.store_name;
  status.till = desk_.store.terminal_name;
  if (desk_.staff) status.cashier = desk_.staff->name;
  status.time = desk_.time_of(desk_.wall());
  if (desk_.store.is_enrolled) describe_connection(status);
  return status;
}

void StatusPresenter::describe_connection(StatusView& status) const {
  status.work = work();
  const std::vector<Fault> all = faults();
  status.has_list = !all.empty() || status.work.has_value();
  if (!news_.words.empty()) {
    status.connection = news_.words;
    status.tone = news_.tone;
  } else if (!all.empty()) {
    const Fault& worst = all.front();
    status.connection = desk_.sentence(worst.key, worst.arguments);
    status.remedy = desk_.sentence(worst.remedy, worst.arguments);
    status.tone = tone_of(worst.severity);
    const auto more = static_cast<std::int64_t>(all.size()) - 1;
    if (more > 0) status.more = desk_.plural("fault.more", more, {i18n::count(more)});
  } else if (desk_.connection.waiting == 0) {
    status.connection = desk_.tr("status.online_sent");
  } else {
    const std::int64_t waiting = desk_.connection.waiting;
    status.connection = desk_.plural("status.online_waiting", waiting, {std::to_string(waiting)});
  }
}

std::optional<FaultsView> StatusPresenter::list() const {
  if (!is_open_) return std::nullopt;
  FaultsView view;
  for (const Fault& each : faults()) {
    if (view.rows.size() == FaultsView::kRows) break;
    view.rows.push_back({desk_.sentence(each.key, each.arguments),
                         desk_.sentence(each.remedy, each.arguments),
                         tone_of(each.severity)});
  }
  if (view.rows.empty()) view.all_well = desk_.tr("fault.none");
  view.work = work();
  return view;
}

std::optional<WorkView> StatusPresenter::work() const {
  const auto& filling = desk_.connection.filling;
  if (!filling) return std::nullopt;
  WorkView work;
  work.words = desk_.tr("work.members", {i18n::count(filling->done), i18n::count(filling->total)});
  work.time_left = filling->is_paused ? desk_.tr("work.paused") : time_left();
  const auto percent = model::multiply_divide(
      filling->done, 100, std::max<std::int64_t>(1, filling->total), model::Rounding::Down);
  work.percent = static_cast<int>(std::clamp<std::int64_t>(percent.value_or(0), 0, 100));
  work.can_pause = !pause_.is_open();
  work.is_paused = filling->is_paused;
  return work;
}

std::string StatusPresenter::time_left() const {
  constexpr std::int64_t kMostMinutes = 90;
  const auto left = filling_.at(desk_.now());
  if (!left) return {};
  const std::int64_t minutes = std::chrono::ceil<std::chrono::minutes>(*left).count();
  if (minutes <= 1) return desk_.tr("work.soon");
  if (minutes <= kMostMinutes) return desk_.plural("work.minutes", minutes, {i18n::count(minutes)});
  const std::int64_t hours = std::chrono::ceil<std::chrono::hours>(*left).count();
  return desk_.plural("work.hours", hours, {i18n::count(hours)});
}

}  // namespace regulars::ui
