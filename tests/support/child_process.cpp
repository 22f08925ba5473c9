#include "tests/support/child_process.h"

#include <fcntl.h>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include "app/base/check.h"
#include "tests/support/temp_dir.h"

namespace regulars::tests {

namespace {

constexpr int kNoProgram = 127;

[[noreturn]] void become(const std::filesystem::path& program,
                         const std::vector<std::string>& arguments,
                         const std::filesystem::path& output,
                         const std::filesystem::path& input) {
  if (!input.empty()) {
    const int in = open(input.c_str(), O_RDONLY | O_CLOEXEC);
    if (in >= 0) dup2(in, STDIN_FILENO);
  }
  const int out = open(output.empty() ? "/dev/null" : output.c_str(),
                       O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                       0600);
  if (out >= 0) {
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
  }
  std::vector<std::string> words = {program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execv(program.c_str(), pointers.data());
  _exit(kNoProgram);
}

int code_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

ChildProcess::ChildProcess(const std::filesystem::path& program,
                           const std::vector<std::string>& arguments,
                           const std::filesystem::path& output,
                           const std::filesystem::path& input)
    : id_(fork()) {
  REGULARS_CHECK(id_ >= 0);
  if (id_ == 0) become(program, arguments, output, input);
}

ChildProcess::~ChildProcess() {
  kill_now();
}

void ChildProcess::kill_now() {
  if (!is_running()) return;
  kill(id_, SIGKILL);
  static_cast<void>(wait());
}

void ChildProcess::ask_to_end() {
  if (is_running()) kill(id_, SIGTERM);
}

std::optional<int> ChildProcess::exit_code() {
  int status = 0;
  if (!exit_code_ && waitpid(id_, &status, WNOHANG) == id_) exit_code_ = code_of(status);
  return exit_code_;
}

int ChildProcess::wait() {
  int status = 0;
  if (!exit_code_ && waitpid(id_, &status, 0) == id_) exit_code_ = code_of(status);
  return exit_code_.value_or(-1);
}

Ran run(const std::filesystem::path& program,
        const std::vector<std::string>& arguments,
        const std::filesystem::path& input) {
  const TempDir folder;
  ChildProcess child(program, arguments, folder / "output", input);
  const int code = child.wait();
  return Ran{code, text_of(folder / "output")};
}

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  const std::ifstream in(file, std::ios::binary);
  if (in) text << in.rdbuf();
  return text.str();
}

std::filesystem::path program(const std::string& name) {
  return std::filesystem::path(REGULARS_PROGRAMS) / name;
}

}  // namespace regulars::tests
