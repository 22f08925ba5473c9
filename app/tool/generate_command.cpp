// regulars generate: a made-up store into a central folder, through central's history import.

#include <chrono>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/base/log.h"
#include "app/base/system_clock.h"
#include "app/central/history.h"
#include "app/model/business_day.h"
#include "app/tool/commands.h"
#include "app/tool/progress.h"
#include "app/tool/shop_model.h"
#include "app/tool/visit_writer.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Writes into a folder of regulars-central that no server is using; makes it where there is\n"
    "none. The same numbers, seed and day give the same store. Prints one JSON object:\n"
    "  members, sales, lines, returns, ratings, points   what was written\n"
    "  first_day, last_day               of the visits\n"
    "  cards                             one of each kind, of members with many points, to try\n"
    "  seed                              to make it again";

constexpr std::int64_t kMostMembers = 5'000'000;
constexpr std::int64_t kMostSales = 50'000'000;

struct Options {
  std::int64_t members = 20'000;
  std::int64_t sales = 200'000;
  std::uint64_t seed = 1;
  std::string folder;
  std::string today;
  bool has_baskets = false;
};

// Eleven in the morning of the given day, so that "this morning" has something in it.
Result<Instant> end_of_visits(const Options& options, const Clock& clock) {
  if (options.today.empty()) return clock.wall();
  const auto day = model::BusinessDay::parse(options.today);
  if (!day) {
    return fail(ErrorKind::invalid, "--today " + options.today + " is not a day like 2026-11-22");
  }
  const Instant noon_utc = Instant{day->date()} + std::chrono::hours{12};
  return Instant{day->date()} + std::chrono::hours{11} - local_utc_offset(noon_utc);
}

// The kinds of cards that the model makes, by their looks.
std::string_view kind_of(const std::string& card) {
  if (card.starts_with("VIP-")) return "code128";
  return card.size() == 13 ? "ean13" : "stripe";
}

// One card of each kind: of the first members of the highest tier there is.
nlohmann::ordered_json example_cards(const std::vector<model::Member>& members) {
  nlohmann::ordered_json cards;
  for (int tier = 3; tier >= 0; --tier) {
    for (const model::Member& member : members) {
      const std::string& card = member.identifiers.front().value;
      const std::string kind(kind_of(card));
      if (member.tier == tier && !cards.contains(kind)) cards[kind] = card;
    }
  }
  return cards;
}

void print(const Options& options,
           const VisitWriter::Written& written,
           const ShopModel& shop,
           std::chrono::minutes utc_offset) {
  const Instant first = written.first.value_or(Instant{});
  nlohmann::ordered_json json;
  json["members"] = options.members;
  json["sales"] = written.sales;
  json["lines"] = written.lines;
  json["returns"] = written.returns;
  json["ratings"] = written.ratings;
  json["points"] = written.points;
  json["first_day"] = model::BusinessDay::of(first, utc_offset).text();
  json["last_day"] = model::BusinessDay::of(written.last, utc_offset).text();
  json["cards"] = example_cards(shop.members());
  json["seed"] = options.seed;
  std::cout << json.dump() << '\n';
}

Result<Outcome> generate(const Options& options) {
  const SystemClock clock;
  Log log("regulars", {}, LogLevel::warning);
  ShopPlan plan;
  plan.members = options.members;
  plan.sales = options.sales;
  plan.seed = options.seed;
  REGULARS_TRY(plan.now, end_of_visits(options, clock));
  plan.utc_offset = local_utc_offset(plan.now);

  REGULARS_TRY(const auto history, central::History::open(options.folder, "History", clock, log));
  plan.tiers = history->programme().tiers.size();
  ShopModel shop(plan);
  REGULARS_TRY_VOID(history->add_members(shop.members()));

  std::optional<BasketModel> baskets;
  if (options.has_baskets) baskets.emplace(options.seed);
  VisitWriter writer(*history, shop, baskets ? &*baskets : nullptr, plan.utc_offset);
  Progress progress("writing visits", options.sales, clock);
  REGULARS_TRY_VOID(shop.each_visit([&](const Visit& visit) -> Status {
    progress.at(writer.written().sales);
    return writer.write(visit);
  }));
  REGULARS_TRY_VOID(writer.finish(plan.now));
  REGULARS_TRY_VOID(history->finish());
  progress.at(writer.written().sales);
  print(options, writer.written(), shop, plan.utc_offset);
  return Outcome{};
}

}  // namespace

void add_generate(CLI::App& program, Action& chosen) {
  CLI::App* command =
      program.add_subcommand("generate", "write a made-up store into a folder of central");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  command->add_option("--members", options->members, "how many regulars")
      ->capture_default_str()
      ->check(CLI::Range(std::int64_t{0}, kMostMembers));
  command->add_option("--sales", options->sales, "how many visits of the last two years")
      ->capture_default_str()
      ->check(CLI::Range(std::int64_t{0}, kMostSales));
  command->add_option("--seed", options->seed, "the same seed, the same store")
      ->capture_default_str();
  command->add_option("--today", options->today, "the day after the two years; without it, today");
  command->add_flag("--baskets", options->has_baskets, "sales with lines, payments and returns");
  command->add_option("--data", options->folder, "the folder of central")->required();
  command->callback([&chosen, options] { chosen = [options] { return generate(*options); }; });
}

}  // namespace regulars::tool
