#pragma once
// The vocabulary of a programme document, format 2: the word of each kind and the keys of each
// object. Reader and writer use these tables, and assets/programme/programme.schema.json says the
// same (a test compares them). Words are published: never rename.

#include <array>
#include <span>
#include <string_view>

#include "app/model/programme.h"

namespace regulars::loyalty {

template <typename Kind>
struct Word {
  std::string_view text;
  Kind kind;
};

template <typename Kind, std::size_t kSize>
constexpr std::string_view word_of(Kind kind, const std::array<Word<Kind>, kSize>& words) {
  for (const Word<Kind>& each : words) {
    if (each.kind == kind) return each.text;
  }
  return {};
}

inline constexpr std::array kRoundingWords = {
    Word<model::Rounding>{"down", model::Rounding::Down},
    Word<model::Rounding>{"half_up", model::Rounding::HalfUp},
    Word<model::Rounding>{"up", model::Rounding::Up}};

inline constexpr std::array kCombinationWords = {
    Word<model::Combination>{"add_up", model::Combination::AddUp},
    Word<model::Combination>{"best_wins", model::Combination::BestWins}};

inline constexpr std::array kUnitWords = {
    Word<model::PurseUnit>{"points", model::PurseUnit::Points},
    Word<model::PurseUnit>{"stamps", model::PurseUnit::Stamps},
    Word<model::PurseUnit>{"money", model::PurseUnit::Money}};

inline constexpr std::array kLapseWords = {
    Word<model::LapseMode>{"never", model::LapseMode::Never},
    Word<model::LapseMode>{"after_days", model::LapseMode::AfterDays},
    Word<model::LapseMode>{"end_of_month", model::LapseMode::EndOfMonth},
    Word<model::LapseMode>{"end_of_year", model::LapseMode::EndOfYear},
    Word<model::LapseMode>{"inactivity", model::LapseMode::Inactivity}};

inline constexpr std::array kBirthdayWords = {
    Word<model::BirthdayPeriod>{"day", model::BirthdayPeriod::Day},
    Word<model::BirthdayPeriod>{"week", model::BirthdayPeriod::Week},
    Word<model::BirthdayPeriod>{"month", model::BirthdayPeriod::Month}};

inline constexpr std::array kPeriodWords = {
    Word<model::LimitPeriod>{"sale", model::LimitPeriod::Sale},
    Word<model::LimitPeriod>{"day", model::LimitPeriod::Day},
    Word<model::LimitPeriod>{"week", model::LimitPeriod::Week},
    Word<model::LimitPeriod>{"month", model::LimitPeriod::Month},
    Word<model::LimitPeriod>{"year", model::LimitPeriod::Year},
    Word<model::LimitPeriod>{"ever", model::LimitPeriod::Ever}};

inline constexpr std::array kEarnWords = {
    Word<model::EarnKind>{"spend", model::EarnKind::Spend},
    Word<model::EarnKind>{"visit", model::EarnKind::Visit},
    Word<model::EarnKind>{"item", model::EarnKind::Item},
    Word<model::EarnKind>{"bonus", model::EarnKind::Bonus},
    Word<model::EarnKind>{"multiplier", model::EarnKind::Multiplier},
    Word<model::EarnKind>{"welcome", model::EarnKind::Welcome},
    Word<model::EarnKind>{"birthday", model::EarnKind::Birthday},
    Word<model::EarnKind>{"referral", model::EarnKind::Referral}};

inline constexpr std::array kTaxWords = {
    Word<model::TaxBase>{"included", model::TaxBase::Included},
    Word<model::TaxBase>{"excluded", model::TaxBase::Excluded}};

inline constexpr std::array kStepsWords = {
    Word<model::Steps>{"whole", model::Steps::Whole},
    Word<model::Steps>{"proportional", model::Steps::Proportional}};

inline constexpr std::array kMeasureWords = {
    Word<model::TierMeasure>{"spend", model::TierMeasure::Spend},
    Word<model::TierMeasure>{"points", model::TierMeasure::Points},
    Word<model::TierMeasure>{"visits", model::TierMeasure::Visits}};

inline constexpr std::array kTierWindowWords = {
    Word<model::TierWindow>{"rolling", model::TierWindow::Rolling},
    Word<model::TierWindow>{"calendar_year", model::TierWindow::CalendarYear},
    Word<model::TierWindow>{"ever", model::TierWindow::Ever}};

inline constexpr std::array kBenefitWords = {
    Word<model::BenefitKind>{"discount", model::BenefitKind::Discount},
    Word<model::BenefitKind>{"gift", model::BenefitKind::Gift},
    Word<model::BenefitKind>{"service", model::BenefitKind::Service},
    Word<model::BenefitKind>{"cue", model::BenefitKind::Cue},
    Word<model::BenefitKind>{"greeting", model::BenefitKind::Greeting},
    Word<model::BenefitKind>{"event", model::BenefitKind::Event},
    Word<model::BenefitKind>{"trial", model::BenefitKind::Trial},
    Word<model::BenefitKind>{"upgrade", model::BenefitKind::Upgrade},
    Word<model::BenefitKind>{"trade_in", model::BenefitKind::TradeIn}};

inline constexpr std::array kRewardWords = {
    Word<model::RewardKind>{"fixed", model::RewardKind::Fixed},
    Word<model::RewardKind>{"points_to_money", model::RewardKind::PointsToMoney},
    Word<model::RewardKind>{"percent", model::RewardKind::Percent},
    Word<model::RewardKind>{"free_item", model::RewardKind::FreeItem},
    Word<model::RewardKind>{"buy_get", model::RewardKind::BuyGet},
    Word<model::RewardKind>{"perk", model::RewardKind::Perk}};

inline constexpr std::array kScopeWords = {
    Word<model::DiscountScope>{"order", model::DiscountScope::Order},
    Word<model::DiscountScope>{"cheapest", model::DiscountScope::Cheapest},
    Word<model::DiscountScope>{"matching", model::DiscountScope::Matching}};

inline constexpr std::array kTreatmentWords = {
    Word<model::TaxTreatment>{"discount", model::TaxTreatment::Discount},
    Word<model::TaxTreatment>{"payment", model::TaxTreatment::Payment}};

// false: what a return takes back by value (Programme::refunds_proportionally).
inline constexpr std::array kRefundWords = {Word<bool>{"remainder", false},
                                            Word<bool>{"proportional", true}};

// ---- keys ---------------------------------------------------------------------------------------

// One object of the document: its name among the schema's "$defs" ("programme" is the document).
// An object with kinds is listed once for each: "earn_rule" of kind "spend".
struct ObjectWords {
  std::string_view object;
  std::string_view kind;
  std::span<const std::string_view> keys;
};

// The "kind" of the objects of format 1.
inline constexpr std::string_view kFirstFormat = "format 1";

// All of them, in the order in which a document has them.
[[nodiscard]] std::span<const ObjectWords> object_words();
// The keys of one; empty where there is none such.
[[nodiscard]] std::span<const std::string_view> keys_of(std::string_view object,
                                                        std::string_view kind = {});
// A kind of the object that has the key; empty where none has.
[[nodiscard]] std::string_view kind_with(std::string_view object, std::string_view key);

}  // namespace regulars::loyalty
