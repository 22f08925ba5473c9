#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "app/i18n/catalogue.h"
#include "tests/ui/return_samples.h"
#include "tests/ui/sample_views.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;
using i18n::Language;

struct CustomerSamples {
  Language language;
  i18n::Catalogues all = i18n::Catalogues::built_in();
  std::vector<CustomerSample> list = {};

  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const {
    return all.in(language).text(key, arguments);
  }
  [[nodiscard]] std::string plural(std::string_view key,
                                   std::int64_t count,
                                   const std::vector<std::string>& arguments = {}) const {
    return all.in(language).plural(key, count, arguments);
  }
  [[nodiscard]] std::string pick(const char* english,
                                 const char* simplified,
                                 const char* traditional) const {
    if (language == Language::English) return english;
    return language == Language::SimplifiedChinese ? simplified : traditional;
  }
  void add(std::string name, CustomerBody body) {
    list.push_back({std::move(name), {language, {}, std::move(body)}});
  }

  void attract();
  void visit();
};

// A leaf in a ring, made of circles: flat colours with soft edges, as a shop's logo has.
std::shared_ptr<const Logo> a_logo() {
  constexpr int kWidth = 320;
  constexpr int kHeight = 128;
  Logo logo{kWidth, kHeight, std::vector<std::uint8_t>(std::size_t{kWidth} * kHeight * 4, 0)};
  const auto disc = [&](float cx, float cy, float radius, std::array<std::uint8_t, 3> colour) {
    for (int y = 0; y < kHeight; ++y) {
      for (int x = 0; x < kWidth; ++x) {
        const float away =
            std::hypot(static_cast<float>(x) - cx, static_cast<float>(y) - cy) - radius;
        const float cover = std::clamp(0.5F - away, 0.0F, 1.0F);
        if (cover <= 0) continue;
        const auto at = static_cast<std::size_t>(y * kWidth + x) * 4;
        for (std::size_t i = 0; i < 3; ++i) logo.rgba.at(at + i) = colour.at(i);
        logo.rgba.at(at + 3) = static_cast<std::uint8_t>(cover * 255);
      }
    }
  };
  disc(64, 64, 60, {138, 28, 59});
  disc(64, 64, 44, {255, 255, 255});
  disc(64, 64, 30, {138, 28, 59});
  for (const float x : {164.0F, 224.0F, 284.0F}) disc(x, 64, 24, {232, 198, 122});
  return std::make_shared<const Logo>(std::move(logo));
}

void CustomerSamples::attract() {
  AttractView view;
  view.store = pick("Riverside Store", "河畔店", "河濱店");
  add("customer_welcome", view);
  view.entry = {pick("The queue is too long at weekends.", "周末排队太久。", "週末排隊太久。"),
                pick("A third till, Saturdays and Sundays from four to eight.",
                     "周六日 16:00–20:00 增开 3 号台。",
                     "週六日 16:00–20:00 增開 3 號機。")};
  view.entries = 4;
  view.position = 1;
  view.can_pause = true;
  add("customer_attract", view);
  view.leaving = view.entry;
  view.entry = {pick("No oat milk.", "没有燕麦奶。", "沒有燕麥奶。"),
                pick("Oat milk, at no extra charge.", "有了，不加价。", "有了，不加價。")};
  view.position = 2;
  view.shown_percent = 72;
  add("customer_attract_changing", view);
  view.shown_percent = 100;
  view.leaving = {};
  view.is_paused = true;
  view.logo = a_logo();
  add("customer_attract_paused", view);
  list.back().view.appearance.accent = 0x8A1C3B;
}

void CustomerSamples::visit() {
  GreetingView greeting;
  greeting.greeting = tr("greeting.back_name", {"张伟"});
  greeting.tier = pick("Gold", "金卡", "金卡會員");
  greeting.is_gold = true;
  add("customer_greeting", greeting);
  greeting.greeting =
      tr("greeting.back_name", {"Maximiliana von Hohenzollern-Sigmaringen und zu Putbus"});
  greeting.tier = pick("Member", "会员", "一般會員");
  greeting.is_gold = false;
  add("customer_greeting_long", greeting);
  add("customer_greeting_nameless", GreetingView{tr("greeting.back"), "", false});
  EarnedView earned;
  earned.title = tr("rating.thanks_name", {"张伟"});
  earned.points = "+429";
  earned.points_unit = plural("common.points", 429);
  earned.balance = plural("common.points_of", 12909, {"12,909"});
  earned.rewards = {
      {pick("Fifty yuan", "五十元券", "五十元折價券"), tr("redeem.enough"), 100, true},
      {pick("Pour-over kettle", "手冲咖啡壶", "手沖咖啡壺"),
       plural("redeem.missing", 2091, {"2,091"}),
       86,
       false}};
  add("customer_earned", earned);
  earned.title = tr("done.redeemed");
  earned.points = "−5,000";
  earned.is_gain = false;
  earned.value = tr("earned.off", {"¥50.00"});
  earned.balance = plural("common.points_of", 7909, {"7,909"});
  earned.rewards.front() = {pick("A bag of house coffee", "本店咖啡豆一袋", "本店咖啡豆一袋"),
                            tr("redeem.enough"),
                            100,
                            true};
  add("customer_redeemed", earned);
  const std::string points = plural("rating.points", 429, {"+429"});
  add("customer_rating", RatingView{tr("rating.thanks_name", {"张伟"}), points});
  add("customer_rating_closing", RatingView{tr("rating.thanks"), points, tr("rating.closing")});
  add("customer_thanks", ThanksView{points});
}

}  // namespace

std::vector<CustomerSample> customer_samples(Language language) {
  CustomerSamples samples{.language = language};
  samples.attract();
  samples.visit();
  add_return_samples(language, samples.list);
  return samples.list;
}

}  // namespace regulars::tests
