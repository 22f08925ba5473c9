#pragma once
// regulars-central and regulars-terminal as the processes that a shop runs, on loopback ports of
// their own. Checks with REQUIRE. One thread, but for pos().

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sync/client/https_client.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_dir.h"

namespace regulars::tests {

class RealPrograms {
 public:
  // A central with `members` made-up members, serving, and an enrolled terminal, not yet started.
  explicit RealPrograms(int members);

  [[nodiscard]] std::filesystem::path central_folder() const { return folder_ / "central"; }
  [[nodiscard]] std::filesystem::path terminal_folder() const { return folder_ / "terminal"; }
  // Card numbers of the members.
  [[nodiscard]] const std::vector<std::string>& cards() const { return cards_; }

  // Somebody who may sign in at the terminal, from its next exchange on.
  void add_cashier(const std::string& name, const std::string& pin);
  // --headless; answers when its POS interface does.
  void start_terminal();
  [[nodiscard]] ChildProcess& terminal() { return *terminal_; }
  // Sends and fetches everything; the terminal must not be running.
  void synchronise();

  // A client of the POS interface; each thread has its own.
  [[nodiscard]] std::unique_ptr<sync::HttpsClient> pos() const;
  [[nodiscard]] sync::HttpsRequest pos_request(const std::string& path,
                                               const std::string& json = {}) const;
  // What the programs wrote, for the message of a failed test.
  [[nodiscard]] std::string logs() const;

 private:
  void make_members(int members);
  void serve();
  void enrol();

  TempDir folder_;
  const std::uint16_t central_port_;
  const std::uint16_t pos_port_;
  std::vector<std::string> cards_;
  std::unique_ptr<ChildProcess> central_;
  std::unique_ptr<ChildProcess> terminal_;
};

// A port that nobody listens on right now.
[[nodiscard]] std::uint16_t free_port();

}  // namespace regulars::tests
