#pragma once
// Admin: how a command reaches a running central. A plain HTTP listener on the loopback address,
// whose port and token stand in the folder's admin.json (owner only), so that whoever may read the
// folder may command, and nobody else. POST /v1/office with "Authorization: Bearer <token>" and the
// JSON of office.h.

#include <filesystem>
#include <memory>
#include <string>

#include "app/base/log.h"
#include "app/base/result.h"
#include "app/central/writer.h"
#include "sync/server/listener.h"

namespace regulars::central {

class Admin {
 public:
  // Writer and log are borrowed; the writer outlives it.
  [[nodiscard]] static Result<std::unique_ptr<Admin>> open(const std::filesystem::path& folder,
                                                           Writer& writer,
                                                           Log& log);
  ~Admin();  // removes admin.json
  Admin(const Admin&) = delete;
  Admin& operator=(const Admin&) = delete;

  [[nodiscard]] std::uint16_t port() const { return listener_->port(); }

 private:
  Admin(std::filesystem::path file, std::string token, Writer& writer);
  void handle(sync::HttpRequest request, sync::Respond respond);

  Writer& writer_;
  const std::filesystem::path file_;
  const std::string token_;
  std::unique_ptr<sync::Listener> listener_;
};

// Sends the JSON to the central that runs on the folder; its answer's JSON.
[[nodiscard]] Result<std::string> ask_running(const std::filesystem::path& folder,
                                              const std::string& json);

}  // namespace regulars::central
