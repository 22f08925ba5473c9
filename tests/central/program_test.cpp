// The real program, commanded and killed from the shell.

#include <fstream>
#include <random>
#include <thread>

#include "app/base/bytes.h"
#include "app/base/system_clock.h"
#include "tests/central/remote_till.h"
#include "tests/support/catch.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_dir.h"

using namespace regulars;
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
// Checked mistake by mistake, published, shown as it was published.
template <typename Office>
void publish_a_programme(const Office& office, const std::filesystem::path& folder) {
  std::string text = text_of(std::filesystem::path(REGULARS_PROGRAMMES) / "supermarket.json");
  const auto write = [&](const std::string& from, const std::string& to) {
    text.replace(text.find(from), from.size(), to);
    const auto file = folder / "programme.json";
    std::ofstream(file, std::ios::trunc) << text;
    return file.string();
  };
  const std::string wrong = write("\"factor\": \"3\"", "\"factor\": \"-3\", \"faktor\": 1");
  const auto refused = office({"programme", "check", wrong});
  CHECK(refused.exit_code == 1);
  CHECK(contains(refused.output, "earn[2].factor: wants a number from 0.0001"));
  CHECK(contains(refused.output, "earn[2].faktor: is not known; did you mean \"factor\"?\n"));
  CHECK(contains(refused.output, "2 mistakes, no warnings"));
  CHECK(office({"programme", "set", wrong}).exit_code == 1);
  const std::string good = write("\"factor\": \"-3\", \"faktor\": 1", "\"factor\": \"3\"");
  const auto checked = office({"programme", "check", good});
  CHECK(checked.exit_code == 0);
  CHECK(contains(checked.output, "9 earn rules, 1 tier, 3 rewards; no mistakes"));
  CHECK(contains(office({"programme", "set", good}).output, "not above the newest"));
  const auto published = office({"programme", "set", write("\"version\": 1", "\"version\": 2")});
  CHECK(contains(published.output, "programme version 2 is published"));
  const auto shown = office({"programme", "show"});
  CHECK(contains(shown.output, "\"id\": \"evening_greens\""));
  std::ofstream(folder / "shown.json") << shown.output;
  CHECK(office({"programme", "set", (folder / "shown.json").string()}).exit_code == 0);
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
  CHECK(office({"show", "notices", "--format", "json"}).exit_code == 0);
  CHECK(office({"show", "ratings", "--day", "2026-02-30"}).exit_code == 2);
  CHECK(office({"show", "balances", "--member", "13800138000"}).exit_code == 1);
  CHECK(contains(office({"programme", "show"}).output, "\"version\": 1"));
  publish_a_programme(office, folder.path());
  CHECK(office({"shopfront", "show"}).exit_code == 1);
  const std::string shopfronts = REGULARS_SHOPFRONTS;
  const auto shown_to_customers = office({"shopfront", "set", shopfronts + "/demo.json"});
  CHECK(contains(shown_to_customers.output, "a logo, 3 entries on the board"));
  const auto shopfront = office({"shopfront", "show"});
  CHECK(contains(shopfront.output, "\"accent\": \"#0E6B63\""));
  std::ofstream(folder / "again.json") << shopfront.output;
  CHECK(office({"shopfront", "set", (folder / "again.json").string()}).exit_code == 0);
  std::ofstream(folder / "wrong.json")
      << R"({"format":1,"logo":"none.png","accent":"green","board":[{"said":{"en":"x"}}]})";
  const auto wrong = office({"shopfront", "set", (folder / "wrong.json").string()});
  CHECK(wrong.exit_code == 1);
  for (const char* mistake :
       {"none.png cannot be read", "accent: wants", "board[0].did: is missing"}) {
    CHECK(contains(wrong.output, mistake));
  }
  CHECK(contains(office({"verify"}).output, "verified"));
  const auto second = office({"serve", "--listen", "127.0.0.1:0"});
  CHECK(second.exit_code == 1);
  CHECK(contains(second.output, "in use"));
  server.ask_to_end();
  CHECK(server.wait() == 0);
  CHECK(office({"enrol-code"}).exit_code == 0);  // a central that stands still is commanded too
}

TEST_CASE("a server killed under load holds every event exactly once", "[central]") {
  constexpr int kKills = 6;
  const TempDir folder;
  const auto central = program("regulars-central");
  const std::string data = (folder / "central").string();
  const auto output = folder / "output.txt";
  Log log{"test", {}, LogLevel::error};
  const std::uint64_t seed = random_u64();
  INFO("seed " << seed);
  std::mt19937_64 dice(seed);

  std::string listen = "127.0.0.1:0";
  std::unique_ptr<RemoteTill> remote;
  std::size_t lost_replies = 0;
  for (int kill = 0; kill <= kKills; ++kill) {
    std::filesystem::remove(output);
    ChildProcess server(central, {"serve", "--data", data, "--listen", listen}, output);
    wait_until_serving(server, output);
    if (!remote) {
      const auto url = text_between(text_of(output), "central serves at ", "\n");
      listen = url.substr(std::string("https://").size());  // the same port every time
      const auto code = run(central, {"enrol-code", "--data", data});
      remote = std::make_unique<RemoteTill>(
          RemoteTill::enrol(url,
                            text_between(text_of(output), "SHA-256 is ", "\n"),
                            text_between(code.output, "code ", " "),
                            folder / "till",
                            log));
    }
    std::thread killer;
    if (kill < kKills) {
      killer = std::thread([&server, wait = std::chrono::milliseconds{dice() % 400}] {
        std::this_thread::sleep_for(wait);
        server.kill_now();
      });
    }
    bool is_up = true;
    for (int batch = 0; is_up && (kill < kKills || batch < 3); ++batch) {
      for (int i = 0; i < 50; ++i) remote->till.add(a_sale({}, 3));
      is_up = remote->push();
      if (!is_up) ++lost_replies;
    }
    if (killer.joinable()) killer.join();
    if (kill == kKills) {  // the last one folds what it acknowledged
      server.ask_to_end();
      CHECK(server.wait() == 0);
    }
  }
  CHECK(lost_replies == static_cast<std::size_t>(kKills));
  CHECK(remote->till.acked == remote->till.log.size());
  const auto verified = run(central, {"verify", "--data", data});
  CHECK(verified.exit_code == 0);
  CHECK(contains(verified.output, std::to_string(remote->till.log.size()) + " events of 1"));
  const auto shown = run(central, {"show", "events", "--data", data, "--limit", "0"});
  CHECK(contains(shown.output, std::to_string(remote->till.log.size()) + " sales of "));
}
