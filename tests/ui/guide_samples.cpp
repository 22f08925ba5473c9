#include "tests/ui/guide_samples.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/i18n/catalogue.h"
#include "tests/support/catch.h"

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
    REQUIRE(found != list.end());
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

  void faults();
};

void GuideSamples::faults() {
  View& offline = again("home", "home_faults");
  offline.status.connection = plural("status.offline_waiting", 3, {"3"});
  offline.status.remedy = tr("fault.offline_remedy");
  offline.status.more = plural("fault.more", 2, {"2"});
  offline.status.tone = Tone::Caution;
  offline.status.has_list = true;
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
  guide.faults();
}

}  // namespace regulars::tests
