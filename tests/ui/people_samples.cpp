#include "tests/ui/people_samples.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/base/check.h"
#include "app/i18n/catalogue.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;

constexpr const char* kLongName = "Maximiliana von Hohenzollern-Sigmaringen";

struct PeopleSamples {
  i18n::Language language;
  std::vector<Sample>& list;
  i18n::Catalogues all = i18n::Catalogues::built_in();

  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const {
    return all.in(language).text(key, arguments);
  }
  [[nodiscard]] std::string points(std::int64_t count, const char* figure) const {
    return all.in(language).plural("common.points_of", count, {figure});
  }
  [[nodiscard]] std::string pick(const char* english, const char* chinese) const {
    return language == i18n::Language::English ? english : chinese;
  }
  // With the strip of the screens before it.
  void add(std::string name, PageView body) {
    View view = list.front().view;
    for (const Sample& each : list) {
      if (each.name == "member") view = each.view;
    }
    view.body = std::move(body);
    list.push_back({std::move(name), std::move(view)});
  }

  void cards();
  void household();
  void merge();
};

void PeopleSamples::cards() {
  PageView view;
  view.kind = PageKind::Cards;
  view.title = tr("cards.title");
  view.aside = "张伟";
  view.words = tr("cards.scan_new");
  view.can_confirm = true;
  view.act = tr("cards.type_number");
  view.rows = {
      {.words = "•••• 5678", .detail = tr("cards.card")},
      {.words = "138 •••• 8000", .detail = tr("cards.phone")},
      {.words = "•••• 0021", .detail = tr("cards.finds_nobody"), .figure = tr("cards.lost")}};
  view.rows.at(0).sign = PageSign::Card;
  view.rows.at(1).sign = PageSign::Phone;
  view.rows.at(2).sign = PageSign::Card;
  view.rows.at(2).tone = Tone::Caution;
  add("cards", view);
  PageView lost = view;
  lost.notice = {tr("cards.is_lost", {"•••• 0021"}), Tone::Good};
  add("cards_lost", lost);
  view.act.clear();
  PageView chosen = view;
  chosen.rows.at(0).is_chosen = true;
  chosen.panel = PagePanel{"•••• 5678", {}, {}, {}, tr("cards.lose_means")};
  chosen.confirm = tr("cards.lose");
  add("cards_lose", chosen);
  chosen.panel = PagePanel{"•••• 2222", {}, {}, {}, tr("cards.replace_means")};
  chosen.panel->facts.push_back({tr("cards.instead_of"), {}, "•••• 5678"});
  chosen.confirm = tr("cards.replace");
  add("cards_replace", chosen);
  view.panel = PagePanel{"•••• 2222", {}, {}, {}, tr("cards.new", {"张伟"})};
  view.confirm = tr("cards.add");
  add("cards_new", view);
  view.panel = PagePanel{kLongName, {}, {}, {}, tr("cards.of_another", {"李娜"})};
  view.act = tr("cards.serve_other");
  view.confirm = tr("cards.same_person");
  view.notice = {tr("error.storage"), Tone::Bad};
  add("cards_of_another", view);
}

void PeopleSamples::household() {
  PageView view;
  view.kind = PageKind::Household;
  view.title = tr("household.title");
  view.aside = "张伟";
  view.words = tr("household.none");
  view.act = tr("household.search");
  view.can_confirm = true;
  add("household_none", view);
  PageView joining = view;
  joining.panel = PagePanel{
      tr("household.share"),
      {{tr("household.keeps"), {}, "张伟"}, {tr("household.joins"), {}, pick("Li Na", "李娜")}},
      tr("household.brings"),
      points(320, "320"),
      tr("household.means")};
  joining.confirm = tr("household.join");
  joining.act = tr("household.turn");
  add("household_join", joining);
  view.words = tr("household.scan_more");
  view.rows = {{.words = "张伟", .detail = tr("household.holds")},
               {.words = pick("Li Na", "李娜"), .detail = "138 •••• 1204"},
               {.words = kLongName, .detail = "•••• 9021"}};
  view.rows.at(0).sign = PageSign::Household;
  view.rows.at(1).sign = PageSign::Person;
  view.rows.at(2).sign = PageSign::Person;
  view.notice = {tr("household.joined"), Tone::Good};
  add("household", view);
  view.notice = {};
  view.act.clear();
  view.rows.at(1).is_chosen = true;
  view.panel = PagePanel{view.rows.at(1).words, {}, {}, {}, tr("household.leave_means")};
  view.confirm = tr("household.leave");
  add("household_leave", view);
}

void PeopleSamples::merge() {
  PageView view;
  view.kind = PageKind::Merge;
  view.title = tr("merge.title");
  view.aside = "张伟";
  view.words = tr("merge.scan");
  view.act = tr("household.search");
  view.can_confirm = true;
  add("merge_scan", view);
  view.words = tr("merge.tap");
  view.rows = {
      {.words = "张伟", .detail = "•••• 5678   138 •••• 8000", .figure = tr("merge.stays")},
      {.words = pick("Zhang Wei", "张 伟"), .detail = "•••• 2222"}};
  view.rows.at(0).sign = PageSign::Person;
  view.rows.at(0).is_chosen = true;
  view.rows.at(1).sign = PageSign::Person;
  view.panel = PagePanel{tr("merge.compare"),
                         {{{}, {}, tr("merge.stays"), tr("merge.goes")},
                          {tr("merge.since"),
                           {},
                           pick("4 May 2019", "2019年5月4日"),
                           pick("1 Mar 2026", "2026年3月1日")},
                          {tr("merge.visits"), {}, "48", "2"},
                          {tr("merge.tier"), {}, pick("Gold", "金卡"), pick("Member", "会员")},
                          {tr("merge.points"), {}, "12,480", "320"}},
                         tr("merge.together"),
                         points(12'800, "12,800"),
                         tr("merge.means", {"张伟"})};
  view.act = tr("household.turn");
  view.confirm = tr("merge.confirm");
  add("merge", view);
  view.rows.at(1).words = kLongName;
  view.notice = {tr("error.storage"), Tone::Bad};
  add("merge_failed", view);
}

}  // namespace

void add_people_samples(i18n::Language language, std::vector<Sample>& samples) {
  REGULARS_CHECK(!samples.empty());
  PeopleSamples people{.language = language, .list = samples};
  people.cards();
  people.household();
  people.merge();
}

}  // namespace regulars::tests
