#include "app/terminal/answers.h"

#include <type_traits>
#include <utility>
#include <variant>

#include "app/feedback/day.h"
#include "app/feedback/rate.h"
#include "app/loyalty/home.h"
#include "app/loyalty/programme_in_force.h"
#include "app/storage/terminal/terminal_storage.h"
#include "app/terminal/executors.h"
#include "app/terminal/logo.h"
#include "app/terminal/preferences_codec.h"

namespace regulars::terminal {

Result<ui::Answer> execute(const Counter& counter, ui::SavePreferences& request) {
  REGULARS_TRY_VOID(
      counter.storage.preferences().save(request.staff, to_json(request.preferences)));
  return ui::Answer{ui::PreferencesSaved{}};
}

Result<ui::Answer> execute(const Counter& counter, ui::LoadHome& /*request*/) {
  REGULARS_TRY(auto home, loyalty::home_of(counter.storage, counter.today(), counter.now.at));
  return ui::Answer{ui::HomeLoaded{recent_entries(std::move(home.recent)),
                                   home.members_seen,
                                   home.points_given,
                                   home.prompts,
                                   home.answers,
                                   home.face_sum}};
}

Result<ui::Answer> execute(const Counter& counter, ui::RecordRating& request) {
  const feedback::RateOrder order{
      request.sale_seq, request.outcome, request.face, counter.now.at, counter.now.utc_offset};
  REGULARS_TRY([[maybe_unused]] const auto rated, feedback::rate(counter.storage, order));
  return ui::Answer{ui::RatingRecorded{}};
}

Result<ui::Answer> execute(const Counter& counter, ui::LoadDay& /*request*/) {
  REGULARS_TRY(const auto day, feedback::day_of(counter.storage, counter.today()));
  ui::DayLoaded loaded{day.day.text(), {}, day.sales};
  for (const feedback::RatingLine& line : day.ratings) {
    loaded.rows.push_back(
        {line.at, line.outcome, line.face, line.tier, line.is_member, line.cashier});
  }
  return ui::Answer{std::move(loaded)};
}

Result<ui::Answer> execute(const Counter& /*counter*/, ui::DecodeLogo& request) {
  REGULARS_TRY(auto logo, decode_logo(request.png));
  return ui::Answer{std::move(logo)};
}

Result<model::Programme> programme_of(const Counter& counter) {
  REGULARS_TRY(auto programme, loyalty::programme_in_force(counter.storage));
  if (programme) return *std::move(programme);
  return fail(ErrorKind::refused, "no programme has arrived yet", "earn.no_programme");
}

namespace {

template <typename Request, typename... Kinds>
constexpr bool is_one_of = (std::is_same_v<Request, Kinds> || ...);

// Others have a say in the rest: enquiry.h, request_runner.h.
template <typename Request>
constexpr bool is_workers_own = !is_one_of<Request,
                                           ui::EnrolTerminal,
                                           ui::RedeemReward,
                                           ui::ChooseMemberPin,
                                           ui::LoadHistory,
                                           ui::FindReceipt,
                                           ui::PreviewRefund,
                                           ui::RefundSale,
                                           ui::PauseFilling,
                                           ui::ResumeFilling>;

}  // namespace

Result<ui::Answer> answer(storage::TerminalStorage& storage,
                          const Moment& now,
                          const model::Region& region,
                          ui::Request& request) {
  const Counter counter{storage, now, region};
  return std::visit(
      [&]<typename Request>(Request& wanted) -> Result<ui::Answer> {
        if constexpr (is_workers_own<Request>) {
          return execute(counter, wanted);
        } else {
          return fail(ErrorKind::bug, "this request is not the worker's alone", "error.bug");
        }
      },
      request);
}

bool adds_event(const ui::Request& request) {
  return std::visit(
      []<typename Request>(const Request&) {
        return is_one_of<Request,
                         ui::EnrolMember,
                         ui::SetConsent,
                         ui::CorrectMember,
                         ui::ChangeCard,
                         ui::MoveHousehold,
                         ui::MergeMembers,
                         ui::EraseMember,
                         ui::AwardPoints,
                         ui::UndoAward,
                         ui::UndoRedeem,
                         ui::LoadPurse,
                         ui::SellGiftCard,
                         ui::AdjustPoints,
                         ui::ChangeStaff,
                         ui::RecordRating>;
      },
      request);
}

}  // namespace regulars::terminal
