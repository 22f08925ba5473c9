// regulars simulate: what another programme would have given for the sales that are stored.

#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>

#include "app/base/system_clock.h"
#include "app/loyalty/programme_document.h"
#include "app/model/business_day.h"
#include "app/storage/act_reader.h"
#include "app/tool/commands.h"
#include "app/tool/progress.h"
#include "app/tool/simulate.h"
#include "app/tool/simulate_report.h"
#include "sync/wire/identity.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Replays what a folder of central or of a terminal has stored, member by member in the order\n"
    "of time, under two programmes: with limits, tiers, pending days and lapses. Changes nothing;\n"
    "a server may be running on the folder. What was undone counts nowhere; bonuses of referrals\n"
    "are left out of both. With --json one object:\n"
    "  against, new                      versions of the programmes\n"
    "  sales, returns, redemptions, members   of the period\n"
    "  points, worth_minor, taken_back, redeemed, uncovered, lapsed, liability,\n"
    "  liability_minor, refused_sales    each {against, new, difference}\n"
    "  better, worse                     members with more and with fewer points\n"
    "  by_rule, by_tier, by_month, by_purse, members_of_tier   lists of the same\n"
    "  moved                             members whose tier at the end differs: from, to, members\n"
    "  largest                           the ten largest differences, ids masked\n"
    "Example:\n"
    "  regulars simulate --programme new.json --data /var/lib/regulars --from 2026-01-01";

struct Options {
  std::string programme;
  std::string against;
  std::string folder;
  std::string from;
  std::string to;
  bool is_json = false;
  unsigned jobs = 0;
};

Result<model::Programme> read_programme(const std::string& file) {
  REGULARS_TRY(const std::string document, sync::read_file(file));
  auto programme = loyalty::parse_programme(document);
  if (!programme) return fail(programme.error().kind, file + ": " + programme.error().words);
  return *std::move(programme);
}

Result<model::Programme> programme_in_force(const std::string& folder) {
  REGULARS_TRY(auto reader, storage::ActReader::open(folder));
  REGULARS_TRY(const auto document, reader.programme());
  if (document) return loyalty::parse_programme(*document);
  return fail(ErrorKind::not_found,
              folder + " has no programme to compare with; name one with --against FILE");
}

// The begin of the day, or of the one after it.
Result<std::optional<Instant>> begin_of(const char* option, const std::string& text, int days) {
  if (text.empty()) return std::optional<Instant>{};
  const auto day = model::BusinessDay::parse(text);
  if (!day) {
    return fail(ErrorKind::invalid,
                std::string(option) + " " + text + " is not a day like 2026-11-22");
  }
  const Instant noon_utc = Instant{day->date()} + std::chrono::hours{12};
  const Instant begin = Instant{day->date() + std::chrono::days{days}};
  return std::optional{begin - local_utc_offset(noon_utc)};
}

Result<Outcome> simulate_folder(const Options& options) {
  SimulatePlan plan;
  plan.folder = options.folder;
  REGULARS_TRY(plan.changed, read_programme(options.programme));
  REGULARS_TRY(plan.against,
               options.against.empty() ? programme_in_force(options.folder)
                                       : read_programme(options.against));
  if (plan.changed.currency != plan.against.currency) {
    return fail(ErrorKind::invalid,
                options.programme + " counts in " + std::string(plan.changed.currency.code()) +
                    ", the sales are in " + std::string(plan.against.currency.code()));
  }
  REGULARS_TRY(plan.from, begin_of("--from", options.from, 0));
  REGULARS_TRY(plan.until, begin_of("--to", options.to, 1));
  plan.jobs = options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());

  const SystemClock clock;
  std::optional<Progress> bar;
  REGULARS_TRY(const Simulated simulated,
               simulate(plan, [&](std::int64_t done, std::int64_t total) {
                 if (!bar) bar.emplace("replaying", total, clock);
                 bar->at(done);
               }));
  bar.reset();
  std::cout << (options.is_json ? to_json(plan, simulated) + "\n" : to_text(plan, simulated));
  return Outcome{};
}

}  // namespace

void add_simulate(CLI::App& program, Action& chosen) {
  CLI::App* command =
      program.add_subcommand("simulate", "replay stored sales under a changed programme");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  command->add_option("--programme", options->programme, "the changed programme, JSON")->required();
  command->add_option("--data", options->folder, "the folder of central or of a terminal")
      ->required();
  command->add_option("--against", options->against, "a programme; without it, the one in force");
  command->add_option("--from", options->from, "the first day that counts");
  command->add_option("--to", options->to, "the last day that counts");
  command->add_option("--jobs", options->jobs, "threads; without it, one for each core")
      ->check(CLI::Range(1U, 256U));
  command->add_flag("--json", options->is_json, "one JSON object");
  command->callback(
      [&chosen, options] { chosen = [options] { return simulate_folder(*options); }; });
}

}  // namespace regulars::tool
