// regulars-bench [--quick | --frames | --rules]: measures, then prints one table; --frames: of
// drawing alone, with 100,000 members; --rules: of the programme alone.

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "tests/bench/measures.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
using namespace regulars::bench;

namespace {

void add(std::vector<Row>& rows, std::vector<Row> more) {
  rows.insert(
      rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void say(const char* what) {
  std::fprintf(stderr, "bench: %s\n", what);
}

std::vector<Row> measure_programme(const Plan& plan) {
  say("rules");
  std::vector<Row> rows = measure_evaluation();
  add(rows, measure_refund());
  say("simulating");
  add(rows, measure_simulate(plan.folder / "central"));
  say("cards with long ledgers");
  const std::filesystem::path folder = plan.folder / "counter";
  std::filesystem::create_directories(folder);
  const tool::ShopModel shop = made_up_shop(20'000, 0);
  BenchTerminal terminal(folder, shop.members());
  add(rows, measure_cards(terminal, shop.members()));
  return rows;
}

std::vector<Row> measure_all(const Plan& plan) {
  if (plan.is_rules_only) return measure_programme(plan);
  say("frames");
  std::vector<Row> rows = measure_drawing();
  const std::filesystem::path folder = plan.folder / "terminal";
  std::filesystem::create_directories(folder);
  say("making members");
  const tool::ShopModel shop = made_up_shop(plan.members, 0);
  say("filling a terminal with them");
  BenchTerminal terminal(folder, shop.members());
  if (!plan.is_frames_only) {
    say("card lookup");
    add(rows, measure_lookup(terminal, shop.members(), folder));
    say("sale commit");
    add(rows, measure_commit(terminal, shop.members(), folder, plan.folder / "raw"));
    add(rows, measure_wire(terminal));
  }
  terminal.close();
  say("events to pixels");
  add(rows, measure_windows(folder, shop.members()));
  if (plan.is_frames_only) return rows;
  add(rows, measure_programme(plan));
  say("start-up and memory");
  add(rows, measure_program(plan, folder));
  add(rows, measure_both_windows(plan, folder));
  say("the road, then an idle window");
  add(rows, measure_road(plan));
  return rows;
}

}  // namespace

int main(int count, char** words) {
  Plan plan;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "--frames") == 0) {
      plan.is_frames_only = true;
      plan.members = 100'000;
    }
    if (std::strcmp(words[i], "--rules") == 0) plan.is_rules_only = true;
    if (std::strcmp(words[i], "--quick") == 0) {
      plan.members = 100'000;
      plan.pulled = 20'000;
      plan.pushed = 10'000;
      plan.idle_seconds = 20;
    }
  }
  const tests::TempDir folder;
  plan.folder = folder.path();
  plan.programs = tests::program("").parent_path();
  print(measure_all(plan));
  return 0;
}
