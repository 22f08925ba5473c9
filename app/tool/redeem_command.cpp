// regulars redeem: a reward for a member, by the same three steps as at the counter: lease, spend,
// send.

#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/loyalty/lookup.h"
#include "app/loyalty/redeem.h"
#include "app/terminal/identification.h"
#include "app/tool/commands.h"
#include "app/tool/terminal_folder.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Needs central: it grants a lease of the points first. Prints one JSON object:\n"
    "  points     what it cost\n"
    "  value      what it takes off the bill\n"
    "  balance    the member's points afterwards";

constexpr Milliseconds kAskWithin{15'000};

struct Options {
  std::string folder;
  std::string identifier;
  std::string reward;
};

Result<loyalty::Found> find(TerminalFolder& folder, std::string identifier) {
  REGULARS_TRY(const auto identified, terminal::identify(identifier, "", folder.config().place()));
  REGULARS_TRY(auto found, loyalty::look_up(folder.storage(), identified.identifier));
  if (!found) return fail(ErrorKind::not_found, "this card or number belongs to nobody here");
  return *std::move(found);
}

// Whether central granted the lease; an error when nobody knows.
Result<bool> ask_for(Road& road, const loyalty::LeaseQuestion& question) {
  std::optional<Result<std::string>> answer;
  road.courier().ask(
      "lease", loyalty::to_json(question), kAskWithin, [&](Result<std::string> json) {
        answer = std::move(json);
      });
  REGULARS_TRY_VOID(road.courier().run_once());
  if (!answer) return fail(ErrorKind::network, "central gave no answer about the lease");
  REGULARS_TRY(const std::string json, *std::move(answer));
  const auto grant = loyalty::parse_lease_answer(json);
  if (!grant) return fail(ErrorKind::network, "central's answer about the lease is not one");
  return grant->granted;
}

Result<loyalty::Redeemed> lease_and_spend(TerminalFolder& folder,
                                          Road& road,
                                          const model::Programme& programme,
                                          const loyalty::RedeemOrder& order) {
  REGULARS_TRY(const auto asked, loyalty::ask_lease(folder.storage(), programme, order));
  const auto granted = ask_for(road, asked);
  if (!granted) {
    // It may have been granted: only our own event frees it.
    ignore(loyalty::close_lease(folder.storage(), order.lease, order.at, order.utc_offset),
           "found open at the next start otherwise");
    return fail(granted.error());
  }
  if (!*granted) {
    REGULARS_TRY_VOID(loyalty::lease_refused(folder.storage(), order.lease));
    return fail(ErrorKind::refused, "central does not hold enough points for this reward");
  }
  return loyalty::redeem(folder.storage(), programme, order);
}

Result<Outcome> redeem(const Options& options) {
  REGULARS_TRY(const auto folder, TerminalFolder::open(options.folder));
  REGULARS_TRY(const auto road, Road::open(*folder));
  REGULARS_TRY(const auto programme, folder->programme());
  REGULARS_TRY(const auto found, find(*folder, options.identifier));
  loyalty::RedeemOrder order;
  order.member = found.member.id;
  order.reward = options.reward;
  order.strength = found.strength;
  order.at = folder->clock().wall();
  order.utc_offset = local_utc_offset(order.at);
  order.lease = Uuid::v7(order.at);
  REGULARS_TRY(const auto redeemed, lease_and_spend(*folder, *road, programme, order));
  REGULARS_TRY_VOID(road->courier().run_once());
  nlohmann::ordered_json json;
  json["points"] = redeemed.points.value();
  json["value"] = redeemed.value.plain();
  json["balance"] = redeemed.balance_after.value();
  std::cout << json.dump() << '\n';
  return Outcome{};
}

}  // namespace

void add_redeem(CLI::App& program, Action& chosen) {
  CLI::App* command = program.add_subcommand("redeem", "buy a reward with a member's points");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  command
      ->add_option("--data", options->folder, "the data folder of a terminal that is not running")
      ->required();
  command->add_option("--identifier", options->identifier, "the member's card as scanned")
      ->required();
  command->add_option("--reward", options->reward, "the reward's id in the programme")->required();
  command->callback([&chosen, options] { chosen = [options] { return redeem(*options); }; });
}

}  // namespace regulars::tool
