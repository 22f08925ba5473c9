#pragma once
// A real terminal's end of the road over HTTPS, with its log in memory. One thread.

#include <filesystem>
#include <memory>
#include <string>

#include "app/base/log.h"
#include "sync/client/https_client.h"
#include "tests/central/shop.h"

namespace regulars::tests {

struct RemoteTill {
  Till till;
  std::string stream;
  std::unique_ptr<sync::HttpsClient> client;

  // With a code, as an installer does; fails the test when central refuses.
  static RemoteTill enrol(const std::string& url,
                          const std::string& ca_sha256,
                          const std::string& code,
                          const std::filesystem::path& folder,
                          Log& log);
  void connect(const std::string& url, const std::filesystem::path& folder);

  [[nodiscard]] sync::Outcome<sync::HttpsReply> send(const std::string& method,
                                                     const std::string& rest,
                                                     std::string body = {});
  // At most 500 events; false when the reply was lost or a refusal, and the events stay.
  bool push();
};

// What stands between the first `from` and the next `to`; fails the test when there is no `from`.
[[nodiscard]] std::string text_between(const std::string& text,
                                       const std::string& from,
                                       const std::string& to);

}  // namespace regulars::tests
