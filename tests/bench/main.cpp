// regulars-bench [--quick]: measures, then prints one table.

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <string>
#include <vector>

#include "tests/bench/measures.h"
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

struct Plan {
  std::int64_t members = 1'000'000;
  std::filesystem::path folder;  // a temporary one
};

std::vector<Row> measure_all(const Plan& plan) {
  std::vector<Row> rows;
  const std::filesystem::path folder = plan.folder / "terminal";
  std::filesystem::create_directories(folder);
  say("making members");
  const tool::ShopModel shop = made_up_shop(plan.members, 0);
  say("filling a terminal with them");
  BenchTerminal terminal(folder, shop.members());
  say("card lookup");
  add(rows, measure_lookup(terminal, shop.members(), folder));
  say("sale commit");
  add(rows, measure_commit(terminal, shop.members(), folder, plan.folder / "raw"));
  add(rows, measure_wire(terminal));
  terminal.close();
  return rows;
}

}  // namespace

int main(int count, char** words) {
  Plan plan;
  for (int i = 1; i < count; ++i) {
    if (std::strcmp(words[i], "--quick") == 0) {
      plan.members = 100'000;
    }
  }
  const tests::TempDir folder;
  plan.folder = folder.path();
  print(measure_all(plan));
  return 0;
}
