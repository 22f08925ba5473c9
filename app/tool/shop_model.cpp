#include "app/tool/shop_model.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "app/base/bytes.h"
#include "app/base/uuid.h"
#include "app/tool/names.h"

namespace regulars::tool {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr std::int64_t kDays = 730;  // full days before today
constexpr std::int64_t kSecondsOfHour = 3'600;

// Visits of a weekday, Monday first, and of a month, in thousandths of an ordinary one.
constexpr std::array<std::int64_t, 7> kWeek = {820, 800, 850, 900, 1'120, 1'380, 1'250};
constexpr std::array<std::int64_t, 12> kSeason = {
    1'180, 900, 930, 960, 1'020, 980, 950, 960, 1'000, 1'060, 1'050, 1'220};
// Of each hour of the day: closed at night, full at noon and in the evening.
constexpr std::array<std::int64_t, 24> kHours = {0,   0,  0,  0,  0,  0,  0,   0,   25, 45, 60, 95,
                                                 130, 90, 60, 55, 60, 95, 140, 125, 80, 40, 0,  0};

bool is_peak(std::int64_t hour) {
  return kHours[static_cast<std::size_t>(hour)] >= 120;
}

std::array<std::uint8_t, 8> bytes_of(std::uint64_t value) {
  std::array<std::uint8_t, 8> bytes{};
  for (std::uint8_t& byte : bytes) {
    byte = static_cast<std::uint8_t>(value & 0xFFU);
    value >>= 8U;
  }
  return bytes;
}

// `value` with leading zeros to at least `digits`.
std::string padded(std::int64_t value, std::size_t digits) {
  std::string text = std::to_string(value);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

// EAN-13 of the in-store range: 20, ten digits, the GS1 check digit.
std::string in_store_card(std::int64_t index) {
  std::string digits = "20" + padded(1'000'000 + index, 10);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

// Code 128 as shops print it: VIP-00042-6, the last digit a weighted sum.
std::string printed_card(std::int64_t index) {
  const std::string digits = padded(index, 5);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    sum += (digits[i] - '0') * static_cast<int>(i + 1);
  }
  return "VIP-" + digits + "-" + static_cast<char>('0' + sum % 10);
}

// Ten digits of a magnetic stripe: too short for any bank card.
std::string stripe_card(std::int64_t index) {
  return "77" + padded(index, 8);
}

std::string card_of(std::int64_t index, Dice& dice) {
  const std::int64_t kind = dice.below(100);
  if (kind < 40) return in_store_card(index);
  return kind < 75 ? printed_card(index) : stripe_card(index);
}

std::int64_t priced(std::int64_t minor, Dice& dice) {
  const std::int64_t yuan = std::max<std::int64_t>(minor / 100, 3);
  const std::int64_t kind = dice.below(100);
  if (kind < 45) return yuan * 100;
  if (kind < 75) return yuan * 100 + 90;
  return yuan * 100 + (kind < 90 ? 50 : dice.below(100));
}

}  // namespace

ShopModel::ShopModel(const ShopPlan& plan)
    : plan_(plan),
      first_day_(floor<days>(plan.now + plan.utc_offset) - days{kDays}),
      seconds_today_(
          floor<seconds>(plan.now + plan.utc_offset - (first_day_ + days{kDays})).count()),
      dice_(plan.seed),
      hours_wheel_(std::vector<std::int64_t>(kHours.begin(), kHours.end())) {
  make_members();
}

void ShopModel::make_members() {
  const Names names;
  std::unordered_set<std::string> phones;
  for (std::int64_t i = 0; i < plan_.members; ++i) {
    // Three of five were members before; the others join as the two years go.
    const bool is_old = dice_.happens(600);
    const std::int64_t joined = is_old ? -dice_.below(1'500) : dice_.below(kDays);
    const std::int64_t stays = dice_.happens(650) ? 10 * kDays : dice_.between(20, 900);
    regulars_.push_back(Regular{joined, std::max<std::int64_t>(joined, 0) + stays});
    weights_.push_back(1 + exponential_thousandths(dice_.bell_thousandths() * 11 / 10));

    model::Member member = make_member(i, joined);
    if (!dice_.happens(20)) {
      member.name = dice_.happens(870) ? names.chinese(dice_) : names.english(dice_);
    }
    if (dice_.happens(920)) {
      std::string phone = mobile_number(dice_);
      while (!phones.insert(phone).second) phone = mobile_number(dice_);
      member.identifiers.push_back({model::IdentifierKind::Phone, std::move(phone)});
    }
    members_.push_back(std::move(member));
  }
  members_wheel_ = Wheel(weights_);
}

model::Member ShopModel::make_member(std::int64_t index, std::int64_t joined) {
  model::Member member;
  member.id = model::MemberId{Uuid::derived({as_bytes("generated member"),
                                             bytes_of(plan_.seed),
                                             bytes_of(static_cast<std::uint64_t>(index))})};
  member.joined = first_day_ + days{joined};
  member.identifiers.push_back({model::IdentifierKind::Card, card_of(index, dice_)});
  // Whoever comes more often is of a higher tier: about 12 %, 2.5 % and 0.5 %.
  const std::int64_t weight = weights_.back();
  const std::size_t tier = weight > 17'000 ? 3 : weight > 7'900 ? 2 : weight > 3'100 ? 1 : 0;
  member.tier = static_cast<std::uint8_t>(std::min(tier, plan_.tiers - 1));
  return member;
}

std::vector<std::int64_t> ShopModel::day_weights() {
  std::vector<std::int64_t> weights;
  for (std::int64_t day = 0; day <= kDays; ++day) {
    const sys_days date = first_day_ + days{day};
    const std::chrono::year_month_day ymd{date};
    const std::size_t weekday = std::chrono::weekday{date}.iso_encoding() - 1;
    const std::size_t month = static_cast<unsigned>(ymd.month()) - 1;
    const std::int64_t weather = 1'000 + dice_.bell_thousandths() / 9;
    weights.push_back(kWeek[weekday] * kSeason[month] / 1'000 * weather / 1'000);
  }
  // Of today only the part that has passed.
  std::int64_t passed = 0;
  for (std::size_t hour = 0; hour < kHours.size(); ++hour) {
    const auto begin = static_cast<std::int64_t>(hour) * kSecondsOfHour;
    const std::int64_t of_hour = std::clamp<std::int64_t>(seconds_today_ - begin, 0, 3'600);
    passed += kHours[hour] * of_hour / kSecondsOfHour;
  }
  weights.back() = weights.back() * passed / hours_wheel_.total();
  return weights;
}

std::vector<std::int64_t> ShopModel::seconds_of_day(std::int64_t day, std::int64_t visits) {
  std::vector<std::int64_t> times;
  while (static_cast<std::int64_t>(times.size()) < visits) {
    const std::int64_t hour = static_cast<std::int64_t>(hours_wheel_.spin(dice_));
    const std::int64_t second = hour * kSecondsOfHour + dice_.below(kSecondsOfHour);
    if (day == kDays && second >= seconds_today_) continue;
    times.push_back(second);
  }
  std::sort(times.begin(), times.end());
  return times;
}

std::size_t ShopModel::choose_member(std::int64_t day) {
  constexpr int kMostTries = 50;
  std::size_t chosen = 0;
  for (int i = 0; i < kMostTries; ++i) {
    chosen = members_wheel_.spin(dice_);
    if (regulars_[chosen].joined <= day && day < regulars_[chosen].left) return chosen;
  }
  return chosen;
}

void ShopModel::rate(Visit& visit, std::int64_t hour) {
  const std::int64_t answer = dice_.below(100);
  visit.is_asked = true;
  visit.rated_after = seconds{dice_.between(4, 25)};
  if (answer >= 55) {
    visit.outcome = answer < 83 ? model::RatingOutcome::Skipped : model::RatingOutcome::TimedOut;
    return;
  }
  visit.outcome = model::RatingOutcome::Answered;
  const std::int64_t mood = dice_.below(100) + (is_peak(hour) ? 9 : 0);
  visit.face = mood < 44 ? 5 : mood < 76 ? 4 : mood < 90 ? 3 : mood < 98 ? 2 : 1;
}

Visit ShopModel::make_visit(std::int64_t day, std::int64_t second) {
  Visit visit;
  visit.member = choose_member(day);
  visit.at = Instant{first_day_ + days{day}} + seconds{second} - plan_.utc_offset;
  constexpr std::int64_t kMedianMinor = 4'800;
  const std::int64_t spread = exponential_thousandths(dice_.bell_thousandths() * 8 / 10);
  visit.amount_minor = priced(kMedianMinor * spread / 1'000, dice_);
  visit.strength = dice_.happens(700) ? model::Strength::Card : model::Strength::Number;
  if (dice_.happens(250)) rate(visit, second / kSecondsOfHour);
  return visit;
}

Status ShopModel::each_visit(const std::function<Status(const Visit&)>& take) {
  if (members_.empty()) return {};
  const std::vector<std::int64_t> weights = day_weights();
  std::int64_t total = 0;
  for (const std::int64_t weight : weights) total += weight;
  std::int64_t sum = 0;
  std::int64_t before = 0;
  for (std::int64_t day = 0; day <= kDays; ++day) {
    sum += weights[static_cast<std::size_t>(day)];
    const std::int64_t until = plan_.sales * sum / total;
    for (const std::int64_t second : seconds_of_day(day, until - before)) {
      REGULARS_TRY_VOID(take(make_visit(day, second)));
    }
    before = until;
  }
  return {};
}

}  // namespace regulars::tool
