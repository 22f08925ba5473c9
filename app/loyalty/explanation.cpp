#include "app/loyalty/explanation.h"

#include "app/i18n/format.h"

namespace regulars::loyalty {

namespace {

const model::EarnRule* rule_of(const model::Programme& programme, const std::string& id) {
  for (const model::EarnRule& rule : programme.earn) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

}  // namespace

PartWords words_of(const EarnPart& part,
                   const model::Programme& programme,
                   const i18n::Catalogue& words) {
  const model::EarnRule* rule = rule_of(programme, part.rule);
  if (rule != nullptr && rule->kind == model::EarnKind::Spend) {
    const std::int64_t points = rule->points.value();
    const std::string each = words.plural("common.points_of", points, {i18n::count(points)});
    const std::string per = i18n::money({rule->per_minor, programme.currency});
    const std::string counted = i18n::money({part.counted_minor, programme.currency});
    return {words.text("earn.rule", {each, per}), words.text("earn.of_amount", {counted})};
  }
  std::vector<std::string> arguments{
      model::text_in(part.name, std::string(i18n::code(words.language())))};
  arguments.insert(arguments.end(), part.arguments.begin(), part.arguments.end());
  return {words.text("earn.tier", arguments), words.text("earn.rounded_down")};
}

}  // namespace regulars::loyalty
