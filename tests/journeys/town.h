#pragma once
// A real central on a loopback port of its own, and the folder of a terminal that it has enrolled.
// Checks with REQUIRE. One thread.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/base/log.h"
#include "app/base/system_clock.h"
#include "app/central/central.h"
#include "app/storage/central_store.h"
#include "app/tool/terminal_folder.h"
#include "tests/support/temp_dir.h"

namespace regulars::tests {

class Town {
 public:
  // A store with `members` made-up members who have not been there yet.
  explicit Town(std::int64_t members = 0);

  [[nodiscard]] std::filesystem::path central_folder() const { return folder_ / "central"; }
  [[nodiscard]] std::filesystem::path terminal_folder() const { return folder_ / "terminal"; }
  [[nodiscard]] central::Central& central() { return *central_; }
  // What head office asks of central; the answer's JSON.
  [[nodiscard]] std::string office(const std::string& json);
  // A one-time code for a terminal.
  [[nodiscard]] std::string code();
  // A manager who may sign in at the terminal.
  void add_manager(const std::string& name, const std::string& pin);

  // terminal.toml, as an installer gets it from head office.
  void write_config();
  // Enrols the terminal's folder and fetches what central has.
  void enrol_terminal();
  // The folder opened as the shell does; nothing else may have it open.
  [[nodiscard]] std::unique_ptr<tool::TerminalFolder> terminal();
  // Pushes and pulls once.
  void synchronise();

  [[nodiscard]] storage::Totals totals();
  [[nodiscard]] std::vector<storage::ShownBalance> balances();
  [[nodiscard]] std::vector<storage::ShownRating> ratings();
  // Until central's books show it; central folds events just after it has acknowledged them.
  [[nodiscard]] bool comes_true(const std::function<bool(const storage::Totals&)>& is_true);

 private:
  void make_members(std::int64_t members);
  [[nodiscard]] std::unique_ptr<storage::CentralReader> reader();

  TempDir folder_;
  SystemClock clock_;
  Log log_;
  std::unique_ptr<central::Central> central_;
};

// The field of a flat JSON object, text or number, as text; empty when it is not there.
[[nodiscard]] std::string field(const std::string& json, const std::string& name);

}  // namespace regulars::tests
