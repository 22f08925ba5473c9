// regulars evaluate: what a programme gives for one sale, and why, as JSON.

#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>

#include "app/i18n/catalogue.h"
#include "app/tool/commands.h"
#include "app/tool/evaluation.h"
#include "sync/wire/identity.h"

namespace regulars::tool {

namespace {

constexpr const char* kFooter =
    "Prints one JSON object; points are in the smallest unit of their purse, lines count from 0:\n"
    "  programme, amount, currency\n"
    "  points      that the sale earns in the purse of points\n"
    "  rules       each rule that gave something, in order of evaluation: rule, purse, points,\n"
    "              words and aside (the explanation), lines [{line, points}], counted (the amount\n"
    "              that counted, or null), rounding, rounded, cut (by the rule's limit)\n"
    "  grants      what becomes available: purse, points, from (null: at once), lapses (or null)\n"
    "  coupons     rewards that a coupon is issued for\n"
    "  uses        of rules with limits: rule, since, times, points\n"
    "With --member also:\n"
    "  rewards     reward, name, available, why and words (why not, or null), purse, cost,\n"
    "              takes_off (off this bill, or null), tax, lines [{line, amount}]\n"
    "  tier        before, after, figure, missing (to the next tier, or null)\n"
    "The programme is read as strictly as for publishing. Exit 0 done, 1 when a document or the\n"
    "sale is refused, 2 wrong usage.\n"
    "Example (assets/programme/examples has sales and members):\n"
    "  regulars evaluate --programme tea_shop.json --sale tea.json --member tea_friend.json";

struct Options {
  std::filesystem::path programme;
  std::filesystem::path sale;
  std::filesystem::path member;
  std::string language = "en";
};

Result<Outcome> evaluate_files(const Options& options) {
  REGULARS_TRY(const std::string programme, sync::read_file(options.programme));
  REGULARS_TRY(const std::string sale, sync::read_file(options.sale));
  std::optional<std::string> member;
  if (!options.member.empty()) {
    REGULARS_TRY(member, sync::read_file(options.member));
  }
  EvaluationInput input{programme, sale, {}};
  if (member) input.member = *member;
  const auto catalogues = i18n::Catalogues::built_in();
  const auto language = i18n::language_of(options.language).value_or(i18n::Language::English);
  REGULARS_TRY(const std::string json, evaluation(input, catalogues.in(language)));
  std::cout << json << '\n';
  return Outcome{};
}

}  // namespace

void add_evaluate(CLI::App& program, Action& chosen) {
  CLI::App* command =
      program.add_subcommand("evaluate", "tell what a programme gives for one sale, as JSON");
  command->footer(kFooter);
  auto options = std::make_shared<Options>();
  command->add_option("--programme", options->programme, "the programme, JSON")
      ->type_name("FILE")
      ->required();
  command->add_option("--sale", options->sale, "the sale, JSON")->type_name("FILE")->required();
  command->add_option("--member", options->member, "the member, JSON; without it nobody is known")
      ->type_name("FILE");
  command->add_option("--language", options->language, "of the explanations: en, zh_CN or zh_TW")
      ->check(CLI::IsMember({"en", "zh_CN", "zh_TW"}))
      ->capture_default_str();
  command->callback(
      [&chosen, options] { chosen = [options] { return evaluate_files(*options); }; });
}

}  // namespace regulars::tool
