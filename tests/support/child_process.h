#pragma once
// One of our programs, started for real. Killed when this object goes. One thread.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace regulars::tests {

class ChildProcess {
 public:
  // Standard output and standard error go to `output`, or nowhere when it is empty; standard input
  // comes from `input`, or is ours when it is empty.
  ChildProcess(const std::filesystem::path& program,
               const std::vector<std::string>& arguments,
               const std::filesystem::path& output = {},
               const std::filesystem::path& input = {});
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  void kill_now();    // SIGKILL, and waits until it is gone
  void ask_to_end();  // SIGTERM
  // The exit code (128 + signal when killed), none while it runs.
  [[nodiscard]] std::optional<int> exit_code();
  [[nodiscard]] int wait();
  [[nodiscard]] bool is_running() { return !exit_code().has_value(); }
  [[nodiscard]] int id() const { return id_; }

 private:
  int id_ = -1;
  std::optional<int> exit_code_;
};

// Runs to its end; what it printed on both outputs, and its exit code.
struct Ran {
  int exit_code = -1;
  std::string output;
};
[[nodiscard]] Ran run(const std::filesystem::path& program,
                      const std::vector<std::string>& arguments,
                      const std::filesystem::path& input = {});

// A file's text, empty when there is none.
[[nodiscard]] std::string text_of(const std::filesystem::path& file);

// build/<preset>/bin.
[[nodiscard]] std::filesystem::path program(const std::string& name);

}  // namespace regulars::tests
