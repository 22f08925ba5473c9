#include "app/loyalty/programme_document.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/loyalty/document_reader.h"
#include "app/loyalty/evaluate.h"

namespace regulars::loyalty {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostTiers = 20;
constexpr std::size_t kMostRewards = 100;
constexpr std::int64_t kMostPoints = 1'000'000'000;

// "1.5" -> 15,000 basis points.
std::optional<model::Ratio> parse_factor(std::string_view text) {
  const auto point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string decimals(point == std::string_view::npos ? "" : text.substr(point + 1));
  const auto is_digits = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (whole.empty() || whole.size() > 3 || decimals.size() > 4) return std::nullopt;
  if (point != std::string_view::npos && decimals.empty()) return std::nullopt;
  if (!is_digits(whole) || !is_digits(decimals)) return std::nullopt;
  decimals.resize(4, '0');
  const std::int64_t basis_points =
      std::stoll(std::string(whole)) * model::Ratio::kOne + std::stoll(decimals);
  constexpr std::int64_t kMost = 100 * model::Ratio::kOne;
  if (basis_points < model::Ratio::kOne || basis_points > kMost) return std::nullopt;
  return model::Ratio{basis_points};
}

std::optional<model::Rounding> parse_rounding(const std::string& text) {
  if (text == "down") return model::Rounding::Down;
  if (text == "half_up") return model::Rounding::HalfUp;
  if (text == "up") return model::Rounding::Up;
  return std::nullopt;
}

const char* name_of(model::Rounding rounding) {
  switch (rounding) {
    case model::Rounding::Down:
      return "down";
    case model::Rounding::HalfUp:
      return "half_up";
    case model::Rounding::Up:
      return "up";
  }
  return "down";
}

std::int64_t amount(DocumentReader& reader,
                    const Json& object,
                    const std::string& path,
                    const char* name,
                    model::Currency currency) {
  const std::string text = reader.text(object, path, name);
  const auto money = model::Money::parse(text, currency);
  if (money && money->minor() > 0) return money->minor();
  if (!text.empty()) reader.wrong(path + name, "wants an amount above 0, like \"1.00\"");
  return 1;
}

// Format 1 knows two rules: what is spent, and the tier's factor.
std::vector<model::EarnRule> earn_of(DocumentReader& reader,
                                     const Json& document,
                                     model::Currency currency) {
  const Json* spend = reader.field(document, "", "spend");
  if (spend == nullptr) return {};
  const model::Points points{reader.integer(*spend, "spend.", "points", 1, kMostPoints)};
  const std::int64_t per_minor = amount(reader, *spend, "spend.", "per", currency);
  const std::string rounding = reader.text(*spend, "spend.", "rounding");
  const auto parsed = parse_rounding(rounding);
  if (!parsed && !rounding.empty()) {
    reader.wrong("spend.rounding", R"(wants "down", "half_up" or "up")");
  }
  return spend_and_tier(points, per_minor, parsed.value_or(model::Rounding::Down));
}

std::vector<model::Tier> tiers_of(DocumentReader& reader, const Json& document) {
  std::vector<model::Tier> tiers;
  std::set<std::string> seen;
  for (const Json& entry : reader.list(document, "tiers", 1, kMostTiers)) {
    const std::string path = "tiers[" + std::to_string(tiers.size()) + "].";
    model::Tier tier;
    tier.id = reader.text(entry, path, "id");
    if (!tier.id.empty() && !seen.insert(tier.id).second)
      reader.wrong(path + "id", "is used twice");
    tier.name = reader.texts(entry, path, "name");
    const std::string factor = reader.text(entry, path, "factor");
    const auto parsed = parse_factor(factor);
    if (!parsed && !factor.empty()) {
      reader.wrong(path + "factor",
                   "wants a number from 1 to 100 with at most 4 decimals, like \"1.5\"");
    }
    tier.factor = parsed.value_or(model::Ratio{});
    tiers.push_back(std::move(tier));
  }
  return tiers;
}

std::vector<model::Reward> rewards_of(DocumentReader& reader,
                                      const Json& document,
                                      model::Currency currency) {
  std::vector<model::Reward> rewards;
  std::set<std::string> seen;
  for (const Json& entry : reader.list(document, "rewards", 0, kMostRewards)) {
    const std::string path = "rewards[" + std::to_string(rewards.size()) + "].";
    model::Reward reward;
    reward.id = reader.text(entry, path, "id");
    if (!reward.id.empty() && !seen.insert(reward.id).second) {
      reader.wrong(path + "id", "is used twice");
    }
    reward.name = reader.texts(entry, path, "name");
    reward.cost = model::Points{reader.integer(entry, path, "cost", 1, kMostPoints)};
    reward.value_minor = amount(reader, entry, path, "value", currency);
    rewards.push_back(std::move(reward));
  }
  std::stable_sort(rewards.begin(), rewards.end(), [](const auto& left, const auto& right) {
    return left.cost < right.cost;
  });
  return rewards;
}

Result<model::Programme> programme_of(const Json& document) {
  DocumentReader reader("programme", "error.programme");
  model::Programme programme;
  reader.integer(document, "", "format", 1, 1);
  constexpr std::int64_t kMostVersions = 1'000'000'000;
  programme.version = reader.integer(document, "", "version", 1, kMostVersions);
  const std::string code = reader.text(document, "", "currency");
  const auto currency = model::Currency::parse(code);
  if (!currency && !code.empty()) {
    reader.wrong("currency", "wants three capital letters, like \"CNY\"");
  }
  programme.currency = currency.value_or(model::Currency{});
  programme.earn = earn_of(reader, document, programme.currency);
  programme.tiers = tiers_of(reader, document);
  programme.rewards = rewards_of(reader, document, programme.currency);
  REGULARS_TRY_VOID(reader.verdict());
  return programme;
}

}  // namespace

Result<model::Programme> parse_programme(std::string_view json) {
  return read_document("programme", "error.programme", json, programme_of);
}

std::string to_document(const model::Programme& programme) {
  const auto plain_amount = [&](std::int64_t minor) {
    return model::Money{minor, programme.currency}.plain();
  };
  Json tiers = Json::array();
  for (const model::Tier& tier : programme.tiers) {
    tiers.push_back({{"id", tier.id}, {"name", tier.name}, {"factor", plain(tier.factor)}});
  }
  Json rewards = Json::array();
  for (const model::Reward& reward : programme.rewards) {
    rewards.push_back({{"id", reward.id},
                       {"name", reward.name},
                       {"cost", reward.cost.value()},
                       {"value", plain_amount(reward.value_minor)}});
  }
  const model::EarnRule spend = programme.earn.empty() ? model::EarnRule{} : programme.earn.front();
  const Json document = {{"format", 1},
                         {"version", programme.version},
                         {"currency", std::string(programme.currency.code())},
                         {"spend",
                          {{"points", spend.points.value()},
                           {"per", plain_amount(spend.per_minor)},
                           {"rounding", name_of(spend.rounding)}}},
                         {"tiers", std::move(tiers)},
                         {"rewards", std::move(rewards)}};
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace regulars::loyalty
