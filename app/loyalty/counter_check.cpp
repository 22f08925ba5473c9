#include "app/loyalty/counter_check.h"

#include <string>
#include <utility>

#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

Result<std::optional<model::Staff>> person_of(const storage::TerminalView& terminal,
                                              const model::StaffId& staff) {
  if (staff.is_none()) return std::nullopt;
  REGULARS_TRY(auto held, terminal.staff.find(staff));
  if (!held) return std::nullopt;
  return std::move(held->staff);
}

// Also where she was merged since somebody said which member she is.
Result<bool> is_card_of(const storage::TerminalView& terminal,
                        const std::optional<model::Staff>& person,
                        const model::MemberId& member) {
  if (!person || person->member.is_none() || member.is_none()) return false;
  REGULARS_TRY(const auto hers, terminal.people.living(person->member));
  REGULARS_TRY(const auto meant, terminal.people.living(member));
  return hers == meant;
}

bool has_limits(Act act, const model::CounterLimits& limits) {
  const bool counts = act == Act::Earn || act == Act::Claim || act == Act::Redeem ||
                      act == Act::RedeemUnproved || act == Act::Adjust;
  return counts && !(limits == model::CounterLimits{});
}

tl::unexpected<Error> refuse(const CounterAnswer& answer) {
  const Refusal why = answer.why.value_or(Refusal{"error.counter.needs_supervisor", {}});
  return fail(ErrorKind::refused, "the counter's rules say no: " + why.key, why.key, why.arguments);
}

}  // namespace

Result<CounterDay> counter_day(const storage::TerminalView& terminal,
                               const model::MemberId& member,
                               Instant at,
                               std::chrono::minutes utc_offset) {
  CounterDay counted;
  const auto day = model::BusinessDay::of(at, utc_offset);
  if (!member.is_none()) {
    REGULARS_TRY(const storage::CardToday card,
                 terminal.counter.card_since(member, day.begin(utc_offset)));
    counted.card_sales = card.sales;
    counted.card_redeems = card.redeems;
  }
  REGULARS_TRY(const auto adjusted, terminal.counter.adjusted_on(day));
  for (const storage::AdjustedBy& each : adjusted) {
    counted.people.push_back({each.staff, each.points});
  }
  return counted;
}

Result<std::uint32_t> check_at_counter(const storage::TerminalView& terminal,
                                       const model::Programme& programme,
                                       const Asking& asking) {
  CounterQuestion question = asking.question;
  REGULARS_TRY(const auto person, person_of(terminal, asking.staff));
  if (person) question.role = person->role;
  REGULARS_TRY(question.is_own_card, is_card_of(terminal, person, asking.member));
  if (has_limits(question.act, programme.limits)) {
    REGULARS_TRY(const CounterDay day,
                 counter_day(terminal, asking.member, asking.at, asking.utc_offset));
    question.today = day.of(asking.staff);
  }
  const CounterAnswer answer = check_counter(programme.limits, question);
  if (answer.verdict == Verdict::Allowed) return answer.flags;
  const bool is_signed = !asking.allowed_by.is_none() && asking.allowed_by != asking.staff;
  if (answer.verdict == Verdict::Refused || !is_signed) return refuse(answer);
  REGULARS_TRY(const auto above, person_of(terminal, asking.allowed_by));
  if (!above || above->role < answer.above) return refuse(answer);
  REGULARS_TRY(const bool gains, is_card_of(terminal, above, asking.member));
  if (gains) return refuse(answer);
  return answer.flags;
}

Result<std::uint32_t> check_at_counter(const storage::TerminalView& terminal,
                                       Act act,
                                       const model::MemberId& member,
                                       const model::StaffId& staff,
                                       const model::StaffId& allowed_by) {
  Asking asking;
  asking.question.act = act;
  asking.member = member;
  asking.staff = staff;
  asking.allowed_by = allowed_by;
  return check_at_counter(terminal, model::Programme{}, asking);
}

}  // namespace regulars::loyalty
