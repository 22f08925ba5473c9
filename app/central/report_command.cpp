// `regulars-central report`: what the programme brings, to whom, and what is owed.

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "app/base/system_clock.h"
#include "app/central/commands.h"
#include "app/insight/report_json.h"
#include "app/insight/report_text.h"
#include "app/model/business_day.h"

namespace regulars::central {

namespace {

constexpr const char* kFooter =
    "Reads beside a running server, writes nothing. Money is what was bought less what came\n"
    "back; members are shown by masked id. With --json one object:\n"
    "  from, to, currency\n"
    "  reach      money_by_members, visits_by_members, second_purchase, referred, each\n"
    "             {part, whole, per_mille}; by_month; bringers\n"
    "  tiers      members, visits, full_price, bargain_hunters, material_ and\n"
    "             emotional_benefits of each\n"
    "  rewards    times, points, value_minor of each that was redeemed\n"
    "  baskets    several_shelves, lines, pairs {one, other, together, lift_percent}\n"
    "  loyal      members, loyal, forgiving, and how many show each of the five signs\n"
    "  margin     with --margin: members, losing, lost_minor, by_returns, by_points\n"
    "  staff      rows (figures from --least sales on), members_who_depend_on_one, left_alone,\n"
    "             reassigned {member, from, to, visits}\n"
    "  liability  points, worth_minor, owed, by_tier, by_month\n"
    "Example:\n"
    "  regulars-central report --data /var/lib/regulars --from 2026-01-01 --margin 30";

struct ReportOptions {
  std::filesystem::path folder;
  std::string from;
  std::string to;
  std::int64_t margin_percent = -1;
  std::int64_t return_cost_minor = 0;
  std::int64_t least_sales = 30;
  bool is_json = false;
};

Result<std::chrono::sys_days> day_of(const char* option, const std::string& text) {
  const auto day = model::BusinessDay::parse(text);
  if (day) return day->date();
  return fail(ErrorKind::invalid,
              std::string(option) + " " + text + " is not a day like 2026-11-22");
}

// Without days: the year up to today.
Result<insight::Plan> plan_of(const ReportOptions& options) {
  constexpr std::chrono::days kDay{1};
  constexpr std::chrono::days kYear{365};
  insight::Plan plan;
  plan.until = std::chrono::floor<std::chrono::days>(SystemClock{}.wall()) + kDay;
  if (!options.to.empty()) {
    REGULARS_TRY(const auto last, day_of("--to", options.to));
    plan.until = last + kDay;
  }
  plan.from = plan.until - kYear;
  if (!options.from.empty()) {
    REGULARS_TRY(plan.from, day_of("--from", options.from));
  }
  if (plan.from >= plan.until) {
    return fail(ErrorKind::invalid, "--from " + options.from + " is after the last day");
  }
  if (options.margin_percent >= 0) plan.margin_percent = options.margin_percent;
  plan.return_cost_minor = options.return_cost_minor;
  plan.least_sales = options.least_sales;
  return plan;
}

Result<Outcome> report(const ReportOptions& options) {
  REGULARS_TRY(const auto plan, plan_of(options));
  REGULARS_TRY(const auto town, insight::look_at(options.folder));
  const auto found = insight::report_on(town, plan);
  std::cout << (options.is_json ? insight::to_json(found) + "\n" : insight::to_text(found));
  return Outcome{};
}

}  // namespace

void add_report(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("report", "What the programme brings, and to whom");
  const auto options = std::make_shared<ReportOptions>();
  add_data_option(*command, options->folder);
  command->add_option("--from", options->from, "The first day; without it, a year before the last")
      ->type_name("DAY");
  command->add_option("--to", options->to, "The last day; without it, today")->type_name("DAY");
  command
      ->add_option("--margin", options->margin_percent, "What is earned on a sale, before points")
      ->type_name("PERCENT")
      ->check(CLI::Range(0, 100));
  command
      ->add_option("--return-cost", options->return_cost_minor, "What a return costs, minor units")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}));
  command->add_option("--least", options->least_sales, "Sales of staff from which figures are told")
      ->capture_default_str()
      ->check(CLI::Range(1, 1'000'000));
  command->add_flag("--json", options->is_json, "One JSON object");
  command->callback([options, &chosen] { chosen = [=] { return report(*options); }; });
  command->footer(kFooter);
}

}  // namespace regulars::central
