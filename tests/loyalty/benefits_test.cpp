#include "app/loyalty/benefits.h"

#include "tests/support/catch.h"

namespace regulars::loyalty {

namespace {

using namespace std::chrono_literals;
using model::BenefitKind;

constexpr std::chrono::sys_days kToday{2026y / 11 / 22};
constexpr std::chrono::minutes kShanghai{8 * 60};
constexpr Instant kNow = Instant{kToday} + 4h;

model::Programme a_programme() {
  model::Programme programme;
  model::Purse points;
  points.lapse = {.mode = model::LapseMode::AfterDays, .count = 365, .warn_days = 30};
  programme.purses.push_back(points);
  programme.tiers = {{.id = "member", .name = {}, .factor = {}},
                     {.id = "gold", .name = {}, .factor = {}, .threshold = 100'000}};
  programme.tiers[1].benefits = {
      {.kind = BenefitKind::Cue, .text = {{"en", "Walk her to the door"}}},
      {.kind = BenefitKind::Discount, .text = {}, .percent = model::Ratio{1'000}},
      {.kind = BenefitKind::Greeting, .text = {{"en", "How good to see you"}}},
      {.kind = BenefitKind::Trial, .text = {{"en", "The new oolong"}}}};
  return programme;
}

model::Member a_member() {
  model::Member member;
  member.joined = std::chrono::sys_days{2020y / 11 / 23};
  member.visits = 40;
  return member;
}

Benefits of(const model::Programme& programme,
            const model::MemberFacts& facts,
            const model::Standing& standing) {
  return benefits_of(programme, a_member(), facts, standing, kNow, kShanghai);
}

}  // namespace

TEST_CASE("a tier's benefits are told apart: what costs margin and what costs attention",
          "[benefits]") {
  const auto programme = a_programme();
  model::MemberFacts facts;
  facts.tier = 1;
  const auto benefits = of(programme, facts, {});
  REQUIRE(benefits.material.size() == 1);
  CHECK(benefits.material[0]->kind == BenefitKind::Discount);
  CHECK(benefits.emotional.size() == 2);
  REQUIRE(benefits.greeting != nullptr);
  CHECK(benefits.greeting->text.at("en") == "How good to see you");
}

TEST_CASE("the cashier gets one cue, the most pressing", "[benefits]") {
  const auto programme = a_programme();
  model::MemberFacts facts;
  facts.tier = 1;
  model::Standing standing;
  CHECK(of(programme, facts, standing).cue.kind == CueKind::OfTier);
  CHECK(of(programme, facts, standing).cue.text.at("en") == "Walk her to the door");

  facts.is_birthday = true;
  CHECK(of(programme, facts, standing).cue.kind == CueKind::Birthday);

  standing.lapsing = {{.at = Instant{kToday + std::chrono::days{30}}, .points = model::Points{80}}};
  const auto lapsing = of(programme, facts, standing).cue;
  CHECK(lapsing.kind == CueKind::Lapsing);
  CHECK(lapsing.points == model::Points{80});
  CHECK(lapsing.day == kToday + std::chrono::days{30});

  standing.lapsing[0].at = Instant{kToday + std::chrono::days{31}};
  CHECK(of(programme, facts, standing).cue.kind == CueKind::Birthday);
}

TEST_CASE("the next tier is a cue only when it is near", "[benefits]") {
  const auto programme = a_programme();
  model::Standing standing;
  standing.tier_figure = 80'000;
  CHECK(of(programme, {}, standing).cue.kind == CueKind::Years);
  standing.tier_figure = 80'001;
  const auto benefits = of(programme, {}, standing);
  CHECK(benefits.cue.kind == CueKind::NextTier);
  CHECK(benefits.cue.missing == 19'999);
  CHECK(benefits.cue.tier == &programme.tiers[1]);
}

TEST_CASE("new faces and those not seen for long come before what the tier asks", "[benefits]") {
  const auto programme = a_programme();
  auto member = a_member();
  model::MemberFacts facts;
  facts.tier = 1;
  const auto cue = [&] { return benefits_of(programme, member, facts, {}, kNow, kShanghai).cue; };
  member.last_visit = kNow - kAway + 24h;
  CHECK(cue().kind == CueKind::OfTier);
  member.last_visit = kNow - kAway;
  CHECK(cue().kind == CueKind::Back);
  CHECK(cue().count == 60);
  facts.is_birthday_week = true;
  CHECK(cue().kind == CueKind::Back);
  member.last_visit = kNow - 24h;
  CHECK(cue().kind == CueKind::BirthdayWeek);
  member.visits = 0;
  member.joined = kToday - kNew;
  CHECK(cue().kind == CueKind::New);
  member.joined -= std::chrono::days{1};
  CHECK(cue().kind == CueKind::BirthdayWeek);
}

TEST_CASE("years and visits are said where nothing else is", "[benefits]") {
  model::Programme programme;
  auto member = a_member();
  const auto cue = [&] { return benefits_of(programme, member, {}, {}, kNow, kShanghai).cue; };
  CHECK(cue().kind == CueKind::Years);
  CHECK(cue().count == 5);
  member.joined = {};
  CHECK(cue().kind == CueKind::Visits);
  CHECK(cue().count == 40);
}

TEST_CASE("who comes is new, returning or a regular of so many years", "[benefits]") {
  const auto programme = a_programme();
  auto member = a_member();
  CHECK(of(programme, {}, {}).acquaintance == Acquaintance::Regular);
  CHECK(of(programme, {}, {}).years == 5);
  member.visits = 0;
  CHECK(benefits_of(programme, member, {}, {}, kNow, kShanghai).acquaintance == Acquaintance::New);
  member.visits = kRegularVisits - 1;
  member.joined = std::chrono::sys_days{2020y / 11 / 22};
  const auto known = benefits_of(programme, member, {}, {}, kNow, kShanghai);
  CHECK(known.acquaintance == Acquaintance::Returning);
  CHECK(known.years == 6);
}

}  // namespace regulars::loyalty
