#pragma once
// Log: one line per event, "area what key=value ..."; handed in by reference. It never holds a
// customer's name, card or phone, a PIN, a key or a token. Safe from any thread.
//
//   log.info("sync", "pushed", {{"events", "500"}, {"acked", "12500"}});

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace regulars {

enum class LogLevel { debug, info, warning, error };

class Log {
 public:
  using Field = std::pair<std::string_view, std::string>;

  // To standard error, and to `file` as well unless it is empty (rotated at 8 MiB, 4 files kept).
  // A file that cannot be opened is reported once on standard error and then done without.
  explicit Log(std::string_view program,
               const std::string& file = {},
               LogLevel from = LogLevel::info);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void debug(std::string_view area,
             std::string_view what,
             std::initializer_list<Field> fields = {});
  void info(std::string_view area, std::string_view what, std::initializer_list<Field> fields = {});
  void warning(std::string_view area,
               std::string_view what,
               std::initializer_list<Field> fields = {});
  void error(std::string_view area,
             std::string_view what,
             std::initializer_list<Field> fields = {});

 private:
  void write(LogLevel level,
             std::string_view area,
             std::string_view what,
             std::initializer_list<Field> fields);
  struct Sinks;
  std::unique_ptr<Sinks> sinks_;
};

}  // namespace regulars
