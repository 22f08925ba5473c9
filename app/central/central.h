#pragma once
// Central: everything of a running server, built bottom-up: the folder, the books on their writer
// thread, the feed on its reader thread, the road's listener and the control listener.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/base/result.h"

namespace regulars::central {

struct CentralOptions {
  std::filesystem::path folder;
  std::string address = "127.0.0.1";    // numeric
  std::uint16_t port = 0;               // 0: any free one
  std::string store_name = {};          // empty: as it is
  std::vector<std::string> names = {};  // by which terminals reach it, beside the address
};

class Central {
 public:
  // Serving when it returns. clock and log are borrowed for its life.
  [[nodiscard]] static Result<std::unique_ptr<Central>> start(const CentralOptions& options,
                                                              const Clock& clock,
                                                              Log& log);
  ~Central();  // answers what it took, then ends
  Central(const Central&) = delete;
  Central& operator=(const Central&) = delete;

  // Asks for the daily turn (app/central/books.h); from time to time.
  void turn();

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::string url() const;               // "https://till-server:8443"
  [[nodiscard]] const std::string& ca_pem() const;     // what terminals pin
  [[nodiscard]] const std::string& ca_sha256() const;  // by which they know it at enrolment
  [[nodiscard]] bool is_new() const;                   // this was the folder's first start

 private:
  struct Parts;
  explicit Central(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace regulars::central
