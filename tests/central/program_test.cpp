// The real program, commanded and killed from the shell.

#include <csignal>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_dir.h"

using namespace regulars::tests;

namespace {
bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Waits for the line that says it serves.
void wait_until_serving(ChildProcess& server, const std::filesystem::path& output) {
  for (int i = 0; i < 1'000 && server.is_running(); ++i) {
    if (contains(text_of(output), "Ctrl-C ends it.")) return;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  FAIL("regulars-central does not serve: " + text_of(output));
}
}  // namespace

TEST_CASE("the program is served, commanded and looked at from the shell", "[central]") {
  const TempDir folder;
  const auto central = program("regulars-central");
  const std::string data = (folder / "central").string();
  const auto office = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--data", data});
    return run(central, words);
  };
  CHECK(office({"enrol-code"}).exit_code == 1);
  CHECK(office({"show", "terminals"}).exit_code == 1);
  CHECK(run(central, {}).exit_code == 2);
  CHECK(run(central, {"serve"}).exit_code == 2);
  CHECK(office({"serve", "--listen", "nowhere"}).exit_code == 2);
  CHECK(office({"show", "secrets"}).exit_code == 2);

  const auto output = folder / "output.txt";
  ChildProcess server(central, {"serve", "--data", data, "--listen", "127.0.0.1:0"}, output);
  wait_until_serving(server, output);
  CHECK(contains(text_of(output), "new store with the default programme"));
  const auto config = office({"enrol-code", "--terminal", "Till \"1\"", "--config"});
  CHECK(config.exit_code == 0);
  CHECK(contains(config.output, R"(name = "Till \"1\"")"));
  CHECK(contains(config.output, "ca_sha256 = \""));
  CHECK(office({"show", "balances", "--format", "json"}).exit_code == 0);
  CHECK(office({"show", "ratings", "--day", "2026-02-30"}).exit_code == 2);
  CHECK(office({"show", "balances", "--member", "13800138000"}).exit_code == 1);
  CHECK(contains(office({"programme", "show"}).output, "\"version\": 1"));
  CHECK(contains(office({"verify"}).output, "verified"));
  const auto second = office({"serve", "--listen", "127.0.0.1:0"});
  CHECK(second.exit_code == 1);
  CHECK(contains(second.output, "in use"));
  server.ask_to_end();
  CHECK(server.wait() == 0);
  CHECK(office({"enrol-code"}).exit_code == 0);  // a central that stands still is commanded too
}
