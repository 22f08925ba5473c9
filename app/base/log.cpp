#include "app/base/log.h"

#include <cstdio>
#include <vector>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace regulars {

struct Log::Sinks {
  std::shared_ptr<spdlog::logger> logger;  // shared with nobody; spdlog's own type
};

namespace {
spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}
}  // namespace

Log::Log(std::string_view program, const std::string& file, LogLevel from)
    : sinks_(std::make_unique<Sinks>()) {
  constexpr std::size_t kFileBytes = 8UL * 1024 * 1024;
  constexpr std::size_t kFiles = 4;
  std::vector<spdlog::sink_ptr> sinks{std::make_shared<spdlog::sinks::stderr_sink_mt>()};
  if (!file.empty()) {
    try {
      sinks.push_back(
          std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file, kFileBytes, kFiles));
    } catch (const spdlog::spdlog_ex& problem) {
      std::fprintf(stderr, "the log file %s cannot be written: %s\n", file.c_str(), problem.what());
    }
  }
  sinks_->logger =
      std::make_shared<spdlog::logger>(std::string(program), sinks.begin(), sinks.end());
  sinks_->logger->set_level(level_of(from));
  sinks_->logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %n %v");
  sinks_->logger->flush_on(spdlog::level::info);
}

Log::~Log() = default;

void Log::write(LogLevel level,
                std::string_view area,
                std::string_view what,
                std::initializer_list<Field> fields) {
  if (!sinks_->logger->should_log(level_of(level))) return;
  std::string line;
  line.append(area).append(" ").append(what);
  for (const auto& [key, value] : fields) {
    line.append(" ").append(key).append("=");
    const bool quoted = value.find_first_of(" \t\n\"") != std::string::npos || value.empty();
    if (quoted) line.push_back('"');
    for (const char c : value) line.push_back(c == '\n' || c == '\r' || c == '"' ? '\'' : c);
    if (quoted) line.push_back('"');
  }
  sinks_->logger->log(level_of(level), line);
}

void Log::debug(std::string_view area, std::string_view what, std::initializer_list<Field> fields) {
  write(LogLevel::debug, area, what, fields);
}
void Log::info(std::string_view area, std::string_view what, std::initializer_list<Field> fields) {
  write(LogLevel::info, area, what, fields);
}
void Log::warning(std::string_view area,
                  std::string_view what,
                  std::initializer_list<Field> fields) {
  write(LogLevel::warning, area, what, fields);
}
void Log::error(std::string_view area, std::string_view what, std::initializer_list<Field> fields) {
  write(LogLevel::error, area, what, fields);
}

}  // namespace regulars
