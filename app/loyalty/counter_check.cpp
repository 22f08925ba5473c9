#include "app/loyalty/counter_check.h"

#include <string>
#include <utility>

#include "app/model/business_day.h"
#include "app/storage/terminal/terminal_storage.h"

namespace regulars::loyalty {

namespace {

Result<std::optional<model::Role>> role_of(const storage::TerminalView& terminal,
                                           const model::StaffId& staff) {
  if (staff.is_none()) return std::nullopt;
  REGULARS_TRY(const auto held, terminal.members.find_staff(staff));
  if (!held) return std::nullopt;
  return held->staff.role;
}

Result<CounterCounts> counts_of(const storage::TerminalView& terminal, const Asking& asking) {
  CounterCounts counts;
  const auto day = model::BusinessDay::of(asking.at, asking.utc_offset);
  if (!asking.member.is_none()) {
    REGULARS_TRY(counts.card_sales,
                 terminal.ledger.visits_since(asking.member, day.begin(asking.utc_offset)));
  }
  if (!asking.staff.is_none()) {
    REGULARS_TRY(counts.staff_adjusted, terminal.purses.adjusted_by(asking.staff, day));
  }
  return counts;
}

tl::unexpected<Error> refuse(const CounterAnswer& answer) {
  const Refusal why = answer.why.value_or(Refusal{"error.counter.needs_supervisor", {}});
  return fail(ErrorKind::refused, "the counter's rules say no: " + why.key, why.key, why.arguments);
}

}  // namespace

Result<std::uint32_t> check_at_counter(const storage::TerminalView& terminal,
                                       const model::Programme& programme,
                                       const Asking& asking) {
  const bool is_free =
      asking.question.act == Act::Earn && programme.limits == model::CounterLimits{};
  if (is_free && !asking.question.is_own_card) return std::uint32_t{0};
  CounterQuestion question = asking.question;
  REGULARS_TRY(question.role, role_of(terminal, asking.staff));
  REGULARS_TRY(question.today, counts_of(terminal, asking));
  const CounterAnswer answer = check_counter(programme.limits, question);
  if (answer.verdict == Verdict::Allowed) return answer.flags;
  if (answer.verdict == Verdict::Refused || asking.allowed_by.is_none()) return refuse(answer);
  REGULARS_TRY(const auto above, role_of(terminal, asking.allowed_by));
  if (!above || *above < answer.above) return refuse(answer);
  return answer.flags;
}

}  // namespace regulars::loyalty
