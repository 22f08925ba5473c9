#include "tests/ui/guide_samples.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "app/base/check.h"
#include "app/i18n/catalogue.h"

namespace regulars::tests {
namespace {

using namespace regulars::ui;

struct GuideSamples {
  i18n::Language language;
  std::vector<Sample>& list;
  i18n::Catalogues all = i18n::Catalogues::built_in();

  [[nodiscard]] std::string tr(std::string_view key,
                               const std::vector<std::string>& arguments = {}) const {
    return all.in(language).text(key, arguments);
  }
  [[nodiscard]] std::string plural(std::string_view key,
                                   std::int64_t count,
                                   const std::vector<std::string>& arguments) const {
    return all.in(language).plural(key, count, arguments);
  }
  // A copy of a sample under another name, to be changed.
  View& again(std::string_view of, std::string name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const Sample& each) { return each.name == of; });
    REGULARS_CHECK(found != list.end());
    View view = found->view;
    list.push_back({std::move(name), std::move(view)});
    return list.back().view;
  }
  [[nodiscard]] WorkView filling() const {
    return {tr("work.members", {"41,200", "1,000,000"}),
            plural("work.minutes", 2, {"2"}),
            4,
            true,
            false};
  }

  void proof();
  void faults();
  void training();
  void tour();
};

// The screen is turned to the member.
void GuideSamples::proof() {
  auto& sheet = std::get<SignInView>(again("allow", "proof").body);
  sheet.is_for_member = true;
  sheet.allowing = tr("proof.redeem", {"¥30.00"});
  sheet.tiles = {{"张伟", "张", tr("proof.member"), true},
                 {tr("redeem.ask_above"),
                  tr("redeem.ask_above").substr(0, language == i18n::Language::English ? 1 : 3),
                  tr("proof.above"),
                  false}};
  sheet.chosen = "张伟";
  sheet.digits = 3;
}

void GuideSamples::training() {
  const TrainingView training{tr("training.word"), tr("training.words"), "", tr("training.leave")};
  again("home", "training_home").training = training;
  View& sale = again("member", "training_member_sale");
  sale.training = training;
  sale.training->sale = tr("training.sale", {"¥286.00"});
  View& done = again("done", "training_done");
  done.training = training;
  std::get<DoneView>(done.body).title = tr("training.done");
  again("rating", "training_rating").training = training;
}

void GuideSamples::tour() {
  const auto lay = [&](std::string_view of,
                       std::string name,
                       const char* number,
                       const char* target,
                       const char* sentence) -> TourView& {
    View& view = again(of, std::move(name));
    view.tour = TourView{target, tr(sentence), tr("tour.progress", {number, "14"}), "", "", ""};
    return *view.tour;
  };
  TourView& scan = lay("home", "tour_scan", "1", "", "tour.scan");
  scan.act = tr("tour.act_scan");
  scan.skip = tr("tour.skip");
  for (const auto& [of, number, target, sentence] :
       {std::array{"member", "2", "member.card", "tour.member"},
        std::array{"member", "9", "member.redeem", "tour.redeem"},
        std::array{"earn", "5", "earn.why", "tour.why"},
        std::array{"earn", "6", "earn.confirm", "tour.book"},
        std::array{"redeem", "10", "redeem.reward_0", "tour.rewards"},
        std::array{"home", "11", "strip.connection", "tour.offline"},
        std::array{"home", "12", "home.manager", "tour.day"}}) {
    TourView& step = lay(of, std::string{"tour_"} + number, number, target, sentence);
    step.next = tr("tour.next");
    step.skip = tr("tour.skip");
  }
  TourView& amount = lay("earn_zero", "tour_amount", "4", "earn.pad", "tour.amount");
  amount.act = tr("tour.act_amount");
  amount.skip = tr("tour.skip");
  lay("rating", "tour_rate", "7", "", "tour.rate");
}

void GuideSamples::faults() {
  View& offline = again("home", "home_faults");
  offline.status.connection = plural("status.offline_waiting", 3, {"3"});
  offline.status.remedy = tr("fault.offline_remedy");
  offline.status.more = plural("fault.more", 2, {"2"});
  offline.status.tone = Tone::Caution;
  offline.status.has_list = true;
  offline.status.has_help = true;
  View& list_of = again("home_faults", "faults");
  list_of.body = FaultsView{
      {{tr("error.storage"), tr("fault.busy_remedy"), Tone::Bad},
       {tr("fault.sync"), tr("error.unauthorised"), Tone::Caution},
       {plural("status.offline_waiting", 3, {"3"}), tr("fault.offline_remedy"), Tone::Caution}},
      "",
      filling()};
  View& filling_up = again("home", "home_filling");
  filling_up.status.work = filling();
  filling_up.status.has_list = true;
  View& well = again("home_filling", "faults_none");
  WorkView paused = filling();
  paused.time_left = tr("work.paused");
  paused.is_paused = true;
  well.body = FaultsView{{}, tr("fault.none"), paused};
}

}  // namespace

void add_guide_samples(i18n::Language language, std::vector<Sample>& samples) {
  GuideSamples guide{.language = language, .list = samples};
  guide.proof();
  guide.faults();
  guide.training();
  guide.tour();
}

}  // namespace regulars::tests
