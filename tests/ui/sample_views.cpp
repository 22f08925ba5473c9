#include "tests/ui/sample_views.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "app/i18n/catalogue.h"
#include "app/i18n/format.h"
#include "app/ui/presenters/more_entries.h"
#include "tests/ui/guide_samples.h"
#include "tests/ui/money_samples.h"
#include "tests/ui/people_samples.h"
#include "tests/ui/person_samples.h"
#include "tests/ui/return_samples.h"
#include "tests/ui/staff_samples.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;
using i18n::Language;

// What the samples' Simplified words are in Taiwan, where they differ.
std::string traditional(std::string_view simplified) {
  constexpr std::array<std::array<std::string_view, 2>, 9> kWords{{{"2 号台", "2 號機"},
                                                                   {"林悦", "林悅"},
                                                                   {"，林悦", "，林悅"},
                                                                   {"金卡", "金卡會員"},
                                                                   {"银卡", "銀卡會員"},
                                                                   {"会员", "一般會員"},
                                                                   {"金卡会员", "金卡會員"},
                                                                   {"手冲咖啡壶", "手沖咖啡壺"},
                                                                   {"河畔店", "河濱店"}}};
  for (const auto& [here, there] : kWords) {
    if (here == simplified) return std::string{there};
  }
  return std::string{simplified};
}

struct Samples {
  Language language;
  i18n::Catalogues all = i18n::Catalogues::built_in();
  std::vector<Sample> list = {};

  [[nodiscard]] bool is_chinese() const { return language != Language::English; }
  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const {
    return all.in(language).text(key, arguments);
  }
  [[nodiscard]] std::string plural(std::string_view key,
                                   std::int64_t count,
                                   const std::vector<std::string>& arguments = {}) const {
    return all.in(language).plural(key, count, arguments);
  }
  [[nodiscard]] std::string pick(const char* english, const char* chinese) const {
    if (!is_chinese()) return english;
    return language == Language::TraditionalChinese ? traditional(chinese) : chinese;
  }
  [[nodiscard]] StatusView status() const {
    return {pick("Riverside Store", "河畔店"),
            pick("Till 2", "2 号台"),
            pick("Lin Yue", "林悦"),
            tr("status.online_sent"),
            Tone::Good,
            "14:32"};
  }
  void add(std::string name, Body body) {
    list.push_back({std::move(name), {language, {}, status(), std::move(body)}});
  }

  void entry();
  void home();
  void search();
  void member();
  void earn();
  void redeem();
  void more();
  void history();
  void customer();
  void day();
  void two_sides();
  void settings();
};

void Samples::entry() {
  SetupView setup{.code = "4827", .can_connect = true, .notice = {}};
  add("setup", setup);
  list.back().view.status = {tr("status.no_store"), "", "", "", Tone::Calm, "09:02"};
  const StatusView fresh = list.back().view.status;
  setup.code = "48271930";
  setup.notice = {tr("setup.wrong_code"), Tone::Bad};
  add("setup_wrong_code", setup);
  list.back().view.status = fresh;
  SignInView signin;
  const std::array<std::array<const char*, 2>, 5> names{{{"Lin Yue", "林悦"},
                                                         {"Maria Santos", "王秀英"},
                                                         {"Chen Guo", "陈国"},
                                                         {"Amélie Dubois", "欧阳静怡"},
                                                         {"Wang Min", "王敏"}}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = pick(names.at(i)[0], names.at(i)[1]);
    signin.tiles.push_back({name,
                            name.substr(0, is_chinese() ? 3 : 1),
                            tr(i == 4 ? "signin.role_manager" : "signin.role_cashier"),
                            false});
  }
  add("signin", signin);
  signin.tiles[0].is_chosen = true;
  signin.is_entering = true;
  signin.chosen = signin.tiles[0].name;
  signin.digits = 3;
  add("signin_pin", signin);
  signin.digits = 0;
  signin.is_waiting = true;
  signin.notice = {plural("signin.wait", 30, {"30"}), Tone::Caution};
  add("signin_wait", signin);
  signin.has_more = true;
  signin.is_entering = false;
  signin.is_waiting = false;
  signin.notice = {tr("signin.demo", {"1234"}), Tone::Calm};
  signin.tiles.front().is_chosen = false;
  signin.tiles.push_back({pick("Konstantin Alexandrov", "司马相如"),
                          pick("K", "司"),
                          tr("signin.role_supervisor"),
                          false});
  add("signin_many", signin);
  add("signin_nobody",
      SignInView{.tiles = {}, .empty = tr("signin.nobody"), .chosen = {}, .notice = {}});
  SignInView manager;
  manager.is_for_manager = true;
  manager.tiles.push_back(signin.tiles[4]);
  manager.tiles[0].is_chosen = true;
  manager.is_entering = true;
  manager.chosen = manager.tiles[0].name;
  manager.digits = 4;
  add("manager_pin", manager);
  manager.is_for_manager = false;
  manager.allowing = tr("allow.redeem", {pick("A bag of house coffee", "本店咖啡豆一袋"), "张伟"});
  manager.tiles.insert(manager.tiles.begin(), signin.tiles[5]);
  add("allow", manager);
}

void Samples::home() {
  HomeView view;
  const std::string gold = pick("Gold", "金卡");
  const std::string silver = pick("Silver", "银卡");
  const std::string basic = pick("Member", "会员");
  view.recent = {{"张伟", gold + pick(", 14:29", "，14:29"), "+449", true, TierBadge::Gold, true},
                 {"Maria Santos", silver + pick(", 14:21", "，14:21"), "−500", false},
                 {"欧阳静怡", basic + pick(", 14:16", "，14:16"), "+86", true},
                 {"Chen Guo", gold + pick(", 14:02", "，14:02"), "+212", true},
                 {"𠮷野　𡈽", basic + pick(", 13:58", "，13:58"), "+35", true}};
  view.today = {{"132", plural("home.members_seen", 132)},
                {"48,210", plural("home.points_given", 48210)},
                {"4.4", tr("home.score", {"67", "118"})}};
  add("home", view);
  HomeView just_done = view;
  just_done.recent.at(0).can_undo = false;
  just_done.undo.words = tr("undo.award", {"+449", "张伟"});
  add("home_undo", just_done);
  just_done.recent.at(0).name = "Maximiliana von Hohenzollern-Sigmaringen";
  just_done.recent.at(0).points = "+1,234,567";
  just_done.recent.at(0).can_undo = true;
  just_done.undo = {};
  just_done.notice = {
      tr("undo.done", {"Maria Santos", "−449", plural("common.points_of", 12480, {"12,480"})}),
      Tone::Good};
  add("home_undone", just_done);
  HomeView morning;
  morning.today = {{"0", plural("home.members_seen", 0)},
                   {"0", plural("home.points_given", 0)},
                   {"–", tr("home.no_score")}};
  add("home_morning", morning);
  HomeView sale = view;
  sale.sale_waiting = tr("home.sale_waiting", {"¥286.00"});
  add("home_sale", sale);
  sale.sale_waiting.clear();
  sale.undo.words = tr("undo.no_card", {"¥286.00"});
  add("home_no_card", sale);
  view.notice = {tr("scan.bank_card"), Tone::Caution};
  add("home_bank_card", view);
  list.back().view.status.connection = plural("status.offline_waiting", 3, {"3"});
  list.back().view.status.tone = Tone::Caution;
}

void Samples::search() {
  SearchView view;
  view.text = "138";
  view.can_find = true;
  view.rows = {{"张伟", "138 •••• 8000", pick("Gold", "金卡"), true},
               {"Maria Santos", "•••• 5678   138 •••• 1204", pick("Silver", "银卡"), true},
               {"欧阳静怡", "138 •••• 7719", pick("Member", "会员"), false},
               {"Александра Константинопольская", "138 •••• 0033", pick("Member", "会员"), false},
               {"刘洋", "•••• 0021   138 •••• 9090", pick("Member", "会员"), false}};
  view.words = plural("search.more", 15, {"15"});
  add("search", view);
  SearchView none;
  none.text = "13900139000";
  none.can_find = true;
  none.words = tr("search.none");
  add("search_none", none);
  SearchView fresh;
  fresh.words = tr("search.start", {"3"});
  add("search_new", fresh);
  SearchView letters = view;
  letters.text = "Maria";
  letters.has_letters = true;
  letters.keyboard.has_pinyin = is_chinese();
  letters.words.clear();
  add("search_letters", letters);
  letters.text = "张";
  letters.keyboard = {.has_pinyin = true, .is_pinyin = true, .letters = "wei", .candidates = {}};
  for (const char* const each :
       {"伟", "维", "薇", "微", "威", "巍", "卫", "炜", "玮", "唯", "惟"}) {
    letters.keyboard.candidates.emplace_back(each);
  }
  if (language == Language::TraditionalChinese) {
    letters.text = "張";
    letters.keyboard.candidates = {
        "偉", "維", "薇", "微", "威", "巍", "衛", "煒", "瑋", "唯", "惟"};
  }
  for (const char* const each : {"为", "未", "位", "味", "围", "委", "违", "wei"}) {
    letters.keyboard.candidates.emplace_back(each);
  }
  add("search_pinyin", letters);
  letters.keyboard.candidates = {"é", "è", "ê", "ë", "E", "ę", "ě", "ē", "ė", "-", "’", ".", "·"};
  letters.keyboard.letters.clear();
  letters.keyboard.is_pinyin = false;
  letters.keyboard.shows_accents = true;
  letters.keyboard.has_earlier = true;
  letters.text = "Rene";
  letters.rows.clear();
  letters.words = tr("search.none_name");
  add("search_accents", letters);
}

void Samples::member() {
  MemberView view;
  view.tier = pick("Gold member", "金卡会员");
  view.is_gold = true;
  view.badge_of_tier = TierBadge::Gold;
  view.badge = tr("member.visit_number", {"49"});
  view.since = tr("member.joined", {"2019"});
  view.name = "张伟";
  view.identifiers = "•••• 5678     138 •••• 8000";
  view.points = "12,480";
  view.points_unit = plural("common.points", 12480);
  view.worth = "≈ ¥124.80";
  view.cue = plural("member.cue_years", 6, {"6"});
  view.visits = plural("member.visits", 48, {"48"});
  view.last_visit = tr("member.last_visit", {pick("12 Nov", "11月12日")});
  view.redeem_line = plural("member.can_redeem", 3, {"3"});
  view.redeem_aside = tr("member.ready");
  view.earn = tr("member.earn");
  view.can_redeem = true;
  view.reward = pick("Pour-over kettle", "手冲咖啡壶");
  view.reward_cost = plural("common.points_of", 15000, {"15,000"});
  view.reward_missing = tr("member.to_go", {plural("common.points_of", 2520, {"2,520"})});
  view.reward_percent = 83;
  view.recent = {{pick("15 Nov", "11月15日"), "+468", true},
                 {pick("8 Nov", "11月8日"), "−500", false},
                 {pick("1 Nov", "11月1日"), "+129", true}};
  add("member", view);
  MemberView sale = view;
  sale.earn = plural("member.earn_now", 429, {"429"});
  sale.earn_from = tr("member.earn_from", {"¥286.00"});
  add("member_sale", sale);
  MemberView rich = sale;
  rich.badge_of_tier = TierBadge::Silver;
  rich.tier = pick("Silver member", "银卡会员");
  rich.cue = tr("member.cue_birthday");
  rich.movements = {
      {tr("member.lapsing", {plural("common.points_of", 120, {"120"}), pick("30 Nov", "11月30日")}),
       Tone::Caution},
      {tr("member.pending", {plural("common.points_of", 40, {"40"}), pick("2 Dec", "12月2日")}),
       Tone::Calm}};
  rich.purses = plural("common.stamps_of", 7, {"7"}) + "   " + tr("member.loaded", {"¥120.00"});
  rich.tier_missing = tr("member.to_tier", {"¥240.00", pick("Gold", "金卡")});
  rich.tier_percent = 76;
  add("member_purses", rich);
  rich.movements.insert(
      rich.movements.begin(),
      {tr("member.owed", {plural("common.points_of", 30, {"30"})}), Tone::Caution});
  rich.name = "Maximiliana von Hohenzollern-Sigmaringen";
  rich.reward.clear();
  rich.reward_missing = tr("member.all_rewards");
  add("member_owed", rich);
  view.redeem_line = tr("redeem.offline");
  view.redeem_line = tr("redeem.too_few");
  view.redeem_aside = "";
  view.can_redeem = true;
  view.name = "Maximiliana von Hohenzollern-Sigmaringen";
  view.is_gold = false;
  view.badge_of_tier = TierBadge::Member;
  view.tier = pick("Member", "会员");
  view.cue = plural("member.cue_back", 214, {"214"});
  view.recent.clear();
  add("member_offline", view);
  list.back().view.status.connection = plural("status.offline_waiting", 3, {"3"});
  list.back().view.status.tone = Tone::Caution;
  view.notice = {tr("error.busy"), Tone::Caution};
  view.reward.clear();
  view.reward_missing = tr("member.no_rewards");
  view.visits = tr("member.first_visit");
  view.last_visit.clear();
  view.badge = tr("member.badge_new");
  view.points = "1,234,567,890";
  add("member_new", view);
}

void Samples::earn() {
  AmountView view;
  view.amount = "¥286.00";
  view.amount_words = tr("earn.amount");
  view.total_words = tr("earn.this_time");
  view.after_words = tr("earn.balance_after");
  view.confirm = tr("earn.confirm");
  view.is_empty = false;
  view.name = "张伟";
  view.tier = pick("Gold", "金卡");
  view.is_gold = true;
  view.badge = TierBadge::Gold;
  view.why = {{tr("earn.rule", {plural("common.points_of", 1, {"1"}), "¥1.00"}),
               tr("earn.of_amount", {"¥286.00"}),
               "286"},
              {tr("earn.tier", {pick("Gold", "金卡"), "1.5"}), tr("earn.rounded_down"), "+143"}};
  view.total = "+429";
  view.after = plural("common.points_of", 12909, {"12,909"});
  add("earn", view);
  AmountView empty = view;
  empty.amount = "¥0.00";
  empty.is_empty = true;
  empty.why.clear();
  empty.hint = tr("earn.start");
  empty.total = "0";
  empty.name = "Maximiliana von Hohenzollern-Sigmaringen";
  empty.notice = {tr("earn.zero"), Tone::Caution};
  add("earn_zero", empty);
  view.amount = "¥9,999,999.99";
  view.why[0].points = "9,999,999";
  view.why[0].detail = tr("earn.of_amount", {"¥9,999,999.99"});
  view.why[1].points = "+4,999,999";
  view.total = "+14,999,998";
  view.notice = {tr("error.storage"), Tone::Bad};
  add("earn_full_disk", view);
}

void Samples::redeem() {
  RedeemView view;
  view.name = "张伟";
  view.tier = pick("Gold", "金卡");
  view.is_gold = true;
  view.badge = TierBadge::Gold;
  view.points = "1,480";
  view.points_unit = plural("common.points", 1480);
  const auto tile =
      [&](const char* english, const char* chinese, const char* value, std::int64_t cost) {
        constexpr std::int64_t kPoints = 1'480;
        const bool enough = cost <= kPoints;
        const std::int64_t missing = cost - kPoints;
        view.tiles.push_back({pick(english, chinese),
                              tr("redeem.takes_off", {value}),
                              plural("common.points_of", cost, {i18n::count(cost)}),
                              enough ? tr("redeem.ready")
                                     : plural("redeem.missing", missing, {i18n::count(missing)}),
                              static_cast<int>(std::min<std::int64_t>(100, kPoints * 100 / cost)),
                              {},
                              enough,
                              false});
      };
  tile("Five yuan", "五元券", "¥5.00", 500);
  tile("Ten yuan", "十元券", "¥10.00", 1'000);
  tile("A bag of house coffee", "本店咖啡豆一袋", "¥30.00", 2'500);
  tile("Fifty yuan", "五十元券", "¥50.00", 5'000);
  tile("Pour-over kettle", "手冲咖啡壶", "¥150.00", 15'000);
  tile("Barista course for two", "双人咖啡课", "¥300.00", 30'000);
  view.confirm = tr("redeem.choose");
  add("redeem", view);
  view.tiles[1].is_chosen = true;
  view.can_confirm = true;
  view.has_more = true;
  view.confirm = tr("redeem.confirm", {"¥10.00"});
  add("redeem_chosen", view);
  view.why_not = tr("redeem.offline");
  view.has_more = false;
  view.can_confirm = false;
  view.confirm = tr("redeem.choose");
  for (RewardTile& each : view.tiles) each.can_choose = each.is_chosen = false;
  add("redeem_offline", view);
  view.tiles.resize(3);
  add("redeem_few", view);
  view.tiles.at(1) = {pick("A free pot of tea", "免费茶一壶"),
                      tr("redeem.free"),
                      plural("common.stamps_of", 10, {"10"}),
                      tr("redeem.missing_purse", {plural("common.stamps_of", 3, {"3"})}),
                      70,
                      {7, 10},
                      false,
                      false};
  view.tiles.at(0) = {pick("Points for money", "积分抵现"),
                      tr("redeem.rate", {"¥1.00", plural("common.points_of", 100, {"100"})}),
                      tr("redeem.any_points"),
                      tr("redeem.ready"),
                      100,
                      {},
                      true,
                      true};
  view.why_not = tr("redeem.scan_card");
  view.purses = plural("common.stamps_of", 7, {"7"}) + "   " + tr("member.loaded", {"¥120.00"});
  view.can_confirm = true;
  view.confirm = tr("redeem.ask_above");
  add("redeem_number", view);
  view.choice = PointsChoice{"1,250",
                             plural("common.points", 1250),
                             tr("redeem.takes_off", {"¥12.50"}),
                             plural("common.points_of", 230, {"230"}),
                             "1",
                             "1,480",
                             845,
                             true,
                             true};
  view.confirm = tr("redeem.confirm", {"¥12.50"});
  add("redeem_points_number", view);
  view.why_not.clear();
  add("redeem_points", view);
  view.choice->points = "1,234,567,890";
  view.choice->value = tr("redeem.takes_off", {"¥12,345,678.90"});
  view.notice = {tr("redeem.slow"), Tone::Calm};
  view.is_redeeming = true;
  view.can_confirm = false;
  add("redeem_points_slow", view);
}

void Samples::more() {
  PageView view;
  view.kind = PageKind::More;
  view.title = tr("more.title");
  view.aside = "张伟";
  view.are_tiles = true;
  std::optional<MoreSection> last;
  for (const MoreEntry& entry : more_entries()) {
    const bool is_of_points = entry.section == MoreSection::Points;
    if (last != entry.section) {
      view.rows.push_back({.words = tr(is_of_points ? "more.points" : "more.person")});
      view.rows.back().is_heading = true;
    }
    last = entry.section;
    view.rows.push_back({.words = tr(entry.words), .detail = tr(entry.detail)});
    view.rows.back().id = entry.id;
    view.rows.back().sign = entry.sign;
  }
  add("more", view);
  for (PageRow& row : view.rows) row.detail = tr("more.supervisor_signs");
  view.aside = "Maximiliana von Hohenzollern-Sigmaringen";
  view.notice = {tr("error.storage"), Tone::Bad};
  add("more_failed", view);
}

void Samples::history() {
  PageView view;
  view.kind = PageKind::History;
  view.title = tr("history.title");
  view.aside = "张伟";
  view.words = tr("history.loading");
  add("history_loading", view);
  view.words = tr("history.none");
  add("history_none", view);
  const auto day = [&](const std::string& words) {
    view.rows.push_back({.words = words});
    view.rows.back().is_heading = true;
  };
  const auto row = [&](const std::string& words, const std::string& when, const char* figure) {
    view.rows.push_back({.words = words, .detail = when, .figure = figure});
    view.rows.back().tone = figure[0] == '+' ? Tone::Good : Tone::Caution;
  };
  day(tr("history.today"));
  row(tr("history.sale") + "  ¥286.00", "14:29", "+429");
  row(pick("Ten yuan", "十元券"), "14:27", "−1,000");
  day(pick("Sunday, 15 November", "11月15日 星期日"));
  row(tr("history.sale") + "  ¥312.00", pick("18:04, Till 1", "18:04，1 号台"), "+468");
  row(tr("history.refund") + "  ¥86.00", "18:31", "−129");
  day(pick("Saturday, 31 October", "10月31日 星期六"));
  row(tr("history.lapse"), "00:00", "−120");
  row(tr("history.adjust"), "12:10", "+50");
  view.words = tr("history.offline");
  add("history", view);
  view.rows.at(1).is_chosen = true;
  PagePanel why;
  why.title = plural("history.why", 429, {"429"});
  why.facts = {{tr("earn.rule", {plural("common.points_of", 1, {"1"}), "¥1.00"}),
                tr("earn.of_amount", {"¥286.00"}),
                "+286"},
               {tr("earn.tier", {pick("Gold", "金卡"), "1.5"}), tr("earn.rounded_down"), "+143"}};
  why.total = tr("history.total");
  why.total_figure = "+429";
  why.sentence = tr("history.receipt", {"20261122-0147"});
  view.panel = why;
  view.has_earlier = true;
  add("history_why", view);
}

void Samples::customer() {
  add("done",
      DoneView{.title = tr("done.earned"),
               .points = "+429",
               .name = "张伟",
               .balance = plural("common.points_of", 12909, {"12,909"}),
               .value = "",
               .undo = {tr("common.undo")},
               .notice = {}});
  add("done_undone",
      DoneView{.title = tr("done.undone"),
               .points = "−429",
               .name = "张伟",
               .balance = plural("common.points_of", 12480, {"12,480"}),
               .value = "",
               .is_gain = false,
               .has_next = true,
               .is_undone = true,
               .undo = {},
               .notice = {}});
  add("done_undo_refused",
      DoneView{.title = tr("done.earned"),
               .points = "+429",
               .name = "Maximiliana von Hohenzollern-Sigmaringen",
               .balance = plural("common.points_of", 12909, {"12,909"}),
               .value = "",
               .undo = {tr("common.undo")},
               .notice = {tr("undo.spent", {"429"}), Tone::Caution}});
  add("done_redeemed",
      DoneView{.title = tr("done.redeemed"),
               .points = "−1,000",
               .name = "张伟",
               .balance = plural("common.points_of", 480, {"480"}),
               .value = tr("done.off", {"¥10.00"}),
               .is_gain = false,
               .has_next = true,
               .undo = {},
               .notice = {}});
  const std::string points = plural("rating.points", 429, {"+429"});
  add("rating", RatingView{tr("rating.thanks_name", {"张伟"}), points});
  add("thanks", ThanksView{points});
}

void Samples::day() {
  DayView view;
  view.date = pick("Friday, 20 November", "11月20日 星期五");
  view.score = "4.42";
  view.answered = tr("day.answered", {"67", "118", "57"});
  view.not_answered = tr("day.not_answered", {"31", "20"});
  view.sales = plural("day.sales", 132, {"132"});
  view.hours = {{"9", {0, 0, 1, 2, 2}},
                {"10", {0, 0, 1, 3, 3}},
                {"11", {0, 1, 0, 4, 4}},
                {"12", {0, 0, 1, 3, 5}},
                {"13", {0, 0, 0, 3, 3}},
                {"14", {1, 0, 1, 2, 2}},
                {"15", {0, 0, 0, 2, 4}},
                {"16", {0, 0, 1, 2, 3}},
                {"17", {1, 2, 1, 1, 1}},
                {"18", {0, 1, 1, 2, 2}}};
  const auto line = [&](const char* time, int face, const char* tier) {
    constexpr std::array kFaces{"day.skipped",
                                "rating.face_1",
                                "rating.face_2",
                                "rating.face_3",
                                "rating.face_4",
                                "rating.face_5"};
    view.lines.push_back({time,
                          face,
                          tr(kFaces.at(static_cast<std::size_t>(face))),
                          std::string{tier} + pick(", Maria Santos", "，林悦")});
  };
  const std::string gold = pick("Gold", "金卡");
  const std::string basic = pick("Member", "会员");
  line("18:42", 5, gold.c_str());
  line("18:37", 4, basic.c_str());
  line("18:31", 2, gold.c_str());
  line("18:20", 0, basic.c_str());
  line("18:11", 5, basic.c_str());
  line("17:58", 1, gold.c_str());
  line("17:52", 3, basic.c_str());
  line("17:40", 4, gold.c_str());
  view.page = tr("day.page", {"1", "15"});
  view.has_earlier = true;
  add("day", view);
  DayView none;
  none.date = view.date;
  none.score = "–";
  none.answered = tr("day.no_answers");
  none.sales = plural("day.sales", 0, {"0"});
  add("day_empty", none);
  none.is_loading = true;
  none.answered.clear();
  none.sales.clear();
  add("day_loading", none);
  none.is_loading = false;
  none.notice = {tr("error.storage"), Tone::Bad};
  add("day_failed", none);
}

void Samples::settings() {
  SettingsView view;
  view.chosen.language = language;
  view.aside = tr("settings.kept_for", {pick("Lin Yue", "林悦")});
  view.can_train = true;
  add("settings", view);
  view.can_undo = true;
  view.chosen.sound = Sound::On;
  view.chosen.theme = ThemeChoice::Auto;
  view.played = tr("settings.cue_recognised");
  view.page = 1;
  add("settings_sound", view);
  view.page = 2;
  view.notice = {tr("settings.not_saved"), Tone::Caution};
  add("settings_not_saved", view);
}

// The customer has a window: the cashier sees it small.
void Samples::two_sides() {
  const auto customers = customer_samples(language);
  const auto beside = [&](const char* screen, const char* seen) {
    Sample both = *std::find_if(
        list.begin(), list.end(), [&](const Sample& each) { return each.name == screen; });
    both.view.customer =
        std::find_if(customers.begin(), customers.end(), [&](const CustomerSample& each) {
          return each.name == seen;
        })->view;
    both.name += "_two_sides";
    list.push_back(std::move(both));
  };
  beside("home", "customer_rating");
  beside("member", "customer_greeting");
}

}  // namespace

std::vector<Sample> sample_views(Language language) {
  Samples samples{.language = language};
  samples.entry();
  samples.home();
  samples.search();
  samples.member();
  samples.earn();
  samples.redeem();
  samples.more();
  samples.history();
  samples.customer();
  samples.day();
  samples.two_sides();
  samples.settings();
  add_money_samples(language, samples.list);
  add_person_samples(language, samples.list);
  add_guide_samples(language, samples.list);
  add_return_samples(language, samples.list);
  add_people_samples(language, samples.list);
  add_staff_samples(language, samples.list);
  return samples.list;
}

}  // namespace regulars::tests
