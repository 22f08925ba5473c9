#include "app/central/account_desk.h"

#include <algorithm>
#include <array>

#include "app/loyalty/event_codec.h"

namespace regulars::central {

namespace {
// Far beyond any shop's, and small enough that no sum leaves 63 bits.
constexpr std::int64_t kMostAtOnce = 1'000'000'000'000;

bool is_plausible(std::int64_t points) {
  return points > 0 && points <= kMostAtOnce;
}

std::string name_of(const model::MemberId& account) {
  return "account " + account.uuid().text();
}

bool is_of_money(const model::Programme& programme, model::PurseNumber purse) {
  return std::any_of(
      programme.purses.begin(), programme.purses.end(), [&](const model::Purse& each) {
        return each.number == purse && each.unit == model::PurseUnit::Money;
      });
}
}  // namespace

Result<std::string> AccountDesk::top_up(BalanceBook& book,
                                        const storage::LoggedEvent& logged,
                                        const model::EventStamp& stamp,
                                        const model::TopUpEvent& event,
                                        const model::Programme* programme) {
  REGULARS_TRY(const auto member, book.find(event.account));
  if (!member) return name_of(event.account) + " is unknown";
  REGULARS_TRY(const std::int64_t account, store_.account_of(*member));
  const std::int64_t money = event.amount.minor();
  const std::int64_t bonus = event.bonus.minor();
  if (!is_plausible(money) || bonus < 0 || bonus > kMostAtOnce) {
    return "a top-up of " + event.amount.plain() + " and " + event.bonus.plain() + " on top";
  }
  const bool is_money = programme == nullptr || is_of_money(*programme, event.purse);
  if (event.purse == model::kPointsPurse || !is_money) {
    return "purse " + std::to_string(event.purse) + " does not keep money";
  }
  const model::Grant grant{
      .purse = event.purse, .points = model::Points{money + bonus}, .lapses = event.lapses};
  REGULARS_TRY_VOID(purses_.give(book,
                                 {.account = account,
                                  .event = logged.gseq,
                                  .earned = stamp.at,
                                  .utc_offset = stamp.utc_offset},
                                 std::array{grant}));
  REGULARS_TRY_VOID(purses_.level(book, account, logged.gseq));
  return std::string{};
}

Result<std::string> AccountDesk::issue(BalanceBook& book,
                                       const storage::LoggedEvent& logged,
                                       const model::EventStamp& stamp,
                                       const model::IssueEvent& event) {
  if (event.account.is_none()) return "an issue without an account";
  REGULARS_TRY(const auto known, book.find(event.account));
  if (known) return name_of(event.account) + " exists already";
  const bool is_coupon = event.kind == model::BearerKind::Coupon;
  if (!is_coupon && !is_plausible(event.amount.minor())) {
    return "a gift card of " + event.amount.plain();
  }
  REGULARS_TRY(const auto code, code_of(logged, event));
  if (!code) return name_of(event.account) + ": its code does not match its digest";
  REGULARS_TRY(const auto holder, store_.find_identifier(*code));
  if (holder) return name_of(event.account) + ": its code is another account's";
  REGULARS_TRY(const auto member, book.find(event.member));
  model::Member bearer;
  bearer.id = event.account;
  bearer.joined = std::chrono::floor<std::chrono::days>(stamp.at + stamp.utc_offset);
  REGULARS_TRY(const std::int64_t account, store_.add_member(bearer));
  book.begin(event.account, account);
  REGULARS_TRY_VOID(store_.add_identifier(*code, account));
  REGULARS_TRY_VOID(store_.add_bearer({.account = account,
                                       .gseq = logged.gseq,
                                       .member = member,
                                       .kind = event.kind,
                                       .reward = event.reward,
                                       .lapses = event.lapses}));
  const model::Grant grant{.purse = is_coupon ? model::kCouponPurse : event.purse,
                           .points = model::Points{is_coupon ? 1 : event.amount.minor()},
                           .lapses = event.lapses};
  REGULARS_TRY_VOID(purses_.give(book,
                                 {.account = account,
                                  .event = logged.gseq,
                                  .earned = stamp.at,
                                  .utc_offset = stamp.utc_offset},
                                 std::array{grant}));
  REGULARS_TRY_VOID(purses_.level(book, account, logged.gseq));
  return std::string{};
}

Result<std::optional<model::Identifier>> AccountDesk::code_of(const storage::LoggedEvent& logged,
                                                              const model::IssueEvent& event) {
  const auto side = logged.side.empty() ? Result<loyalty::Side>(loyalty::Side{})
                                        : loyalty::from_side(logged.side);
  if (!side) return std::optional<model::Identifier>{};
  for (const auto& identifier : side->identifiers) {
    const bool is_code = identifier.kind == model::IdentifierKind::Code;
    if (is_code && loyalty::digest_of(side->salt, identifier) == event.code) {
      return std::optional{identifier};
    }
  }
  return std::optional<model::Identifier>{};
}

Result<std::string> AccountDesk::adjust(BalanceBook& book,
                                        const storage::LoggedEvent& logged,
                                        const model::EventStamp& stamp,
                                        const model::AdjustEvent& event,
                                        std::int64_t& missing) {
  REGULARS_TRY(const auto member, book.find(event.member));
  if (!member) return "member " + event.member.uuid().text() + " is unknown";
  REGULARS_TRY(const std::int64_t account, store_.account_of(*member));
  const std::int64_t points = event.points.value();
  if (points < -kMostAtOnce || points == 0 || points > kMostAtOnce) {
    return "an adjustment by " + std::to_string(points) + " points";
  }
  if (points > 0) {
    const model::Grant grant{.purse = event.purse, .points = event.points, .lapses = event.lapses};
    REGULARS_TRY_VOID(purses_.give(book,
                                   {.account = account,
                                    .event = logged.gseq,
                                    .earned = stamp.at,
                                    .utc_offset = stamp.utc_offset},
                                   std::array{grant}));
  } else {
    REGULARS_TRY(
        missing,
        purses_.take(
            book,
            {.account = account, .purse = event.purse, .event = logged.gseq, .points = -points}));
  }
  REGULARS_TRY_VOID(purses_.level(book, account, logged.gseq));
  return std::string{};
}

}  // namespace regulars::central
