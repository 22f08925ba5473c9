#pragma once
// A terminal's data folder, opened by a command of the shell while no terminal runs on it: locked,
// configured, its storage open. One thread.

#include <filesystem>
#include <memory>
#include <string>

#include "app/base/log.h"
#include "app/base/result.h"
#include "app/base/system_clock.h"
#include "app/config/terminal_config.h"
#include "app/model/programme.h"
#include "app/storage/data_folder.h"
#include "app/storage/terminal/terminal_storage.h"
#include "sync/client/courier.h"

namespace regulars::tool {

class TerminalFolder {
 public:
  // not_found: no terminal has ever run there. conflict: a program is using it.
  [[nodiscard]] static Result<std::unique_ptr<TerminalFolder>> open(
      const std::filesystem::path& path);

  [[nodiscard]] storage::TerminalStorage& storage() { return *storage_; }
  [[nodiscard]] const config::TerminalConfig& config() const { return config_; }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] SystemClock& clock() { return clock_; }
  [[nodiscard]] Log& log() { return log_; }

  // Refused with the remedy while the terminal is not enrolled.
  [[nodiscard]] Result<storage::TerminalIdentity> identity();
  // Refused with the remedy while none has come from central.
  [[nodiscard]] Result<model::Programme> programme();

 private:
  TerminalFolder(storage::DataFolder folder, config::TerminalConfig config);

  storage::DataFolder folder_;
  const config::TerminalConfig config_;
  SystemClock clock_;
  Log log_;
  std::unique_ptr<storage::TerminalStorage> storage_;
};

// The road from this folder to its central. Borrows the folder.
class Road {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Road>> open(TerminalFolder& folder);
  [[nodiscard]] sync::Courier& courier() { return *courier_; }
  [[nodiscard]] const std::string& stream() const { return stream_; }

 private:
  Road(std::unique_ptr<sync::HttpsClient> client, std::string stream);

  std::unique_ptr<sync::HttpsClient> client_;
  std::unique_ptr<sync::Courier> courier_;
  const std::string stream_;
};

}  // namespace regulars::tool
